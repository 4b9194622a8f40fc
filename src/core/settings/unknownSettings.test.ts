import assert from 'node:assert/strict';
import { readSettings } from './settings.ts';
import { unknownSettings } from './unknownSettings.ts';

describe('Names that are no settings', () => {
  it('are said, with the setting that was perhaps meant', () => {
    const cases: readonly [unknown, string, string | undefined][] = [
      [{ limts: {} }, 'limts', 'limits'],
      [{ plans_directory: 'a' }, 'plans_directory', 'plansDirectory'],
      [{ 'probe-holds-back': false }, 'probe-holds-back', 'probeHoldsBack'],
      [{ limits: { silentMinuts: 3 } }, 'limits.silentMinuts', 'limits.silentMinutes'],
      [{ silentMinutes: 3 }, 'silentMinutes', 'limits.silentMinutes'],
      [{ minutes: 3 }, 'minutes', undefined],
      [{ agents: { claude: { modle: 'opus' } } }, 'agents.claude.modle', 'agents.claude.model'],
      [{ health: { comands: {} } }, 'health.comands', 'health.commands'],
      [{ audit: { mutant: 3 } }, 'audit.mutant', 'audit.mutants'],
      [{ budget: { euros: 3 } }, 'budget.euros', undefined],
      [JSON.parse('{"__proto__":1}'), '__proto__', undefined],
      [{ constructor: 1 }, 'constructor', undefined],
      [{ 'a\nb': 1 }, 'a b', undefined],
    ];
    for (const [config, name, meant] of cases) {
      const end = meant === undefined ? '; it is ignored.' : `; did you mean \`${meant}\`? It is ignored.`;
      assert.deepEqual(unknownSettings(config), [`.mstack/config.json: \`${name}\`: no such setting${end}`]);
    }
  });

  it('keep nothing beside them from counting', () => {
    const { agent, problems } = readSettings({ agent: 'codex', limts: {}, x: 1 });
    assert.equal(agent, 'codex');
    assert.equal(problems.length, 2);
  });

  it('are none of those that there are, of a person’s own ids, or of what is said elsewhere', () => {
    const config = {
      $schema: 'x',
      agent: 'mine',
      agents: { mine: { command: ['a'] }, limts: { model: 'x' } },
      health: { commands: { test: 'npm test', tset: 'x' }, weights: {}, timeout: 3 },
      audit: { minutes: 1 },
      budget: { usd: 1 },
    };
    for (const value of [undefined, null, [], 'limts', 3, {}, { limits: 3 }, { agents: { mine: null } }, config]) {
      assert.deepEqual(unknownSettings(value), []);
    }
  });
});
