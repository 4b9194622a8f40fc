import { readVerdict, reviewAnswerSchema, type Verdict } from '../../core/agents/answers.ts';
import { reviewPrompt } from '../../core/agents/prompts/review.ts';
import { mergeVerdicts, secondRound } from '../../core/executor/verdicts.ts';
import type { Checked, Running } from '../../core/executor/state.ts';
import type { Edited, RunEvent } from '../../core/journal/events.ts';
import { pausesRun } from '../../core/journal/outcomes.ts';
import { attemptRef, openedPlan, planOf, type RunContext } from '../runContext.ts';
import { agentEnded, runSession, type StartAgent } from './agentStep.ts';
import { isEdited, uncommittedChanges } from './collectChange.ts';
import { reviewEvidence } from './reviewEvidence.ts';

/** Sessions of a reviewer that gives no readable verdict: one more is asked for, then there is none. */
const sessionsForVerdict = 2;

interface Review {
  readonly state: Running;
  readonly work: Checked;
  readonly effect: StartAgent;
  readonly prompt: string;
}

interface Heard {
  readonly events: readonly RunEvent[];
  /** Undefined: the step has come to its end by `events` alone. */
  readonly said: { readonly verdict: Verdict | undefined; readonly reason: string } | undefined;
}

/**
 * Has the change judged by whoever did not write it: once, or by several independently where the settings want that. One
 * that objects is enough to send it back. Without a readable verdict there is no approval.
 */
export async function reviewChange(
  context: RunContext,
  state: Running,
  work: Checked,
  effect: StartAgent,
): Promise<RunEvent[]> {
  const earlier = (state.objections.get(work.plan) ?? []).flatMap(({ findings }) => findings);
  const review = { state, work, effect, prompt: await promptFor(context, state, work, earlier) };
  const judges = context.settings.reviewDepth === 'thorough' ? 3 : 1;
  const events: RunEvent[] = [];
  const verdicts: Verdict[] = [];
  let reason = '';
  for (let judge = 1; judge <= judges; judge += 1) {
    const heard = await hear(context, review, judges === 1 ? undefined : judge);
    events.push(...heard.events);
    if (heard.said === undefined) {
      return events;
    }
    if (heard.said.verdict === undefined) {
      ({ reason } = heard.said);
    } else {
      verdicts.push(heard.said.verdict);
    }
  }
  const merged = verdicts.length === judges ? mergeVerdicts(verdicts) : objecting(verdicts);
  const verdict = merged === undefined || earlier.length === 0 ? merged : secondRound(merged, earlier);
  context.stream.write({
    plan: work.plan,
    source: 'reviewer',
    kind: verdict?.verdict === 'approve' ? 'result' : 'error',
    text: verdict === undefined ? `No verdict: ${reason}` : `${verdict.verdict}: ${verdict.summary}`,
  });
  return [...events, { kind: 'reviewFinished', plan: work.plan, attempt: effect.attempt, verdict, reason }];
}

/** Where one of several gave no verdict, an objection of another still counts; an approval does not. */
function objecting(verdicts: readonly Verdict[]): Verdict | undefined {
  const objections = verdicts.filter(({ verdict }) => verdict === 'changes');
  return objections.length === 0 ? undefined : mergeVerdicts(objections);
}

async function promptFor(
  context: RunContext,
  state: Running,
  work: Checked,
  earlier: Verdict['findings'],
): Promise<string> {
  const { file } = planOf(state, work.plan);
  const { plan, text } = await openedPlan(context, file, work.snapshot);
  const diff = await context.repository.diff(
    work.snapshot,
    work.tree,
    work.files.map((changed) => changed.path),
  );
  return reviewPrompt({
    planFile: file,
    planText: text,
    diff,
    evidence: reviewEvidence(work, plan),
    adversarial: context.settings.reviewDepth === 'adversarial',
    earlier: earlier.filter(({ severity }) => severity === 'blocking'),
  });
}

/** One judge, asked again in a fresh session where its first answer cannot be read. */
async function hear(context: RunContext, review: Review, judge: number | undefined): Promise<Heard> {
  const { state, work, effect, prompt } = review;
  const events: RunEvent[] = [];
  let reason = '';
  for (let session = 1; session <= sessionsForVerdict; session += 1) {
    const started = context.now();
    const before = await context.repository.snapshot();
    const reviewing = await runSession(context, {
      effect,
      agentId: state.reviewer,
      file: planOf(state, work.plan).file,
      prompt,
      schema: reviewAnswerSchema,
      ...(judge === undefined && session === 1 ? {} : { number: (judge ?? 1) * 10 + session }),
    });
    const { outcome } = reviewing;
    await discardReviewersEdits(context, work, { before, edited: reviewing.edited, attempt: effect.attempt });
    events.push(agentEnded(context, effect, reviewing, started));
    if (outcome.kind === 'stopped') {
      return { events: [...events, { kind: 'effectAborted', effect }], said: undefined };
    }
    if (pausesRun(outcome)) {
      // The run pauses, and the plan is not the poorer for it: there is no verdict to count.
      return { events, said: undefined };
    }
    const read = outcome.kind === 'ended' ? readVerdict(outcome.answer) : undefined;
    if (read?.ok === true) {
      return { events, said: { verdict: read.value, reason: '' } };
    }
    reason = read?.failure ?? (outcome.kind === 'failed' ? outcome.message : '');
    const again = session < sessionsForVerdict ? ', so another session is asked' : '';
    const text = `No readable verdict${again}: ${reason}`;
    context.stream.write({ plan: work.plan, source: 'reviewer', kind: 'error', text });
  }
  return { events, said: { verdict: undefined, reason } };
}

/** A reviewer only reads. What it wrote all the same, to the plan's files or by its own tools, is put back and kept. */
async function discardReviewersEdits(
  context: RunContext,
  work: Checked,
  reviewing: { readonly before: string; readonly edited: Edited; readonly attempt: number },
): Promise<void> {
  const { repository, stream } = context;
  const now = await repository.snapshot();
  const head = (await repository.head()) ?? work.head;
  const own = new Set(work.files.map((file) => file.path));
  const changed = await uncommittedChanges(context, reviewing.before, head, now);
  const edited = changed.filter((change) => own.has(change.path) || isEdited(reviewing.edited, change.path));
  if (edited.length === 0) {
    return;
  }
  const ref = attemptRef(context, work.plan, `reviewer-${reviewing.attempt}`);
  await repository.keep(now, head, ref, `mstack: edits of the reviewer\n\nMstack-Run: ${context.run}\n`);
  await repository.restore(reviewing.before, edited);
  const names = edited.map((change) => change.path).join(', ');
  stream.write({
    plan: work.plan,
    source: 'git',
    kind: 'error',
    text: `The reviewer edited ${names}; that was put back (kept in ${ref}).`,
  });
}
