import type { Problem } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Fix } from '../doctor/fix.ts';
import { addCriterion } from './addCriterion.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { problemFixes } from './problemFixes.ts';
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
      const own = problemFixes({ problem, plan, lines: document.lines, surroundings: workspace });
      const best = own.find((fix) => fix.certain);
      return own.map((fix) => quickFixOf(fix, problem, fix === best));
    });
  return [...fixes, ...addCriterion(document, range), ...strictCheck(document, range)];
}

function quickFixOf({ title, edits }: Fix, problem: Problem, preferred: boolean): QuickFix {
  return { title, kind: 'quickfix', preferred, problem, edits };
}
