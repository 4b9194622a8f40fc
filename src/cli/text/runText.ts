import { compositeText } from '../../core/health/compositeText.ts';
import { isHeldBack } from '../../core/doctor/probe/heldBack.ts';
import { assertNever } from '../../core/base/assertNever.ts';
import { rerunText } from '../../core/health/suspects.ts';
import { checkFigures } from '../../core/journal/outcomes.ts';
import type { PlanView, RunView } from '../../core/journal/runView.ts';
import { isProven, proofText } from '../../core/plan/criterionProof.ts';
import { displayKey } from '../../core/plan/queue.ts';

/** How a run stands, as a person wants to read it: failures first, then the rest, then where to look. */
export function runSummary(view: RunView, live: boolean, folder: string): string {
  const done = view.plans.filter((plan) => plan.state === 'done');
  const failed = view.plans.filter((plan) => plan.state === 'failed');
  const open = view.plans.filter((plan) => plan.state !== 'done' && plan.state !== 'failed');
  const blocks = [
    headline(view, live, done.length),
    ...(failed.length === 0 ? [] : [`Failed\n${failed.map(failedText).join('\n')}`]),
    ...(done.length === 0 ? [] : [`Done\n${done.map(doneText).join('\n')}`]),
    ...(open.length === 0 ? [] : [`Not done\n${open.map(openText).join('\n')}`]),
    ...flakyText(view),
    ...vacuousText(view),
    whereToLook(view, folder),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headline(view: RunView, live: boolean, done: number): string {
  const count = `${done} of ${view.plans.length} plans done`;
  const spent = spentText(view);
  const end = spent === '' ? '' : `, ${spent}`;
  if (view.state === 'running') {
    return live
      ? `Run ${view.run} is running: ${count}${end}.`
      : `Run ${view.run} was interrupted: its runner ended unexpectedly. ${count}${end}.\n\`mstack run\` goes on where it ended.`;
  }
  const reason = view.reason === undefined ? '' : `\n${view.reason}`;
  const goOn = view.state === 'finished' ? '' : '\n`mstack run` goes on.';
  const words = { paused: 'is paused', stopped: 'was stopped', finished: 'has ended' } as const;
  return `Run ${view.run} ${words[view.state]}: ${count}${end}.${reason}${goOn}`;
}

function spentText(view: RunView): string {
  const parts = [
    ...(view.endedAt === undefined ? [] : [duration((view.endedAt - view.startedAt) / 1000)]),
    ...(view.spent.tokens === 0 ? [] : [`${view.spent.tokens.toLocaleString('en')} tokens`]),
    ...(view.spent.usd === undefined ? [] : [`$${view.spent.usd.toFixed(2)}`]),
  ];
  return parts.join(', ');
}

function failedText(plan: PlanView): string {
  const attempts = plan.strikes === 1 ? '1 attempt' : `${plan.strikes} attempts`;
  return [
    `  ✘ ${label(plan)}`,
    `      ${plan.reason ?? 'failed'}`,
    ...plan.checks
      .filter((check) => check.outcome === 'failed' && plan.reason === `verification: ${check.command}`)
      .map(({ reason }) => `      ${reason}`),
    `      given up after ${attempts}; the Diagnosis is in ${plan.file}`,
  ].join('\n');
}

function doneText(plan: PlanView): string {
  const { passed, total } = checkFigures(plan.checks);
  const checks = `checks ${passed}/${total}${passed < total ? ` (${total - passed} not run: see Implementation Notes)` : ''}`;
  const attempts = plan.strikes === 0 ? '' : `, attempt ${plan.strikes + 1}`;
  return [
    `  ✔ ${label(plan)}`,
    `      ${plan.commit?.slice(0, 10) ?? ''}  ${plan.subject ?? ''}`,
    `      ${checks}, health ${compositeText(plan.healthBefore)} -> ${compositeText(plan.healthAfter)}${attempts}`,
    ...plan.criteria.map((proof) => `      ${isProven(proof) ? '✔' : '·'} ${proof.criterion}: ${proofText(proof)}`),
  ].join('\n');
}

function openText(plan: PlanView): string {
  const words =
    plan.phase === undefined ? (plan.reason ?? plan.state) : `${plan.phase}, attempt ${Math.max(1, plan.attempt)}`;
  return `  · ${label(plan)}\n      ${blockedText(plan)}${words}`;
}

/** By its own checks, or by a plan that it waits for. */
function blockedText(plan: PlanView): string {
  return plan.state !== 'blocked' ? '' : isHeldBack(plan) ? 'held back: ' : 'blocked: ';
}

function flakyText(view: RunView): string[] {
  const found = view.plans.flatMap((plan) => plan.flaky.map((test) => `  · ${label(plan)}: ${rerunText(test)}`));
  return found.length === 0
    ? []
    : [`Flaky tests, which pass and fail on the same files and so prove little\n${found.join('\n')}`];
}

/** What was green before the work shows nothing of it: a person should know how much of the proof that was. */
function vacuousText(view: RunView): string[] {
  const found = view.plans.flatMap((plan) =>
    plan.probed.filter(({ verdict }) => verdict === 'vacuous').map(({ text }) => `  · ${label(plan)}: ${text}`),
  );
  return found.length === 0
    ? []
    : [`Checks that passed already before the work, and so prove nothing of it\n${found.join('\n')}`];
}

function whereToLook(view: RunView, folder: string): string {
  const lines = [`Evidence, transcripts and journal: ${folder}`];
  if (view.plans.some((plan) => plan.strikes > 0)) {
    lines.push('Every attempt, also those that were not taken: `git for-each-ref refs/mstack/attempts`');
  }
  return lines.join('\n');
}

function label(plan: PlanView): string {
  return `${displayKey(plan.key)} ${plan.title}`;
}

/** Seconds as `42 s` or `3 min 12 s`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Exit code of `mstack run` (table in the contracts). */
export function runExitCode(view: RunView): number {
  switch (view.state) {
    case 'finished':
      return view.plans.every((plan) => plan.state === 'done') ? 0 : 1;
    case 'stopped':
      return 130;
    case 'paused':
    case 'running':
      return 4;
    default:
      return assertNever(view.state);
  }
}
