import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readHealthSettings } from '../../../core/health/healthSettings.ts';
import { readSettings } from '../../../core/settings/settings.ts';
import { fuzzTarget } from '../target.ts';

const names = [
  'agent',
  'reviewer',
  'agents',
  'plansDirectory',
  'limits',
  'health',
  'commands',
  'weights',
  'timeout',
  'attemptsPerCategory',
  'silentMinutes',
  'sessionMinutes',
  'command',
  'test',
  'lint',
  'mine',
  '__proto__',
  'constructor',
  '',
];

const leaf = fc.oneof(
  fc.constantFrom<(string | number | boolean | null)[]>(
    null,
    true,
    false,
    0,
    -1,
    3,
    1.5,
    1e300,
    '',
    'claude',
    'docs/plans',
    '../a',
    '/a',
    'a/../b',
    'none',
  ),
  fc.string({ maxLength: 6 }),
  fc.double(),
);

/** JSON with the names of settings at every depth, so that each is of the wrong kind now and then. */
const { config } = fc.letrec<{ config: unknown }>((tie) => ({
  config: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('config'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('config'), { maxKeys: 6 }),
  ),
}));

export const settingsTarget = fuzzTarget({
  name: 'settings',
  share: 5,
  // Through JSON, as from the file: without what JSON cannot say, and with an own `__proto__`.
  input: fc
    .oneof({ weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...names), config, { maxKeys: 8 }) }, config)
    .map((value) => JSON.stringify(value)),
  holds: (json) => {
    const value: unknown = JSON.parse(json);
    const settings = readSettings(value);
    const health = readHealthSettings(value);
    assert.deepEqual(readSettings(JSON.parse(json)), settings);
    assert.ok(settings.attempts >= 1 && settings.attempts <= 20 && Number.isInteger(settings.attempts));
    assert.ok(settings.silentMinutes > 0 && settings.sessionMinutes > 0);
    assert.ok(health.timeoutSeconds === undefined || health.timeoutSeconds > 0);
    assert.ok(Object.values(health.weights).every((weight) => weight >= 0));
    const directory = settings.plansDirectory?.split(/[/\\]/) ?? [];
    assert.ok(!directory.includes('..') && directory[0] !== '', `plans in ${settings.plansDirectory}`);
  },
});
