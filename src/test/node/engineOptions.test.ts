import assert from 'node:assert/strict';
import { commands } from '../../cli/commands.ts';
import { engineOptions } from '../../extension/present/engineOptions.ts';

const settings = { agent: 'codex', reviewer: 'claude', plansDirectory: 'work/plans', probe: 'ask' };

describe('Settings of the editor', () => {
  const asked = ['plan', 'import', 'doctor', 'preflight', 'audit'] as const;

  it('reach each command that the editor starts, all that it has an option for', () => {
    for (const name of asked) {
      const known = commands
        .find((command) => command.name === name)
        ?.options?.filter(({ value }) => value !== undefined)
        .map((option) => `--${option.name}`);
      const passed = engineOptions(name, settings).filter((word) => word.startsWith('--'));
      const wanted = ['--agent', '--reviewer', '--plans-directory', '--probe'].filter((option) =>
        known?.includes(option),
      );
      assert.deepEqual(passed, wanted, name);
    }
    assert.deepEqual(engineOptions('doctor', settings), [
      '--agent',
      'codex',
      '--plans-directory',
      'work/plans',
      '--probe',
      'ask',
    ]);
  });

  it('that are not set leave it to the repository', () => {
    const unset = { agent: '', reviewer: '', plansDirectory: '', probe: '' };
    assert.deepEqual(
      asked.flatMap((name) => engineOptions(name, unset)),
      [],
    );
  });
});
