import type { Audit, DeepAudit } from './audit.ts';
import type { AuditFacts } from './auditFacts.ts';
import type { TestName } from '../health/suspects.ts';
import { evidenceOf } from './judging/evidenceOf.ts';
import { flakyEvidence, flakyLoss, flakyMissing } from './judging/flakyTests.ts';
import { missingOf } from './judging/missingOf.ts';
import { highFrom, mediumFrom, mostOf, scoreOf, strengthOf, tenths } from './judging/points.ts';
import { sharesOf } from './judging/shares.ts';

/**
 * Judges how far a project's own verification would notice that a change broke something. The formula is published in
 * `docs/confidence.md`; its numbers stand with their reasons in `judging/points.ts` and `judging/shares.ts`.
 *
 * @param deep what was found out by running things; undefined: only files were read
 * @param flaky tests that runs found to pass and fail on the same files
 */
export function judgeAudit(facts: AuditFacts, deep: DeepAudit | undefined, flaky: readonly TestName[] = []): Audit {
  const shares = sharesOf(facts, deep);
  const steady = scoreOf(shares, facts, strengthOf(deep), mostOf(deep));
  const score = tenths(Math.max(0, steady - flakyLoss(flaky)));
  const loss = tenths(tenths(steady) - score);
  return {
    level: levelOf(score),
    score,
    evidence: [...evidenceOf(facts, deep, shares), ...flakyEvidence(flaky, loss)],
    missing: [...missingOf(facts, deep, shares), ...flakyMissing(flaky, loss)].toSorted((a, b) => b.raises - a.raises),
    measuredOn: facts.measuredOn,
    deep,
  };
}

function levelOf(score: number): Audit['level'] {
  return score >= highFrom ? 'HIGH' : score >= mediumFrom ? 'MEDIUM' : 'LOW';
}
