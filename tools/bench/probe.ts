import path from 'node:path';
import process from 'node:process';
import { tableText } from '../eval/figures.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { failuresText, timeText } from './measure.ts';
import { type Program, timePrograms } from './programTimes.ts';
import { commitAll, writeAll } from './repository.ts';

const files = 10_000;
const checks = 20;
const rounds = 5;
/** Milliseconds for all runs of one program. */
const share = 60_000;

/** A check that fails, and reads a hundredth of the repository. */
function command(number: number): string {
  return `grep -rq absent${number} src/${number}`;
}

export const probe: BenchGroup = {
  name: 'probe',
  summary: `\`mstack check --probe\` of ${checks} checks among ${files.toLocaleString('en')} files, beside a work tree of git's and the commands alone`,
  peers: false,
  measure: async (bench) => {
    const repository = path.join(bench.folder, 'probe');
    writeAll(repository, [['docs/plans/001-probe.md', planText()], ...sources()]);
    await commitAll(repository);
    const times = await timePrograms(programsIn(bench, repository), { rounds, share });
    return [
      `The probe of ${checks} checks in a repository of ${files.toLocaleString('en')} files`,
      "  From a program's start to its end, median; at work: processor time.",
      tableText([
        ['', 'time', 'at work', 'red', 'runs'],
        ...times
          .filter(({ failure }) => failure === undefined)
          .map(({ name, usual, worked, counted, again }) => [
            name,
            timeText(usual),
            timeText(worked),
            counted === undefined ? '' : String(counted),
            String(again.length + 1),
          ]),
      ]),
      ...failuresText(times),
    ].join('\n');
  },
};

function* sources(): Iterable<[string, string]> {
  for (let at = 0; at < files; at += 1) {
    yield [`src/${at % 100}/file${at}.js`, `export const value${at} = ${at};\n`.repeat(20)];
  }
}

function planText(): string {
  const items = Array.from({ length: checks }, (_none, at) => `- [cmd] \`${command(at)}\``);
  return `---\nid: 1\ntitle: Probe\nstatus: pending\n---\n\n## Verification\n\n${items.join('\n')}\n`;
}

function programsIn(bench: Bench, repository: string): readonly Program[] {
  const tree = path.join(bench.folder, 'probe-tree');
  const alone = Array.from({ length: checks }, (_none, at) => `sh -c '${command(at)}'`).join('; ');
  return [
    {
      name: 'mstack check --probe',
      start: {
        command: [process.execPath, bench.program('cli.mjs'), 'check', '1', '--probe'],
        cwd: repository,
        env: { MSTACK_STATE_HOME: path.join(bench.folder, 'state-probe') },
      },
      count: (output) => output.match(/^ {2}red /gm)?.length ?? 0,
    },
    {
      name: 'git worktree add, and remove',
      start: {
        command: ['sh', '-c', `git worktree add --quiet --detach '${tree}' && git worktree remove --force '${tree}'`],
        cwd: repository,
      },
    },
    { name: 'the commands alone, in place', start: { command: ['sh', '-c', alone], cwd: repository, codes: [1] } },
  ];
}
