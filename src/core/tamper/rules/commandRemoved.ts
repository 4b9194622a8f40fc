import { commandFindings } from '../reading/commandFindings.ts';
import type { TamperRule } from '../tamper.ts';

/** Commands of the gate that are not started any more. */
export const commandRemoved: TamperRule = {
  code: 'script.removed',
  find: (change) => commandFindings(change, 'script.removed'),
};
