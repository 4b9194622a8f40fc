import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdit } from '../../../core/plan/applyEdit.ts';
import { PlanReading } from '../../../core/plan/planReading.ts';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { splitLines } from '../../../core/plan/splitLines.ts';
import { planText } from '../inputs/planText.ts';
import { position, typed } from '../inputs/typing.ts';
import { fuzzTarget } from '../target.ts';

const file = 'docs/plans/001-a.md';

const edit = fc.record({ start: position, end: position, text: typed, isInsertion: fc.boolean() });

/** Edits one after the other must not leave anything else than reading the text from scratch does. */
export const planReadingTarget = fuzzTarget({
  name: 'planReading',
  share: 10,
  input: fc.record({ text: planText, edits: fc.array(edit, { minLength: 1, maxLength: 4 }) }),
  holds: ({ text, edits }) => {
    let lines = splitLines(text.replace(/^\uFEFF/, ''));
    let reading = new PlanReading(file, lines);
    for (const { start, end, text: by, isInsertion } of edits) {
      lines = applyEdit(lines, { range: { start, end: isInsertion ? start : end }, text: by });
      reading = reading.after(lines);
      // A byte order mark that comes to stand at the beginning is one of a file only.
      const fresh =
        lines[0]?.startsWith('\uFEFF') === true ? new PlanReading(file, lines).plan : readPlan(file, lines.join('\n'));
      assert.deepEqual(reading.plan && { ...reading.plan, lines }, fresh && { ...fresh, lines });
    }
  },
});
