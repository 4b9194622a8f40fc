import { weakerSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

/** A linter that is told to see less. */
export const lintSettingsRelaxed: TamperRule = {
  code: 'settings.lint',
  find: (change) => weakerSettings(change, 'settings.lint'),
};
