import { weakerSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

/** Coverage that may be lower, or counts less. */
export const coverageSettingsLowered: TamperRule = {
  code: 'settings.coverage',
  find: (change) => weakerSettings(change, 'settings.coverage'),
};
