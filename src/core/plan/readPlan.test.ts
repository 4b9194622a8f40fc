import assert from 'node:assert/strict';
import { examplePlan, seeded } from './examplePlan.ts';
import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

const file = 'docs/plans/007-walk-the-dog.md';

const isArchived = (path: string): boolean | undefined => readPlan(path, '---\nid: 1\nstatus: done\n---')?.archived;

const criteriaOf = (...lines: string[]): string[] =>
  examplePlan([], ['## Requirements', '', ...lines]).criteria.map((criterion) => criterion.text);

const filesOf = (...lines: string[]): string[] =>
  examplePlan([], ['## Design', '', '**Files expected to change:**', '', ...lines]).files.map(
    (planned) => planned.path,
  );

const textsOf = (tasks: Plan['tasks']): readonly string[] => tasks.map((task) => task.text);

const countTasks = (heading: string): number => examplePlan([], [heading, '', '1. Go']).tasks.length;

const changeOf = (line: string): string | undefined =>
  examplePlan([], ['## Design', '**Files expected to change**', line]).files[0]?.change;

const hasOutOfScope = (...lines: string[]): boolean => examplePlan([], ['## Design', ...lines]).outOfScope;

describe('Plan file', () => {
  it('reads a whole plan', () => {
    const plan = readPlan(
      file,
      [
        '---',
        'id: 007',
        'title: Walk the dog',
        'status: pending',
        'blocked-by: [003, feeding:2]',
        'goal: pets',
        'priority: 010',
        'allows-migrations: true',
        'verification: health-only',
        'allow: [src/dog/**]',
        'deny: src/cat/, src/fish.ts',
        'timeout: 30',
        '---',
        '',
        '# Walk the dog',
        '',
        '## Requirements',
        '',
        '- [ ] The dog is walked twice a day',
        '- [x] The leash is',
        '      found first',
        '',
        '## Design',
        '',
        '**Files expected to change:**',
        '',
        '- `src/walk.ts`: NEW. The walk.',
        '- `src/leash.ts` — found where it was left',
        '',
        '**Out of scope:** cats.',
        '',
        '## Tasks',
        '',
        '1. Find the leash',
        '2. Walk',
        '',
        '## Verification',
        '',
        '- [cmd] npm test',
        '- [manual] Look at the dog',
      ].join('\n'),
    );
    assert.deepEqual(plan?.problems, []);
    assert.ok(plan);
    const { keys, sections, labels, lines, ...rest } = plan;
    assert.equal(lines()[1], 'id: 007');
    assert.deepEqual([...keys.keys()].slice(0, 3), ['id', 'title', 'status']);
    assert.deepEqual(
      sections.filter((section) => section.level === 2).map((section) => section.heading),
      ['Requirements', 'Design', 'Tasks', 'Verification'],
    );
    assert.deepEqual(
      labels.map((label) => label.name),
      ['Files expected to change', 'Out of scope'],
    );
    assert.deepEqual(
      {
        ...rest,
        blockedBy: plan?.blockedBy.map((dependency) => [dependency.goal, dependency.id]),
        criteria: plan?.criteria.map((criterion) => [criterion.text, criterion.range]),
        files: plan?.files.map((planned) => [planned.path, planned.change]),
        tasks: textsOf(plan.tasks),
        checks: plan?.checks.map((read) => [read.tag, read.command]),
      },
      {
        file,
        archived: false,
        id: 7,
        goal: 'pets',
        title: 'Walk the dog',
        status: 'pending',
        blockedBy: [
          [undefined, 3],
          ['feeding', 2],
        ],
        priority: 10,
        allowsMigrations: true,
        needsReview: [],
        healthOnly: true,
        allow: ['src/dog/**'],
        deny: ['src/cat/', 'src/fish.ts'],
        checkTimeout: 30,
        criteria: [
          ['The dog is walked twice a day', { start: { line: 18, character: 6 }, end: { line: 18, character: 35 } }],
          ['The leash is found first', { start: { line: 19, character: 6 }, end: { line: 20, character: 17 } }],
        ],
        files: [
          ['src/walk.ts', 'new'],
          ['src/leash.ts', 'modify'],
        ],
        outOfScope: true,
        tasks: ['Find the leash', 'Walk'],
        checks: [
          ['cmd', 'npm test'],
          ['manual', undefined],
        ],
        problems: [],
        titleRange: { start: { line: 2, character: 7 }, end: { line: 2, character: 19 } },
      },
    );
  });

  it('is one only with a status', () => {
    const texts = [
      '',
      '# Notes\n',
      '---\nid: 1\ntitle: Notes\n---\n',
      '---\nid: 1\nstatus:\n---\n',
      'status: pending\n',
    ];
    for (const text of texts) {
      assert.equal(readPlan(file, text), undefined, JSON.stringify(text));
    }
    assert.equal(readPlan(file, '---\nid: 1\n  status: pending\n---\n'), undefined, 'indented');
    assert.equal(readPlan(file, '---\nid: 1\nState: draft\n---\n'), undefined, 'no status of a plan');
    assert.equal(readPlan(file, '---\nStatus: done\n---\n'), undefined, 'no id');
  });

  it('knows an archived one by its folder', () => {
    assert.equal(isArchived('docs/plans/archive/001-a.md'), true);
    assert.equal(isArchived('docs/plans/archive.md'), false);
    assert.equal(isArchived('archive/plans/001-a.md'), false);
  });
});

describe('Sections of a plan', () => {
  it('reads criteria that are wrapped, nested, labelled or not', () => {
    assert.deepEqual(criteriaOf('**Acceptance criteria**:', '', '- [ ] One', '  two', '* [X] Three', '1. [ ] Four'), [
      'One two',
      'Three',
      'Four',
    ]);
    assert.deepEqual(criteriaOf('- [ ] Outer', '  - [ ] Inner', '- plain', '- [ ]', '- [ ] '), ['Outer', 'Inner']);
    assert.deepEqual(criteriaOf('- [ ] For each of:', '  - cats', '  - dogs', '    that bark', '- [ ] Next'), [
      'For each of: - cats - dogs that bark',
      'Next',
    ]);
    assert.deepEqual(criteriaOf('- [ ] Cats', '  - ', '  - dogs', '  -   '), ['Cats - dogs']);
    assert.deepEqual(criteriaOf('- [ ] Before a rule', '---', '', '- [ ] After it'), ['Before a rule', 'After it']);
  });

  it('knows where each line of a criterion stands', () => {
    const plan = examplePlan([], ['## Requirements', '', '- [ ]  One', '    two', '  - three', '    four']);
    const first = (plan.criteria[0]?.range.start.line ?? 0) - 1;
    assert.equal(plan.criteria[0]?.text, 'One two - three four');
    assert.deepEqual(plan.criteria[0]?.pieces, [
      { offset: 0, line: first + 1, character: 7 },
      { offset: 4, line: first + 2, character: 4 },
      { offset: 10, line: first + 3, character: 4 },
      { offset: 16, line: first + 4, character: 4 },
    ]);
  });

  it('reads criteria from a section of their own', () => {
    const plan = examplePlan([], ['## Acceptance Criteria', '', '- plain', '- items']);
    assert.deepEqual(
      plan.criteria.map((criterion) => criterion.text),
      ['plain', 'items'],
    );
  });

  it('finds no headings, items or labels in code and comments', () => {
    const plan = examplePlan(
      [],
      [
        '## Requirements',
        '',
        '- [ ] Real',
        '',
        '```md',
        '## Tasks',
        '1. Not a task',
        '- [ ] Not a criterion',
        '```',
        '',
        '~~~',
        '```',
        '## Tasks',
        '~~~',
        '<!--',
        '## Verification',
        '- [cmd] rm -rf .',
        '-->',
        '- [ ] Real too',
        '```not closed because it is `inline` code```',
        '- [ ] Third',
      ],
    );
    assert.deepEqual([plan.criteria.length, plan.tasks, plan.checks], [3, [], []]);
  });

  it('is not blinded by a fence or comment that nothing closes', () => {
    const plan = examplePlan([], ['## Requirements', '```', '- [ ] One', '## Tasks', '<!-- why', '1. Go']);
    assert.deepEqual([plan.criteria.length, textsOf(plan.tasks)], [1, ['Go']]);
  });

  it('knows a heading by its marks', () => {
    for (const heading of ['## Tasks', '##  Tasks  ', '## Tasks ##', '  ## Tasks', '# Tasks', '## TASKS (three)']) {
      assert.equal(countTasks(heading), 1, heading);
    }
    for (const heading of ['##Tasks', '### Tasks', '    ## Tasks', '####### Tasks', 'Tasks']) {
      assert.equal(countTasks(heading), 0, heading);
    }
    assert.equal(countTasks(`## ${' '.repeat(20_000)}x`), 0);
  });

  it('does not count a section twice when the title is called like it', () => {
    const plan = examplePlan(
      [],
      ['# Verification of signatures', '', '## Tasks', '', '1. Go', '', '## Verification', '', '- [cmd] true'],
    );
    assert.deepEqual([plan.tasks.length, plan.checks.length], [1, 1]);
  });

  it('counts only outer numbers as tasks', () => {
    const plan = examplePlan([], ['## Tasks', '', '1. One', '   1. inner', '- bullet', '2) Two', '   goes on']);
    assert.deepEqual(textsOf(plan.tasks), ['One', 'Two goes on']);
    const [empty] = examplePlan([], ['## Tasks', '', '1. ']).tasks;
    assert.deepEqual(empty?.range.start, empty?.range.end);
  });

  it('reads the files list in its forms', () => {
    const forms: [string, string[]][] = [
      ['- `src/a.ts`: the walk, see `src/other.ts`', ['src/a.ts']],
      ['- `src/a.ts` — text', ['src/a.ts']],
      ['- `src/a.ts`, `src/b.ts`: both', ['src/a.ts', 'src/b.ts']],
      ['- `src/a.ts` / `.stories.tsx`', ['src/a.ts', '.stories.tsx']],
      ['- `src/a.ts` + `setup`: two', ['src/a.ts', 'setup']],
      ['- `src/a.ts` (or `src/b.ts`): one of them', ['src/a.ts', 'src/b.ts']],
      ['- `src/a.ts` (+ maybe `src/a.test.ts`).', ['src/a.ts', 'src/a.test.ts']],
      ['- `a.json` (or `.arc`), `.ignore`, `.rc` (if needed)', ['a.json', '.arc', '.ignore', '.rc']],
      ['- `media/` or `public/` (new): pictures', ['media/', 'public/']],
      ['- `src/a.ts` (or a new `e2e/a.spec.ts`): asserts', ['src/a.ts', 'e2e/a.spec.ts']],
      ['- `a.config.ts` (or `test` block): settings', ['a.config.ts']],
      ['- hook scripts (e.g. `.hooks/one`, `.hooks/two`).', ['.hooks/one', '.hooks/two']],
      ['- New: `src/a.ts`', ['src/a.ts']],
      ['- **`src/a.ts`** bold', ['src/a.ts']],
      ['- src/plain.ts: without quotes', ['src/plain.ts']],
      ['- app/[id]/page.tsx', ['app/[id]/page.tsx']],
      ['- src/**', ['src/**']],
      ['- Whatever `src/a.ts` needs', []],
      ['- Nothing else', []],
    ];
    for (const [line, read] of forms) {
      assert.deepEqual(filesOf(line), read, line);
    }
  });

  it('ends the files list at the next label or section, also below a title', () => {
    const plan = examplePlan(
      [],
      [
        '# A title',
        '',
        '## Design',
        '',
        '### Files to change',
        '',
        '- `a.ts`',
        '',
        '## Tasks',
        '',
        '1. `b.ts` is next',
        '',
        '## Implementation Notes',
        '',
        '**Files changed:**',
        '',
        '- `c.ts` (modified)',
      ],
    );
    assert.deepEqual(
      plan.files.map((planned) => planned.path),
      ['a.ts'],
    );
    assert.deepEqual(examplePlan([], ['## Implementation Notes', '', '**Files changed:**', '- `c.ts`']).files, []);
  });

  it('says what happens to a file', () => {
    const forms: [string, string][] = [
      ['- `a.ts`: NEW. Text', 'new'],
      ['- `a.ts` (new): text', 'new'],
      ['- `a.ts` (created)', 'new'],
      ['- `a.ts`: new; text', 'new'],
      ['- `a.ts` (deleted)', 'delete'],
      ['- `a.ts`: delete', 'delete'],
      ['- `a.ts`: stop before the walk is created', 'modify'],
      ['- `a.ts`: `NEW` is a word of the code', 'modify'],
    ];
    for (const [line, expected] of forms) {
      assert.equal(changeOf(line), expected, line);
    }
  });

  it('sees what is out of scope in a label or a section', () => {
    assert.equal(hasOutOfScope('**Out of scope:** cats'), true);
    assert.equal(hasOutOfScope('Out of scope: cats'), true);
    assert.equal(hasOutOfScope('**Out of scope:**', '- cats'), true);
    assert.equal(hasOutOfScope('## Out of scope', 'cats'), true);
    assert.equal(hasOutOfScope('**Out of scope:**', '', '## Tasks'), false);
    assert.equal(hasOutOfScope('text'), false);
  });
});

function codes(bullet: string): string[] {
  const text = `---\nid: 1\nstatus: pending\n---\n\n## Verification\n\n- [cmd] \`true\`\n${bullet}\n`;
  return (readPlan('docs/plans/001.md', text)?.problems ?? []).map((problem) => problem.code);
}

describe('A bullet under Verification without a tag', () => {
  it('is said not to be a check where it begins with a command', () => {
    assert.deepEqual(codes('- `npm test` exits 0'), ['check.no-tag']);
  });

  it('is told to say what must come out where something stands behind the command', () => {
    const text = '---\nid: 1\nstatus: pending\n---\n\n## Verification\n\n- `node a.js` prints `cm km m`\n';
    assert.match(readPlan('docs/plans/001.md', text)?.problems[0]?.message ?? '', /`outputs` or `contains`/);
  });

  it('is left alone where it is prose, or has a tag', () => {
    assert.deepEqual(codes('- The tests of `src/a.ts` are part of the suite.'), []);
    assert.deepEqual(codes('- `[cmd] npm test`'), []);
    assert.deepEqual(codes('- [manual] `npm start` and look'), []);
  });
});

function tasksUnder(heading: string): number | undefined {
  const text = `---\nid: 1\nstatus: pending\n---\n\n## ${heading}\n\n1. Print it\n2. Call it\n`;
  return readPlan('docs/plans/001.md', text)?.tasks.length;
}

describe('Steps', () => {
  it('are tasks, where the heading says no more', () => {
    assert.deepEqual(['Steps', 'Tasks', 'Steps to reproduce'].map(tasksUnder), [2, 2, 0]);
  });
});

describe('Any text at all', () => {
  const pieces =
    '---|\n|\r\n|\r|\uFEFF|id: 1|status: pending|blocked-by:|  - 1| [|]|{|}|"|\'|: |# |## Tasks|## Verification|- [ ] |- [cmd] |`|```|~~~|<!--|-->|**Files changed:**|1. || |\t|é🐕|\ud800|\u2028|\0|a.ts|title: |>|&x|*x|!t|%|@'.split(
      '|',
    );

  it('is read without an exception', () => {
    const random = seeded(20);
    for (let round = 0; round < 3000; round += 1) {
      const length = random(40);
      const text = Array.from({ length }, () => pieces[random(pieces.length)] ?? '').join(random(2) === 0 ? '\n' : '');
      assert.doesNotThrow(() => readPlan(file, text), JSON.stringify(text));
      assert.doesNotThrow(() => readPlan(file, `---\nid: 1\nstatus: pending\n${text}`), JSON.stringify(text));
    }
  });

  it('is read in time, however long its lines are', () => {
    const long = [
      '`'.repeat(20_000),
      '*'.repeat(20_000),
      '# '.repeat(10_000),
      '- [ ] '.repeat(5_000),
      ' '.repeat(50_000),
      '(or `a.b` '.repeat(3_000),
    ];
    const body = long.flatMap((line) => [`- [cmd] ${line}`, `- ${line}`, line, `**${line}`, `## ${line}x`]);
    const plan = examplePlan(['title: x'], ['## Verification', ...body, '## Design', '**Files to change:**', ...body]);
    assert.equal(plan.title, 'x');
  });
});
