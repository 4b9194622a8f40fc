import type { Problem } from '../core/base/problem.ts';
import type { AgentOutcome } from '../core/agents/agent.ts';
import { fixPrompt } from '../core/agents/prompts/fix.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import { dimensionNames } from '../core/doctor/dimensionNames.ts';
import { remediesOf } from '../core/doctor/remedies.ts';
import { dimensions } from '../core/doctor/score.ts';
import { pausesRun } from '../core/journal/outcomes.ts';
import type { Check, Plan } from '../core/plan/plan.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import { isGuard, type ProbedCheck } from '../core/plan/probe.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { type AcceptedFix, type FixGround, type FixVerdict, judgeFix } from '../core/planning/judgeFix.ts';
import { askInCopy, type CopySessions } from './askInCopy.ts';
import { bringMended, type FolderPicture, placePlan } from './fixPlanCopy.ts';

/** A plan file that an agent is to mend. */
export interface PlanToFix {
  /** Relative to the repository. */
  readonly file: string;
  /** As it is on the disk. */
  readonly before: string;
  /** With every certain fix. */
  readonly certain: string;
}

export interface FixPlanRequest {
  readonly plan: PlanToFix;
  readonly ground: Omit<FixGround, 'known'> & { readonly known: readonly ProbedCheck[] };
  readonly sessions: CopySessions;
  /** Runs checks on the tree as it is; undefined: nothing is run. */
  readonly probe: ((plan: Plan, checks: readonly Check[]) => Promise<readonly ProbedCheck[]>) | undefined;
  readonly onProgress: (text: string) => void;
}

export type FixedPlanText =
  | { readonly kind: 'fixed'; readonly text: string; readonly fix: AcceptedFix; readonly others: readonly string[] }
  /** `reason`: a sentence or more. `fault`: it was the agent or the machine, and the next plan will fare no better. */
  | { readonly kind: 'notFixed'; readonly reason: string; readonly fault: boolean };

/** Refusals go back to the agent once; then a person must look. */
const mostRounds = 2;

/**
 * Has an agent mend a plan in a throw-away copy, from which only the plan's text is taken, and judges what it made of it.
 * Nothing is written. Rejects with the signal's reason when that aborts, and when no copy can be made.
 */
export async function fixPlan(request: FixPlanRequest): Promise<FixedPlanText> {
  const { plan, sessions, onProgress } = request;
  let text = plan.certain;
  let refusals: readonly string[] | undefined;
  for (let round = 1; ; round += 1) {
    onProgress(round === 1 ? `Mending ${plan.file}` : `Mending ${plan.file} once more`);
    const { outcome, brought } = await askOnce(request, { round, text, refusals });
    sessions.signal.throwIfAborted();
    if (outcome.kind !== 'ended') {
      return { kind: 'notFixed', ...failureOf(outcome) };
    }
    const { text: mended, others } = brought;
    const verdict = mended.ok ? await judge(request, mended.value) : refusedFor(mended.failure);
    sessions.signal.throwIfAborted();
    if (verdict.kind === 'accepted' && mended.ok) {
      return { kind: 'fixed', text: likeBefore(plan.before, mended.value), fix: verdict, others };
    }
    refusals = verdict.kind === 'refused' ? verdict.reasons : [];
    if (round === mostRounds) {
      return { kind: 'notFixed', reason: `It was not taken, twice. ${refusals.join(' ')}`, fault: false };
    }
    // It goes on from its own text, where there is one to go on from.
    text = mended.ok && readPlan(plan.file, mended.value) !== undefined ? mended.value : plan.certain;
  }
}

interface Round {
  /** From 1. */
  readonly round: number;
  /** What the file in the copy holds. */
  readonly text: string;
  readonly refusals: readonly string[] | undefined;
}

async function askOnce(
  { plan: { file, certain }, ground, sessions }: FixPlanRequest,
  { round, text, refusals }: Round,
): ReturnType<typeof askInCopy<ReturnType<typeof bringMended>>> {
  let picture: FolderPicture = new Map();
  return await askInCopy(sessions, {
    name: `${file.replaceAll(/[^\w.-]+/g, '-')}-${round}`,
    role: 'fix',
    attempt: round,
    planFile: file,
    prompt: promptFor(file, certain, ground, refusals),
    schema: undefined,
    prepare: (root) => {
      picture = placePlan(root, file, text);
    },
    bring: (root) => bringMended(root, file, picture),
  });
}

function promptFor(
  file: string,
  text: string,
  { repository, plans, known }: FixPlanRequest['ground'],
  refusals: readonly string[] | undefined,
): string {
  const plan = readPlan(file, text);
  const neighbours = new PlanIndex(plans);
  if (plan !== undefined) {
    neighbours.set(plan);
  }
  const diagnosis = plan === undefined ? undefined : diagnose(plan, { repository, neighbours });
  const remedies =
    diagnosis === undefined ? [] : remediesOf(diagnosis).filter(({ problems }) => !problems.every(isOfFrontmatter));
  const told = new Set(remedies.flatMap(({ problems }) => problems));
  const errors =
    diagnosis?.problems.filter(
      (problem) => problem.severity === 'error' && !told.has(problem) && !isOfFrontmatter(problem),
    ) ?? [];
  return fixPrompt({
    planFile: file,
    planText: text,
    scores: dimensions.map((dimension) => [dimensionNames[dimension], diagnosis?.score[dimension] ?? 0]),
    complaints: [
      ...remedies.map((remedy) => remedy.text),
      ...errors.map(({ range, message }) => `Line ${range.start.line + 1}: ${message}`),
    ],
    vainChecks: known
      .filter((check) => check.verdict === 'broken' || (check.verdict === 'vacuous' && !isGuard(check, known)))
      .map(({ tag, text: words, reason }) => `[${tag}] ${words}: ${reason}`),
    refusals,
  });
}

/** The agent may not change the keys that such a problem asks for. */
function isOfFrontmatter({ code }: Problem): boolean {
  return code.startsWith('queue.') || code === 'plan.misspelt-key';
}

function failureOf(outcome: Exclude<AgentOutcome, { kind: 'ended' }>): {
  readonly reason: string;
  readonly fault: boolean;
} {
  return outcome.kind === 'failed'
    ? { reason: outcome.message, fault: pausesRun(outcome) }
    : { reason: 'The agent was stopped.', fault: true };
}

function refusedFor(reason: string): FixVerdict {
  return { kind: 'refused', reasons: [reason] };
}

/** What is refused for its words is not run at all. */
async function judge({ plan, ground, probe, onProgress }: FixPlanRequest, after: string): Promise<FixVerdict> {
  const mended = { ...plan, after };
  const verdict = judgeFix(mended, ground, undefined);
  if (verdict.kind === 'refused' || verdict.toProbe.length === 0 || probe === undefined) {
    return verdict;
  }
  onProgress(`Running the new checks of ${plan.file}, which must fail now`);
  return judgeFix(mended, ground, await probe(verdict.plan, verdict.toProbe));
}

/** The new text with the line ends and the byte order mark of the old one, so that only what was mended changes. */
function likeBefore(before: string, after: string): string {
  const ends = new Set(before.match(/\r\n|\n|\r/g));
  const [end] = ends;
  const text = end === undefined || ends.size > 1 ? after : after.replaceAll(/\r\n|\n|\r/g, end);
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return before.startsWith('\uFEFF') ? `\uFEFF${plain}` : plain;
}
