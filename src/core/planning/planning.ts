import { mostQuestions } from './decisions.ts';
import type { Judgement } from './judgeProposal.ts';
import type { Decision, Proposal, Question } from './proposal.ts';

/*
 * The state chart of planning a goal. Each state waits for the outcome of one thing; names are those of the union below.
 *
 *   asking --questionsRead--> offering | answering | proposing
 *   offering --wentOn--> answering | proposing
 *   answering --answered--> proposing
 *   proposing --plansRead--> judging
 *   judging --judged--> proposing, twice at most | previewing
 *   previewing --changed--> judging
 *   previewing --accepted--> writing
 *   writing --filesWritten--> written
 *
 *   asking, proposing --answerUnreadable--> itself, once in each round; then as below
 *   asking --agentFailed--> failed
 *   proposing --agentFailed--> failed | previewing, where there is an earlier set to show
 *   writing --writingFailed--> failed
 *   asking, offering, answering, proposing, judging, previewing, writing --cancelled--> cancelled
 */
export type PlanningState =
  | { readonly kind: 'asking'; readonly session: number; readonly unreadable: string | undefined }
  | (Asked & { readonly kind: 'offering'; readonly why: string })
  | (Asked & { readonly kind: 'answering' })
  | (Proposing & { readonly kind: 'proposing'; readonly unreadable: string | undefined })
  | (Proposing & { readonly kind: 'judging'; readonly proposal: Proposal; readonly by: 'person' | 'planner' })
  | (Proposing & { readonly kind: 'previewing'; readonly judgement: Judgement })
  | { readonly kind: 'writing'; readonly decisions: readonly Decision[]; readonly proposal: Proposal }
  | { readonly kind: 'written'; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

interface Asked {
  /** From 1: agent sessions so far. */
  readonly session: number;
  readonly questions: readonly Question[];
}

interface Proposing {
  readonly session: number;
  readonly decisions: readonly Decision[];
  /** Times that a proposal went back to the planner. */
  readonly rounds: number;
  /** The best set so far, with what is wrong with it; undefined: there is none yet. */
  readonly best: Judgement | undefined;
  /** What to tell the person beside the set; empty: nothing. */
  readonly note: string;
}

export type PlanningEvent =
  | {
      readonly kind: 'questionsRead';
      readonly worthPlanning: boolean;
      readonly why: string;
      readonly questions: readonly Question[];
    }
  | { readonly kind: 'wentOn' }
  | { readonly kind: 'answered'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'plansRead'; readonly proposal: Proposal }
  /** What was wrong with the answer, a sentence. */
  | { readonly kind: 'answerUnreadable'; readonly problem: string }
  | { readonly kind: 'agentFailed'; readonly message: string }
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'changed'; readonly proposal: Proposal }
  | { readonly kind: 'accepted'; readonly proposal: Proposal }
  | { readonly kind: 'filesWritten'; readonly files: readonly string[] }
  | { readonly kind: 'writingFailed'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** What is to be done in a state. */
export type PlanningEffect =
  | { readonly kind: 'askQuestions'; readonly session: number; readonly unreadable: string | undefined }
  | { readonly kind: 'offerToGoOn'; readonly why: string }
  /** `questions`: those for the person; what is behind them the planner decides. */
  | { readonly kind: 'askPerson'; readonly questions: readonly Question[]; readonly others: readonly Question[] }
  | {
      readonly kind: 'askPlans';
      readonly session: number;
      readonly decisions: readonly Decision[];
      readonly sentBack: Judgement | undefined;
      readonly unreadable: string | undefined;
    }
  | { readonly kind: 'judge'; readonly proposal: Proposal; readonly decisions: readonly Decision[] }
  | { readonly kind: 'preview'; readonly judgement: Judgement; readonly note: string }
  | { readonly kind: 'write'; readonly proposal: Proposal; readonly decisions: readonly Decision[] };

export type EndedPlanning = Extract<PlanningState, { kind: 'written' | 'failed' | 'cancelled' }>;

export const begunPlanning: PlanningState = { kind: 'asking', session: 1, unreadable: undefined };

/** The effect whose outcome the state waits for. */
export function effectOf(state: Exclude<PlanningState, EndedPlanning>): PlanningEffect {
  switch (state.kind) {
    case 'asking':
      return { kind: 'askQuestions', session: state.session, unreadable: state.unreadable };
    case 'offering':
      return { kind: 'offerToGoOn', why: state.why };
    case 'answering':
      return {
        kind: 'askPerson',
        questions: state.questions.slice(0, mostQuestions),
        others: state.questions.slice(mostQuestions),
      };
    case 'proposing': {
      const { session, decisions, best, unreadable } = state;
      return { kind: 'askPlans', session, decisions, sentBack: best, unreadable };
    }
    case 'judging':
      return { kind: 'judge', proposal: state.proposal, decisions: state.decisions };
    case 'previewing':
      return { kind: 'preview', judgement: state.judgement, note: state.note };
    case 'writing':
      return { kind: 'write', proposal: state.proposal, decisions: state.decisions };
    default:
      return state satisfies never;
  }
}

export function isEnded(state: PlanningState): state is EndedPlanning {
  return state.kind === 'written' || state.kind === 'failed' || state.kind === 'cancelled';
}
