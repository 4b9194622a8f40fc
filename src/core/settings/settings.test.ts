import assert from 'node:assert/strict';
import { readSettings, type Settings } from './settings.ts';

const defaults = readSettings(undefined);

/** What differs from the defaults, and the settings that the problems name. */
function check(config: unknown, expected: Partial<Settings>, wrong: readonly string[] = []): void {
  const { problems, ...values } = readSettings(config);
  assert.deepEqual(values, { ...values, ...expected });
  const { problems: _none, ...others } = { ...defaults, ...expected };
  assert.deepEqual(values, others);
  assert.deepEqual(
    problems.map((problem) => /`(.*?)`/.exec(problem)?.[1] ?? problem),
    wrong,
  );
}

describe('Settings', () => {
  it('have defaults', () => {
    assert.deepEqual(defaults, {
      agent: undefined,
      reviewer: undefined,
      agents: {},
      plansDirectory: undefined,
      attempts: 3,
      silentMinutes: 15,
      sessionMinutes: 60,
      probe: 'always',
      probeHoldsBack: true,
      sandbox: 'auto',
      keptAttempts: 50,
      fileBytes: 1_000_000,
      reviewDepth: 'standard',
      problems: [],
    });
    check(null, {});
    check({}, {});
    check({ agent: null, limits: null }, {});
  });

  it('are read', () => {
    check(
      {
        agent: 'codex',
        reviewer: 'claude',
        agents: { mine: { command: ['node', 'a.mjs'] } },
        plansDirectory: 'work/plans',
        limits: { attemptsPerCategory: 5, silentMinutes: 0.5, sessionMinutes: 90, keptAttempts: 9, fileBytes: 5000 },
        sandbox: 'required',
      },
      {
        agent: 'codex',
        reviewer: 'claude',
        agents: { mine: { command: ['node', 'a.mjs'] } },
        plansDirectory: 'work/plans',
        attempts: 5,
        silentMinutes: 0.5,
        sessionMinutes: 90,
        keptAttempts: 9,
        fileBytes: 5000,
        sandbox: 'required',
      },
    );
  });

  it('that are wrong are named, and the rest counts', () => {
    check({ agent: '', reviewer: 'claude' }, { reviewer: 'claude' }, ['agent']);
    check({ agent: 7, reviewer: [] }, {}, ['agent', 'reviewer']);
    check({ limits: 3 }, {}, ['limits']);
    check({ limits: { attemptsPerCategory: 0, silentMinutes: 5 } }, { silentMinutes: 5 }, [
      'limits.attemptsPerCategory',
    ]);
    for (const bad of [0, 21, 1.5, '3']) {
      check({ limits: { attemptsPerCategory: bad } }, {}, ['limits.attemptsPerCategory']);
    }
    for (const bad of [0, -1, '10', 50_000]) {
      check({ limits: { silentMinutes: bad } }, {}, ['limits.silentMinutes']);
      check({ limits: { sessionMinutes: bad } }, {}, ['limits.sessionMinutes']);
    }
    check({ agents: [] }, {}, ['agents']);
    check(
      { agents: { mine: { command: ['a'] }, other: { command: 'a b' }, '1x': {}, none: null } },
      { agents: { mine: { command: ['a'] } } },
      ['agents.other', 'agents.1x', 'agents.none'],
    );
  });

  it('that hold a budget that cannot be read say so', () => {
    check({ budget: { usd: 5, tokens: 1e6, minutes: 90 } }, {});
    check({ budget: { usd: '5', tokens: 0, minutes: null } }, {}, ['budget.usd', 'budget.tokens']);
    check({ budget: 5 }, {}, ['budget']);
  });

  it('keep the plans inside the repository', () => {
    for (const inside of ['plans', './plans', 'a/b', 'a..b', '..plans', 'plans/']) {
      check({ plansDirectory: inside }, { plansDirectory: inside });
    }
    for (const outside of ['', '/etc', 'C:\\plans', '\\\\server\\plans', '..', '../plans', 'a/../../b', 'a\\..\\b']) {
      check({ plansDirectory: outside }, {}, ['plansDirectory']);
    }
  });

  it('must be an object', () => {
    for (const config of [[], 'text', 7, true]) {
      check(config, {}, ['.mstack/config.json: it must hold a JSON object; it is ignored.']);
    }
  });

  it('are refused in words for a person', () => {
    assert.deepEqual(readSettings({ limits: { silentMinutes: 0 } }).problems, [
      '.mstack/config.json: `limits.silentMinutes` cannot be read (Too small: expected number to be >0); it is ignored.',
    ]);
  });
});
