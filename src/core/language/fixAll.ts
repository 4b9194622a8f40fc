import type { TextEdit } from '../base/textEdit.ts';
import { type Diagnosis, diagnose } from '../doctor/diagnose.ts';
import type { Fix } from '../doctor/fix.ts';
import type { FixRequest } from '../doctor/rule.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { Surroundings } from '../doctor/surroundings.ts';
import { EditedText } from './editedText.ts';
import type { PlanDocument } from './planDocument.ts';
import { fixesFor } from '../doctor/fixesFor.ts';

/** More rounds than any fixes need that come to rest. */
const mostRounds = 20;

/**
 * Every certain fix of a plan file, as edits of its text. What a fix reveals is fixed, too, round by round; of two that
 * overlap, the second waits for the next round. Doing it twice changes nothing more: where fixes undo each other, it ends
 * where their circle begins, and where they never come to rest, nothing is changed.
 */
export function fixAll(
  document: PlanDocument,
  surroundings: Surroundings,
  fixesOf: FixesOf = fixesFor,
): readonly TextEdit[] {
  const text = new EditedText(document.lines);
  const seen = new Map<string, readonly TextEdit[]>();
  let { plan, diagnosis } = document;
  for (let round = 0; plan !== undefined && diagnosis !== undefined && round < mostRounds; round += 1) {
    const whole = text.lines.join('\n');
    const known = seen.get(whole);
    if (known !== undefined) {
      return known;
    }
    const done = text.edits();
    const edits = certainEdits({ plan, diagnosis, lines: text.lines, surroundings }, fixesOf);
    if (edits.length === 0) {
      return done;
    }
    seen.set(whole, done);
    text.apply(edits);
    plan = readPlan(document.file, text.lines.join('\n'));
    diagnosis = plan === undefined ? undefined : diagnose(plan, surroundings);
  }
  return [];
}

type FixesOf = (request: FixRequest) => readonly Fix[];

type Judged = Pick<FixRequest, 'plan' | 'lines' | 'surroundings'> & { readonly diagnosis: Diagnosis };

/** Of each problem the first certain fix, as far as they leave each other alone. */
function certainEdits({ diagnosis, ...judged }: Judged, fixesOf: FixesOf): TextEdit[] {
  const edits: TextEdit[] = [];
  const taken = new Set<number>();
  for (const problem of diagnosis.problems) {
    const fix = fixesOf({ problem, ...judged }).find((each) => each.certain);
    const touched = (fix?.edits ?? []).flatMap(linesOf);
    // Fixes that share a line may be about the same words; the next round sees what the first one made of it.
    if (fix !== undefined && !touched.some((line) => taken.has(line))) {
      edits.push(...fix.edits);
      touched.forEach((line) => taken.add(line));
    }
  }
  return edits;
}

function linesOf({ range }: TextEdit): number[] {
  return Array.from({ length: range.end.line - range.start.line + 1 }, (_, at) => range.start.line + at);
}
