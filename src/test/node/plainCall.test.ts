import assert from 'node:assert/strict';
import type { Call } from '../../cli/command.ts';
import { commands } from '../../cli/commands.ts';
import { plainCall } from '../../cli/plainCall.ts';
import { runProgram } from '../../cli/program.ts';

/** What commander makes of a line; undefined: it runs nothing. Nothing that it says is shown. */
async function commanderCall(line: readonly string[]): Promise<Call | undefined> {
  let called: Call | undefined;
  const silence = { writeOut: () => undefined, writeErr: () => undefined };
  await runProgram(line, commands, {
    run: (call) => {
      called = call;
      return Promise.resolve(0);
    },
    output: silence,
  });
  return called;
}

const words =
  'list next run import preflight doctor status lsp help --stdio --json --full --goal --goal=a a --cwd --cwd=/tmp --cwd= /tmp -- - -x --nope --json=true --no-json --plans-directory --plans-directory=a --dry-run --probe --fix --no-probe --no-agent --agent plan --no-questions --detach --help'
    .split(' ')
    .concat('b c', '');

describe('A plain command line', () => {
  it('is read as commander reads it, or left to it', async () => {
    let plain = 0;
    let state = 7;
    const random = (limit: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    for (let round = 0; round < 4000; round += 1) {
      const line = Array.from({ length: random(6) }, () => words[random(words.length)] ?? '');
      const found = plainCall(line, commands);
      if (found !== undefined) {
        plain += 1;
        assert.deepEqual(found, await commanderCall(line), line.join(' '));
      }
    }
    assert.ok(plain > 200, String(plain));
  });

  it('is what most people write', () => {
    for (const line of ['list', 'list --json --full', 'next --goal a 3 b:4', '--cwd /tmp next', 'run --detach 1 2']) {
      assert.notEqual(plainCall(line.split(' '), commands), undefined, line);
    }
    for (const line of [
      '',
      '--help',
      'list --help',
      'list a',
      'nothing',
      'lsp --json',
      'next --gaol x',
      'next --goal',
    ]) {
      assert.equal(plainCall(line.split(' '), commands), undefined, line);
    }
  });
});
