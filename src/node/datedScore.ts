import { hash } from 'node:crypto';
import type { DatedScore, Score } from '../core/doctor/score.ts';

/** Digits that are kept: 48 bits, so that two texts of one repository never have the same by chance. */
const digits = 12;

/** A score with the digest of the plan file that it is of: how it is printed and sent, and how a stale one is seen. */
export function datedScore(score: Score, plan: { readonly lines: () => readonly string[] }): DatedScore {
  return { ...score, digest: linesDigest(plan.lines()) };
}

/** What `DatedScore.digest` says. */
export function linesDigest(lines: readonly string[]): string {
  return hash('sha256', lines.join('\n'), 'hex').slice(0, digits);
}
