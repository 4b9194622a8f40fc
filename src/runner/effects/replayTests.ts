import type { Checked, Running } from '../../core/executor/state.ts';
import { wantedCommands } from '../../core/health/wantedCommands.ts';
import { readRun } from '../../core/health/tools/tools.ts';
import type { Effect, RunEvent, Tampering, TriedTests } from '../../core/journal/events.ts';
import { isOwnSource } from '../../core/mutation/sources.ts';
import { judgeReplay, type ReplayRun, replaySuspects, whyUntold } from '../../core/tamper/judgeReplay.ts';
import { discoverProjectHealth } from '../../node/healthProject.ts';
import { treeWith } from '../../node/repositoryTrees.ts';
import { appendToFolder, fileNameOf, openedPlan, planOf, type RunContext } from '../runContext.ts';
import { evidenceText } from './measureHealth.ts';
import { runToolInCopy, toolLimit } from './toolInCopy.ts';
import { tryTests } from './tryTests.ts';

/** A tool may take so many times as long as in the gate, and a while: a copy has no warm caches. */
const timesGate = 3;
const andSeconds = 60;

type Replaying = Extract<Effect, { kind: 'replayTests' }>;

/**
 * Runs the start commit's versions of the test files that the work changed against the new code. It takes one run where they
 * pass; where one fails, the start commit and the same again, since a copy may be at fault, or chance.
 */
export async function replayTests(
  context: RunContext,
  state: Running,
  work: Checked,
  effect: Replaying,
): Promise<RunEvent[]> {
  const { plan, attempt } = effect;
  const attempted = 'The start commit’s versions of the changed tests could not be run';
  const outcome = await tryTests(
    context,
    work,
    effect,
    attempted,
    async () => await replay(context, state, work, effect),
  );
  return outcome === undefined
    ? [{ kind: 'effectAborted', effect }]
    : [{ kind: 'testsReplayed', plan, attempt, ...outcome }];
}

async function replay(context: RunContext, state: Running, work: Checked, effect: Replaying): Promise<TriedTests> {
  const { repository, stream } = context;
  // A source with tests in it cannot be put back: that would put back what the work is for.
  const changed = work.changedTests.filter((path) => !isOwnSource(path));
  if (changed.length === 0) {
    return { findings: [], remark: 'The changed tests stand in the program itself, so they were not replayed.' };
  }
  const files = `${changed.length} changed test ${changed.length === 1 ? 'file' : 'files'}`;
  const commands = wantedCommands(
    discoverProjectHealth(repository.root, context.config).commands.filter(({ category }) =>
      ['pass', 'fail'].includes(work.gate.categories[category].status),
    ),
    changed,
  );
  if (commands.length === 0) {
    return { findings: [], remark: `The tests of ${files} were not replayed: no command that runs tests is known.` };
  }
  stream.write({ plan: effect.plan, source: 'check', kind: 'heading', text: `${files} as on the start commit` });
  const [tree, { plan }] = await Promise.all([
    treeWith(
      repository,
      work.tree,
      work.snapshot,
      changed.map((path) => ({ path, change: 'modified' })),
    ),
    openedPlan(context, planOf(state, work.plan).file, work.snapshot),
  ]);
  const texts = new Map(
    await Promise.all(changed.map(async (path) => [path, await repository.readFile(work.snapshot, path)] as const)),
  );
  const findings: Tampering[] = [];
  const runs: ReplayRun[] = [];
  for (const command of commands) {
    const before = work.baseline.categories[command.category];
    const now = work.gate.categories[command.category];
    const limit = toolLimit(context, now.seconds * timesGate + andSeconds);
    const run = async (on: string): Promise<ReplayRun> => {
      const ran = await runToolInCopy(context, on, command, limit);
      const name = `${fileNameOf(effect.plan)}-replay-${effect.attempt}.txt`;
      appendToFolder(context, 'evidence', name, evidenceText(ran));
      return { exit: ran.exit, reading: readRun(ran) };
    };
    const first = await run(tree);
    runs.push(first);
    const suspects = replaySuspects(first, [...before.findings, ...now.findings]);
    if (suspects !== undefined && !context.signal.aborted) {
      const start = await run(work.snapshot);
      const again = await run(tree);
      findings.push(
        ...judgeReplay(
          {
            plan,
            changed,
            added: new Set(work.files.filter(({ change }) => change === 'added').map(({ path }) => path)),
            textBefore: (path) => texts.get(path) ?? '',
            replay: first,
            again,
            start,
          },
          suspects,
        ),
      );
      if (findings.length === 0 && start.exit.kind === 'exited' && start.exit.code !== 0 && before.status === 'pass') {
        const remark = `The tests of ${files} could not be replayed: \`${command.command}\` fails in a copy of the start commit.`;
        return { findings, remark };
      }
    }
  }
  if (findings.length > 0) {
    return { findings, remark: undefined };
  }
  const why = whyUntold(runs, texts);
  const remark =
    why === undefined
      ? `The tests of ${files} pass on the new code as they were on the start commit.`
      : `Whether the tests of ${files} pass on the new code as they were on the start commit could not be told: ${why}.`;
  return { findings, remark };
}
