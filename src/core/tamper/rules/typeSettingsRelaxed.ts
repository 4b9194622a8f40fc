import { weakerSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

/** A type checker that is told to see less. */
export const typeSettingsRelaxed: TamperRule = {
  code: 'settings.types',
  find: (change) => weakerSettings(change, 'settings.types'),
};
