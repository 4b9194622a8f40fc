import path from 'node:path';
import type { AgentOutcome } from '../core/agents/agent.ts';
import type { FoundAgent } from '../core/agents/agents.ts';
import {
  plansAnswerSchema,
  questionsAnswerSchema,
  readPlansAnswer,
  readQuestions,
} from '../core/agents/planAnswers.ts';
import { plansPrompt } from '../core/agents/prompts/plans.ts';
import { questionsPrompt } from '../core/agents/prompts/questions.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { decisionsOf } from '../core/planning/decisions.ts';
import { judgeProposal, type JudgedPlan, type Judgement, shownProblems } from '../core/planning/judgeProposal.ts';
import {
  begunPlanning,
  effectOf,
  isEnded,
  type PlanningEffect,
  type PlanningEvent,
  type PlanningState,
} from '../core/planning/planning.ts';
import type { Decision, Goal } from '../core/planning/proposal.ts';
import { explicitSlug, goalSlug } from '../core/planning/slugs.ts';
import { stepPlanning } from '../core/planning/stepPlanning.ts';
import type { PlanGround } from '../core/planning/writtenPlans.ts';
import type { Settings } from '../core/settings/settings.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { readRepositoryFacts } from '../node/repositoryFacts.ts';
import type { DialogueAnswer, DialogueMessage } from '../protocol/dialogue.ts';
import type { Dialogue } from './dialogue.ts';
import { writeNewFiles } from './planFiles.ts';
import { planningSubject, readPlanGround } from './planGround.ts';
import { type CopySessions, openCopySessions, removeSpent } from './askInCopy.ts';
import { isOfMachine } from './isOfMachine.ts';
import { askPlanner } from './planSession.ts';

export interface PlanGoalRequest {
  /** Absolute real path of the repository's top level. */
  readonly root: string;
  readonly stateFolder: string;
  readonly goal: Goal;
  readonly found: FoundAgent;
  readonly settings: Pick<Settings, 'plansDirectory' | 'silentMinutes' | 'sessionMinutes' | 'sandbox'>;
  readonly dialogue: Dialogue;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export type PlannedGoal =
  | {
      readonly kind: 'written';
      readonly plans: readonly JudgedPlan[];
      readonly decisions: readonly Decision[];
      /** What is wrong with the set as a whole, a sentence each. */
      readonly problems: readonly string[];
      /** Nothing in it would go back to the planner. */
      readonly fine: boolean;
      /** What a person should know of the set and its files, a sentence each. */
      readonly notes: readonly string[];
    }
  /** A sentence for a person; `fault`: the agent or the machine, not the plans. */
  | { readonly kind: 'failed'; readonly message: string; readonly fault: boolean }
  | { readonly kind: 'cancelled' };

/** Makes plan files of a goal. Cancelled or failed, whenever that is, it leaves the repository as it was. */
export async function planGoal(request: PlanGoalRequest): Promise<PlannedGoal> {
  const planning = new Planning(request);
  let state: PlanningState = begunPlanning;
  try {
    while (!isEnded(state)) {
      const event = await planning.perform(effectOf(state));
      state = stepPlanning(state, event);
    }
  } finally {
    await planning.end();
  }
  switch (state.kind) {
    case 'written':
      request.dialogue.tell({ kind: 'written', files: state.files });
      return planning.written;
    case 'failed':
      request.dialogue.tell({ kind: 'failed', message: state.message });
      return { kind: 'failed', message: state.message, fault: planning.faulty };
    case 'cancelled':
      request.dialogue.tell({ kind: 'failed', message: 'Cancelled. Nothing was written.' });
      return { kind: 'cancelled' };
    default:
      return state satisfies never;
  }
}

type EffectOf<Kind extends PlanningEffect['kind']> = Extract<PlanningEffect, { kind: Kind }>;

/** Carries out what the states of one planning ask for. */
class Planning {
  readonly #request: PlanGoalRequest;
  readonly #sessions: CopySessions;
  #facts: RepositoryFacts | undefined;
  faulty = false;
  /** What the last preview said beside the set. */
  #note = '';
  written: Extract<PlannedGoal, { kind: 'written' }> = {
    kind: 'written',
    plans: [],
    decisions: [],
    problems: [],
    fine: true,
    notes: [],
  };

  constructor(request: PlanGoalRequest) {
    this.#request = request;
    this.#sessions = openCopySessions(request, 'planning');
  }

  async end(): Promise<void> {
    await removeSpent(this.#sessions);
  }

  async perform(effect: PlanningEffect): Promise<PlanningEvent> {
    const { signal } = this.#request;
    try {
      signal.throwIfAborted();
      return await this.#perform(effect);
    } catch (error) {
      if (signal.aborted) {
        return { kind: 'cancelled' };
      }
      if ((effect.kind === 'askQuestions' || effect.kind === 'askPlans') && isOfMachine(error)) {
        this.faulty = true;
        return { kind: 'agentFailed', message: `The planner could not be started: ${error.message}` };
      }
      throw error;
    }
  }

  async #perform(effect: PlanningEffect): Promise<PlanningEvent> {
    switch (effect.kind) {
      case 'askQuestions':
        return await this.#askQuestions(effect);
      case 'offerToGoOn': {
        const answer = await this.#ask({ kind: 'notWorthPlanning', why: effect.why }, ['goOn']);
        return answer.kind === 'goOn' ? { kind: 'wentOn' } : cancelled;
      }
      case 'askPerson': {
        const answer = await this.#ask({ kind: 'questions', questions: effect.questions }, ['answers']);
        return answer.kind === 'answers'
          ? { kind: 'answered', decisions: decisionsOf([...effect.questions, ...effect.others], answer.answers) }
          : cancelled;
      }
      case 'askPlans':
        return await this.#askPlans(effect);
      case 'judge': {
        const proposal = { ...effect.proposal, goal: goalSlug(effect.proposal.goal) };
        return { kind: 'judged', judgement: judgeProposal(proposal, effect.decisions, await this.#ground()) };
      }
      case 'preview':
        return await this.#preview(effect.judgement, effect.note);
      case 'write':
        return await this.#write(effect);
      default:
        return effect satisfies never;
    }
  }

  async #askQuestions({ session, unreadable }: EffectOf<'askQuestions'>): Promise<PlanningEvent> {
    this.#progress('Reading the repository');
    const prompt = questionsPrompt({ ...(await this.#subject()), unreadable });
    const outcome = await askPlanner(this.#sessions, {
      phase: 'questions',
      session,
      prompt,
      schema: questionsAnswerSchema,
    });
    return this.#afterSession(outcome, (answer) => {
      const read = readQuestions(answer);
      return read.ok ? { kind: 'questionsRead', ...read.value } : { kind: 'answerUnreadable', problem: read.failure };
    });
  }

  async #askPlans({ session, decisions, sentBack, unreadable }: EffectOf<'askPlans'>): Promise<PlanningEvent> {
    const count = sentBack?.sentBack.length ?? 0;
    this.#progress(
      count === 0 ? 'Making plans' : `Mending ${count} ${count === 1 ? 'problem' : 'problems'} of the plans`,
    );
    const prompt = plansPrompt({
      ...(await this.#subject()),
      decided: decisions,
      sentBack: sentBack === undefined ? undefined : { proposal: sentBack.proposal, problems: sentBack.sentBack },
      unreadable,
    });
    const outcome = await askPlanner(this.#sessions, { phase: 'plans', session, prompt, schema: plansAnswerSchema });
    return this.#afterSession(outcome, (answer) => {
      const read = readPlansAnswer(answer);
      return read.ok
        ? { kind: 'plansRead', proposal: { ...read.value, goal: this.#slugOf(read.value.goal) } }
        : { kind: 'answerUnreadable', problem: read.failure };
    });
  }

  /** The person's own name for the goal, else the planner's, else one made of the person's words. */
  #slugOf(proposed: string): string {
    const { text } = this.#request.goal;
    return explicitSlug(text) ?? goalSlug(proposed.trim() === '' ? text : proposed);
  }

  #afterSession(outcome: AgentOutcome, read: (answer: unknown) => PlanningEvent): PlanningEvent {
    switch (outcome.kind) {
      case 'ended':
        return read(outcome.answer);
      case 'stopped':
        return { kind: 'cancelled' };
      case 'failed':
        // An answer that is missing or is no JSON may be better the next time, like one of another form.
        if (outcome.fault === 'protocol') {
          return { kind: 'answerUnreadable', problem: outcome.message };
        }
        this.faulty = true;
        return { kind: 'agentFailed', message: outcome.message };
      default:
        return outcome satisfies never;
    }
  }

  async #preview(judgement: Judgement, note: string): Promise<PlanningEvent> {
    const { proposal, plans, problems, notes } = judgement;
    this.#note = note;
    const message: DialogueMessage = {
      kind: 'preview',
      proposal,
      judgements: plans.map((plan) => ({ ...plan.score, problems: shownProblems(plan) })),
      problems,
      notes: [...(note === '' ? [] : [note]), ...notes],
    };
    const answer = await this.#ask(message, ['judge', 'accept']);
    switch (answer.kind) {
      case 'judge':
        return { kind: 'changed', proposal: answer.proposal };
      case 'accept':
        return { kind: 'accepted', proposal: answer.proposal };
      default:
        return cancelled;
    }
  }

  async #write({ proposal, decisions }: EffectOf<'write'>): Promise<PlanningEvent> {
    const { root, settings, signal } = this.#request;
    const count = proposal.plans.length;
    this.#progress(count === 1 ? 'Writing the plan' : `Writing ${count} plans`);
    this.#facts = undefined;
    const repository = (await this.#ground()).repository;
    let judged: Judgement | undefined;
    const writing = await writeNewFiles({
      root,
      folder: path.join(this.#request.stateFolder, 'planning'),
      signal,
      compose: () => {
        const ground = readPlanGround(root, settings.plansDirectory, repository, this.#request.now());
        judged = judgeProposal(proposal, decisions, ground);
        return judged.plans;
      },
      clashes: (files) => {
        const own = new Set(files.map(({ file }) => file));
        const { plans } = readPlanGround(root, settings.plansDirectory, repository, this.#request.now());
        const ids = new Set(judged?.plans.map(({ plan }) => plan.id));
        return plans.some(({ file, id }) => !own.has(file) && ids.has(id));
      },
    });
    if (!writing.ok) {
      this.faulty = true;
      return { kind: 'writingFailed', message: writing.failure };
    }
    const fine = (judged?.sentBack ?? []).length === 0;
    this.written = {
      kind: 'written',
      plans: judged?.plans ?? [],
      decisions,
      problems: judged?.problems ?? [],
      fine,
      notes: [
        // Of a set that a person has mended meanwhile it is not true any more.
        ...(fine || this.#note === '' ? [] : [this.#note]),
        ...(judged?.notes ?? []),
        ...(await this.#ignoredNote(writing.value)),
      ],
    };
    return { kind: 'filesWritten', files: writing.value };
  }

  async #ignoredNote([first]: readonly string[]): Promise<readonly string[]> {
    const place = await findRepository(this.#request.root);
    const isIgnored =
      first !== undefined && place.ok && (await new Repository(place.value, this.#sessions.folder).isIgnored(first));
    return isIgnored
      ? [
          'git ignores these files, so what comes of them could not be committed. Take their folder out of .gitignore before a run.',
        ]
      : [];
  }

  async #subject(): Promise<ReturnType<typeof planningSubject>> {
    const { root, goal } = this.#request;
    return planningSubject(root, goal, await this.#ground());
  }

  /** Plans are read again each time; the other files only change what is said of paths. */
  async #ground(): Promise<PlanGround> {
    const { root, settings, signal, now } = this.#request;
    this.#facts ??= await readRepositoryFacts(root, signal);
    return readPlanGround(root, settings.plansDirectory, this.#facts, now());
  }

  #progress(text: string): void {
    this.#request.dialogue.tell({ kind: 'progress', text });
  }

  async #ask(message: DialogueMessage, kinds: readonly DialogueAnswer['kind'][]): Promise<DialogueAnswer> {
    // A person may think for hours.
    await this.end();
    return await this.#request.dialogue.ask(message, kinds, this.#request.signal);
  }
}

const cancelled = { kind: 'cancelled' } as const;
