import { assertNever } from '../base/assertNever.ts';
import type { Judgement } from './judgeProposal.ts';
import { isEnded, type PlanningEvent, type PlanningState } from './planning.ts';
import type { Proposal, Question } from './proposal.ts';

/** A proposal goes back to its planner so often, then it is shown as it is (rule: the product's). */
const mostRounds = 2;

type StateOf<Kind extends PlanningState['kind']> = Extract<PlanningState, { kind: Kind }>;
type EventOf<Kind extends PlanningEvent['kind']> = Extract<PlanningEvent, { kind: Kind }>;

/** What planning is after an event. An event that a state does not expect is a bug, and throws. */
export function stepPlanning(state: PlanningState, event: PlanningEvent): PlanningState {
  if (event.kind === 'cancelled') {
    return isEnded(state) ? unexpected(state, event) : { kind: 'cancelled' };
  }
  switch (event.kind) {
    case 'questionsRead':
      return state.kind === 'asking' ? questionsRead(state, event) : unexpected(state, event);
    case 'wentOn':
      return state.kind === 'offering' ? afterOffer(state.session, state.questions) : unexpected(state, event);
    case 'answered':
      return state.kind === 'answering' ? begunProposing(state.session, event.decisions) : unexpected(state, event);
    case 'plansRead':
      return state.kind === 'proposing'
        ? { ...proposingPart(state), kind: 'judging', proposal: event.proposal, by: 'planner' }
        : unexpected(state, event);
    case 'answerUnreadable':
      return answerUnreadable(state, event);
    case 'agentFailed':
      return agentFailed(state, event.message, event);
    case 'judged':
      return state.kind === 'judging' ? judged(state, event.judgement) : unexpected(state, event);
    case 'changed':
      return state.kind === 'previewing'
        ? { ...proposingPart(state), note: '', kind: 'judging', proposal: event.proposal, by: 'person' }
        : unexpected(state, event);
    case 'accepted':
      return state.kind === 'previewing' ? accepted(state, event.proposal) : unexpected(state, event);
    case 'filesWritten':
      return state.kind === 'writing' ? { kind: 'written', files: event.files } : unexpected(state, event);
    case 'writingFailed':
      return state.kind === 'writing' ? { kind: 'failed', message: event.message } : unexpected(state, event);
    default:
      return assertNever(event);
  }
}

function unexpected(state: PlanningState, event: PlanningEvent): never {
  throw new Error(`${event.kind} cannot happen in state ${state.kind} of planning.`);
}

function questionsRead({ session }: StateOf<'asking'>, event: EventOf<'questionsRead'>): PlanningState {
  return event.worthPlanning
    ? afterOffer(session, event.questions)
    : { kind: 'offering', session, questions: event.questions, why: event.why };
}

function afterOffer(session: number, questions: readonly Question[]): PlanningState {
  return questions.length > 0 ? { kind: 'answering', session, questions } : begunProposing(session, []);
}

function begunProposing(session: number, decisions: StateOf<'proposing'>['decisions']): PlanningState {
  const note = '';
  return {
    kind: 'proposing',
    session: session + 1,
    decisions,
    rounds: 0,
    best: undefined,
    note,
    unreadable: undefined,
  };
}

type Proposing = Omit<StateOf<'proposing'>, 'kind' | 'unreadable'>;

function proposingPart({ session, decisions, rounds, best, note }: Proposing): Proposing {
  return { session, decisions, rounds, best, note };
}

function answerUnreadable(state: PlanningState, event: EventOf<'answerUnreadable'>): PlanningState {
  if (state.kind !== 'asking' && state.kind !== 'proposing') {
    return unexpected(state, event);
  }
  return state.unreadable === undefined
    ? { ...state, session: state.session + 1, unreadable: event.problem }
    : agentFailed(state, event.problem, event);
}

/** What a planner cannot mend any more is not lost: the person sees the set as it was. */
function agentFailed(state: PlanningState, message: string, event: PlanningEvent): PlanningState {
  if (state.kind === 'asking' || (state.kind === 'proposing' && state.best === undefined)) {
    return { kind: 'failed', message };
  }
  return state.kind === 'proposing' && state.best !== undefined
    ? {
        ...proposingPart(state),
        kind: 'previewing',
        judgement: state.best,
        note: `The planner was to mend this, and could not: ${message}`,
      }
    : unexpected(state, event);
}

function judged(state: StateOf<'judging'>, judgement: Judgement): PlanningState {
  const part = proposingPart(state);
  if (state.by === 'person') {
    return { ...part, kind: 'previewing', judgement };
  }
  const best = better(state.best, judgement);
  if (judgement.sentBack.length === 0) {
    return { ...part, best, kind: 'previewing', judgement };
  }
  return state.rounds < mostRounds
    ? { ...part, best, kind: 'proposing', session: state.session + 1, rounds: state.rounds + 1, unreadable: undefined }
    : {
        ...part,
        best,
        kind: 'previewing',
        judgement: best,
        note: 'The planner was asked twice to mend this. What is left is listed with the plans.',
      };
}

/** Of two that are equally bad, the later one. */
function better(before: Judgement | undefined, now: Judgement): Judgement {
  return before !== undefined && before.sentBack.length < now.sentBack.length ? before : now;
}

function accepted({ decisions }: StateOf<'previewing'>, proposal: Proposal): PlanningState {
  return proposal.plans.length === 0
    ? { kind: 'failed', message: 'No plan is left in the set, so nothing was written.' }
    : { kind: 'writing', decisions, proposal };
}
