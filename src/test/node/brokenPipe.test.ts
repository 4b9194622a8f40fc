import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { makeGitFolder } from './gitFolder.ts';

const program = path.resolve(import.meta.dirname, '../../cli/bin.ts');

describe('the command line whose reader has gone', () => {
  for (const [output, args] of [
    ['stdout', ['list', '--json']],
    ['stderr', ['nonsense']],
  ] as const) {
    it(`on ${output} ends quietly`, async () => {
      await using folder = await makeGitFolder();
      const child = spawn(process.execPath, [program, ...args], {
        cwd: folder.root,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let words = '';
      child[output === 'stdout' ? 'stderr' : 'stdout']
        .setEncoding('utf8')
        .on('data', (text: string) => (words += text));
      child[output].destroy();
      const [code] = (await once(child, 'close')) as [number | null];
      assert.deepEqual({ code, words }, { code: 0, words: '' });
    });
  }
});
