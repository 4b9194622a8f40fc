import * as z from 'zod';

/**
 * What a command of the command line and the program that started it say to each other with `--stdio`, one JSON object a
 * line: the command tells and asks on standard output, the client answers on standard input. End of input means cancel.
 */
const change = z.enum(['new', 'modify', 'delete']);

function listOf<Item extends z.ZodType>(item: Item): z.ZodReadonly<z.ZodArray<Item>> {
  return z.array(item).readonly();
}

const texts = listOf(z.string());

const proposedPlan = z.object({
  title: z.string(),
  summary: z.string(),
  requirements: z.string(),
  criteria: texts,
  files: listOf(z.object({ path: z.string(), change })),
  approach: z.string(),
  testing: z.string(),
  outOfScope: texts,
  tasks: texts,
  checks: listOf(z.object({ tag: z.string(), command: z.string(), expect: z.string() })),
  blockedBy: listOf(z.number().int()),
});

const proposal = z.object({ goal: z.string(), plans: listOf(proposedPlan) });

const question = z.object({
  id: z.string(),
  question: z.string(),
  options: texts,
  default: z.string(),
});

/** How a proposed plan was judged; dimensions 0 to 10. `problems`: a sentence each. */
const judgement = z.object({
  overall: z.number(),
  clarity: z.number(),
  testability: z.number(),
  scopeFit: z.number(),
  autonomy: z.number(),
  problems: texts,
});

export const dialogueMessage = z.discriminatedUnion('kind', [
  /** What is being done now; replaces what was said before. */
  z.object({
    kind: z.literal('progress'),
    text: z.string(),
    /** Steps that are done and steps in all, where that is known. */
    done: z.number().optional(),
    of: z.number().optional(),
  }),
  /** What the agent says and does, for the log. */
  z.object({ kind: z.literal('agent'), text: z.string() }),
  /** The planner thinks that no plan is needed. Answer: `goOn`, or cancel. */
  z.object({ kind: z.literal('notWorthPlanning'), why: z.string() }),
  /** Answer: `answers`. */
  z.object({ kind: z.literal('questions'), questions: listOf(question) }),
  /**
   * The set, before anything is written. Answer: `accept`, with the set as the person left it, or `judge`, to be told
   * again how the plans of a changed set are judged. `problems`: what is wrong with the set as a whole. `notes`: what is
   * worth knowing and not wrong.
   */
  z.object({
    kind: z.literal('preview'),
    proposal,
    judgements: listOf(judgement),
    problems: texts,
    notes: texts.default([]),
  }),
  /** A better text for a plan file. Answer: `take` or `leave`. */
  z.object({
    kind: z.literal('fixed'),
    file: z.string(),
    before: z.string(),
    after: z.string(),
    summary: z.string(),
    scoreBefore: z.number(),
    scoreAfter: z.number(),
  }),
  /** A fix was refused, or a plan could not be fixed. No answer. */
  z.object({ kind: z.literal('notFixed'), file: z.string(), reason: z.string() }),
  /** Files that were written, relative to the repository. The command ends with exit code 0. */
  z.object({ kind: z.literal('written'), files: texts }),
  /** A sentence for a person. The command ends with another exit code; nothing was written. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type DialogueMessage = z.infer<typeof dialogueMessage>;

export const dialogueAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('goOn') }),
  /** By question id; null: decide for me. A question that is not named was skipped, which is the same. */
  z.object({ kind: z.literal('answers'), answers: z.record(z.string(), z.string().nullable()) }),
  z.object({ kind: z.literal('judge'), proposal }),
  z.object({ kind: z.literal('accept'), proposal }),
  z.object({ kind: z.literal('take') }),
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('cancel') }),
]);

export type DialogueAnswer = z.infer<typeof dialogueAnswer>;
