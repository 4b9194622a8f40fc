import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tableText } from '../eval/figures.ts';
import { peerFile } from '../peers.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { failuresText, timeText, verdict } from './measure.ts';
import { type Program, type ProgramTimes, timePrograms } from './programTimes.ts';
import { writeAll } from './repository.ts';

const plans = 1000;
const rounds = 5;
/** Milliseconds for all runs of one program. */
const share = 20_000;
const most = 600;

/**
 * The rules for English prose that the doctor's findings are compared with, but for the two slowest: rousseau takes twice as
 * long as these together, and stop-words seven minutes for these plans.
 */
const textlintConfiguration = {
  rules: {
    'write-good': true,
    'en-max-word-count': { max: 50 },
    'no-todo': true,
    'common-misspellings': true,
    terminology: true,
  },
};

export const doctorRun: BenchGroup = {
  name: 'doctor',
  summary: '`mstack doctor` over 1,000 plans, beside write-good, markdownlint and textlint',
  peers: true,
  measure: async (bench) => {
    const times = await timePrograms(programsIn(bench, await bench.repository(plans)), { rounds, share });
    const own = times[0]?.usual ?? Number.NaN;
    return [
      `The doctor over ${plans} plans`,
      "  From a program's start to its end, median; peers over the same files; at work: processor time.",
      tableText([
        ['', 'time', 'over mstack', 'target', 'at work', 'findings', 'runs'],
        ...times.filter(({ failure }) => failure === undefined).map((time) => rowOf(time, own)),
      ]),
      ...failuresText(times),
    ].join('\n');
  },
};

function programsIn(bench: Bench, repository: string): readonly Program[] {
  const node = process.execPath;
  const files = readdirSync(path.join(repository, 'docs', 'plans')).map((name) => `docs/plans/${name}`);
  const configuration = path.join(bench.folder, 'textlint.json');
  writeAll(bench.folder, [['textlint.json', JSON.stringify(textlintConfiguration)]]);
  return [
    {
      name: 'mstack doctor',
      start: {
        command: [node, bench.program('cli.mjs'), 'doctor'],
        cwd: repository,
        env: { MSTACK_STATE_HOME: path.join(bench.folder, 'state-doctor') },
        codes: [1],
      },
      count: (output) => output.match(/:\d+:\d+ (?:error|warning|info|hint): /g)?.length ?? 0,
    },
    {
      name: 'write-good',
      // Its exit code is the number of its findings.
      start: {
        command: [node, peerFile('write-good', 'bin', 'write-good.js'), ...files],
        cwd: repository,
        codes: 'any',
      },
      count: (output) => output.match(/ on line \d+ at column \d+$/gm)?.length ?? 0,
    },
    {
      name: 'markdownlint-cli',
      start: {
        command: [node, peerFile('markdownlint-cli', 'markdownlint.js'), 'docs/plans'],
        cwd: repository,
        codes: [1],
      },
      count: (output) => output.match(/ MD\d{3}\//g)?.length ?? 0,
    },
    {
      name: `textlint, ${Object.keys(textlintConfiguration.rules).length} rules`,
      start: {
        command: [
          node,
          peerFile('textlint', 'bin', 'textlint.js'),
          '--config',
          configuration,
          '--format',
          'unix',
          'docs/plans',
        ],
        cwd: repository,
        codes: [1],
      },
      count: (output) => output.match(/ \[(?:Error|Warning)\//g)?.length ?? 0,
    },
  ];
}

function rowOf({ name, again, usual, worked, counted }: ProgramTimes, own: number): string[] {
  return [
    name,
    timeText(usual),
    (usual / own).toFixed(1),
    name.startsWith('mstack') ? verdict(usual, most, timeText) : '',
    timeText(worked),
    String(counted),
    String(again.length + 1),
  ];
}
