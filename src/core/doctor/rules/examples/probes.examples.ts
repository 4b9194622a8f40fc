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
    { probed: { [tests]: known('red'), [exports]: known('vacuous') }, marks: [exports] },
    { probed: { [tests]: known('vacuous'), [exports]: known('vacuous') }, marks: [tests, exports] },
  ],
  accepts: [
    {},
    { probed: { [tests]: known('red') } },
    { probed: { [tests]: known('broken') } },
    { probed: { [tests]: known('not-probed') } },
    // The check has other words now.
    { probed: { '[cmd] `npm run test`': known('vacuous') } },
    { probed: { [tests]: known('vacuous') }, head: over },
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
  ],
  accepts: [
    {},
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
