import assert from 'node:assert/strict';
import { examplePlan, seeded } from '../plan/examplePlan.ts';
import { readPlan } from '../plan/readPlan.ts';
import { diagnose } from './diagnose.ts';
import { remediesOf } from './remedies.ts';
import { contractions, spellings, synonyms } from './rewordings.ts';
import { dimensions, type Score } from './score.ts';

/** What a plan says, without how it is written. */
interface Content {
  readonly criteria: readonly string[];
  readonly files: readonly string[];
  readonly tasks: readonly string[];
  readonly checks: readonly string[];
}

/** How it is written. */
interface Layout {
  readonly bullet: string;
  readonly width: number;
  readonly end: string;
  readonly gap: string;
  readonly heading: (text: string) => string;
  readonly label: (text: string) => string;
  readonly order: readonly number[];
}

const plain: Layout = {
  bullet: '-',
  width: 1_000,
  end: '\n',
  gap: '\n',
  heading: (text) => text,
  label: (text) => `**${text}:**`,
  order: [0, 1, 2, 3],
};

const layouts: readonly Partial<Layout>[] = [
  { bullet: '*' },
  { bullet: '+' },
  ...[30, 50, 72, 100].map((width) => ({ width })),
  { end: '\r\n' },
  { gap: '\n\n' },
  { heading: (text) => text.toUpperCase() },
  { heading: (text) => text.toLowerCase() },
  { label: (text) => `### ${text}` },
  { label: (text) => `**${text}**` },
  { order: [3, 1, 0, 2] },
  { bullet: '*', width: 40, end: '\r\n', gap: '\n\n', order: [1, 3, 2, 0], label: (text) => `### ${text}` },
];

function written(content: Content, change: Partial<Layout> = {}): string {
  const layout = { ...plain, ...change };
  const items = (texts: readonly string[], marker: (at: number) => string): string =>
    texts.map((text, at) => wrapped(marker(at), text, layout.width)).join(layout.gap);
  const sections = [
    [`## ${layout.heading('Requirements')}`, items(content.criteria, () => `${layout.bullet} [ ] `)],
    [
      `## ${layout.heading('Design')}`,
      layout.label('Files expected to change'),
      items(content.files, () => `${layout.bullet} `),
      layout.label('Out of scope'),
      'Everything else.',
    ],
    [`## ${layout.heading('Tasks')}`, items(content.tasks, (at) => `${at + 1}. `)],
    [`## ${layout.heading('Verification')}`, items(content.checks, () => `${layout.bullet} `)],
  ];
  const body = layout.order.map((at) => (sections[at] ?? []).join('\n\n')).join('\n\n');
  return `---\nid: 1\ntitle: Notes\nstatus: pending\n---\n\n${body}\n`.replaceAll('\n', layout.end);
}

/** A line never begins with what Markdown would take for a marker. */
function wrapped(marker: string, text: string, width: number): string {
  const lines = [marker];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < width || line === marker || /^[-*+#>\d]/.test(word)) {
      lines[lines.length - 1] = line === marker ? line + word : `${line} ${word}`;
    } else {
      lines.push(`${' '.repeat(marker.indexOf('[') === -1 ? marker.length : marker.indexOf('['))}${word}`);
    }
  }
  return lines.join('\n');
}

function scoreOf(source: string): Score {
  const plan = readPlan('docs/plans/001-notes.md', source);
  assert.ok(plan);
  return diagnose(plan).score;
}

const good = [
  '`notes list` prints one line per note',
  'WHEN the file is missing THEN the command SHALL exit with code 2',
  'Deleting a note moves it to the trash for 30 days',
  '`GET /notes/404` answers with status 404',
  'Given an empty list, when the page opens, then “No notes yet” is shown',
  'The table `note` has the columns `archived_at` and `archived_by`',
  'Search answers within 300 ms (p95) over 10,000 notes',
  '`npm test` passes',
];

const weak = [
  'The export of notes works properly',
  'The list of notes loads quickly',
  'Errors are handled gracefully, with clear messages',
  'All relevant notes are exported where possible',
  'The design team signs off on the list',
  'No regressions in the editor',
];

function contentOf(next: (limit: number) => number): Content {
  const some = (from: readonly string[], most: number): string[] => from.filter(() => next(from.length) < most);
  const criteria = [...some(good, 5), ...some(weak, 2)];
  return {
    criteria: criteria.length === 0 ? good.slice(0, 2) : criteria,
    files: ['`src/notes.ts`', '`src/list.ts`: new', '`test/notes.test.ts`'].slice(0, 1 + next(3)),
    tasks: ['Read the notes', 'Print the list', 'Add the tests'].slice(0, 1 + next(3)),
    checks: ['[cmd] npm test', '[assert] `notes list` contains `3 notes`', '[assert] `notes` looks good'].slice(
      0,
      1 + next(3),
    ),
  };
}

const contents = Array.from({ length: 25 }, (_, seed) => contentOf(seeded(seed + 1)));

/** The same items in another order. */
function shuffled<Item>(items: readonly Item[], next: (limit: number) => number): Item[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(next(rest.length), 1));
}

/** Sentences of each line say the same; the first says it as most people would. */
const sameSentences: readonly (readonly string[])[] = [
  ['The export works', 'The export is working', 'The export is functional', 'Exporting works'],
  [
    'Dates are parsed correctly',
    'The parser parses dates correctly',
    'Dates get parsed properly',
    'Parsing of dates is correct',
  ],
  [
    'The page loads fast',
    'The page is fast',
    'The page loads quickly',
    'The page must load quickly',
    'Loading of the page is fast',
  ],
  ['Errors are handled gracefully', 'The app handles errors gracefully', 'The app shall handle errors gracefully'],
  ['The team approves the layout', 'The layout is approved by the team', 'The layout must be approved by the team'],
  ['Reviewers review the code', 'The code is reviewed by reviewers'],
  ['Notes are cached where possible', 'The app caches notes where possible', 'Where possible, notes are cached'],
  ['Nothing breaks', 'There are no regressions', 'No regressions', 'Nothing regresses'],
  ['All relevant fields are shown', 'The page shows all relevant fields', 'The page displays all pertinent fields'],
  ['The documentation is updated', 'Update the documentation', 'Documentation updated'],
  ['Startup is faster', 'Startup gets faster', 'Startup is improved', 'Improved startup'],
  ['Follows best practices', 'The code follows best practices', 'Best practices are followed'],
  ['The UI is intuitive', 'The UI is user-friendly', 'An intuitive UI', 'The UI is easy to use'],
  [
    'The importer handles CSV, JSON etc.',
    'The importer handles CSV, JSON and so on',
    'CSV, JSON etc. are handled by the importer',
  ],
  ['`notes list` prints `3 notes`', '`3 notes` is printed by `notes list`', 'Running `notes list` prints `3 notes`'],
  [
    'The server answers with status 404',
    'Status 404 is returned',
    'The server returns 404',
    'The server must respond with HTTP 404',
  ],
  ['A deleted note is kept for 30 days', 'The app keeps a deleted note for 30 days', 'Deleted notes stay for 30 days'],
  ['The total is shown below the list', 'The list shows the total below it', 'Below the list, the total is displayed'],
  ['`npm test` passes', '`npm test` exits 0', '`npm test` succeeds', 'Running `npm test` succeeds'],
  [
    'The note is saved when Enter is pressed',
    'When Enter is pressed, the note is saved',
    'Pressing Enter saves the note',
  ],
];

/** A plan of three criteria, so that one that is judged another way would move testability by 2.7. */
function scoreOfOne(criterion: string): Score {
  return scoreOf(
    written({
      criteria: ['`a` exits 0', '`b` exits 0', criterion],
      files: ['`src/a.ts`'],
      tasks: ['Do it'],
      checks: ['[cmd] npm test'],
    }),
  );
}

function assertNear(one: Score, other: Score, context: string): void {
  for (const dimension of dimensions) {
    const by = Math.abs(one[dimension] - other[dimension]);
    assert.ok(by <= 0.5, `${dimension} moves by ${by.toFixed(1)}: ${context}`);
  }
}

/** Every text in which a word of the table gives way to another of its line. */
function reworded(text: string, table: readonly (readonly string[])[]): string[] {
  return table.flatMap((line) =>
    line
      .filter((from) => !from.startsWith('>') && ` ${text} `.includes(` ${from} `))
      .flatMap((from) => line.map((to) => ` ${text} `.replace(` ${from} `, ` ${to.replace('>', '')} `).trim())),
  );
}

describe('A plan that says the same', () => {
  it('has the same score however it is laid out', () => {
    for (const content of contents) {
      const score = scoreOf(written(content));
      for (const layout of layouts) {
        assert.deepEqual(scoreOf(written(content, layout)), score, written(content, layout));
      }
    }
  });

  it('has the same score in another order', () => {
    contents.forEach((content, seed) => {
      const next = seeded(seed + 100);
      const other = {
        criteria: shuffled(content.criteria, next),
        files: shuffled(content.files, next),
        tasks: shuffled(content.tasks, next),
        checks: shuffled(content.checks, next),
      };
      assert.deepEqual(scoreOf(written(other)), scoreOf(written(content)), written(other));
    });
  });

  it('has nearly the same score in other sentences', () => {
    for (const [first = '', ...others] of sameSentences) {
      for (const other of others) {
        assertNear(scoreOfOne(other), scoreOfOne(first), `${first} / ${other}`);
      }
    }
  });

  it('has nearly the same score with synonyms, contractions and the other spelling', () => {
    for (const sentence of [...good, ...weak, ...sameSentences.flat()]) {
      for (const other of reworded(sentence, [...synonyms, ...spellings, ...contractions])) {
        assertNear(scoreOfOne(other), scoreOfOne(sentence), `${sentence} / ${other}`);
      }
    }
  });

  it('has nearly the same score with other quotes, dashes, case and stops', () => {
    for (const sentence of [...good, ...weak, ...sameSentences.flat(), 'It’s not “fast” — it answers within 100 ms']) {
      for (const other of [
        sentence.replaceAll(/[“”]/g, '"').replaceAll('’', "'"),
        sentence.replaceAll(' — ', ' -- ').replaceAll(' – ', ' -- '),
        `${sentence}.`,
        `**${sentence}**`,
        sentence.replaceAll(/\b(?:WHEN|THEN|SHALL)\b/g, (word) => word.toLowerCase()),
        sentence.charAt(0).toLowerCase() + sentence.slice(1),
      ]) {
        assertNear(scoreOfOne(other), scoreOfOne(sentence), `${sentence} / ${other}`);
      }
    }
  });
});

/** Nothing may be lower than before. */
function assertNoLower(content: Content, more: Partial<Content>): void {
  const before = scoreOf(written(content));
  const after = scoreOf(written({ ...content, ...more }));
  for (const dimension of dimensions) {
    assert.ok(after[dimension] >= before[dimension], `${dimension}: ${before[dimension]}, then ${after[dimension]}`);
  }
}

describe('A plan that says more', () => {
  it('is no worse for another good criterion, nor for twice as many', () => {
    for (const content of contents) {
      for (const one of good.filter((text) => !content.criteria.includes(text))) {
        assertNoLower(content, { criteria: [...content.criteria, one] });
      }
      const own = content.criteria.filter((text) => good.includes(text));
      assertNoLower(content, { criteria: [...content.criteria, ...own.map((text) => `${text} on page two`)] });
    }
  });

  it('is no worse for twice as many files, tasks and checks', () => {
    for (const content of contents) {
      assertNoLower(content, { files: content.files.flatMap((file) => [file, file.replace('.ts', '2.ts')]) });
      assertNoLower(content, { tasks: content.tasks.flatMap((task) => [task, `${task} of page two`]) });
      assertNoLower(content, { checks: [...content.checks, '[cmd] npm run lint', '[cmd] npm run build'] });
    }
  });

  it('loses points exactly where a remedy brings them back', () => {
    for (const content of contents) {
      const diagnosis = diagnose(examplePlan([], written(content).split('\n').slice(5)));
      const { score, losses } = diagnosis;
      assert.equal(
        remediesOf(diagnosis).length === 0,
        dimensions.every((dimension) => score[dimension] === 10),
      );
      for (const dimension of dimensions) {
        const lost = losses.filter((loss) => loss.dimension === dimension).reduce((sum, { points }) => sum + points, 0);
        const below = 10 - score[dimension];
        assert.ok(lost <= below + 1e-6 && below - lost < 0.1, `${dimension}: ${score[dimension]}, lost ${lost}`);
      }
    }
  });
});
