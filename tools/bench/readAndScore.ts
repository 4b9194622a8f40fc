// Reads, indexes and scores every plan of a repository in one process, without a server: `node readAndScore.mjs REPOSITORY`.
// Prints what it took, as JSON. Bundled by indexing.ts, as the product's own programs are.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Diagnosis, diagnose } from '../../src/core/doctor/diagnose.ts';
import { PlanIndex } from '../../src/core/plan/planIndex.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';
import { readPlans } from '../../src/node/planFiles.ts';
import { readRepositoryFacts } from '../../src/node/repositoryFacts.ts';
import { changedText } from './changedText.ts';
import { peakMegabytes } from './measure.ts';

/** How often a file is changed and read again. */
const changes = 100;

const repository = process.argv[2] ?? '.';
const facts = await readRepositoryFacts(repository);
const index = new PlanIndex(readPlans(repository, undefined).plans);
const diagnoses = new Map<string, Diagnosis>();
for (const { file } of index.plans()) {
  score(file);
}
// Counted from the start of the process.
const cold = performance.now();
const { user, system } = process.cpuUsage();
const worked = (user + system) / 1000;
const peak = peakMegabytes(process.pid);

const files = index.plans().map(({ file }) => file);
const again: number[] = [];
for (let change = 0; change < changes; change += 1) {
  const file = files[(change * 97) % files.length] ?? '';
  const absolute = path.join(repository, file);
  const text = readFileSync(absolute, 'utf8');
  writeFileSync(absolute, changedText(text, change));
  again.push(readAgain(file));
  writeFileSync(absolute, text);
  readAgain(file);
}
console.log(JSON.stringify({ cold, worked, peak, again }));

/** Milliseconds for what one changed file entails. */
function readAgain(file: string): number {
  const started = performance.now();
  const plan = readPlan(file, readFileSync(path.join(repository, file), 'utf8'));
  if (plan !== undefined) {
    index.set(plan);
  }
  for (const affected of index.takeAffected()) {
    score(affected);
  }
  return performance.now() - started;
}

function score(file: string): void {
  const plan = index.get(file);
  if (plan !== undefined) {
    diagnoses.set(file, diagnose(plan, { repository: facts, neighbours: index }));
  }
}
