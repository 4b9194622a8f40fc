import assert from 'node:assert/strict';
import { examplePlan } from '../../plan/examplePlan.ts';
import type { Plan } from '../../plan/plan.ts';
import { diagnose } from '../diagnose.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { findRepetitions, signatureOf } from './duplicateOrContradictory.ts';
import { readStatement } from './statement.ts';
import { readTokens } from './tokens.ts';
import { phraseIndex } from './words/vocabulary.ts';

function planOf(...criteria: readonly string[]): Plan {
  return examplePlan(
    ['title: Export notes'],
    ['## Requirements', '', ...criteria.map((text) => `- [ ] ${text}`), '', '## Verification', '', '- [cmd] npm test'],
  );
}

/** What the plan's problems mark, line by line as in the file. */
function marked(plan: Plan, source: string): string[] {
  const lines = source.split('\n');
  return diagnose(plan)
    .problems.filter((problem) => problem.code.startsWith('criterion.') && problem.severity !== 'hint')
    .map(({ range: { start, end } }) =>
      lines
        .slice(start.line, end.line + 1)
        .map((line, index, all) =>
          line.slice(index === 0 ? start.character : 0, index === all.length - 1 ? end.character : undefined),
        )
        .join('|'),
    );
}

function scoreOf(...criteria: readonly string[]): object {
  return diagnose(planOf(...criteria)).score;
}

function codes(text: string): string[] {
  return diagnose(planOf(text)).problems.map(({ code }) => code);
}

function repetitions(...texts: readonly string[]): string[] {
  const signed = texts.map((text) => ({ text, signature: signatureOf(readTokens(text)) }));
  return findRepetitions(signed).map(({ at, earlier, kind }) => `${at} ${kind} ${earlier}`);
}

const mixed = [
  '`notes export --csv` writes one line per note and exits 0',
  'The export is handled correctly',
  'Users can archive a note',
  'The team signs off on the layout',
  'Large lists load quickly',
];

describe('Judged criteria', () => {
  it('are marked word by word, however they are wrapped', () => {
    const body = [
      '## Requirements',
      '',
      '- [ ] The export of notes works',
      '      as expected',
      '  - [ ] Empty lists: the page is shown where',
      '        possible',
      '- [ ] For every kind:',
      '  - the sums are right, and lists load quickly',
    ];
    const plan = examplePlan([], body);
    const source = ['---', 'id: 1', 'status: pending', '---', '', ...body].join('\n');
    assert.deepEqual(marked(plan, source), ['as expected', 'works', 'where|        possible', 'are right', 'quickly']);
  });

  it('keep their score when they are moved or wrapped', () => {
    assert.deepEqual(scoreOf(...mixed.toReversed()), scoreOf(...mixed));
    assert.deepEqual(scoreOf(...mixed.map((text) => text.replace(' ', '\n      '))), scoreOf(...mixed));
  });

  it('keep their score when the same weakness is said in other words', () => {
    const reworded = [
      'Exporting is done properly',
      'Exports work',
      'Exporting works as intended',
      'Export is clean and intuitive',
      'All relevant notes are exported',
      'Notes are exported where possible',
      'No regressions in the export',
      'Refactor the export',
      'Follows best practices',
    ];
    for (const text of reworded) {
      assert.deepEqual(scoreOf(...mixed.with(1, text)), scoreOf(...mixed), text);
    }
  });

  it('cost by share, so that a longer plan is not punished', () => {
    assert.deepEqual(scoreOf(...mixed, ...mixed.map((text) => `${text} on page two`)), scoreOf(...mixed));
    const sound = ['`a` exits 0', '`b` exits 0', '`c` exits 0'];
    assert.deepEqual(scoreOf(...sound), scoreOf(sound[0] ?? ''));
  });

  it('lower autonomy where a person is needed, and scope-fit where there is no end', () => {
    const { autonomy, scopeFit } = diagnose(planOf('Approved by the design team')).score;
    const wide = diagnose(planOf('Supports multiple tenants')).score;
    assert.ok(autonomy < wide.autonomy);
    assert.ok(wide.scopeFit < scopeFit);
  });

  it('get hints only where they can be decided', () => {
    assert.ok(codes('Users can archive a note').includes('criterion.names-no-check'));
    assert.ok(!codes('Users can easily archive a note').includes('criterion.names-no-check'));
  });

  it('are looked through up to a length, so that no text makes them slow', () => {
    const statement = readStatement('it works correctly, and '.repeat(50_000), '', phraseIndex);
    assert.ok(statement.text.length <= 4_000);
    for (const rule of criterionRules) {
      assert.ok(findingsOf(rule, statement).length <= statement.tokens.length);
    }
  });
});

describe('Repeated criteria', () => {
  it('say the same but for small words, markup, numbers of requirements and case', () => {
    for (const [one = '', other = ''] of [
      ['The list is sorted by name', '**List** sorted by name.'],
      ['`npm test` exits 0', '`npm test` exits 0'],
      ['FR-001: The note is saved', 'FR-002: The note is saved'],
      ['A note must be saved', 'The note shall be saved'],
      ['The total is shown', 'The Total is shown'],
      ['Names are unique', 'Names are also unique'],
      ['The page has a title', 'The page has a\n title'],
    ]) {
      assert.deepEqual(repetitions(one, other), ['1 duplicate 0'], `${one} / ${other}`);
    }
  });

  it('say the opposite, or give another bound', () => {
    for (const [one = '', other = ''] of [
      ['Notes are kept', 'Notes are not kept'],
      ['`a b` exits 0', '`a b` exits 2'],
      ['It answers within 200 ms', 'It answers within 300 ms'],
      ['Guests can write', "Guests can't write"],
      ['The list has at most 10 rows', 'The list has at most 20 rows'],
      ['The server returns 404', 'The server returns 410'],
    ]) {
      assert.deepEqual(repetitions(one, other), ['1 contradictory 0'], `${one} / ${other}`);
    }
  });

  it('are not those that only look alike', () => {
    for (const [one = '', other = ''] of [
      ['`a` exits 0', '`b` exits 0'],
      ['A note is saved', 'A note is deleted'],
      ['Step 1 is shown', 'Step 2 is shown'],
      ['The list is sorted by name', 'The list is sorted by date'],
      ['`notes list` prints `1`', '`notes list` prints `2`'],
      ['Guests can read', 'Members can read'],
      ['', ''],
    ]) {
      assert.deepEqual(repetitions(one, other), [], `${one} / ${other}`);
    }
  });

  it('are each compared with the first of their words', () => {
    assert.deepEqual(repetitions('A is shown', 'B is shown', 'A is shown', 'B is not shown', 'A shown'), [
      '2 duplicate 0',
      '3 contradictory 1',
      '4 duplicate 0',
    ]);
  });
});
