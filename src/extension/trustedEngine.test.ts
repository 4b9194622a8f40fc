import assert from 'node:assert/strict';
import { failure, success } from '../core/base/result.ts';
import { onlyTrusted, restrictedWords } from './trustedEngine.ts';

describe('Programs of the extension', () => {
  it('are not started in a workspace that is not trusted, and are as soon as it is', async () => {
    const started: string[] = [];
    let trusted = false;
    const programs = onlyTrusted(
      {
        ask: async ({ args }) => {
          started.push(args.join(' '));
          return await Promise.resolve(success('told'));
        },
        start: ({ args }) => {
          started.push(args.join(' '));
          return {
            answer: () => undefined,
            cancel: () => undefined,
            ended: Promise.resolve({ code: 0, complaints: '' }),
          };
        },
      },
      () => trusted,
    );
    const { signal } = new AbortController();
    assert.deepEqual(await programs.ask({ args: ['audit'], signal }), failure(restrictedWords));
    const refused = programs.start({ args: ['audit', '--deep'], onMessage: () => undefined });
    refused.cancel();
    assert.deepEqual(await refused.ended, { code: undefined, complaints: restrictedWords });
    assert.deepEqual(started, []);
    trusted = true;
    assert.deepEqual(await programs.ask({ args: ['audit'], signal }), success('told'));
    assert.equal((await programs.start({ args: ['plan'], onMessage: () => undefined }).ended).code, 0);
    assert.deepEqual(started, ['audit', 'plan']);
  });
});
