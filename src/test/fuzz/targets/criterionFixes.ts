import assert from 'node:assert/strict';
import { criterionFixes } from '../../../core/doctor/criterion/fixes.ts';
import { diagnose } from '../../../core/doctor/diagnose.ts';
import { alone } from '../../../core/doctor/surroundings.ts';
import { applyEdit } from '../../../core/plan/applyEdit.ts';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { splitLines } from '../../../core/plan/splitLines.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

/** Problems of one text whose fixes are tried. */
const most = 8;

export const criterionFixesTarget = fuzzTarget({
  name: 'criterionFixes',
  share: 5,
  input: planText,
  holds: (text) => {
    const file = 'docs/plans/001-a.md';
    const plan = readPlan(file, text);
    if (plan === undefined) {
      return;
    }
    const lines = splitLines(text);
    const problems = diagnose(plan).problems.filter(({ code }) => code.startsWith('criterion.'));
    for (const problem of problems.slice(0, most)) {
      for (const { title, edits } of criterionFixes({ problem, plan, lines, surroundings: alone })) {
        assertInside(
          text,
          edits.map(({ range }) => range),
        );
        const mended = edits
          .toSorted(
            (one, other) =>
              other.range.start.line - one.range.start.line || other.range.start.character - one.range.start.character,
          )
          .reduce<readonly string[]>((all, edit) => applyEdit(all, edit), lines);
        const after = readPlan(file, mended.join('\n'));
        assert.ok(after, `“${title}” leaves no plan`);
        assert.deepEqual([after.id, after.status, after.title], [plan.id, plan.status, plan.title], title);
        // A placeholder becomes a sentence with gaps, which are placeholders; where the last box goes, items without one count.
        assert.ok(
          problem.code === 'criterion.placeholder' ||
            edits.length > 1 ||
            title.startsWith('Delete this') ||
            diagnose(after).problems.filter(({ code }) => code === problem.code).length <=
              problems.filter(({ code }) => code === problem.code).length,
          `“${title}” brings more of ${problem.code}`,
        );
      }
    }
  },
});
