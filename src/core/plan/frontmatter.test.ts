import assert from 'node:assert/strict';
import { examplePlan } from './examplePlan.ts';
import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

const file = 'docs/plans/007-walk-the-dog.md';

/** Reads a text and compares what the test names. */
function check(source: string, expected: Partial<Record<keyof Plan, unknown>>): void {
  const plan = readPlan(file, source);
  assert.ok(plan, 'is a plan');
  const known = { ...plan, tasks: plan.tasks.map((task) => task.text) };
  const read = Object.fromEntries(Object.keys(expected).map((key) => [key, known[key as keyof Plan]]));
  assert.deepEqual(read, expected);
}

function codes(source: string): string[] {
  return (readPlan(file, source)?.problems ?? []).map((problem) => problem.code);
}

function dependencies(...lines: string[]): string[] {
  return examplePlan(lines).blockedBy.map(({ goal, id }) => (goal === undefined ? `${id}` : `${goal}:${id}`));
}

const priorityOf = (written: string): [number | undefined, number] => {
  const plan = examplePlan([`priority: ${written}`]);
  return [plan.priority, plan.problems.length];
};

const timeoutOf = (written: string): [number, number] => {
  const plan = examplePlan([`timeout: ${written}`]);
  return [plan.checkTimeout, plan.problems.length];
};

const record = (verdict: string): string => `  - type=eng verdict=${verdict} date=2026-01-02 by=ada`;

const openReviews = (...lines: string[]): readonly string[] => examplePlan(lines).needsReview;

describe('Frontmatter', () => {
  const text = '---\nid: 7\ntitle: Walk\nstatus: pending\n---\n\n## Tasks\n\n1. Go\n';

  it('reads a key with blanks before its colon, as YAML does, and a status under a name in capitals', () => {
    check('---\nid : 1\nstatus : pending\n---\n', { id: 1, status: 'pending', problems: [] });
    assert.deepEqual(codes('---\nId: 5\nStatus: pending\n---\n').toSorted(), ['plan.no-id', 'plan.no-status']);
  });

  it('tolerates CRLF, a byte order mark and blanks behind the fences', () => {
    const expected = { id: 7, title: 'Walk', status: 'pending', tasks: ['Go'], problems: [] };
    check(text, expected);
    check(text.replaceAll('\n', '\r\n'), expected);
    check(`\uFEFF${text}`, expected);
    check(text.replaceAll('---', '---  '), expected);
  });

  it('tolerates text before the first fence, and says so', () => {
    check(`<!-- from the template -->\n\n${text}`, { id: 7, status: 'pending', tasks: ['Go'] });
    assert.deepEqual(codes(`<!-- from the template -->\n\n${text}`), ['plan.text-before-frontmatter']);
    assert.deepEqual(codes(`\n${text}`), []);
  });

  it('tolerates a missing closing fence, and says so without stopping the plan', () => {
    const unclosed = '---\nid: 7\nstatus: pending\n\n## Tasks\n\n1. Go\n';
    check(unclosed, { id: 7, status: 'pending', tasks: ['Go'] });
    const problems = readPlan(file, unclosed)?.problems;
    assert.deepEqual(
      problems?.map(({ code, severity }) => [code, severity]),
      [['plan.frontmatter-not-closed', 'warning']],
    );
  });

  it('takes a comment line for a comment, not for the first heading', () => {
    check('---\nid: 7\n# who: me\nstatus: pending\n---\n', { id: 7, status: 'pending', problems: [] });
  });

  it('lets the first of two equal keys count, and marks the second', () => {
    const twice = '---\nid: 7\nstatus: pending\nstatus: done\n---\n';
    check(twice, { status: 'pending' });
    assert.deepEqual(
      readPlan(file, twice)?.problems.map(({ code, range }) => [code, range.start.line]),
      [['plan.duplicate-key', 3]],
    );
  });

  it('reads values as YAML where they are YAML, as text where they are not', () => {
    const titles: [string, string][] = [
      ['fix: the parser', 'fix: the parser'],
      ['"Quoted: yes"', 'Quoted: yes'],
      ["'it''s'", "it's"],
      ['Plain # with a remark', 'Plain'],
      ['"Quoted" and more', '"Quoted" and more'],
      ['[draft] parser', '[draft] parser'],
      ['[a, b]', '[a, b]'],
      ['`walk` the dog', '`walk` the dog'],
      ['@scope/name is published', '@scope/name is published'],
      ['!important first', '!important first'],
      ['&both cat and dog', '&both cat and dog'],
      ['*all* of them', '*all* of them'],
      ['{braces', '{braces'],
      ['100%', '100%'],
      ['Grüße 🐕', 'Grüße 🐕'],
      ['a\u2028b', 'a\u2028b'],
    ];
    for (const [written, read] of titles) {
      assert.equal(examplePlan([`title: ${written}`]).title, read, written);
    }
    // Would not end within a lifetime if these maps, each the key of the next, were compared.
    const nested = '{'.repeat(1_000) + '}'.repeat(1_000);
    assert.equal(examplePlan([`title: ${nested}`]).title, nested);
    assert.equal(examplePlan(['title: Walk', '  the dog']).title, 'Walk the dog');
    assert.equal(examplePlan(['title: >', '  Walk', '  the dog']).title.trim(), 'Walk the dog');
  });

  it('takes empty for absent', () => {
    const plan = examplePlan(['goal:', 'priority:', 'blocked-by:', 'title:  ', 'timeout: ~', 'needs-review: null']);
    const { goal, priority, blockedBy, title, checkTimeout, needsReview, problems } = plan;
    assert.deepEqual(
      { goal, priority, blockedBy, title, checkTimeout, needsReview, problems },
      { goal: '', priority: undefined, blockedBy: [], title: '', checkTimeout: 120, needsReview: [], problems: [] },
    );
  });

  it('reads ids without their zeros, quoted or not', () => {
    for (const id of ['7', '07', '007', '"7"', "'007'", '7  # lucky']) {
      assert.equal(examplePlan([`id: ${id}`]).id, 7, id);
    }
    for (const id of ['seven', '-7', '7.5', '1e3', '0x7', '12345678901']) {
      const plan = examplePlan([`id: ${id}`]);
      assert.deepEqual([plan.id, plan.problems.map((problem) => problem.code)], [undefined, ['plan.id-not-a-number']]);
    }
    for (const source of ['---\nstatus: pending\n---\n', '---\nid:\nstatus: pending\n---\n']) {
      assert.deepEqual(codes(source), ['plan.no-id']);
    }
  });

  it('reads status and comment, and names a word that is no status', () => {
    check('---\nid: 1\nstatus: pending  # not yet\n---\n', { status: 'pending', problems: [] });
    check('---\nid: 1\nstatus: "in-progress"\n---\n', { status: 'in-progress', problems: [] });
    assert.deepEqual(codes('---\nid: 1\nstatus: superseded\n---\n'), ['plan.unknown-status']);
  });

  it('reads dependencies in every form', () => {
    const forms: [string[], string[]][] = [
      [['blocked-by: []'], []],
      [['blocked-by: none'], []],
      [['blocked-by: 3'], ['3']],
      [['blocked-by: 1, 2'], ['1', '2']],
      [['blocked-by: [1, 2]'], ['1', '2']],
      [['blocked-by: [001]'], ['1']],
      [['blocked-by: ["1", \'02\']  # both'], ['1', '2']],
      [['blocked-by: [pets:3, 4]'], ['pets:3', '4']],
      [['blocked-by: [pets: 3]'], ['pets:3']],
      [['blocked-by: pets:003'], ['pets:3']],
      [
        ['blocked-by:', '  - 001', '  - pets:2'],
        ['1', 'pets:2'],
      ],
      [
        ['blocked-by:', '- 1', '- pets: 2'],
        ['1', 'pets:2'],
      ],
      [
        ['blocked-by: [', '  1,', '  2', ']'],
        ['1', '2'],
      ],
      [['depends-on: [5]'], ['5']],
      [['depends-on: [5]', 'blocked-by: [6]'], ['6']],
    ];
    for (const [lines, read] of forms) {
      assert.deepEqual(dependencies(...lines), read, lines.join('|'));
    }
    const odd = examplePlan(['blocked-by: [1, the parser]']);
    assert.deepEqual(
      [odd.blockedBy.length, odd.problems.map((problem) => problem.code)],
      [1, ['plan.dependency-not-readable']],
    );
  });

  it('reads priority as a decimal number, and refuses words', () => {
    assert.deepEqual(priorityOf('010'), [10, 0]);
    assert.deepEqual(priorityOf('-1'), [-1, 0]);
    assert.deepEqual(priorityOf('high'), [undefined, 1]);
  });

  it('keeps the time limit of checks between a second and a day', () => {
    assert.deepEqual(timeoutOf('5'), [5, 0]);
    assert.deepEqual(timeoutOf('0'), [120, 1]);
    assert.deepEqual(timeoutOf('-3'), [120, 1]);
    assert.deepEqual(timeoutOf('999999999'), [86_400, 0]);
  });

  it('knows which reviews by people are open', () => {
    assert.deepEqual(openReviews('needs-review: none'), []);
    assert.deepEqual(openReviews('needs-review: eng, design'), ['eng', 'design']);
    assert.deepEqual(openReviews('review-required: eng', 'needs-review: none'), ['eng']);
    assert.deepEqual(openReviews('review-required: code'), []);
    assert.deepEqual(openReviews('review-required: eng', 'reviews:', record('approved')), []);
    assert.deepEqual(openReviews('review-required: eng', 'reviews:', record('approved'), record('changes-requested')), [
      'eng',
    ]);
  });
});
