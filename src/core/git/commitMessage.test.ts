import assert from 'node:assert/strict';
import { type CommitFacts, failureCommitMessage, isCommitOf, planCommitMessage } from './commitMessage.ts';

const facts: CommitFacts = {
  planFile: 'docs/plans/003-add-export.md',
  title: 'Add an export of recipes',
  files: [
    { path: 'src/export/recipes.ts', change: 'added' },
    { path: 'src/export/recipes.test.ts', change: 'added' },
  ],
  run: '20260102-1',
  healthBefore: 9,
  healthAfter: 9.25,
  checksPassed: 3,
  checksTotal: 3,
  attempts: 1,
  reviewSummary: 'The export is there and tested.',
};

/** Trailers of a message by git's rules: the last paragraph, every line of it `Key: value`. */
function trailers(message: string): Record<string, string> {
  assert.match(message, /[^\n]\n$/, 'ends with one line feed');
  const paragraphs = message.trimEnd().split('\n\n');
  assert.ok(paragraphs.length > 1, 'a blank line before the trailers');
  const lines = paragraphs.at(-1)?.split('\n') ?? [];
  return Object.fromEntries(
    lines.map((line) => {
      const match = /^([A-Za-z][A-Za-z-]*): (\S.*)$/.exec(line);
      assert.ok(match, `${line} is a trailer`);
      return [match[1], match[2]];
    }),
  );
}

function check(change: Partial<CommitFacts>, subject: string): void {
  const made = planCommitMessage({ ...facts, ...change });
  assert.equal(made.subject, subject);
  const [first, second, ...rest] = made.message.split('\n');
  assert.deepEqual([first, second], [subject, '']);
  assert.ok(subject.length <= 72, subject);
  assert.ok(subject.isWellFormed());
  assert.ok(
    rest.every((line) => line.length <= 72 || !line.includes(' ')),
    'lines of at most 72 characters',
  );
  assert.deepEqual(Object.keys(trailers(made.message)), ['Refs', 'Mstack-Run', 'Mstack-Health', 'Mstack-Checks']);
}

const changing = (...paths: string[]): Partial<CommitFacts> => ({
  files: paths.map((name) => ({ path: name, change: 'modified' })),
});

describe('Commit of a plan', () => {
  it('reads like this', () => {
    assert.equal(
      planCommitMessage(facts).message,
      `feat(export): add an export of recipes

Carries out “Add an export of recipes” in one attempt. Its own checks: 3
of 3 passed.

Review: The export is there and tested.

Refs: docs/plans/003-add-export.md
Mstack-Run: 20260102-1
Mstack-Health: 9.0 -> 9.3
Mstack-Checks: 3/3
`,
    );
  });

  it('reads like this without review, health and checks', () => {
    const made = planCommitMessage({
      ...facts,
      files: [],
      reviewSummary: ' ',
      healthBefore: undefined,
      checksPassed: 0,
      checksTotal: 0,
      attempts: 3,
    });
    assert.equal(
      made.message,
      `feat: add an export of recipes

Carries out “Add an export of recipes” in 3 attempts. The plan waives
checks of its own.

Refs: docs/plans/003-add-export.md
Mstack-Run: 20260102-1
Mstack-Health: n/a -> 9.3
Mstack-Checks: 0/0
`,
    );
  });

  it('takes its type and scope from title and files', () => {
    check({ title: 'Fix the parser', ...changing('src/parser.ts') }, 'fix(parser): fix the parser');
    check({ title: 'Rename it', ...changing('src/a/x.ts', 'src/b/y.ts') }, 'refactor: rename it');
    check({ title: 'Cache pages', ...changing('lib/pages/x.ts', 'README.md') }, 'perf(pages): cache pages');
    check({ title: 'Describe it', ...changing('docs/a.html', 'README.md') }, 'docs: describe it');
    check({ title: 'Cover it', ...changing('test/a.ts', 'src/b.test.ts') }, 'test(b): cover it');
    check({ title: 'Add it', ...changing('src/[id].ts') }, 'feat: add it');
    check({ title: 'Add it', ...changing('src/.env') }, 'feat: add it');
    check({ title: 'API for OAuth' }, 'feat(export): API for OAuth');
  });

  it('keeps a conventional prefix of the title, and only such a one', () => {
    check({ title: 'fix(parser): Accept tabs' }, 'fix(parser): accept tabs');
    check({ title: 'Docs: say so' }, 'docs: say so');
    check({ title: 'feat(api)!: drop v1' }, 'feat(api)!: drop v1');
    check({ title: 'chore!: drop Node 22' }, 'chore!: drop Node 22');
    check({ title: 'parser: accept tabs' }, 'feat(export): parser: accept tabs');
    check({ title: 'fix:' }, 'fix(export): fix:');
  });

  it('bears with odd titles', () => {
    check({ title: 'Add\nan\r\n  export' }, 'feat(export): add an export');
    check({ title: '🎉' }, 'feat(export): 🎉');
    check({ title: '' }, 'feat(export): add export');
    check({ title: `Add ${'very '.repeat(40)}much` }, `feat(export): add ${'very '.repeat(10)}ver…`);
    check({ title: `${'x'.repeat(56)}🎉 and more` }, `feat(export): ${'x'.repeat(56)}…`);
    check({ title: 'Add', reviewSummary: `${'word '.repeat(60)}\n\nRefs: nothing\n# no comment` }, 'feat(export): add');
    check({ title: 'x'.repeat(300), reviewSummary: 'y'.repeat(300) }, `feat(export): ${'x'.repeat(57)}…`);
  });

  it('is known again by its trailers, not by what a reviewer says', () => {
    const { message } = planCommitMessage({ ...facts, reviewSummary: 'Refs: docs/plans/004-b.md' });
    assert.equal(isCommitOf(message, facts.planFile, facts.run), true);
    assert.equal(isCommitOf(message.replaceAll('\n', '\r\n').trimEnd(), facts.planFile, facts.run), true);
    assert.equal(isCommitOf(message, 'docs/plans/004-b.md', facts.run), false);
    assert.equal(isCommitOf(message, facts.planFile, '20260102-2'), false);
    assert.equal(isCommitOf('', facts.planFile, facts.run), false);
  });
});

describe('Commit of a failed plan', () => {
  it('reads like this', () => {
    const message = failureCommitMessage('003', 'verification: npm test', facts.planFile, facts.run);
    assert.equal(
      message,
      `chore(plan 003): failed (verification: npm test)

Refs: docs/plans/003-add-export.md
Mstack-Run: 20260102-1
`,
    );
    assert.equal(isCommitOf(message, facts.planFile, facts.run), true);
    assert.deepEqual(Object.keys(trailers(message)), ['Refs', 'Mstack-Run']);
  });

  it('keeps its subject short, parenthesis closed', () => {
    const [subject = ''] = failureCommitMessage('pets:003', `tests\n${'fail '.repeat(30)}`, 'a.md', 'r').split('\n');
    assert.equal(subject, 'chore(plan pets:003): failed (tests fail fail fail fail fail fail fail…)');
    assert.ok(subject.length <= 72);
  });
});
