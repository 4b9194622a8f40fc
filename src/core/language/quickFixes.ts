import type { Problem } from '../base/problem.ts';
import type { Position, Range } from '../base/range.ts';
import type { Fix } from '../doctor/fix.ts';
import { addCriterion } from './addCriterion.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { fixesFor } from '../doctor/fixesFor.ts';
import type { QuickFix } from './quickFix.ts';
import { strictCheck } from './strictCheck.ts';
import { touches } from './touches.ts';

/** What mends the problems in a range, the best first, and then what may be changed there although nothing is wrong. */
export function quickFixesAt(document: PlanDocument, range: Range, workspace: LanguageWorkspace): QuickFix[] {
  const { plan, diagnosis } = document;
  if (plan === undefined) {
    return [];
  }
  const fixes = (diagnosis?.problems ?? [])
    .filter((problem) => touches(problem.range, range))
    .flatMap((problem) => {
      const own = fixesFor({ problem, plan, lines: document.lines, surroundings: workspace });
      const best = own.find((fix) => fix.certain);
      return own.map((fix) => quickFixOf(fix, problem, { preferred: fix === best, lines: document.lines }));
    });
  return [...fixes, ...addCriterion(document, range), ...strictCheck(document, range)];
}

function quickFixOf(
  { title, edits }: Fix,
  problem: Problem,
  { preferred, lines }: { readonly preferred: boolean; readonly lines: readonly string[] },
): QuickFix {
  const within = edits.map(({ range, text }) => ({
    range: { start: placeWithin(range.start, lines), end: placeWithin(range.end, lines) },
    text,
  }));
  return { title, kind: 'quickfix', preferred, problem, edits: within };
}

/** Rules may write “up to the next line” of the last line, too; places behind the end mean that end. */
function placeWithin({ line, character }: Position, lines: readonly string[]): Position {
  const last = Math.max(0, lines.length - 1);
  return line > last
    ? { line: last, character: lines[last]?.length ?? 0 }
    : { line, character: Math.min(character, lines[line]?.length ?? 0) };
}
