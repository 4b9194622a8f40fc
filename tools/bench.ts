/** `npm run bench`: performance figures as ratios within one run, because machines differ and are noisy. Fails on nothing. */
import { overhead } from './bench/overhead.ts';

const measurements = [overhead];

for (const measure of measurements) {
  console.log(await measure());
}
