import path from 'node:path';
import { applyTextEdits } from '../core/base/applyTextEdits.ts';
import type { TextEdit } from '../core/base/textEdit.ts';
import type { Diagnosis } from '../core/doctor/diagnose.ts';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import { fixAll } from '../core/language/fixAll.ts';
import type { Plan } from '../core/plan/plan.ts';
import { splitLines } from '../core/plan/splitLines.ts';
import { changePlanFile } from '../jobs/changePlanFile.ts';

/** What became of plan files that have something to be mended. */
export interface FixedPlans {
  readonly fixed: readonly FixedPlan[];
  /** Files that are as they were, with the reason, a sentence. */
  readonly failed: readonly { readonly file: string; readonly reason: string }[];
}

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

/**
 * Applies every certain fix of some plans to their files, each whole or not at all. What a plan that is over once said is
 * left as it is.
 */
export function fixPlans(
  root: string,
  examined: readonly { readonly plan: Plan; readonly diagnosis: Diagnosis }[],
  surroundings: Surroundings,
): FixedPlans {
  const fixed: FixedPlan[] = [];
  const failed: FixedPlans['failed'][number][] = [];
  for (const { plan, diagnosis } of examined) {
    const lines = plan.lines();
    const isOver = plan.status === 'done' || plan.status === 'skipped';
    const edits = isOver ? [] : fixAll({ file: plan.file, lines, plan, diagnosis }, surroundings);
    const reason = edits.length === 0 ? undefined : failureToEdit(path.join(root, plan.file), lines, edits);
    if (reason !== undefined) {
      failed.push({ file: plan.file, reason });
    } else if (edits.length > 0) {
      fixed.push({ file: plan.file, changes: changesOf(lines, edits) });
    }
  }
  return { fixed, failed };
}

/** Edits a file whose lines were these. Why it is as it was, a sentence; undefined: it is edited. */
function failureToEdit(file: string, lines: readonly string[], edits: readonly TextEdit[]): string | undefined {
  return changePlanFile(file, (source) =>
    splitLines(source.replace(/^\uFEFF/, '')).join('\n') === lines.join('\n')
      ? applyTextEdits(source, edits)
      : undefined,
  );
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
  return groups.flatMap(({ from, to, edits: own }) => {
    const before = lines.slice(from, to + 1);
    const moved = own.map(({ range: { start, end }, text }) => ({
      range: { start: { ...start, line: start.line - from }, end: { ...end, line: end.line - from } },
      text,
    }));
    const after = applyTextEdits(before.join('\n'), moved);
    return changeBetween(from, before, after === '' ? [] : after.split('\n'));
  });
}

/** Only the lines that are others: an edit that inserts a line begins or ends with one that stays. */
function changeBetween(from: number, before: readonly string[], after: readonly string[]): LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) {
    end += 1;
  }
  const change = {
    line: from + start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
  return change.before.length + change.after.length === 0 ? [] : [change];
}
