import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { comparePositions, type Range } from '../../../core/base/range.ts';
import { type PlanSymbol, symbolsIn } from '../../../core/language/documentSymbols.ts';
import { foldsIn } from '../../../core/language/folding.ts';
import { formattingEdits } from '../../../core/language/formatting.ts';
import type { PlanDocument } from '../../../core/language/planDocument.ts';
import { selectionRangesAt } from '../../../core/language/selectionRanges.ts';
import { applyEdit } from '../../../core/plan/applyEdit.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside, linesOf, rangesIn } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

const file = 'docs/plans/001-a.md';

/** What formatting must not change the meaning of. */
const odd = fc.constantFrom(
  '  ',
  '\t',
  ' \n',
  '  \n',
  '\n\n',
  '\n',
  '- ',
  '-',
  '1. ',
  '# A',
  '## B \n',
  '#',
  '```\n',
  '~~~ \n',
  '    code  \n',
  '> a  \n',
  '<!-- ',
  '-->',
  '<pre>\n',
  '`a \n',
  '`',
  'a',
  '**Files expected to change:**  \n',
  'id:7\n',
  'title:a \n',
  '---\n',
  '--- \n',
  'status:pending \n',
  'x:|\n  a  \n',
  '[a]:\n  b  \n',
  '===\n',
  '\\\n',
  '\u00A0\n',
  '- [ ] a \n',
  '- [cmd] `a` \n',
  '\r',
);

const text = fc.oneof(
  planText,
  fc.array(odd, { maxLength: 40 }).map((parts) => `---\nid: 1\nstatus: done\n---\n${parts.join('')}`),
  fc.array(odd, { maxLength: 40 }).map((parts) => parts.join('')),
);

const documentOf = (lines: readonly string[]): PlanDocument => ({
  file,
  lines,
  plan: readPlan(file, lines.join('\n')),
  diagnosis: undefined,
});

export const layoutTarget = fuzzTarget({
  name: 'layout',
  share: 6,
  input: fc.tuple(text, fc.double({ min: 0, max: 1.01, noNaN: true }), fc.nat(100)),
  holds: ([source, share, character]) => {
    // Editors keep a byte order mark to themselves.
    const lines = linesOf(source.replaceAll('\uFEFF', ''));
    const document = documentOf(lines);
    const own = lines.join('\n');
    const symbols = symbolsIn(document);
    assertInside(own, rangesIn(symbols));
    symbols.forEach(assertNested);
    for (const { start, end } of foldsIn(document)) {
      assert.ok(start < end && end < lines.length && lines[end]?.trim() !== '', `folds from ${start} to ${end}`);
    }
    const position = { line: Math.floor(share * lines.length), character };
    const selections = selectionRangesAt(document, position);
    for (const [index, range] of selections.entries()) {
      assert.ok(index === 0 || holdsRange(range, selections[index - 1] ?? range), 'a selection does not grow');
    }
    assertFormatted(document, own);
  },
});

function assertNested({ name, range, selectionRange, children }: PlanSymbol): void {
  assert.notEqual(name.trim(), '');
  assert.ok(holdsRange(range, selectionRange), `${name} is selected outside of itself`);
  for (const child of children) {
    assert.ok(holdsRange(range, child.range), `${child.name} is not inside of ${name}`);
    assertNested(child);
  }
}

function holdsRange(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** Formatting edits single places, changes nothing that is read, and is done when it is done. */
function assertFormatted(document: PlanDocument, own: string): void {
  const edits = formattingEdits(document, { lineEnd: '\n' });
  assertInside(own, rangesIn(edits));
  const after = edits.toReversed().reduce<readonly string[]>((before, edit) => applyEdit(before, edit), document.lines);
  const formatted = documentOf(after);
  assert.deepEqual(formattingEdits(formatted, { lineEnd: '\n' }), [], 'formatting it again changes more');
  assert.deepEqual(formatted.plan && readingOf(formatted.plan), document.plan && readingOf(document.plan));
  assert.equal(wordsOf(after), wordsOf(document.lines));
}

function wordsOf(lines: readonly string[]): string {
  return lines.join('').replaceAll(/\s/g, '');
}

/** All that is read of a plan, but no places. */
function readingOf(plan: Plan): unknown {
  const { lines: _lines, keys, ...read } = plan;
  const values = [...keys].map(([key, { value, text: written }]) => [key, value, written]);
  return JSON.parse(
    JSON.stringify({ ...read, values }, (name, value: unknown) =>
      /range$|^(?:pieces|further|line|character|end|titleRange)$/i.test(name) ? undefined : value,
    ),
  );
}
