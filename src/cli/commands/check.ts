import { randomUUID } from 'node:crypto';
import { isToBeDone } from '../../core/doctor/reading/plannedPaths.ts';
import { type Check, isEvidence, type Plan } from '../../core/plan/plan.ts';
import { isGuard, type ProbedCheck } from '../../core/plan/probe.ts';
import { buildQueue, lacksCheck } from '../../core/plan/queue.ts';
import { readSettings } from '../../core/settings/settings.ts';
import { checkObstacle } from '../../node/checkObstacle.ts';
import { runCheck } from '../../node/checkRunner.ts';
import { isHeld, readLock } from '../../node/lock.ts';
import { readPlans } from '../../node/planFiles.ts';
import { askedPlans } from '../askedPlans.ts';
import { complain, printJson, type RunCommand } from '../command.ts';
import { probeAsked } from '../probeAsked.ts';
import { findProject, type Project } from '../project.ts';
import { terminalWatch } from '../terminalWatch.ts';
import { checkLine, lackText, planHeading, probeSummary, runSummary } from '../text/probeText.ts';

/** Exit codes; those for references are `askedPlans`'. */
const codes = { fine: 0, notFine: 1, usage: 2, cannot: 3, stopped: 130 } as const;

export const check: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return codes.cannot;
  }
  const isProbe = options['probe'] === true;
  if (args.length === 0 && !isProbe) {
    complain('Say whose checks: an id, a file, or a part of a title. `mstack list` shows the plans.');
    return codes.usage;
  }
  const { plans: all, unreadable } = readPlans(project.root, project.plansDirectory);
  for (const { file, reason } of unreadable) {
    complain(`${file} could not be read: ${reason}`);
  }
  const asked = askedPlans(all, args);
  if (!asked.ok) {
    complain(asked.failure.message);
    return asked.failure.code;
  }
  const { json } = options;
  if (!isProbe) {
    return await runNow({ project, plans: asked.value, json });
  }
  const meant =
    args.length > 0 ? asked.value : buildQueue(all).entries.flatMap(({ plan }) => (isToBeDone(plan) ? plan : []));
  const done = meant.filter(({ status }) => status === 'done');
  for (const { file, id } of done) {
    complain(
      `${file} is done, and a probe looks at what its checks gave before the work. \`mstack check ${id ?? file}\` runs them as they are now.`,
    );
  }
  if (meant.length === 0) {
    complain('There are no plans to be done, so there is nothing to probe.');
  }
  const plans = meant.filter(({ status }) => status !== 'done');
  if (plans.length === 0 && !json) {
    return codes.notFine;
  }
  const code = await probe({ project, plans, json }, all);
  return code === codes.fine && done.length > 0 ? codes.notFine : code;
};

interface Asked {
  readonly project: Project;
  readonly plans: readonly Plan[];
  readonly json: boolean;
}

async function probe({ project, plans, json }: Asked, all: readonly Plan[]): Promise<number> {
  const print = printer(json);
  const probed = await probeAsked({
    project,
    plans,
    all,
    onProbed: (plan, each) => print(plan, { ...each, outcome: each.verdict, plain: each.verdict === 'red' }),
  });
  if (probed === undefined) {
    return codes.stopped;
  }
  const checks = probed.flatMap((plan) => plan.checks);
  tellLacks(plans, json);
  if (json) {
    const ids = new Map(plans.map((plan) => [plan.file, plan.id ?? null]));
    printJson({ plans: probed.map(({ file, checks: own }) => ({ file, id: ids.get(file) ?? null, checks: own })) });
  } else {
    process.stdout.write(probeSummary(plans, probed));
  }
  const isFine = probed.every((plan) => plan.checks.every((each) => canProve(each) || isGuard(each, plan.checks)));
  return checks.length > 0 && isFine && !plans.some(lacksCheck) ? codes.fine : codes.notFine;
}

/** What is left to a person was never meant to be probed. */
function canProve({ verdict, tag }: ProbedCheck): boolean {
  return verdict === 'red' || tag === 'manual';
}

interface RunNow {
  readonly tag: string;
  readonly text: string;
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  readonly reason: string;
  readonly seconds: number;
}

/** Runs checks in the work tree, one after the other, as a run does when the work is done. */
async function runNow({ project, plans, json }: Asked): Promise<number> {
  const lock = readLock(project.stateFolder);
  if (lock !== undefined && (await isHeld(lock))) {
    complain(
      'A run is at work in this repository. Run the checks when it has ended, or stop it first with `mstack stop`.',
    );
    return codes.cannot;
  }
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.on('SIGINT', interrupt);
  const print = printer(json);
  const watch = terminalWatch();
  const total = plans.reduce((sum, plan) => sum + plan.checks.length, 0);
  let number = 0;
  const told: { readonly file: string; readonly id: number | null; readonly checks: RunNow[] }[] = [];
  for (const plan of plans) {
    const checks: RunNow[] = [];
    told.push({ file: plan.file, id: plan.id ?? null, checks });
    for (const each of plan.checks) {
      number += 1;
      watch.begin({ plan, check: each, number, total });
      const now = await runOne(project, plan, each, abort.signal);
      watch.end();
      if (abort.signal.aborted) {
        return codes.stopped;
      }
      checks.push(now);
      print(plan, { ...now, plain: false });
    }
  }
  process.off('SIGINT', interrupt);
  const all = told.flatMap(({ checks }) => checks).filter(({ tag }) => tag !== 'manual');
  const passed = all.filter(({ outcome }) => outcome === 'passed').length;
  tellLacks(plans, json);
  if (json) {
    printJson({ plans: told });
  } else {
    process.stdout.write(runSummary(passed, all.length));
  }
  return all.length > 0 && passed === all.length ? codes.fine : codes.notFine;
}

async function runOne(project: Project, plan: Plan, own: Check, signal: AbortSignal): Promise<RunNow> {
  const { tag, text, range } = own;
  const shared = { tag, text, line: range.start.line };
  if (!isEvidence(own)) {
    const reason =
      tag === 'manual' || tag === 'browse'
        ? `A [${tag}] check is not run by a program.`
        : 'What it expects cannot be read with certainty. Write it in its strict form.';
    return { ...shared, outcome: 'not-run', reason, seconds: 0 };
  }
  const obstacle = await checkObstacle(project.root, plan, own);
  if (obstacle !== undefined) {
    return { ...shared, outcome: 'not-run', reason: obstacle, seconds: 0 };
  }
  const { outcome, reason, seconds } = await runCheck({
    repository: project.root,
    check: own,
    timeoutSeconds: plan.checkTimeout,
    signal,
    marker: { MSTACK_ASKED_CHECK: randomUUID() },
    sandbox: { setting: readSettings(project.config).sandbox, repository: project.root },
  });
  return { ...shared, outcome, reason, seconds };
}

/** Prints each line as it comes, below the heading of its plan. */
function printer(json: boolean): (plan: Plan, line: Parameters<typeof checkLine>[0]) => void {
  let last: Plan | undefined;
  return (plan, line) => {
    if (!json) {
      const heading = plan === last ? '' : `${last === undefined ? '' : '\n'}${planHeading(plan)}`;
      last = plan;
      process.stdout.write(`${heading}${checkLine(line)}`);
    }
  };
}

/** Says of each plan of whose checks no program could run any what to do. */
function tellLacks(plans: readonly Plan[], json: boolean): void {
  for (const plan of plans) {
    const lack = lackText(plan);
    if (lack !== '' && json) {
      complain(`${plan.file}: ${lack}`);
    } else if (lack !== '') {
      process.stdout.write(`\n${planHeading(plan)}  ${lack}\n`);
    }
  }
}
