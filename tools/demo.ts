/** The main job on a sample project, offline: makes it, runs its plans with the rehearsal agent, and shows the account. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import * as z from 'zod';
import { isHeld, readLock } from '../src/node/lock.ts';
import { stateFolder, stateSurroundings } from '../src/node/stateFolder.ts';
import { makeSampleProject } from './sampleProject.ts';

const root = path.join(import.meta.dirname, '..');
const base = path.join(root, '.demo');
const project = path.join(base, 'portions');
const cli = path.join(root, 'dist', 'cli.mjs');
const environment = { MSTACK_STATE_HOME: path.join(base, 'state') };

/** What the sample is made for: three plans come out done, one fails, because its work never meets its check. */
const expected: Readonly<Record<number, string>> = { 1: 'done', 2: 'done', 3: 'done', 4: 'failed' };

const status = z.object({ state: z.string(), plans: z.array(z.object({ id: z.number(), state: z.string() })) });

async function main(): Promise<number> {
  const surroundings = { ...stateSurroundings(), environment: { ...process.env, ...environment } };
  const lock = readLock(stateFolder(project, surroundings));
  if (lock !== undefined && (await isHeld(lock))) {
    console.error(`A demo is still running (process ${lock.pid}). Wait for its end, or end it.`);
    return 1;
  }
  await rm(base, { recursive: true, force: true });
  await makeSampleProject(project);
  console.log(`A sample project with four plans is in ${path.relative(process.cwd(), project)}:\n`);
  await mstack('list');
  console.log('\nRunning them with the rehearsal agent, which plays a script instead of asking a model.');
  console.log('Everything else is real: the health tools, the checks, the commits.');
  const code = await mstack('run', '--agent', 'rehearsal');
  console.log('\nOn the branch now:\n');
  await show('git', 'log', '--oneline', '--no-decorate');

  const came = status.parse(JSON.parse((await run('node', cli, 'status', '--json')).stdout));
  const asMade =
    code === 1 && came.state === 'finished' && came.plans.every((plan) => plan.state === expected[plan.id]);
  const there = path.relative(process.cwd(), project);
  console.log(
    asMade
      ? `\nAs the sample is made to: three plans are done, and 004, whose agent only said that it was done, is not.
Look around:
  cd ${there}
  git show HEAD~1                              a proven commit, with its trailers
  less docs/plans/004-scale-ranges.md          the failed plan, with its Diagnosis at the end
  git for-each-ref refs/mstack/attempts        every attempt, also those that were not taken
  less .mstack/rehearsal.json                  what the agent was told to do and to claim`
      : `\nThis is not how the sample is made to come out (exit code ${code}, ${JSON.stringify(came)}). Please report it.`,
  );
  return asMade ? 0 : 1;
}

async function mstack(...args: readonly string[]): Promise<number> {
  return await show('node', cli, ...args);
}

async function show(program: string, ...args: readonly string[]): Promise<number> {
  const result = await execa(program, [...args], { cwd: project, env: environment, reject: false, stdio: 'inherit' });
  return result.exitCode ?? 1;
}

async function run(program: string, ...args: readonly string[]): Promise<{ stdout: string }> {
  return await execa(program, [...args], { cwd: project, env: environment });
}

process.exitCode = await main();
