import { commandFindings } from '../reading/commandFindings.ts';
import type { TamperRule } from '../tamper.ts';

/** Commands of the gate whose failure nobody hears of any more. */
export const failureSwallowed: TamperRule = {
  code: 'script.swallowed',
  find: (change) => commandFindings(change, 'script.swallowed'),
};
