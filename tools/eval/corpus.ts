import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One labelled criterion. Whatever else a line holds (ids, other labels, smells) is not used. */
const itemSchema = z.object({
  repo: z.string(),
  heading: z.string().default(''),
  text: z.string(),
  /** A verifier with the repository and a shell, but nobody to ask, could not decide it. */
  weak: z.boolean(),
  /** Those who labelled it doubted, or differed. */
  borderline: z.boolean().default(false),
  /** The words that make it weak; several parts between semicolons. */
  span: z.string().default(''),
});

export type Item = z.infer<typeof itemSchema>;

/** Reads a file with one JSON object a line. Throws with the line's number when one is not of the shape. */
export function readCorpus(path: string): Item[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') {
        return [];
      }
      const read = itemSchema.safeParse(JSON.parse(line));
      if (!read.success) {
        throw new Error(`${path}:${index + 1} is no labelled criterion: ${z.prettifyError(read.error)}`);
      }
      return [read.data];
    });
}
