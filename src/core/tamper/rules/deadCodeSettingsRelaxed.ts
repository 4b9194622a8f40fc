import { weakerSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

/** A search for dead code that is told to see less. */
export const deadCodeSettingsRelaxed: TamperRule = {
  code: 'settings.deadCode',
  find: (change) => weakerSettings(change, 'settings.deadCode'),
};
