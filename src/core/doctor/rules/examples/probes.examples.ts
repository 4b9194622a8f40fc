import type { KnownProbe } from '../../../plan/probe.ts';
import type { RuleExamples } from './ruleExamples.ts';

/** The checks of the example that nothing is wrong with. */
const tests = '[cmd] `npm test`';
const exports = '[assert] `node src/cli.ts export` contains `id,title`';

function known(verdict: KnownProbe['verdict'], stale = false): KnownProbe {
  return { verdict, reason: 'It was seen.', at: 0, when: '2026-03-01 14:05', stale };
}

const over = ['id: 1', 'title: Export notes', 'status: done'];

export const vacuousCheckExamples: RuleExamples = {
  code: 'check.vacuous',
  rejects: [
    { probed: { [tests]: known('vacuous') }, marks: [tests] },
    { probed: { [tests]: known('vacuous', true) }, marks: [tests] },
    { probed: { [tests]: known('broken'), [exports]: known('vacuous') }, marks: [exports] },
    { probed: { [tests]: known('vacuous'), [exports]: known('vacuous') }, marks: [tests, exports] },
  ],
  accepts: [
    {},
    { probed: { [tests]: known('red') } },
    { probed: { [tests]: known('broken') } },
    { probed: { [tests]: known('not-probed') } },
    { probed: { [tests]: known('red'), [exports]: known('vacuous') } },
    // The check has other words now.
    { probed: { '[cmd] `npm run test`': known('vacuous') } },
    { probed: { [tests]: known('vacuous') }, head: over },
  ],
};

export const guardCheckExamples: RuleExamples = {
  code: 'check.guards',
  rejects: [
    { probed: { [tests]: known('red'), [exports]: known('vacuous') }, marks: [exports] },
    { probed: { [tests]: known('vacuous'), [exports]: known('red') }, marks: [tests] },
    { probed: { [tests]: known('red'), [exports]: known('vacuous', true) }, marks: [exports] },
    {
      checks: [tests, exports, '[cmd] `npm run lint`'],
      probed: { [tests]: known('vacuous'), [exports]: known('red'), '[cmd] `npm run lint`': known('vacuous') },
      marks: [tests, '[cmd] `npm run lint`'],
    },
  ],
  accepts: [
    {},
    { probed: { [tests]: known('vacuous') } },
    { probed: { [tests]: known('vacuous'), [exports]: known('broken') } },
    { probed: { [tests]: known('vacuous'), [exports]: known('red') }, head: over },
  ],
};

export const nothingProvesExamples: RuleExamples = {
  code: 'check.all-vacuous',
  rejects: [
    { probed: { [tests]: known('vacuous'), [exports]: known('vacuous') }, marks: ['## Verification'] },
    { checks: [tests], probed: { [tests]: known('vacuous') }, marks: ['## Verification'] },
    { checks: [exports, '[manual] Look'], probed: { [exports]: known('vacuous') }, marks: ['## Verification'] },
    {
      checks: [exports],
      head: ['id: 1', 'title: Export notes', 'status: blocked'],
      probed: { [exports]: known('vacuous') },
      marks: ['## Verification'],
    },
    { checks: ['[cmd] `true`', '[cmd] `echo ok`'], marks: ['## Verification'] },
    { checks: ['[cmd] `npm test || true`', '[manual] Look'], marks: ['## Verification'] },
    { checks: ['[cmd] `node src/cli.ts; exit 0`'], marks: ['## Verification'] },
    { checks: ['[cmd] `git status`', '[cmd] `git diff --stat`'], marks: ['## Verification'] },
    {
      checks: ['[cmd] `test -f src/cli.ts && [ -d src ]`', '[cmd] `cd src && test -s cli.ts`'],
      repository: ['package.json', 'src/cli.ts'],
      marks: ['## Verification'],
    },
    { checks: ['[cmd] `true`', tests], probed: { [tests]: known('vacuous') }, marks: ['## Verification'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `true`', '[cmd] `git status --porcelain | grep -q x`'] },
    { checks: ['[cmd] `git diff --exit-code`', '[cmd] `true`'] },
    {
      checks: ['[cmd] `true`'],
      head: ['id: 1', 'title: Export notes', 'status: pending', 'verification: health-only'],
    },
    {
      checks: ['[cmd] `test -f src/export.ts`', '[cmd] `test ! -f src/cli.ts`', '[cmd] `! test -f src/cli.ts`'],
      repository: ['package.json', 'src/cli.ts'],
    },
    { checks: ['[cmd] `! true`', '[cmd] `npm test || true` exits 1'] },
    { probed: { [tests]: known('vacuous'), [exports]: known('red') } },
    { probed: { [tests]: known('vacuous'), [exports]: known('not-probed') } },
    { probed: { [tests]: known('vacuous') } },
    { probed: { [tests]: known('vacuous'), [exports]: known('vacuous', true) } },
    { checks: [tests], probed: { [tests]: known('vacuous') }, head: over },
    {
      checks: [tests],
      head: ['id: 1', 'title: Export notes', 'status: pending', 'verification: health-only'],
      probed: { [tests]: known('vacuous') },
    },
  ],
};

export const brokenCheckExamples: RuleExamples = {
  code: 'check.broken',
  rejects: [
    { probed: { [tests]: known('broken') }, marks: [tests] },
    { probed: { [tests]: known('broken', true) }, marks: [tests] },
    { probed: { [tests]: known('vacuous'), [exports]: known('broken') }, marks: [exports] },
    { probed: { [tests]: known('broken'), [exports]: known('broken') }, marks: [tests, exports] },
  ],
  accepts: [
    {},
    { probed: { [tests]: known('red') } },
    { probed: { [tests]: known('vacuous') } },
    { probed: { [tests]: known('not-probed') } },
    { probed: { [tests]: known('broken') }, head: over },
  ],
};
