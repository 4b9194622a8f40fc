import type { ReviewFinding, ReviewVerdict } from '../journal/events.ts';

/** What several judges said, as one: who objects decides. What two found at one place is told once. */
export function mergeVerdicts(verdicts: readonly ReviewVerdict[]): ReviewVerdict {
  const objections = verdicts.filter(({ verdict }) => verdict === 'changes');
  const deciding = objections.length === 0 ? verdicts : objections;
  const findings = new Map<string, ReviewFinding>();
  for (const finding of verdicts.flatMap((one) => one.findings)) {
    const place = `${finding.file}:${finding.line ?? finding.why}`;
    if (findings.get(place)?.severity !== 'blocking') {
      findings.set(place, finding);
    }
  }
  return {
    verdict: objections.length === 0 ? 'approve' : 'changes',
    summary: deciding.map(({ summary }) => summary).join(' '),
    findings: [...findings.values()],
  };
}

/**
 * A verdict of the second round: it confirms or withdraws what was found before. What it finds in other files than those is
 * kept as a note, so that a review comes to an end.
 */
export function secondRound(verdict: ReviewVerdict, earlier: readonly ReviewFinding[]): ReviewVerdict {
  const places = new Set(earlier.filter(({ severity }) => severity === 'blocking').map(({ file }) => file));
  const findings = verdict.findings.map((finding) =>
    finding.severity === 'blocking' && !places.has(finding.file) && !places.has('')
      ? { ...finding, severity: 'note' as const }
      : finding,
  );
  const stands = findings.some(({ severity }) => severity === 'blocking');
  // An objection without a finding names nothing that could be confirmed: it stands.
  const isBare = verdict.verdict === 'changes' && !verdict.findings.some(({ severity }) => severity === 'blocking');
  return { ...verdict, verdict: stands || isBare ? 'changes' : 'approve', findings };
}
