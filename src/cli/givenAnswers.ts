import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { oneLine } from '../core/base/oneLine.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { Question } from '../core/planning/proposal.ts';
import type { Dialogue } from '../jobs/dialogue.ts';

const answersFile = z.record(z.string(), z.string().nullable());

/** Answers that were given before anybody asked, by a question's id or its words; null: the planner decides. */
export type GivenAnswers = z.infer<typeof answersFile>;

/** The failure is a sentence. */
export function readAnswersFile(file: string): Result<GivenAnswers, string> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return failure(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = answersFile.safeParse(value);
  return read.success
    ? success(read.data)
    : failure(
        `${file} must hold an object of answers, each by the question's id or its words: ${z.prettifyError(read.error)}`,
      );
}

/** Answers questions by what was given before; what was not, the planner decides. */
export function withAnswers(
  dialogue: Dialogue,
  given: GivenAnswers,
  onUnused: (names: readonly string[]) => void,
): Dialogue {
  return {
    tell: dialogue.tell,
    ask: async (message, kinds, signal) => {
      if (message.kind === 'questions') {
        const { answers, unused } = answersTo(message.questions, given);
        if (unused.length > 0) {
          onUnused(unused);
        }
        return { kind: 'answers', answers };
      }
      return await dialogue.ask(message, kinds, signal);
    },
  };
}

function answersTo(
  questions: readonly Question[],
  given: GivenAnswers,
): { readonly answers: GivenAnswers; readonly unused: readonly string[] } {
  const names = Object.keys(given);
  const used = new Set<string>();
  const answers = questions.flatMap(({ id, question }) => {
    const name = names.find((each) => each === id) ?? names.find((each) => same(each, question));
    used.add(name ?? '');
    return name === undefined ? [] : [[id, given[name] ?? null] as const];
  });
  return { answers: Object.fromEntries(answers), unused: names.filter((name) => !used.has(name)) };
}

function same(one: string, other: string): boolean {
  return oneLine(one).toLowerCase() === oneLine(other).toLowerCase();
}
