// Reads and scores every plan of a repository in one process, without a server: `node readAndScore.mjs REPOSITORY`.
// Prints what it took, as JSON. Bundled by indexing.ts, as the product's own programs are.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { diagnose } from '../../src/core/doctor/diagnose.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';
import { peakMegabytes } from './measure.ts';

/** How often one file is changed and read again. */
const changes = 50;

const folder = path.join(process.argv[2] ?? '.', 'docs', 'plans');
const files = readdirSync(folder).map((name) => path.join(folder, name));
const plans = new Map<string, unknown>();
let problems = 0;

for (const file of files) {
  problems += readAndScore(file);
}
// Counted from the start of the process.
const cold = performance.now();
const peak = peakMegabytes(process.pid);
const again: number[] = [];
for (let change = 0; change < changes; change += 1) {
  const file = files[(change * 97) % files.length] ?? '';
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}\nOne more line.\n`);
  const started = performance.now();
  readAndScore(file);
  again.push(performance.now() - started);
  writeFileSync(file, text);
}
console.log(JSON.stringify({ cold, peak, again, plans: plans.size, problems }));

function readAndScore(file: string): number {
  const plan = readPlan(file, readFileSync(file, 'utf8'));
  if (plan === undefined) {
    return 0;
  }
  const diagnosis = diagnose(plan);
  plans.set(file, { plan, diagnosis });
  return diagnosis.problems.length;
}
