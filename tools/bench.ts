/**
 * `npm run bench [-- GROUP…]`: performance figures beside those of their peers, measured in one run, because machines
 * differ and are noisy. Fails on nothing by time. tools/bench/README.md says how each is measured.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { audit } from './bench/audit.ts';
import type { Bench, BenchGroup } from './bench/bench.ts';
import { doctorRun } from './bench/doctorRun.ts';
import { gate } from './bench/gate.ts';
import { indexing } from './bench/indexing.ts';
import { latency } from './bench/latency.ts';
import { overhead } from './bench/overhead.ts';
import { probe } from './bench/probe.ts';
import { queue } from './bench/queue.ts';
import { makeRepository } from './bench/repository.ts';
import { tamper } from './bench/tamper.ts';
import { installPeers } from './peers.ts';

const groups: readonly BenchGroup[] = [latency, indexing, queue, doctorRun, audit, overhead, probe, tamper, gate];

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => groups.every((group) => group.name !== name));

if (unknown === undefined) {
  await measureGroups(groups.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
} else {
  console.error(`There is no group ${unknown}. Groups:`);
  for (const { name, summary } of groups) {
    console.error(`  ${name.padEnd(10)}${summary}`);
  }
  process.exitCode = 2;
}

async function measureGroups(chosen: readonly BenchGroup[]): Promise<void> {
  if (chosen.some(({ peers }) => peers)) {
    await installPeers();
  }
  const started = performance.now();
  console.log(
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, ${process.platform} ${process.arch}; load before ${loadText()}. Temporary files in ${tmpdir()}.`,
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'mstack-bench-'));
  try {
    const bench = await openBench(folder);
    for (const group of chosen) {
      console.log(`\n${await measured(group, bench)}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s in all; load after ${loadText()} (more than 1 before means that others were at work, and times are longer than they need be).`,
  );
}

/** A group that cannot be measured says why, and leaves the others their turn. */
async function measured(group: BenchGroup, bench: Bench): Promise<string> {
  try {
    return await group.measure(bench);
  } catch (error) {
    process.exitCode = 1;
    return `The group ${group.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function openBench(folder: string): Promise<Bench> {
  const programs = path.join(folder, 'dist');
  await cp(path.join(import.meta.dirname, '..', 'dist'), programs, { recursive: true });
  const repositories = new Map<number, Promise<string>>();
  return {
    folder,
    program: (name) => path.join(programs, name),
    repository: async (plans) => {
      const known = repositories.get(plans) ?? makeNamed(path.join(folder, `plans-${plans}`), plans);
      repositories.set(plans, known);
      return await known;
    },
  };
}

async function makeNamed(folder: string, plans: number): Promise<string> {
  await makeRepository(folder, plans);
  return folder;
}

/** Processes that wanted a core, on average over the last minute; Windows does not count them. */
function loadText(): string {
  return process.platform === 'win32' ? 'unknown' : (loadavg()[0] ?? 0).toFixed(1);
}
