import path from 'node:path';
import process from 'node:process';
import { tableText } from '../eval/figures.ts';
import { type AuditedRepository, makeAuditedRepository } from './auditRepository.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { failuresText, timeText, verdict } from './measure.ts';
import { type Program, type ProgramTimes, timePrograms } from './programTimes.ts';

const files = 10_000;
const rounds = 15;
/** Milliseconds for all runs of one program. */
const share = 20_000;
const most = 300;

export const audit: BenchGroup = {
  name: 'audit',
  summary: '`mstack audit` of a repository of 10,000 files, beside bare `git ls-files`',
  peers: false,
  measure: async (bench) => {
    const repository = await makeAuditedRepository(path.join(bench.folder, 'audit'), files);
    const times = await timePrograms(programsIn(bench, repository), { rounds, share });
    const { tests, sources } = repository;
    return [
      `The audit of ${files} files (${sources} sources, ${tests} test files; TypeScript, Python and Go in a workspace of packages)`,
      "  From a program's start to its end, median; nothing is kept between runs; at work: processor time.",
      tableText([
        ['', 'time', 'target', 'at work', 'tests counted', 'runs'],
        ...times.filter(({ failure }) => failure === undefined).map(rowOf),
      ]),
      ...failuresText(times),
    ].join('\n');
  },
};

function programsIn(bench: Bench, { folder }: AuditedRepository): readonly Program[] {
  return [
    {
      name: 'mstack audit',
      start: { command: [process.execPath, bench.program('cli.mjs'), 'audit'], cwd: folder },
      count: (output) => Number(/ (\d+) tests over /.exec(output)?.[1] ?? 0),
    },
    {
      name: 'git ls-files (tracked, and not ignored)',
      start: { command: ['git', 'ls-files', '--cached', '--others', '--exclude-standard'], cwd: folder },
    },
    { name: 'node -e 0', start: { command: [process.execPath, '-e', '0'], cwd: folder } },
  ];
}

function rowOf({ name, again, usual, worked, counted }: ProgramTimes): string[] {
  return [
    name,
    timeText(usual),
    name.startsWith('mstack') ? verdict(usual, most, timeText) : '',
    timeText(worked),
    counted === undefined ? '' : String(counted),
    String(again.length + 1),
  ];
}
