import { unknownSettings } from '../reading/settingChanges.ts';
import type { TamperRule } from '../tamper.ts';

const code = 'settings.changed';

/** Settings of the gate that nobody asked for, and of which it is not known what they do. */
export const settingsChanged: TamperRule = { code, find: (change) => unknownSettings(change, code) };
