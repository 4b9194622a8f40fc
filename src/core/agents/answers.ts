import * as z from 'zod';
import { failure, success, type Result } from '../base/result.ts';

/**
 * Schemas of the answers that roles give. Written so that providers with strict schemas take them: no further keys, every
 * key required, `null` instead of absent.
 */
const reviewAnswer = z.strictObject({
  verdict: z
    .enum(['approve', 'changes'])
    .describe('"approve" only when the plan is done in full and nothing is blocking'),
  summary: z.string().describe('Two or three sentences: what was done, and why this verdict'),
  findings: z.array(
    z.strictObject({
      file: z.string().describe('Path relative to the repository; empty when it is about no file'),
      // Not an integer: its bounds are keywords that strict providers refuse.
      line: z.number().nullable().describe('Line in the changed file, from 1; null when it is about no line'),
      severity: z.enum(['blocking', 'note']),
      why: z.string().describe('What is wrong, what follows from it, and what would be right'),
    }),
  ),
});

/** The same as JSON Schema, for agents that can enforce it. */
export const reviewAnswerSchema: unknown = jsonSchemaOf(reviewAnswer);

/** Without `$schema`: validators that know only an older dialect refuse the whole schema for its name. */
function jsonSchemaOf(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** What we take from an agent that nothing held to the schema: a line may be missing, further keys may be there. */
const reviewAnswerFromOutside = z.object({
  verdict: reviewAnswer.shape.verdict,
  summary: z.string().default(''),
  findings: z
    .array(
      z.object({
        file: z.string().default(''),
        line: z.number().nullish(),
        severity: z.enum(['blocking', 'note']),
        why: z.string(),
      }),
    )
    .default([]),
});

/** A verdict as the runner uses it; `line` is undefined where the reviewer names none. */
export interface Verdict {
  readonly verdict: 'approve' | 'changes';
  readonly summary: string;
  readonly findings: readonly {
    readonly file: string;
    readonly line: number | undefined;
    readonly severity: 'blocking' | 'note';
    readonly why: string;
  }[];
}

/**
 * Reads the reviewer's answer. An approval with blocking findings is no approval: the findings decide. The failure is a
 * sentence for a person.
 */
export function readVerdict(answer: unknown): Result<Verdict, string> {
  const read = reviewAnswerFromOutside.safeParse(answer);
  if (!read.success) {
    return failure(`The reviewer's answer cannot be read: ${z.prettifyError(read.error)}`);
  }
  const findings = read.data.findings.map((finding) => ({ ...finding, line: lineOf(finding.line) }));
  const blocked = findings.some((finding) => finding.severity === 'blocking');
  return success({ verdict: blocked ? 'changes' : read.data.verdict, summary: read.data.summary, findings });
}

function lineOf(line: number | null | undefined): number | undefined {
  return line !== null && line !== undefined && Number.isInteger(line) && line > 0 ? line : undefined;
}
