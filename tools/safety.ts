/**
 * `npm run eval:safety -- [RUNS] [SEED]`: lives stories of a person and an agent in one work tree, on real git, and compares every
 * byte of the person's (1,000 stories if nothing is said; some minutes). Prints the story that failed, with its seed.
 */
import process from 'node:process';
import * as fc from 'fast-check';
import { live, stories } from '../src/test/node/safetySweep.ts';

const [runs = 1000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const started = performance.now();
let done = 0;
await fc.assert(
  fc.asyncProperty(stories, async (story) => {
    await live(story);
    done += 1;
    if (done % 100 === 0) {
      console.error(`${done} …`);
    }
  }),
  { numRuns: runs, seed, endOnFailure: false },
);
console.log(
  `${done} stories (seed ${seed}), ${Math.round((performance.now() - started) / 1000)} s: the person's files and index were the same, byte for byte, after each.`,
);
