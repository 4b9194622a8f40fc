import assert from 'node:assert/strict';
import type { Problem } from '../../base/problem.ts';
import { applyEdit } from '../../plan/applyEdit.ts';
import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/readPlan.ts';
import { diagnose } from '../diagnose.ts';
import type { Fix } from '../fix.ts';
import { alone } from '../surroundings.ts';
import { acceptedExamples } from './acceptedExamples.ts';
import { criterionRules } from './criterionRules.ts';
import { criterionFixes } from './fixes.ts';
import { rejectedExamples } from './rejectedExamples.ts';

const head = ['---', 'id: 1', 'title: Example', 'status: pending', '---', ''];
const tail = ['', '## Verification', '', '- [cmd] npm test', ''];

function planLines(criteria: readonly string[]): string[] {
  return [...head, '## Requirements', '', ...criteria, ...tail];
}

function planOf(lines: readonly string[]): Plan {
  const plan = readPlan('docs/plans/001-example.md', lines.join('\n'));
  assert.ok(plan);
  return plan;
}

function problemsOf(lines: readonly string[]): readonly Problem[] {
  return diagnose(planOf(lines)).problems.filter(({ code }) => code.startsWith('criterion.'));
}

function fixesOf(lines: readonly string[], problem: Problem): readonly Fix[] {
  return criterionFixes({ problem, plan: planOf(lines), lines, surroundings: alone });
}

/** Edits speak of the text before all of them, so the last is made first. */
function applied(lines: readonly string[], { edits }: Fix): readonly string[] {
  return edits
    .toSorted(
      (one, other) =>
        other.range.start.line - one.range.start.line || other.range.start.character - one.range.start.character,
    )
    .reduce<readonly string[]>((text, edit) => applyEdit(text, edit), lines);
}

/** What the first fix of the first problem with the code makes of one criterion; every fix's title with `titles`. */
function mended(criterion: string, code: string, title = ''): string {
  const lines = planLines([`- [ ] ${criterion}`]);
  const problem = problemsOf(lines).find((one) => one.code === `criterion.${code}`);
  assert.ok(problem, `${code}: ${criterion}`);
  const fix = fixesOf(lines, problem).find((one) => one.title.startsWith(title));
  return fix === undefined ? 'no fix' : applied(lines, fix).slice(8, -tail.length).join('\n').replace('- [ ] ', '');
}

const sentences = [
  ...Object.values(rejectedExamples)
    .flat()
    .map((text) => text.replace('«', '').replace('»', '')),
  ...acceptedExamples,
  ...criterionRules.map(({ bad }) => bad),
];

/** As they stand in a file: plain, wrapped, nested, with a star, as the file's last line. */
const forms: readonly ((text: string) => readonly string[])[] = [
  (text) => planLines([`- [ ] ${text}`]),
  (text) => planLines([`- [ ] ${text.split(' ').join('\n      ')}`]).flatMap((line) => line.split('\n')),
  (text) => planLines(['- [ ] `npm test` exits 0', `  * [x] ${text}`, '- [ ] `npm run lint` exits 0']),
  (text) => [...head, '## Requirements', '', `- [ ] ${text}`],
];

describe('Fixes of criteria', () => {
  it('leave no problem of theirs but the gap that a person fills', () => {
    for (const text of sentences) {
      for (const form of forms) {
        const lines = form(text);
        const before = problemsOf(lines);
        for (const problem of before) {
          for (const fix of fixesOf(lines, problem)) {
            const after = problemsOf(applied(lines, fix));
            const left = (list: readonly Problem[]): number => list.filter(({ code }) => code === problem.code).length;
            const hasGap = fix.edits.some((edit) => edit.text.includes('__'));
            const context = `${fix.title}\n${applied(lines, fix).join('\n')}`;
            assert.ok(left(after) < left(before) || problem.code === 'criterion.placeholder', context);
            assert.equal(
              after.some(({ code }) => code === 'criterion.placeholder'),
              hasGap ||
                text.includes('__') ||
                before.some(({ code }) => code === 'criterion.placeholder' && code !== problem.code),
              context,
            );
          }
        }
      }
    }
  });

  it('that are certain leave a criterion that is accepted', () => {
    for (const text of sentences) {
      const lines = planLines([`- [ ] ${text}`]);
      for (const problem of problemsOf(lines)) {
        for (const fix of fixesOf(lines, problem).filter(({ certain }) => certain)) {
          const weak = problemsOf(applied(lines, fix)).filter(({ severity }) => severity !== 'hint');
          assert.deepEqual(weak, [], `${fix.title}\n${applied(lines, fix).join('\n')}`);
        }
      }
    }
  });

  it('keep every byte outside their criterion, and both lines around it', () => {
    for (const text of sentences) {
      const lines = forms[2]?.(text) ?? [];
      for (const problem of problemsOf(lines)) {
        for (const fix of fixesOf(lines, problem)) {
          const after = applied(lines, fix);
          const kept = lines.filter((line) => !line.includes('[x]'));
          assert.deepEqual(
            kept.filter((line) => !after.includes(line)),
            [],
            fix.title,
          );
          assert.deepEqual(after.slice(0, 9), lines.slice(0, 9));
        }
      }
    }
  });

  it('are there for every rule', () => {
    const without = criterionRules
      .filter(({ bad, code }) => {
        // A placeholder among words is a gap already; one that is all there is gets a sentence.
        const lines = planLines([`- [ ] ${code === 'criterion.placeholder' ? 'TBD' : bad}`]);
        const problem = problemsOf(lines).find((one) => one.code === code);
        return problem === undefined || fixesOf(lines, problem).length === 0;
      })
      .map(({ code, bad }) => `${code}: ${bad}`);
    assert.deepEqual(without, []);
  });
});

describe('A fix of a criterion', () => {
  it('deletes words as if they had never been there', () => {
    for (const [before, after] of [
      ['Notes are cached where possible', 'Notes are cached'],
      ['Where possible, notes are cached', 'Notes are cached'],
      ['Notes are cached (where possible) and listed', 'Notes are cached and listed'],
      ['Notes are cached, if possible, and listed', 'Notes are cached, and listed'],
      ['Notes are cached where possible.', 'Notes are cached.'],
    ]) {
      assert.equal(mended(before ?? '', 'escape-clause', 'Delete'), after);
    }
    assert.equal(mended('Users get a clear error', 'subjective', 'Delete'), 'Users get an error');
    assert.equal(mended('The text is legible and intuitive', 'subjective', 'Delete “intuitive'), 'no fix');
  });

  it('keeps the capital letter of the word that it replaces, and the verb that it belongs to', () => {
    assert.equal(mended('Should print `ok`', 'weak-modal'), 'Must print `ok`');
    assert.equal(mended('`x` should print `ok`', 'weak-modal'), '`x` must print `ok`');
    assert.equal(mended('`x` SHOULD print `ok`', 'weak-modal'), '`x` MUST print `ok`');
    assert.equal(mended('`x` may print a warning', 'escape-clause'), '`x` must print a warning');
    assert.equal(mended('`x` optionally prints a summary', 'escape-clause'), '`x` prints a summary');
    assert.equal(mended('Optionally, `x` prints a summary', 'escape-clause'), '`x` prints a summary');
  });

  it('does not delete what the criterion says', () => {
    assert.equal(mended('Works where possible', 'escape-clause', 'Delete'), 'no fix');
    assert.equal(mended('The page is fast', 'unmeasured-quality', 'Delete'), 'no fix');
  });

  it('deletes no subject, verb or object, and nothing that one of them needs', () => {
    for (const [text, code] of [
      ['Critical paths are covered by tests', 'vague-selector'],
      ['Edge cases are handled', 'vague-selector'],
      ['THE system SHALL handle edge cases', 'vague-selector'],
      ['All acceptance criteria are met', 'delegated'],
      ['Implementation is in line with the design document', 'delegated'],
      ['The implementation is consistent with the architecture', 'subjective'],
      ['Feature is usable without documentation', 'unmeasured-quality'],
      ['UI is responsive and looks good on mobile', 'unmeasured-quality'],
      ['A reasonable number of examples is included', 'unmeasured-quality'],
      ['Ensure proper cleanup of resources', 'correctness-adverb'],
      ['The above changes are merged', 'unresolved-reference'],
      ['All existing functionality continues to work', 'unbounded-negation'],
      ['The workflow is explicit and inspectable, not magic', 'subjective'],
    ] as const) {
      const deleted = mended(text, code, 'Delete');
      assert.ok(deleted === 'no fix' || text.startsWith('The workflow'), `${text} -> ${deleted}`);
    }
    assert.equal(mended('The code is readable and maintainable', 'subjective', 'Delete'), 'The code is maintainable');
    assert.equal(mended('Proper error handling is there', 'correctness-adverb', 'Delete'), 'Error handling is there');
    assert.equal(
      mended('The dashboard displays real-time data', 'unmeasured-quality', 'Delete'),
      'The dashboard displays data',
    );
    for (const text of sentences) {
      const lines = planLines([`- [ ] ${text}`]);
      for (const problem of problemsOf(lines)) {
        for (const fix of fixesOf(lines, problem).filter(({ title }) => title.startsWith('Delete “'))) {
          const left = applied(lines, fix)[8] ?? '';
          assert.doesNotMatch(
            left,
            /\] (?:is|are|was|were|has|have|to|of|with)\b|\b(?:the|an?|all|no) (?:is|are|was|has|have|of|to)\b|\b(?:is|are|be) (?:with|of|to)\b/i,
            `${text}\n${left}`,
          );
        }
      }
    }
  });

  it('leaves a gap where only its author knows', () => {
    for (const [before, code, after] of [
      ['Search is fast', 'unmeasured-quality', 'Search is fast (p95 is below __ ms for __ rows)'],
      [
        'Dates are parsed correctly.',
        'correctness-adverb',
        'Dates are parsed correctly (for `__` the result is `__`).',
      ],
      ['Critical paths are covered', 'vague-selector', 'Critical paths (`__`, `__`) are covered'],
      ['All relevant fields are shown', 'vague-selector', 'All relevant fields (`__`, `__`) are shown'],
      ['Follows best practices', 'delegated', 'Follows best practices (those in `__`)'],
      ['Imports CSV, JSON etc.', 'open-list', 'Imports CSV, JSON and `__`.'],
      ['Exit codes have names (1, 10, etc.)', 'open-list', 'Exit codes have names (1, 10, and `__`)'],
      ['Codes have names (1, 10, etc.), and texts', 'open-list', 'Codes have names (1, 10, and `__`), and texts'],
      ['WHEN the list is empty', 'given-without-then', 'WHEN the list is empty THEN `__` is shown'],
      ['Docs updated (if applicable)', 'activity-without-outcome', 'Docs updated (`__` contains `__`) (if applicable)'],
      [
        'Implementation is in line with the design document',
        'delegated',
        'Implementation is in line with the design document (those in `__`)',
      ],
      ['TBD', 'placeholder', 'When `__` is run, then it prints `__` and exits 0'],
    ]) {
      assert.equal(mended(before ?? '', code ?? ''), after);
    }
  });

  it('moves what needs a person to Verification, and makes the section where there is none', () => {
    const lines = planLines(['- [ ] The team signs off', '      on the layout', '- [ ] `a` exits 0']);
    const [problem] = problemsOf(lines);
    assert.ok(problem);
    const [fix] = fixesOf(lines, problem);
    assert.ok(fix);
    assert.deepEqual(applied(lines, fix).slice(8), [
      '- [ ] `a` exits 0',
      '',
      '## Verification',
      '',
      '- [cmd] npm test',
      '- [manual] The team signs off on the layout',
      '',
    ]);
    const bare = [...head, '## Requirements', '', '- [ ] The team signs off', ''];
    const [only] = problemsOf(bare);
    assert.ok(only);
    const [move] = fixesOf(bare, only);
    assert.ok(move);
    assert.deepEqual(applied(bare, move).slice(6), [
      '## Requirements',
      '',
      '## Verification',
      '',
      '- [manual] The team signs off',
      '',
    ]);
  });

  it('makes each result a criterion of its own', () => {
    assert.equal(
      mended('The order is saved; the customer gets a mail; the stock is reduced', 'compound'),
      'The order is saved\n- [ ] The customer gets a mail\n- [ ] The stock is reduced',
    );
  });

  it('deletes a criterion that is there twice', () => {
    const lines = planLines(['- [ ] `a` exits 0', '- [ ] A note is kept', '- [ ] `a` exits 0.', '- [ ] Note is kept']);
    const problems = problemsOf(lines).filter(({ code }) => code === 'criterion.duplicate-or-contradictory');
    assert.deepEqual(
      problems.map((problem) => fixesOf(lines, problem).map(({ title, certain }) => `${title} ${certain}`)),
      [['Delete this repetition of line 9 true'], ['Delete this criterion false']],
    );
  });

  it('is asked for at any place of any text without harm', () => {
    const plan = planOf(planLines(['- [ ] It works', '- [ ]', '- [ ] TBD']));
    for (const { code } of [
      ...criterionRules,
      { code: 'criterion.duplicate-or-contradictory' },
      { code: 'plan.other' },
    ]) {
      for (let line = 0; line < 20; line += 1) {
        for (const character of [0, 3, 6, 500]) {
          const range = { start: { line, character }, end: { line: line + (character % 2), character: character + 4 } };
          for (const lines of [planLines(['- [ ] It works', '- [ ]', '- [ ] TBD']), []]) {
            criterionFixes({
              problem: { code, severity: 'error', message: '', range },
              plan,
              lines,
              surroundings: alone,
            });
          }
        }
      }
    }
  });
});
