import { isArchived } from './plan.ts';
import { readHead } from './planHead.ts';
import { evidenceOf, type PlanSummary, summaryOf } from './planSummary.ts';
import { splitLines } from './splitLines.ts';

/**
 * A plan in short by its frontmatter alone, which is several times faster to read than all of it. What stands behind is
 * not known: the summary is as if there were one check that counts, no listed file, and nothing wrong.
 *
 * @param file relative to the repository, forward slashes
 */
export function readHeadSummary(file: string, source: string): PlanSummary | undefined {
  const head = readHead(splitLines(source.replace(/^\uFEFF/, '')));
  return head === undefined
    ? undefined
    : summaryOf({
        file,
        archived: isArchived(file),
        ...head.values,
        problems: head.problems,
        checks: evidenceOf(1),
        files: [],
        criteria: [],
      });
}
