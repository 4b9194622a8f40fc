import { weakerSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

/** A test runner that is told to run less, to wait longer, or to do so another way. */
export const testSettingsRelaxed: TamperRule = {
  code: 'settings.tests',
  find: (change) => weakerSettings(change, 'settings.tests'),
};
