import * as z from 'zod';
import { failure, type Result, success } from '../base/result.ts';

/**
 * What a planner answers, first to the phase `questions`, then to `plans`. The strict forms are for providers that enforce
 * a schema: no further keys, every key required, no bounds, because those are keywords that strict providers refuse.
 */
const questionsAnswer = z.strictObject({
  worthPlanning: z
    .boolean()
    .describe('false when the whole goal is one small change that needs no order, no decision and no review'),
  why: z.string().describe('One or two sentences: why it is, or is not, worth a plan'),
  questions: z
    .array(
      z.strictObject({
        id: z.string().describe('A short name, e.g. "storage"'),
        question: z.string().describe('One question about one decision, ending with a question mark'),
        options: z.array(z.string()).describe('Two to four answers that fit this repository'),
        default: z.string().describe('The answer that holds when the person leaves it to you'),
      }),
    )
    .describe('Two to five questions, the most important one first'),
});

const plansAnswer = z.strictObject({
  goal: z.string().describe('A name of the goal in two to five lower-case words with hyphens, e.g. "export-notes"'),
  plans: z
    .array(
      z.strictObject({
        title: z.string().describe('What the plan does, in a few words that begin with a verb'),
        summary: z.string().describe('One plain paragraph for a person who does not read code'),
        requirements: z.string().describe('What must be so when it is done, and why: a paragraph'),
        criteria: z.array(z.string()).describe('Acceptance criteria, each decidable by a command or a look'),
        files: z.array(
          z.strictObject({
            path: z.string().describe('Relative to the top of the repository, forward slashes'),
            change: z.enum(['new', 'modify', 'delete']),
          }),
        ),
        approach: z.string().describe('How it is built'),
        testing: z.string().describe('What is tested, and on which level'),
        outOfScope: z.array(z.string()).describe('What an agent might take for part of the job, and is not'),
        tasks: z.array(z.string()).describe('Steps in the order in which they are done'),
        checks: z.array(
          z.strictObject({
            tag: z.enum(['cmd', 'assert', 'status', 'browse', 'manual']),
            command: z.string().describe('One command line; for browse an address; for manual what a person looks at'),
            expect: z
              .string()
              .describe('Empty for exit code 0; else: exits N, contains "TEXT", outputs "TEXT", at least N, or -> N'),
          }),
        ),
        blockedBy: z.array(z.number()).describe('Positions in this list, from 0, of plans that must be done before'),
      }),
    )
    .describe('In the order in which they are to be carried out'),
});

/** The same as JSON Schema, for agents that can enforce it. */
export const questionsAnswerSchema: unknown = jsonSchemaOf(questionsAnswer);
export const plansAnswerSchema: unknown = jsonSchemaOf(plansAnswer);

/** Without `$schema`: validators that know only an older dialect refuse the whole schema for its name. */
function jsonSchemaOf(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** Text of a model: absent is empty, a number is its digits. Halves of characters would make the file unreadable. */
const text = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => String(value ?? '').toWellFormed());

/** Of a list, absent is empty, and one text is a list of one. */
const texts = z
  .union([z.array(text), z.string().transform((one) => [one])])
  .nullish()
  .transform((value) => (value ?? []).map((each) => each.trim()).filter((each) => each !== ''));

function listOf<Item extends z.ZodType>(item: Item): z.ZodType<z.output<Item>[]> {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
}

/** What we take from an agent that nothing held to the schema. */
const questionsFromOutside = z.object({
  worthPlanning: z.boolean(),
  why: text,
  questions: listOf(z.object({ id: text, question: text, options: texts, default: text })),
});

const change = z
  .string()
  .nullish()
  .transform((value): 'new' | 'modify' | 'delete' => {
    const word = (value ?? '').trim().toLowerCase();
    return /^(?:new|add|create)/.test(word) ? 'new' : /^(?:delete|remove)/.test(word) ? 'delete' : 'modify';
  });

const position = z.union([z.number(), z.string().regex(/^\s*\d{1,6}\s*$/)]).transform(Number);

const plansFromOutside = z.object({
  goal: text,
  plans: z.array(
    z.object({
      title: z.string().transform((title) => title.toWellFormed()),
      summary: text,
      requirements: text,
      criteria: texts,
      files: listOf(z.object({ path: z.string(), change })),
      approach: text,
      testing: text,
      outOfScope: texts,
      tasks: texts,
      checks: listOf(z.object({ tag: z.string(), command: text, expect: text })),
      blockedBy: listOf(position),
    }),
  ),
});

/** A planner's first answer. Ids of questions are unique and not empty. */
export interface AskedQuestions {
  readonly worthPlanning: boolean;
  readonly why: string;
  readonly questions: readonly {
    readonly id: string;
    readonly question: string;
    readonly options: readonly string[];
    readonly default: string;
  }[];
}

/** A planner's second answer, as it came: whether the plans are any good, the planning room finds out. */
export type AnsweredPlans = z.output<typeof plansFromOutside>;

/** The failure is a sentence for a person, and for the agent that is asked once more. */
export function readQuestions(answer: unknown): Result<AskedQuestions, string> {
  const read = questionsFromOutside.safeParse(parsed(answer));
  if (!read.success) {
    return failure(`The planner's questions cannot be read: ${inWords(read.error)}`);
  }
  const { worthPlanning, why, questions } = read.data;
  const taken = new Set<string>();
  const asked = questions
    .filter(({ question }) => question.trim() !== '')
    .map((each, at) => {
      const { options } = each;
      const own = each.id.trim();
      const id = own === '' || taken.has(own) ? freeId(taken, at + 1) : own;
      taken.add(id);
      const fallback = each.default.trim() === '' ? (options[0] ?? '') : each.default.trim();
      return { id, question: each.question.trim(), options, default: fallback };
    });
  return success({ worthPlanning, why: why.trim(), questions: asked });
}

function freeId(taken: ReadonlySet<string>, from: number): string {
  let number = from;
  while (taken.has(`q${number}`)) {
    number += 1;
  }
  return `q${number}`;
}

/** More plans than these nobody reads before they are written. */
const mostPlans = 40;

/** The failure is a sentence for a person, and for the agent that is asked once more. */
export function readPlansAnswer(answer: unknown): Result<AnsweredPlans, string> {
  const read = plansFromOutside.safeParse(parsed(answer));
  if (!read.success) {
    return failure(`The planner's plans cannot be read: ${inWords(read.error)}`);
  }
  const { plans } = read.data;
  if (plans.length === 0 || plans.length > mostPlans) {
    return failure(
      plans.length === 0
        ? "The planner's answer holds no plan."
        : `The planner's answer holds ${plans.length} plans; nobody reviews more than ${mostPlans} at once. Plan a part of the goal.`,
    );
  }
  return success(read.data);
}

/** Some programs give the object as its text, with or without a code block around it. */
function parsed(answer: unknown): unknown {
  if (typeof answer !== 'string') {
    return answer;
  }
  const inside = answer
    .trim()
    .replace(/^```(?:json)?\n/, '')
    .replace(/\n```$/, '');
  try {
    return JSON.parse(inside) as unknown;
  } catch {
    // The schema says what is wrong with a text.
    return answer;
  }
}

/** Problems that are named; of a wholly different object there are dozens. */
const mostIssues = 5;

function inWords(error: z.ZodError): string {
  const issues = error.issues.map(({ path, message }) => `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`);
  const left = issues.length - mostIssues;
  return [...issues.slice(0, mostIssues), ...(left > 0 ? [`and ${left} more problems`] : [])].join('; ');
}
