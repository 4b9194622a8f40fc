import type { Question } from '../../core/planning/proposal.ts';

/** Where somebody is in a row of questions, and what they have answered. `null`: decided by the planner. */
export interface QuestionSteps {
  readonly questions: readonly Question[];
  /** From 0; the number of questions when all are behind. */
  readonly at: number;
  readonly answers: Readonly<Record<string, string | null>>;
}

export type QuestionMove =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'skip' }
  | { readonly kind: 'back' }
  /** This one and all that follow. */
  | { readonly kind: 'decideAll' };

export function firstQuestion(questions: readonly Question[]): QuestionSteps {
  return { questions, at: 0, answers: {} };
}

/** The steps after what a person did. Going back keeps what was answered, so that it is there again. */
export function moveOn(steps: QuestionSteps, move: QuestionMove): QuestionSteps {
  const { questions, at, answers } = steps;
  const current = questions[at];
  if (current === undefined) {
    return steps;
  }
  switch (move.kind) {
    case 'answer':
      return { questions, at: at + 1, answers: { ...answers, [current.id]: move.text } };
    case 'skip':
      return { questions, at: at + 1, answers: { ...answers, [current.id]: null } };
    case 'back':
      return { questions, at: Math.max(0, at - 1), answers };
    case 'decideAll': {
      const rest = questions.slice(at).map(({ id }): [string, null] => [id, null]);
      return { questions, at: questions.length, answers: { ...answers, ...Object.fromEntries(rest) } };
    }
    default:
      return move satisfies never;
  }
}

export interface QuestionItem {
  readonly label: string;
  readonly description?: string;
  readonly move: QuestionMove;
  /** Shown whatever is typed. */
  readonly always: boolean;
}

/**
 * What can be chosen for the question that is asked: the suggestions, what the person has typed, and to leave it to the
 * planner. The suggestion that holds by default says so; one that was chosen before stands first.
 */
export function questionItems(steps: QuestionSteps, typed: string): readonly QuestionItem[] {
  const question = steps.questions[steps.at];
  if (question === undefined) {
    return [];
  }
  const given = Object.hasOwn(steps.answers, question.id) ? steps.answers[question.id] : undefined;
  const own = typed.trim();
  const texts = [...new Set([...(typeof given === 'string' ? [given] : []), ...question.options])];
  const known = texts.some((text) => text.toLowerCase() === own.toLowerCase());
  return [
    ...(own === '' || known
      ? []
      : [{ label: own, description: 'your own answer', move: { kind: 'answer', text: own } as const, always: true }]),
    ...texts.map((text) => ({
      label: text,
      ...(text === given
        ? { description: 'your answer' }
        : text === question.default
          ? { description: 'suggested' }
          : {}),
      move: { kind: 'answer', text } as const,
      always: false,
    })),
    {
      label: '$(sparkle) Decide for me',
      ...(question.default === '' ? {} : { description: question.default }),
      move: { kind: 'skip' },
      always: true,
    },
  ];
}
