import { commandFindings } from '../reading/commandFindings.ts';
import type { TamperRule } from '../tamper.ts';

/** Commands of the gate that look at less than before. */
export const commandNarrowed: TamperRule = {
  code: 'script.narrowed',
  find: (change) => commandFindings(change, 'script.narrowed'),
};
