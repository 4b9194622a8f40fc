import { isHeldBack } from '../../core/doctor/probe/heldBack.ts';
import { assertNever } from '../../core/base/assertNever.ts';
import type { Phase, PlanView } from '../../core/journal/runView.ts';
import type { PlanStatus } from '../../core/plan/plan.ts';
import type { QueueEntry } from '../../core/plan/queue.ts';
import { isInterrupted, isLive, type RunSituation } from './runSituation.ts';

/** A plan as its file and the queue have it. */
export interface PlanFact {
  /** Undefined for a plan without an id. */
  readonly key: string | undefined;
  readonly id: number | undefined;
  readonly goal: string;
  readonly title: string;
  /** Relative to the repository, forward slashes. */
  readonly file: string;
  readonly status: PlanStatus | undefined;
  readonly ready: boolean;
  /** Why it is not ready, as the queue says it: `waits for 003`; `what: what to do` where a person must do something. */
  readonly reason: string;
  /** Not ready, and will not become ready by itself. */
  readonly stuck: boolean;
}

/** The doctor's opinion of a plan, and why a run would hold it back; undefined: not known yet. */
export type ScoreOf = (
  file: string,
) => { readonly overall: number; readonly heldBack?: string | undefined } | undefined;

/** What a row's icon says; the view knows which picture and colour that is. */
export type RowIcon = 'ready' | 'waits' | 'unfit' | 'running' | 'done' | 'failed' | 'blocked' | 'attention' | 'skipped';

export interface PlanRow {
  readonly file: string;
  readonly icon: RowIcon;
  /** Short, so that a narrow side bar still shows what stands behind it. */
  readonly label: string;
  /** For a screen reader: the whole title. */
  readonly spoken: string;
  readonly description: string;
  /** Plain sentences, one a line. */
  readonly tooltip: readonly string[];
}

export function planFact(entry: QueueEntry): PlanFact {
  const { plan, key, ready, reason, stuck } = entry;
  return {
    key,
    id: plan.id,
    goal: plan.goal,
    title: plan.title,
    file: plan.file,
    status: plan.status,
    ready,
    reason,
    stuck,
  };
}

/** The facts with what probes found: a plan that a run would hold back is not ready. */
export function probedFacts(facts: readonly PlanFact[], scoreOf: ScoreOf): readonly PlanFact[] {
  return facts.map((fact) => {
    const held = fact.ready ? scoreOf(fact.file)?.heldBack : undefined;
    return held === undefined ? fact : { ...fact, ready: false, stuck: true, reason: held };
  });
}

/** Rows in the order of the facts, which is the order of execution. */
export function planRows(facts: readonly PlanFact[], situation: RunSituation | undefined, scoreOf: ScoreOf): PlanRow[] {
  return facts.map((fact) => {
    const inRun = situation?.view.plans.find((plan) => plan.key === fact.key || plan.file === fact.file);
    const score = scoreOf(fact.file)?.overall.toFixed(1);
    const state = rowState({ ...fact, score }, inRun, situation);
    return {
      file: fact.file,
      icon: state.icon,
      label: `${number(fact)}${shortened(fact.title)}`,
      spoken: `${number(fact)}${fact.title}, ${state.text}`,
      description: state.text,
      tooltip: tooltip({ ...fact, score }, inRun, state),
    };
  });
}

/** Files that lie where plans lie and cannot be read; they come last. */
export function unreadableRows(files: readonly { readonly file: string; readonly reason: string }[]): PlanRow[] {
  return files.map(({ file, reason }) => ({
    file,
    icon: 'attention',
    label: file.slice(file.lastIndexOf('/') + 1),
    spoken: `${file}, cannot be read`,
    description: because('cannot be read', reason),
    tooltip: [`This file cannot be read: ${reason}`, file],
  }));
}

function number(fact: PlanFact): string {
  return fact.id === undefined ? '' : `${padded(fact.id)} `;
}

/** A side bar of VS Code's own width holds about 40 characters; the state behind the title needs its part. */
const titleLength = 18;

function shortened(title: string): string {
  if (title.length <= titleLength) {
    return title;
  }
  const cut = title.slice(0, titleLength);
  const space = cut.lastIndexOf(' ');
  return `${space < titleLength - 8 ? cut : cut.slice(0, space)}…`;
}

/** Plan numbers are shown with three digits, as in their file names. */
export function padded(id: number): string {
  return String(id).padStart(3, '0');
}

/** A fact with the score as it is shown. */
type ScoredFact = PlanFact & { readonly score: string | undefined };

interface RowState {
  readonly icon: RowIcon;
  readonly text: string;
}

/**
 * While a run is live, the run knows best. Otherwise the file does (a person may have set a failed plan to pending
 * again), and the latest run only adds what the file cannot know.
 */
function rowState(fact: ScoredFact, inRun: PlanView | undefined, situation: RunSituation | undefined): RowState {
  if (inRun !== undefined && isLive(situation)) {
    return liveState(inRun, fact);
  }
  switch (fact.status) {
    case 'done':
      return { icon: 'done', text: joined('done', inRun?.state === 'done' ? shortCommit(inRun) : undefined) };
    case 'failed':
      return { icon: 'failed', text: because('failed', inRun?.state === 'failed' ? inRun.reason : undefined) };
    case 'skipped':
      return { icon: 'skipped', text: 'skipped' };
    case 'blocked':
      return { icon: 'blocked', text: 'blocked' };
    case 'pending':
    case 'in-progress':
    case undefined:
      return pendingState(fact, inRun, situation);
    default:
      return assertNever(fact.status);
  }
}

function liveState(plan: PlanView, fact: PlanFact): RowState {
  switch (plan.state) {
    case 'running':
      return { icon: 'running', text: joined(phaseName(plan.phase), plan.attempt > 1 ? attempt(plan) : undefined) };
    case 'waiting':
      return { icon: 'waits', text: fact.ready || fact.reason === '' ? 'queued' : fact.reason };
    case 'done':
      return { icon: 'done', text: joined('done', shortCommit(plan)) };
    case 'failed':
      return { icon: 'failed', text: because('failed', plan.reason) };
    case 'blocked':
      return { icon: 'blocked', text: because(isHeldBack(plan) ? 'held back' : 'blocked', plan.reason) };
    case 'refused':
      return { icon: 'attention', text: because('needs you', plan.reason) };
    default:
      return assertNever(plan.state);
  }
}

function pendingState(fact: ScoredFact, inRun: PlanView | undefined, situation: RunSituation | undefined): RowState {
  if (inRun?.state === 'running' && isInterrupted(situation)) {
    return { icon: 'attention', text: `interrupted while ${phaseName(inRun.phase)}; Run All goes on` };
  }
  if (inRun?.state === 'refused') {
    return { icon: 'attention', text: because('needs you', inRun.reason) };
  }
  if (fact.ready) {
    return { icon: 'ready', text: fact.score ?? 'ready' };
  }
  // What to do about it stands behind the colon: the tooltip has room for that.
  const what = fact.reason.split(': ', 1)[0]?.replace(/^is /, '');
  return { icon: fact.stuck ? 'unfit' : 'waits', text: joined(what, fact.score) };
}

function tooltip(fact: ScoredFact, inRun: PlanView | undefined, state: RowState): string[] {
  const goal = fact.goal === '' ? [] : [`Goal: ${fact.goal}`];
  const over = fact.status === 'done' || fact.status === 'failed' || fact.status === 'skipped';
  return [
    fact.title,
    ...goal,
    ...(state.icon === 'ready' ? ['Ready'] : [capitalized(state.text)]),
    ...(fact.ready || fact.reason === '' || fact.status === 'done' ? [] : [`This plan ${fact.reason}`]),
    ...(over || fact.score === undefined ? [] : [`Doctor: ${fact.score} of 10`]),
    ...(inRun === undefined ? [] : runLines(inRun)),
    fact.file,
  ];
}

function runLines(plan: PlanView): string[] {
  const passed = plan.checks.filter((check) => check.outcome === 'passed').length;
  return [
    ...(plan.attempt > 0 ? [`Attempts: ${String(plan.attempt)}`] : []),
    ...(plan.healthBefore === undefined || plan.healthAfter === undefined
      ? []
      : [`Health: ${plan.healthBefore.toFixed(1)} → ${plan.healthAfter.toFixed(1)}`]),
    ...(plan.checks.length === 0 ? [] : [`Checks: ${String(passed)} of ${String(plan.checks.length)} passed`]),
    ...(plan.subject === undefined ? [] : [`Commit: ${shortCommit(plan) ?? ''} ${plan.subject}`]),
  ];
}

/** A phase as it is told to a person: `The plan is …`. */
function phaseName(phase: Phase | undefined): string {
  switch (phase) {
    case 'opening':
      return 'starting';
    case 'probing':
      return 'running its checks before the work';
    case 'baseline':
      return 'measuring the baseline';
    case 'implementing':
      return 'implementing';
    case 'collecting':
      return 'collecting the change';
    case 'inspecting':
      return 'having its change inspected';
    case 'gate':
      return 'in the health gate';
    case 'checks':
      return 'running its checks';
    case 'rerunning':
      return 'running failed tests again';
    case 'replaying':
      return 'running the tests as they were before';
    case 'mutants':
      return 'trying what its tests notice';
    case 'review':
      return 'in review';
    case 'commit':
      return 'committing';
    case 'putting-back':
      return 'putting work back';
    case undefined:
      return 'running';
    default:
      return assertNever(phase);
  }
}

function attempt(plan: PlanView): string {
  return `attempt ${String(plan.attempt)}`;
}

function shortCommit(plan: PlanView): string | undefined {
  return plan.commit?.slice(0, 7);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function because(what: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? what : `${what}: ${firstLine(reason)}`;
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
