import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import { indexed, indexedMethod, planScores, scoresMethod } from '../../src/protocol/languageServer.ts';
import { tableText } from '../eval/figures.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { changedText } from './changedText.ts';
import { planFile } from './generatedPlans.ts';
import { LanguageServer } from './languageServer.ts';
import {
  failuresText,
  median,
  peakMegabytes,
  percentile,
  timeProgram,
  timeText,
  verdict,
  workedMilliseconds,
} from './measure.ts';

const plans = 10_000;
const most = { cold: 3000, megabytes: 300, again: 10 };
const parsers = ['markdown-it', '@lezer/markdown', 'mdast-util-from-markdown'];
const runs = 3;
/** Changes of a file on the disk in each run of the server. */
const changes = 10;
/** LSP's number for a file that was there before. */
const changed = 2;

interface Indexed {
  /** Milliseconds from the start of the process. */
  readonly cold: number;
  /** Milliseconds for which the process was at work until then. */
  readonly worked: number;
  /** Megabytes; undefined where the system does not tell. */
  readonly peak: number | undefined;
  /** Milliseconds from a change of one file on the disk until its new score is known. */
  readonly again: readonly number[];
}

interface Measured {
  readonly name: string;
  readonly indexings: readonly Indexed[];
  /** Why there are no more of them. */
  readonly failure: string | undefined;
}

const readAndScored = z
  .object({ cold: z.number(), worked: z.number(), peak: z.number().optional(), again: z.array(z.number()) })
  .transform(({ cold, worked, peak, again }): Indexed => ({ cold, worked, peak, again }));
const parsed = z.object({ milliseconds: z.number(), worked: z.number(), peak: z.number().optional() });

export const indexing: BenchGroup = {
  name: 'index',
  summary: `reading and scoring ${plans} plans, with peak memory, beside parsers that only parse`,
  peers: true,
  measure: async (bench) => {
    const repository = await bench.repository(plans);
    const program = await bundleReadAndScore(bench);
    const own = [
      { name: 'mstack language server', measure: async () => await indexByServer(bench, repository) },
      { name: 'mstack without a server', measure: async () => await readAndScore(program, repository) },
    ];
    const measured: Measured[] = [];
    for (const { name, measure } of own) {
      measured.push({ name, ...(await severalTimes(measure)) });
    }
    const shown = measured.filter(({ failure }) => failure === undefined);
    const peers: string[][] = [];
    for (const name of parsers) {
      const { output } = await timeProgram({
        command: [process.execPath, path.join(import.meta.dirname, 'parseOnly.ts'), name, repository],
        cwd: repository,
      });
      const { milliseconds, worked, peak } = parsed.parse(JSON.parse(output));
      peers.push([`${name}, parse only`, timeText(milliseconds), '', timeText(worked), megabytesText(peak), '']);
    }
    return [
      `Cold index: ${plans} plans (${await plansMegabytes(repository)} MB)`,
      `  From the start of the process until every plan is read and scored, median of ${runs}; parsers only parse texts that are in memory; at work: processor time.`,
      tableText([['', 'time', 'target', 'at work', 'peak memory', 'target'], ...shown.map(rowOf), ...peers]),
      'One plan changed on the disk',
      '  From telling the server until it tells the new score; without a server, reading that file and scoring whatever it affects.',
      tableText([['', 'p50', 'p95', 'target p95'], ...shown.map(againOf)]),
      ...failuresText(measured),
    ].join('\n');
  },
};

async function plansMegabytes(repository: string): Promise<string> {
  const folder = path.join(repository, 'docs', 'plans');
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
  );
  return (sizes.reduce((sum, size) => sum + size, 0) / 1_000_000).toFixed(1);
}

/** One of the two that does not run here must not hide the other's figures. */
async function severalTimes(measure: () => Promise<Indexed>): Promise<Omit<Measured, 'name'>> {
  const indexings: Indexed[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      indexings.push(await measure());
    }
    return { indexings, failure: undefined };
  } catch (error) {
    return { indexings, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function bundleReadAndScore(bench: Bench): Promise<string> {
  const outfile = path.join(bench.folder, 'readAndScore.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'readAndScore.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}

async function readAndScore(program: string, repository: string): Promise<Indexed> {
  const { output } = await timeProgram({ command: [process.execPath, program, repository], cwd: repository });
  return readAndScored.parse(JSON.parse(output));
}

/** As the extension starts it: it tells each plan's score as soon as it knows it. */
async function indexByServer(bench: Bench, repository: string): Promise<Indexed> {
  const scored = new Set<string>();
  let announced = 0;
  let look: (() => void) | undefined;
  const started = performance.now();
  const server = await LanguageServer.start({
    command: [process.execPath, bench.program('server.mjs'), '--stdio'],
    workspace: repository,
    options: { ownCommands: true },
    hear: (method, parameters) => {
      if (method === scoresMethod) {
        for (const { file } of planScores.parse(parameters).scores) {
          scored.add(file);
        }
      }
      if (method === indexedMethod) {
        announced = indexed.parse(parameters).plans;
      }
      look?.();
    },
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    look = () => {
      if (isSo()) {
        resolve(undefined);
      }
    };
    look();
    await server.orFail(promise);
  };
  try {
    await until(() => announced === plans && scored.size === plans);
    const cold = performance.now() - started;
    const worked = workedMilliseconds(server.pid);
    const peak = peakMegabytes(server.pid);
    const again: number[] = [];
    for (let change = 0; change < changes; change += 1) {
      const file = planFile(1 + ((change * 97) % plans));
      const absolute = path.join(repository, file);
      const text = await readFile(absolute, 'utf8');
      await writeFile(absolute, changedText(text, change));
      scored.clear();
      const changedAt = performance.now();
      const events = [{ uri: pathToFileURL(absolute).href, type: changed }];
      await server.notify('workspace/didChangeWatchedFiles', { changes: events });
      await until(() => scored.has(file));
      again.push(performance.now() - changedAt);
      await writeFile(absolute, text);
    }
    return { cold, worked, peak, again };
  } finally {
    await server.stop();
  }
}

function rowOf({ name, indexings }: Measured): string[] {
  const cold = median(indexings.map((one) => one.cold));
  const peak = median(indexings.flatMap((one) => one.peak ?? []));
  return [
    name,
    timeText(cold),
    verdict(cold, most.cold, timeText),
    timeText(median(indexings.map((one) => one.worked))),
    megabytesText(peak),
    Number.isNaN(peak) ? '' : verdict(peak, most.megabytes, megabytesText),
  ];
}

function againOf({ name, indexings }: Measured): string[] {
  const times = indexings.flatMap((one) => one.again);
  const p95 = percentile(times, 0.95);
  return [name, timeText(percentile(times, 0.5)), timeText(p95), verdict(p95, most.again, timeText)];
}

function megabytesText(megabytes: number | undefined): string {
  return megabytes === undefined || Number.isNaN(megabytes) ? 'unknown' : `${megabytes.toFixed(0)} MB`;
}
