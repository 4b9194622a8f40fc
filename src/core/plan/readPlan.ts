import { bodyOf, type PlanBody, readParts } from './planBody.ts';
import { type PlanHead, readHead } from './planHead.ts';
import { isArchived, type Plan } from './plan.ts';
import { splitLines } from './splitLines.ts';

/**
 * Reads a plan file. Never fails: the best plan that can be read, plus positioned problems. Undefined when the file is
 * not a plan at all, which is no error: a Markdown file without a `status` (README, notes).
 *
 * @param file relative to the repository, forward slashes
 */
export function readPlan(file: string, source: string): Plan | undefined {
  const text = source.replace(/^\uFEFF/, '');
  const lines = splitLines(text);
  const head = readHead(lines);
  if (head === undefined) {
    return undefined;
  }
  const { sections, parts } = readParts(lines, head.bodyStart);
  // Split again when asked for: thousands of plans are held, and the lines of each weigh more than its text.
  return planOf(file, head, bodyOf(sections, parts), () => splitLines(text));
}

export function planOf(file: string, head: PlanHead, body: PlanBody, lines: () => readonly string[]): Plan {
  return {
    file,
    lines,
    archived: isArchived(file),
    ...head.values,
    ...body,
    problems: [...head.problems, ...body.problems],
  };
}
