import * as fc from 'fast-check';
import { live, stories } from './safetySweep.ts';

describe('A person’s work', () => {
  it('is what it was after whatever an agent did (40 of the runs of `npm run eval:safety`)', async () => {
    await fc.assert(fc.asyncProperty(stories, live), { numRuns: 40, seed: 1, endOnFailure: true });
  }).timeout(180_000);
});
