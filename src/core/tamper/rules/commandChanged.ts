import { commandFindings } from '../reading/commandFindings.ts';
import type { TamperRule } from '../tamper.ts';

/** Commands of the gate with other words, of which nobody knows what they do. */
export const commandChanged: TamperRule = {
  code: 'script.changed',
  find: (change) => commandFindings(change, 'script.changed'),
};
