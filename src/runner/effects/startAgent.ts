import { type AgentEvent, type AgentOutcome, noUsage, type Role } from '../../core/agents/agent.ts';
import { findAgent } from '../../core/agents/agents.ts';
import { readVerdict, reviewAnswerSchema } from '../../core/agents/answers.ts';
import { implementPrompt } from '../../core/agents/prompts/implement.ts';
import { reviewPrompt } from '../../core/agents/prompts/review.ts';
import type { Checked, Measured, Running } from '../../core/executor/state.ts';
import { categories } from '../../core/health/health.ts';
import type { Edited, Effect, RunEvent } from '../../core/journal/events.ts';
import { pausesRun } from '../../core/journal/outcomes.ts';
import { allowedGlobs } from '../../core/plan/scope.ts';
import { type EndedAgentSession, runAgentSession } from '../../node/agentSession.ts';
import { isEdited, uncommittedChanges } from './collectChange.ts';
import {
  appendToFolder,
  attemptRef,
  fileNameOf,
  markerOf,
  openedPlan,
  planOf,
  type RunContext,
} from '../runContext.ts';

type StartAgent = Extract<Effect, { kind: 'startAgent' }>;

/** Has an agent carry the plan out. */
export async function implement(
  context: RunContext,
  state: Running,
  work: Measured,
  effect: StartAgent,
): Promise<RunEvent[]> {
  const { file } = planOf(state, work.plan);
  const { plan, text } = await openedPlan(context, file, work.snapshot);
  const prompt = implementPrompt({
    planFile: file,
    planText: text,
    allowed: allowedGlobs(plan),
    checks: plan.checks.map((check) => `[${check.tag}] ${check.text}`),
    attempt: effect.attempt,
    earlier: (state.strikes.get(work.plan) ?? []).map((strike) => ({
      attempt: strike.attempt,
      reason: [strike.reason, ...strike.details].join('\n'),
    })),
  });
  const started = context.now();
  const ended = await session(context, { effect, agentId: state.agent, file, prompt, schema: undefined });
  return [agentEnded(context, effect, ended, started)];
}

/** Has the reviewer judge the change, and reads its verdict. */
export async function review(
  context: RunContext,
  state: Running,
  work: Checked,
  effect: StartAgent,
): Promise<RunEvent[]> {
  const { repository, stream } = context;
  const { file } = planOf(state, work.plan);
  const { text } = await openedPlan(context, file, work.snapshot);
  const diff = await repository.diff(
    work.snapshot,
    work.tree,
    work.files.map((changed) => changed.path),
  );
  const prompt = reviewPrompt({ planFile: file, planText: text, diff, evidence: evidenceText(work) });
  const started = context.now();
  const before = await repository.snapshot();
  const reviewing = await session(context, {
    effect,
    agentId: state.reviewer,
    file,
    prompt,
    schema: reviewAnswerSchema,
  });
  const { outcome } = reviewing;
  await discardReviewersEdits(context, work, { before, edited: reviewing.edited, attempt: effect.attempt });
  const ended = agentEnded(context, effect, reviewing, started);
  if (outcome.kind === 'stopped') {
    return [ended, { kind: 'effectAborted', effect }];
  }
  if (pausesRun(outcome)) {
    // The run pauses, and the plan is not the poorer for it: there is no verdict to count.
    return [ended];
  }
  const verdict = outcome.kind === 'ended' ? readVerdict(outcome.answer) : undefined;
  const reason = verdict?.ok === false ? verdict.failure : outcome.kind === 'failed' ? outcome.message : '';
  const given = verdict?.ok === true ? verdict.value : undefined;
  if (outcome.kind === 'ended') {
    stream.write({
      plan: work.plan,
      source: 'reviewer',
      kind: given?.verdict === 'approve' ? 'result' : 'error',
      text: given === undefined ? `No readable verdict: ${reason}` : `${given.verdict}: ${given.summary}`,
    });
  }
  return [ended, { kind: 'reviewFinished', plan: work.plan, attempt: effect.attempt, verdict: given, reason }];
}

interface SessionRequest {
  readonly effect: StartAgent;
  readonly agentId: string;
  readonly file: string;
  readonly prompt: string;
  readonly schema: unknown;
}

async function session(context: RunContext, request: SessionRequest): Promise<EndedAgentSession> {
  const { settings, repository, stream } = context;
  const { effect, agentId } = request;
  const found = findAgent(agentId, settings.agents);
  if (found === undefined) {
    const message = `There is no agent called ${agentId}. Name one of claude, codex, api or rehearsal, or define it under \`agents\` in .mstack/config.json.`;
    return { outcome: { kind: 'failed', fault: 'missing', message, usage: noUsage }, edited: [] };
  }
  const name = `${fileNameOf(effect.plan)}-${effect.attempt}-${effect.role}`;
  const source = effect.role === 'review' ? 'reviewer' : 'agent';
  stream.write({
    plan: effect.plan,
    source,
    kind: 'heading',
    text: `${effect.role === 'review' ? 'Review' : 'Implementation'}, attempt ${effect.attempt}: ${found.agent.title}`,
  });
  const ended = await runAgentSession({
    found,
    role: effect.role,
    attempt: effect.attempt,
    planFile: request.file,
    prompt: request.prompt,
    schema: request.schema,
    repository: repository.root,
    folder: context.folder,
    name,
    marker: markerOf(context),
    signal: context.signal,
    silenceMs: settings.silentMinutes * 60_000,
    timeLimitMs: settings.sessionMinutes * 60_000,
    onEvent: (event) => {
      writeEvent(context, effect.plan, source, event);
    },
    onLine: (line, from) => {
      appendToFolder(context, 'transcripts', `${name}.${from === 'stdout' ? 'jsonl' : 'stderr.txt'}`, `${line}\n`);
    },
  });
  if (ended.outcome.kind === 'failed') {
    stream.write({ plan: effect.plan, source, kind: 'error', text: ended.outcome.message });
  }
  return ended;
}

function agentEnded(context: RunContext, effect: StartAgent, ended: EndedAgentSession, started: number): RunEvent {
  const { outcome, edited } = ended;
  const seconds = (context.now() - started) / 1000;
  const role: Role = effect.role;
  // The answer is in `reviewFinished` once it has been read; unchecked text has no place in the journal.
  const kept: AgentOutcome = outcome.kind === 'ended' ? { ...outcome, answer: undefined } : outcome;
  return { kind: 'agentEnded', plan: effect.plan, role, attempt: effect.attempt, outcome: kept, seconds, edited };
}

function writeEvent(context: RunContext, plan: string, source: 'agent' | 'reviewer', event: AgentEvent): void {
  const write = (kind: 'text' | 'thought' | 'tool' | 'result' | 'error', text: string): void => {
    context.stream.write({ plan, source, kind, text });
  };
  switch (event.kind) {
    case 'said':
      write('text', event.text);
      break;
    case 'thought':
      write('thought', event.text);
      break;
    case 'toolStarted':
      write('tool', `${event.tool}: ${event.detail}`);
      break;
    case 'toolEnded':
      write(event.failed ? 'error' : 'result', event.output === '' ? `${event.tool}: done` : event.output);
      break;
    case 'retrying':
      write(
        'error',
        `Tries again${event.waitSeconds === undefined ? '' : ` in ${event.waitSeconds} s`}: ${event.reason}`,
      );
      break;
    case 'warned':
      write('error', event.text);
      break;
    case 'used':
      break;
  }
}

/** What the reviewer learns of the facts: only what code has found out. */
function evidenceText(work: Checked): string {
  const gate = categories.map((category) => {
    const before = work.baseline.categories[category];
    const after = work.gate.categories[category];
    return `${category}: before ${before.status}, now ${after.status}. ${after.summary}`;
  });
  const checks = work.checks.map((check) => `${check.outcome}: ${check.text} (${check.reason})`);
  const aside = work.setAside.length === 0 ? [] : [`Put back, because outside the plan: ${work.setAside.join(', ')}`];
  const left =
    work.leftAlone.length === 0
      ? []
      : [
          `Changed outside the plan while the agent worked; in the tree, but not part of the change: ${work.leftAlone.join(', ')}`,
        ];
  return ['Health gate:', ...gate, '', 'Checks of the plan:', ...checks, ...aside, ...left].join('\n');
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
