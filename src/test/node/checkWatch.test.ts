import assert from 'node:assert/strict';
import { CheckWatch } from '../../node/checkWatch.ts';

const check = { plan: { checkTimeout: 120 }, check: { command: 'sleep 60', text: '`sleep 60`' }, number: 2, total: 9 };

describe('Watching a check', () => {
  it('tells which one runs and for how long, and leaves nothing of it on a line that is written anew', () => {
    const told: string[] = [];
    const watch = new CheckWatch({ everyMs: 60_000, live: true, tell: (text) => told.push(text) });
    watch.begin(check);
    watch.end();
    watch.end();
    assert.deepEqual(told, ['check 2 of 9, 0 s of at most 120 s: sleep 60', '']);
  });

  it('is silent about what ends soon where each time is a line of its own', async () => {
    const told: string[] = [];
    const silent = new CheckWatch({ everyMs: 60_000, live: false, tell: (text) => told.push(text) });
    silent.begin(check);
    silent.end();
    assert.deepEqual(told, []);
    const first = await new Promise<string>((resolve) => {
      const watch = new CheckWatch({
        everyMs: 1,
        live: false,
        tell: (text) => {
          watch.end();
          resolve(text);
        },
      });
      watch.begin(check);
    });
    assert.match(first, /^check 2 of 9, \d+ s of at most 120 s: sleep 60$/);
  });
});
