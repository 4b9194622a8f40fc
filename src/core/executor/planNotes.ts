import { oneLine } from '../base/oneLine.ts';
import { compositeText } from '../health/compositeText.ts';
import { type RerunTest, rerunText } from '../health/suspects.ts';
import type { ChangedFile, CheckEvidence, ReviewVerdict, Strike, Tampering } from '../journal/events.ts';
import { type CriterionProof, proofText } from '../plan/criterionProof.ts';
import { removeKey, replaceSection, setKey, yamlText } from '../plan/editPlan.ts';

export interface DoneFacts {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly files: readonly ChangedFile[];
  readonly setAside: readonly string[];
  readonly leftAlone: readonly string[];
  readonly checks: readonly CheckEvidence[];
  readonly criteria: readonly CriterionProof[];
  /** Tests that failed in the gate, and are not the work's doing. */
  readonly rerun: readonly RerunTest[];
  /** What came of trying the changed tests. */
  readonly remarks: readonly string[];
  /** What may weaken a proof, and was before the reviewer. */
  readonly findings: readonly Tampering[];
  readonly review: ReviewVerdict;
  readonly healthBefore: number | undefined;
  readonly healthAfter: number | undefined;
  readonly strikes: readonly Strike[];
}

/** The plan file of a plan that is done: its frontmatter and Implementation Notes. Doing it twice changes nothing more. */
export function markDone(source: string, facts: DoneFacts): string {
  // A plan that failed before and was tried again is no failed plan any more; its Diagnosis stays as history.
  const open = ['failed-reason', 'failed-at'].reduce(removeKey, source);
  const keys = setKey(setKey(open, 'status', 'done'), 'completed', facts.date);
  const changes = { added: 'created', modified: 'modified', deleted: 'deleted' } as const;
  const notes = [
    `Done on ${facts.date} in ${attemptsText(facts.strikes.length + 1)}. ` +
      `Health ${compositeText(facts.healthBefore)} -> ${compositeText(facts.healthAfter)}.`,
    ...paragraph(
      'Files changed',
      facts.files.map((file) => `${code(file.path)} (${changes[file.change]})`),
    ),
    ...paragraph('Set aside (outside the plan)', facts.setAside.map(code)),
    ...paragraph(
      'Changed outside the plan meanwhile (left in the work tree, not committed)',
      facts.leftAlone.map(code),
    ),
    ...paragraph(
      'Checks',
      facts.checks.map(
        (check) =>
          `${check.outcome}: ${check.command === '' ? oneLine(check.text) : code(check.command)}${beforeText(check)}`,
      ),
    ),
    ...paragraph(
      'Criteria',
      facts.criteria.map((proof) => `${oneLine(proof.criterion)} — ${proofText(proof, code)}`),
    ),
    ...paragraph('Failed in the gate, not counted as broken', facts.rerun.map(rerunText).map(oneLine)),
    ...paragraph('Changed tests', facts.remarks.map(oneLine)),
    ...paragraph(
      'Flagged for the reviewer',
      facts.findings.map(({ file, line, message }) => `${code(`${file}:${line + 1}`)}: ${oneLine(message)}`),
    ),
    ...paragraph(
      'Review',
      [oneLine(facts.review.summary), ...facts.review.findings.map(findingLine)].filter((line) => line !== ''),
    ),
    ...paragraph(
      'Earlier attempts',
      facts.strikes.map((strike) => `attempt ${strike.attempt}: ${oneLine(strike.reason)}`),
    ),
  ];
  return replaceSection(keys, 'Implementation Notes', notes.join('\n'));
}

export interface FailedFacts {
  readonly date: string;
  readonly reason: string;
  readonly strikes: readonly Strike[];
  /** Private refs that keep the attempts. */
  readonly refs: readonly string[];
}

/** The plan file of a plan that failed: its frontmatter and Diagnosis. */
export function markFailed(source: string, facts: FailedFacts): string {
  const keys: [string, string][] = [
    ['status', 'failed'],
    ['failed-reason', yamlText(tellingReason(facts))],
    ['failed-at', facts.date],
  ];
  const marked = keys.reduce((text, [key, value]) => setKey(text, key, value), source);
  const attempts = alike(facts.strikes).flatMap(([first, last]) => [
    `### ${last === first ? `Attempt ${first.attempt}` : `Attempts ${first.attempt} to ${last.attempt}`}: ${oneLine(first.reason)}`,
    '',
    ...(last === first ? [] : [`All ${last.attempt - first.attempt + 1} ended the same way.`, '']),
    ...first.details.map((detail) => `- ${oneLine(detail)}`),
    '',
  ]);
  const kept =
    facts.refs.length === 0
      ? []
      : ['The attempts are kept; look at one with `git show <ref>`:', '', ...facts.refs.map((ref) => `- \`${ref}\``)];
  const body = [
    `Given up on ${facts.date} after ${attemptsText(facts.strikes.length)}: ${oneLine(facts.reason)}`,
    '',
    ...attempts,
    ...kept,
  ];
  return replaceSection(marked, 'Diagnosis', body.join('\n').trimEnd());
}

/** Of a check that failed, what it should have given and what it gave: its command alone tells nobody why. */
function tellingReason({ reason, strikes }: FailedFacts): string {
  const last = strikes.at(-1);
  const isCheck = last?.reason === reason && /^(?:verification|regression): /.test(reason);
  return (isCheck ? last?.details[0] : undefined) ?? reason;
}

/** The first and the last one of each row of attempts that ended for the same reasons, word for word. */
function alike(strikes: readonly Strike[]): readonly (readonly [first: Strike, last: Strike])[] {
  const rows: [Strike, Strike][] = [];
  for (const strike of strikes) {
    const row = rows.at(-1);
    if (row?.[0].reason === strike.reason && row[0].details.join('\n') === strike.details.join('\n')) {
      row[1] = strike;
    } else {
      rows.push([strike, strike]);
    }
  }
  return rows;
}

/** What a check gave before the work: red then and green now is proof. */
export function beforeText({ before }: CheckEvidence): string {
  switch (before) {
    case 'red':
      return ' (failed before the work)';
    case 'vacuous':
      return ' (passed before the work, too: no proof)';
    case 'broken':
    case 'not-probed':
      return ' (not seen failing before the work)';
    default:
      return '';
  }
}

function paragraph(label: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `**${label}:**`, '', ...lines.map((line) => `- ${line}`)];
}

function findingLine(finding: ReviewVerdict['findings'][number]): string {
  const where = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
  return `${finding.severity}${where === '' ? '' : `, ${code(where)}`}: ${oneLine(finding.why)}`;
}

function attemptsText(count: number): string {
  return `${count} attempt${count === 1 ? '' : 's'}`;
}

/** As a code span; a text with backticks gets a delimiter that is longer than all of them. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  return longest === 0 ? `\`${text}\`` : `${'`'.repeat(longest + 1)} ${text} ${'`'.repeat(longest + 1)}`;
}
