import type { Audit, DeepAudit } from './audit.ts';
import type { AuditFacts } from './auditFacts.ts';
import { evidenceOf } from './judging/evidenceOf.ts';
import { missingOf } from './judging/missingOf.ts';
import { highFrom, mediumFrom, mostOf, scoreOf, strengthOf, tenths } from './judging/points.ts';
import { sharesOf } from './judging/shares.ts';

/**
 * Judges how far a project's own verification would notice that a change broke something. The formula is published in
 * `docs/confidence.md`; its numbers stand with their reasons in `judging/points.ts` and `judging/shares.ts`.
 *
 * @param deep what was found out by running things; undefined: only files were read
 */
export function judgeAudit(facts: AuditFacts, deep: DeepAudit | undefined): Audit {
  const shares = sharesOf(facts, deep);
  const score = tenths(scoreOf(shares, facts, strengthOf(deep), mostOf(deep)));
  return {
    level: levelOf(score),
    score,
    evidence: evidenceOf(facts, deep, shares),
    missing: missingOf(facts, deep, shares),
    measuredOn: facts.measuredOn,
    deep,
  };
}

function levelOf(score: number): Audit['level'] {
  return score >= highFrom ? 'HIGH' : score >= mediumFrom ? 'MEDIUM' : 'LOW';
}
