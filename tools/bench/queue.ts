import { appendFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tableText } from '../eval/figures.ts';
import type { Bench, BenchGroup } from './bench.ts';
import { planFile } from './generatedPlans.ts';
import { failuresText, type Start, timeText, verdict } from './measure.ts';
import { backlogList, openSpecList } from './peerQueues.ts';
import { type Program, type ProgramTimes, timePrograms } from './programTimes.ts';

const sizes = [1000, 10_000];
const rounds = 7;
/** Milliseconds for all runs of one program: what takes seconds needs fewer. */
const share = 12_000;
const most = { ratio: 3, milliseconds: 600 };

export const queue: BenchGroup = {
  name: 'queue',
  summary: '`mstack next` and `list` among 1,000 and 10,000 plans, beside Backlog.md and OpenSpec',
  peers: true,
  measure: async (bench) => {
    const texts: string[] = [];
    for (const plans of sizes) {
      texts.push(await measureSize(bench, plans));
    }
    return texts.join('\n\n');
  },
};

async function measureSize(bench: Bench, plans: number): Promise<string> {
  const repository = await bench.repository(plans);
  const own = (command: string): Start => ({
    command: [process.execPath, bench.program('cli.mjs'), command],
    cwd: repository,
    env: { MSTACK_STATE_HOME: path.join(bench.folder, `state-${command}-${plans}`) },
  });
  const programs: readonly Program[] = [
    { name: 'node -e 0', start: { command: [process.execPath, '-e', '0'], cwd: repository } },
    { name: 'mstack next', start: own('next') },
    { name: 'mstack list', start: own('list'), count: countPlans },
    {
      name: 'mstack list, a plan changed',
      start: own('list'),
      prepare: changePlans(repository, plans),
      count: countPlans,
    },
    await backlogList(bench.folder, plans),
    openSpecList(bench.folder, plans),
  ];
  const times = await timePrograms(programs, { rounds, share });
  const bare = times[0]?.usual ?? Number.NaN;
  return [
    `The queue of ${plans} plans in a git repository`,
    "  From a program's start to its end, with the first run in a repository by itself; peers with as many tasks or changes of the same words; at work: processor time of a later run.",
    tableText([
      ['', 'first', 'again', 'over bare Node', 'target', 'at work', 'listed', 'runs'],
      ...times.filter(({ failure }) => failure === undefined).map((time) => rowOf(time, bare)),
    ]),
    ...failuresText(times),
  ].join('\n');
}

function rowOf({ name, first, again, usual, worked, counted }: ProgramTimes, bare: number): string[] {
  const targets = [
    verdict(usual / bare, most.ratio, (ratio) => `${ratio} ×`),
    verdict(usual, most.milliseconds, timeText),
  ].join('; ');
  return [
    name,
    timeText(first),
    again.length > 0 ? timeText(usual) : '',
    (usual / bare).toFixed(1),
    name.startsWith('mstack') ? targets : '',
    timeText(worked),
    counted === undefined ? '' : String(counted),
    String(again.length + 1),
  ];
}

/** Changes another plan each time, so that what is remembered of the last run is no longer all true. */
function changePlans(repository: string, plans: number): () => void {
  let change = 0;
  return () => {
    change += 1;
    appendFileSync(path.join(repository, planFile(1 + ((change * 97) % plans))), `\nChange ${change}.\n`);
  };
}

/** Plans begin with goal and id; a line below may say why a plan waits. */
function countPlans(output: string): number {
  return output.match(/^\S+:\d+ /gm)?.length ?? 0;
}
