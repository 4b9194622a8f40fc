import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyTextEdits } from '../core/base/applyTextEdits.ts';
import type { TextEdit } from '../core/base/textEdit.ts';
import type { Diagnosis } from '../core/doctor/diagnose.ts';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import { fixAll } from '../core/language/fixAll.ts';
import type { Plan } from '../core/plan/plan.ts';
import { splitLines } from '../core/plan/splitLines.ts';

/** A plan file that was changed, as lines that went and came. */
export interface FixedPlan {
  readonly file: string;
  readonly changes: readonly LineChange[];
}

interface LineChange {
  /** From 0. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Applies every certain fix of some plans to their files. What a plan that is over once said is left as it is. */
export function fixPlans(
  root: string,
  examined: readonly { readonly plan: Plan; readonly diagnosis: Diagnosis }[],
  surroundings: Surroundings,
): readonly FixedPlan[] {
  return examined.flatMap(({ plan, diagnosis }) => {
    const lines = plan.lines();
    const isOver = plan.status === 'done' || plan.status === 'skipped';
    const edits = isOver ? [] : fixAll({ file: plan.file, lines, plan, diagnosis }, surroundings);
    const file = path.join(root, plan.file);
    const source = edits.length === 0 ? '' : readFileSync(file, 'utf8');
    // Who has written to the file meanwhile has the last word.
    if (edits.length === 0 || splitLines(source.replace(/^\uFEFF/, '')).join('\n') !== lines.join('\n')) {
      return [];
    }
    // In place: the file's mode, and a link to it, stay.
    writeFileSync(file, applyTextEdits(source, edits));
    return [{ file: plan.file, changes: changesOf(lines, edits) }];
  });
}

/** What becomes of the lines that each edit touches, those of edits side by side together. */
function changesOf(lines: readonly string[], edits: readonly TextEdit[]): LineChange[] {
  const sorted = edits.toSorted((one, other) => one.range.start.line - other.range.start.line);
  const groups: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && edit.range.start.line <= last.to) {
      last.to = Math.max(last.to, edit.range.end.line);
      last.edits.push(edit);
    } else {
      groups.push({ from: edit.range.start.line, to: edit.range.end.line, edits: [edit] });
    }
  }
  return groups.map(({ from, to, edits: own }) => {
    const before = lines.slice(from, to + 1);
    const moved = own.map(({ range: { start, end }, text }) => ({
      range: { start: { ...start, line: start.line - from }, end: { ...end, line: end.line - from } },
      text,
    }));
    const after = applyTextEdits(before.join('\n'), moved);
    return { line: from, before, after: after === '' ? [] : after.split('\n') };
  });
}
