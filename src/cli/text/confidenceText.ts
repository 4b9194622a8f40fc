import type { Audit } from '../../core/audit/audit.ts';
import { plainText } from './plainText.ts';

/** One line for a person: the level, and what would raise it most. */
export function confidenceText({ level, score, missing: [first] }: Audit): string {
  const raise = first === undefined ? '' : `; most would bring: ${first.what} (+${first.raises.toFixed(1)})`;
  return plainText(`Confidence: ${level} ${score.toFixed(1)}${raise}. \`mstack audit\` says why.`);
}
