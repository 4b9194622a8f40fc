import type { Inspected, Running } from '../../core/executor/state.ts';
import { goneTests, regressions } from '../../core/health/compare.ts';
import { categories, type Category, type HealthReport, type ToolRun } from '../../core/health/health.ts';
import { judgeRun } from '../../core/health/score.ts';
import { suspectedTests } from '../../core/health/suspects.ts';
import type { Effect, PlanKey, RunEvent } from '../../core/journal/events.ts';
import { discoverProjectHealth, measureHealth } from '../../node/healthProject.ts';
import { healthInputs } from '../../node/healthInputs.ts';
import { appendToFolder, fileNameOf, markerOf, type RunContext } from '../runContext.ts';
import { listedTests } from './listedTests.ts';

/** Takes the repository's health before a plan is worked on. */
export async function measureBaseline(
  context: RunContext,
  effect: Extract<Effect, { kind: 'measureBaseline' }>,
): Promise<RunEvent[]> {
  const health = await measure(context, effect.plan, 'baseline');
  if (context.signal.aborted) {
    return [{ kind: 'effectAborted', effect }];
  }
  const missing = categories.filter((category) => health.categories[category].status === 'missing');
  if (missing.length > 0) {
    const tools = missing.map((category) => `${category} (${health.categories[category].command ?? ''})`);
    throw new Error(
      `A health tool cannot be run, so nothing would tell what breaks: ${tools.join(', ')}. Install it, or correct the command; see docs/health.md.`,
    );
  }
  return [{ kind: 'baselineMeasured', plan: effect.plan, health }];
}

/** Sentences of one gate that the output shows. */
const shownRegressions = 6;

/** Takes the repository's health after the work, and says what got worse. */
export async function runGate(
  context: RunContext,
  state: Running,
  work: Inspected,
  effect: Extract<Effect, { kind: 'runGate' }>,
): Promise<RunEvent[]> {
  const { plan, attempt } = effect;
  const { baseline } = work;
  const ended = new Set<Category>();
  const health = await measure(context, plan, `gate-${attempt}`, ended);
  if (context.signal.aborted) {
    return [{ kind: 'effectAborted', effect }];
  }
  const testsOf = context.health.tests;
  const mayGo = await listedTests(context, state, work);
  const worse = regressions(baseline, health, testsOf, mayGo);
  const suspects = suspectedTests(baseline, health, { testsOf, mayGo, ended: (category) => ended.has(category) });
  // The same finding in five places is five sentences for the agent, and one for the person who watches.
  const shown = [...new Set(worse)];
  const rest = shown.length - shownRegressions;
  for (const sentence of [
    ...shown.slice(0, shownRegressions),
    ...(rest > 0 ? [`and ${rest} more, see the evidence`] : []),
  ]) {
    context.stream.write({ plan, source: 'gate', kind: 'error', text: sentence });
  }
  const gone = goneTests(baseline, health, testsOf, mayGo);
  return [
    {
      kind: 'gateFinished',
      plan,
      attempt,
      health,
      regressions: worse,
      ...(suspects.length > 0 ? { suspects } : {}),
      ...(gone.length > 0 ? { remark: goneText(gone) } : {}),
    },
  ];
}

/** Tests that are named one by one; the rest is counted. */
const namedTests = 10;

function goneText(gone: readonly string[]): string {
  const names = gone.slice(0, namedTests).map((name) => `“${name}”`);
  const more = gone.length > namedTests ? ` and ${gone.length - namedTests} more` : '';
  return `${gone.length === 1 ? 'A test' : `${gone.length} tests`} of files that the plan lists ran before and ${gone.length === 1 ? 'is' : 'are'} gone: ${names.join(', ')}${more}.`;
}

async function measure(
  context: RunContext,
  plan: PlanKey,
  name: string,
  ended = new Set<Category>(),
): Promise<HealthReport> {
  const { stream, repository } = context;
  stream.write({ plan, source: 'gate', kind: 'heading', text: name.startsWith('gate') ? 'Health gate' : 'Baseline' });
  const health = await measureHealth({
    repository: repository.root,
    discovery: discoverProjectHealth(repository.root, context.config),
    config: context.config,
    signal: context.signal,
    marker: markerOf(context),
    sandbox: context.settings.sandbox,
    reuse: {
      store: context.health,
      inputs: async () => `${await healthInputs(repository.root, await repository.snapshot())} ${context.watch.voided}`,
    },
    onReuse: (command, judged) => {
      const text = `${command.category}: ${judged.summary} (nothing changed since it was measured)`;
      stream.write({ plan, source: 'gate', kind: 'result', text });
    },
    onStart: (command) => {
      stream.write({ plan, source: 'gate', kind: 'tool', text: `${command.category}: ${command.command}` });
    },
    onEnd: (run) => {
      if (run.exit.kind === 'exited') {
        ended.add(run.command.category);
      }
      appendToFolder(context, 'evidence', `${fileNameOf(plan)}-${name}-${run.command.category}.txt`, evidenceText(run));
      const judged = judgeRun(run);
      stream.write({
        plan,
        source: 'gate',
        kind: judged.status === 'pass' ? 'result' : 'error',
        text: `${run.command.category}: ${judged.summary} (${run.seconds.toFixed(1)} s)`,
      });
    },
  });
  const figure = health.composite === undefined ? 'n/a' : `${health.composite.toFixed(1)} of 10`;
  stream.write({ plan, source: 'gate', kind: 'result', text: `Health ${figure}` });
  return health;
}

/** What a run printed, as it is kept. */
export function evidenceText(run: ToolRun): string {
  return `$ ${run.command.command}\n${JSON.stringify(run.exit)}\n\n--- stdout\n${run.stdout}\n--- stderr\n${run.stderr}\n`;
}
