import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdit } from './applyEdit.ts';
import type { Plan } from './plan.ts';
import { PlanReading } from './planReading.ts';
import { readPlan } from './readPlan.ts';
import { splitLines } from './splitLines.ts';

const file = 'docs/plans/007-walk-the-dog.md';

const text = `---
id: 007
status: pending
---

# Walk the dog

## Requirements

- [ ] The dog is walked
- [ ] The leash is
  found first
- [ ] For each of:
  - cats
  - dogs

### Later

- [ ] The dog sleeps

## Design

**Files expected to change:**

- \`src/walk.ts\` (new)
- \`src/leash.ts\`

| File | Change |
| --- | --- |
| \`src/collar.ts\` | New |

**Out of scope:** cats.

## Tasks

1. Find the leash
2. Walk

## Verification

- [cmd] npm test
- \`npm run walk\`

## Implementation Notes

Done.
`;

function readingOf(source: string): PlanReading {
  return new PlanReading(file, splitLines(source));
}

/** The plan of a reading after text came into a line in place of some of its characters. */
function typed(reading: PlanReading, needle: string, by: string): PlanReading {
  const lines = reading.plan?.lines() ?? [];
  const line = lines.findIndex((one) => one.includes(needle));
  assert.notEqual(line, -1, needle);
  const character = lines[line]?.indexOf(needle) ?? 0;
  const range = { start: { line, character }, end: { line, character: character + needle.length } };
  return reading.after(applyEdit(lines, { range, text: by }));
}

/** Objects that a plan was read into, with a name for each. */
function objectsOf(plan: Plan | undefined): Map<unknown, string> {
  assert.ok(plan);
  const { keys, blockedBy, criteria, files, tasks, checks, sections, labels, problems } = plan;
  const lists = Object.entries({ blockedBy, checks, criteria, files, labels, problems, sections, tasks });
  return new Map([
    ...lists.flatMap(([name, list]) => list.map((object, index): [unknown, string] => [object, `${name} ${index}`])),
    ...[...keys].map(([name, entry]): [unknown, string] => [entry, `key ${name}`]),
  ]);
}

/** Names of what is another object than before. */
function madeAnew(before: PlanReading, after: PlanReading): string[] {
  const known = objectsOf(before.plan);
  return [...objectsOf(after.plan)].filter(([object]) => !known.has(object)).map(([, name]) => name);
}

function assertSame(reading: PlanReading, lines: readonly string[]): void {
  const fresh = readPlan(file, lines.join('\n'));
  if (fresh === undefined || reading.plan === undefined) {
    assert.equal(reading.plan, fresh);
    return;
  }
  assert.deepEqual({ ...reading.plan, lines: reading.plan.lines() }, { ...fresh, lines: fresh.lines() });
}

describe('Reading a plan again after an edit', () => {
  it('keeps every object that reads as before and is where it was', () => {
    const before = readingOf(text);
    assert.deepEqual(madeAnew(before, typed(before, 'walked', 'fed')), ['criteria 0']);
    assert.deepEqual(madeAnew(before, typed(before, 'found', 'lost')), ['criteria 1']);
    assert.deepEqual(madeAnew(before, typed(before, 'dogs', 'dog')), ['criteria 2']);
    assert.deepEqual(madeAnew(before, typed(before, 'leash.ts', 'leads.ts')), ['files 1']);
    assert.deepEqual(madeAnew(before, typed(before, '2. Walk', '2. Run')), ['tasks 1']);
    assert.deepEqual(madeAnew(before, typed(before, 'npm test', 'npm run test')), ['checks 0']);
    assert.deepEqual(madeAnew(before, typed(before, 'Done.', 'Undone.')), []);
    assert.deepEqual(madeAnew(before, typed(before, 'Out of scope:** cats', 'Out of scope:** fish')), ['labels 2']);
  });

  it('keeps lists whose objects are all kept', () => {
    const before = readingOf(text);
    const after = typed(before, '2. Walk', '2. Run');
    assert.equal(after.plan?.criteria, before.plan?.criteria);
    assert.equal(after.plan?.keys, before.plan?.keys);
    assert.notEqual(after.plan?.tasks, before.plan?.tasks);
  });

  it('reads only the frontmatter again where the edit is there', () => {
    const before = readingOf(text);
    const after = typed(before, '007', '008');
    assert.deepEqual([after.plan?.id, madeAnew(before, after)], [8, ['key id', 'key status']]);
  });

  it('keeps what stands above when lines come or go, and moves what stands below', () => {
    const before = readingOf(text);
    const after = typed(before, '- `src/leash.ts`', '- `src/leash.ts`\n- `src/cat.ts`');
    const anew = madeAnew(before, after);
    assert.deepEqual(
      anew.filter((name) => /^(?:criteria|key)/.test(name)),
      [],
    );
    assert.deepEqual(
      anew.filter((name) => /^(?:files|tasks|checks|problems)/.test(name)),
      ['checks 0', 'files 2', 'files 3', 'problems 0', 'tasks 0', 'tasks 1'],
    );
    assert.deepEqual([after.plan?.tasks[1]?.range.start.line, before.plan?.tasks[1]?.range.start.line], [37, 36]);
  });

  it('gives a plan when the file becomes one, and none when it is one no more', () => {
    const before = readingOf(text.replace('status: pending', 'status:'));
    assert.equal(before.plan, undefined);
    const after = before.after(splitLines(text));
    assert.equal(after.plan?.criteria.length, 4);
    assert.equal(after.after([]).plan, undefined);
  });

  it('sees that a heading elsewhere changes what a part is about', () => {
    const source = '---\nid: 1\nstatus: pending\n---\n# Tasks\n\n## First\n\n1. one\n\n## Other\n\ntext\n';
    const before = readingOf(source);
    const after = typed(before, '## Other', '## Tasks');
    assert.deepEqual([before.plan?.tasks.length, after.plan?.tasks.length], [1, 0]);
    assert.deepEqual(typed(after, '## Tasks', '## Other').plan?.tasks.length, 1);
  });

  it('sees that a fence elsewhere hides a part, or shows it', () => {
    const before = readingOf(text);
    const opened = typed(before, '# Walk the dog', '```');
    assert.equal(opened.plan?.criteria.length, 4, 'nothing closes it');
    const closed = typed(opened, 'Done.', '```');
    assert.deepEqual([closed.plan?.criteria.length, closed.plan?.checks.length], [0, 0]);
    assert.equal(typed(closed, '```', '').plan?.criteria.length, 4);
  });

  it('gives the same plan as reading it from scratch, whatever is edited', () => {
    // A line end is written `/`.
    const scraps = fc.constantFrom(
      ...'| |x|**|`|  |-->|/|- [ ] a|/- [ ] a/|/## Tasks/|/# Requirements/|/### b/|/```/|/~~~~/|/<!--/|/---/'.split(
        '|',
      ),
      ...'/status: done/|/## Acceptance criteria/|/1. c/|/**Files to change:**/|/- `d`/|/## Diagnosis/'.split('|'),
      '/## Verification/- [cmd] e/',
    );
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    const place = fc.record({ line: fc.nat(60), character: fc.nat(12) });
    const edit = fc.record({ start: place, other: place, scrap: scraps, ending: ends, inserts: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let reading = readingOf(text);
        let lines = splitLines(text);
        for (const { start, other, scrap, ending, inserts } of edits) {
          // Most edits of people are short.
          const end = inserts ? start : { line: start.line + (other.line % 4), character: other.character };
          lines = applyEdit(lines, { range: { start, end }, text: scrap.replaceAll('/', ending) });
          reading = reading.after(lines);
          assertSame(reading, lines);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
