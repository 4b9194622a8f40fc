import { commandFindings } from '../reading/commandFindings.ts';
import type { TamperRule } from '../tamper.ts';

/** Variables that change what the gate's tools load or count. */
export const commandEnvironment: TamperRule = {
  code: 'script.environment',
  find: (change) => commandFindings(change, 'script.environment'),
};
