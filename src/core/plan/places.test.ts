import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import type { Plan } from './plan.ts';
import { readPlan } from './readPlan.ts';

/** What stands at a range, lines joined with `/`. */
function textAt(plan: Plan, { start, end }: Range): string {
  const lines = plan.lines().slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.character : 0, at === last ? end.character : undefined))
    .join('/');
}

/** The same plan with each kind of line end, and with a byte order mark. */
function everywhere(lines: readonly string[], check: (plan: Plan) => void): void {
  const text = ['---', 'status: pending', ...lines].join('\n');
  for (const source of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) {
    const plan = readPlan('docs/plans/001.md', source);
    assert.ok(plan);
    check(plan);
  }
}

function checkDependencies(lines: readonly string[], expected: readonly string[]): void {
  everywhere([...lines, '---'], (plan) => {
    assert.deepEqual(
      plan.blockedBy.map(({ range }) => textAt(plan, range)),
      expected,
      lines.join('|'),
    );
  });
}

describe('Places of a plan', () => {
  it('of dependencies are their words', () => {
    checkDependencies(['blocked-by: [003, pets:4]'], ['003', 'pets:4']);
    checkDependencies(['blocked-by: 3, 4 , 33'], ['3', '4', '33']);
    checkDependencies(['blocked-by: ["003", \'pets:4\']  # both'], ['003', 'pets:4']);
    checkDependencies(['blocked-by:', '  - 003', '  - "4"', '- pets: 4'], ['003', '4', 'pets: 4']);
    checkDependencies(['blocked-by: [', '  3,', '  4', ']'], ['3', '4']);
    checkDependencies(['blocked-by: [3, 3, 33, 3]'], ['3', '3', '33', '3']);
    checkDependencies(['id: 3', 'depends-on: 3'], ['3']);
  });

  it('of dependencies are not in a remark', () => {
    everywhere(['blocked-by:', '  - 003  # before 4', '  - 4', '---'], (plan) => {
      assert.deepEqual(
        plan.blockedBy.map(({ range }) => range.start.line),
        [3, 4],
      );
    });
  });

  it('of keys are their values, or their lines where they have none', () => {
    everywhere(['title:   Walk: the dog  ', 'goal:', 'allow:', '  - a', 'x: "y"', '---'], (plan) => {
      assert.deepEqual(
        [...plan.keys.values()].map(({ key, line, lastLine, range }) => [key, lastLine - line, textAt(plan, range)]),
        [
          ['status', 0, 'pending'],
          ['title', 0, 'Walk: the dog'],
          ['goal', 0, 'goal:'],
          ['allow', 1, 'allow:'],
          ['x', 0, '"y"'],
        ],
      );
      assert.equal(textAt(plan, plan.titleRange), 'Walk: the dog');
    });
    everywhere(['---'], (plan) => {
      assert.equal(textAt(plan, plan.titleRange), 'pending', 'stands for a title that is not there');
    });
  });

  it('of problems in the frontmatter are what is wrong', () => {
    everywhere(['id: seven', 'status: done', 'blocked-by: [x]', '---'], (plan) => {
      assert.deepEqual(
        plan.problems.map(({ code, range }) => [code, textAt(plan, range)]),
        [
          ['plan.duplicate-key', 'status'],
          ['plan.id-not-a-number', 'seven'],
          ['plan.dependency-not-readable', '[x]'],
        ],
      );
    });
  });

  it('of criteria and tasks are their words, over all their lines', () => {
    const body = [
      '---',
      '## Requirements',
      '- [ ]  The dog',
      '  is walked ',
      '   - twice',
      '## Tasks',
      '12. Go  ',
      '  out',
    ];
    everywhere(body, (plan) => {
      assert.deepEqual(
        [...plan.criteria, ...plan.tasks].map(({ range }) => textAt(plan, range)),
        ['The dog/  is walked /   - twice', 'Go  /  out'],
      );
      const [criterion] = plan.criteria;
      assert.deepEqual(
        criterion?.pieces.map(({ offset, line, character }, at) => {
          const text = criterion.text.slice(offset, criterion.pieces[at + 1]?.offset);
          return [text, (plan.lines()[line] ?? '').slice(character).trimEnd()];
        }),
        [
          ['The dog ', 'The dog'],
          ['is walked - ', 'is walked'],
          ['twice', 'twice'],
        ],
      );
    });
  });

  it('of files are the paths, and the items that name them', () => {
    const body = [
      '---',
      '## Design',
      '**Files to change:**',
      '- `src/a.ts`, ` src/b.ts ` (new): the walk of',
      '  `src/c.ts`',
      '- src/d.ts: plain',
      '* a long introduction that wraps (e.g.',
      '  `src/e.ts`, `src/a.ts`)',
    ];
    everywhere(body, (plan) => {
      assert.deepEqual(
        plan.files.map(({ path, pathRange }) => [path, textAt(plan, pathRange)]),
        ['src/a.ts', 'src/b.ts', 'src/d.ts', 'src/e.ts', 'src/a.ts'].map((path) => [path, path]),
      );
      assert.deepEqual(
        plan.files.map(({ range }) => [range.start.line, range.end.line]),
        [
          [5, 6],
          [5, 6],
          [7, 7],
          [8, 9],
          [8, 9],
        ],
      );
    });
  });

  it('of checks are their commands, and what stands behind the tag', () => {
    const checks: [written: string, command: string | undefined, behindTag: string][] = [
      ['- [cmd] npm test', 'npm test', 'npm test'],
      ['- [cmd] `npm test` exits 0', 'npm test', '`npm test` exits 0'],
      ['- **[cmd]**: `npm test`', 'npm test', '`npm test`'],
      ['- `[cmd]` npm test', 'npm test', 'npm test'],
      ['- `[cmd] npm test`', 'npm test', 'npm test`'],
      ['- `` [cmd] echo `date` `` outputs 3', 'echo `date`', 'echo `date` `` outputs 3'],
      ['- [assert] ! grep -q cat a', 'grep -q cat a', '! grep -q cat a'],
      ['- [assert] `! grep cmd a`', 'grep cmd a', '`! grep cmd a`'],
      ['- [cmd] cmd', 'cmd', 'cmd'],
      ['- [assert] `walk | twice`', 'walk', '`walk | twice`'],
      ['- [status] `curl /a` -> 204', 'curl /a', '`curl /a` -> 204'],
      ['- [cmd] `npm test` — all/  of them', 'npm test', '`npm test` — all/  of them'],
      ['- [cmd] `npm run/  walk` exits 0', 'npm run/  walk', '`npm run/  walk` exits 0'],
      ['- [cmd]/  `npm test`', 'npm test', '`npm test`'],
      ['- [manual] Look at/  it', undefined, 'Look at/  it'],
      ['- [browse] http://localhost:1/ shows a dog', 'http://localhost:1/', 'http://localhost:1/ shows a dog'],
      ['- [cmd] Run the tests', undefined, 'Run the tests'],
      ['- [cmd]', undefined, ''],
    ];
    for (const [written, command, behindTag] of checks) {
      // A line end is written `/` where blanks follow it.
      everywhere(['---', '## Verification', ...written.split(/\/(?= {2})/)], (plan) => {
        const [check] = plan.checks;
        assert.ok(check, written);
        const { commandRange } = check;
        assert.deepEqual(
          [commandRange && textAt(plan, commandRange), textAt(plan, check.textRange), textAt(plan, check.range)],
          [command, behindTag, written.slice(2)],
          written,
        );
      });
    }
  });

  it('of sections and labels are their lines', () => {
    const body = [
      '---',
      '# Walk',
      '## Design',
      '**Approach:** go',
      'text',
      '### Files',
      '- `a`',
      '## Tasks',
      '1. Go',
      '',
    ];
    everywhere(body, (plan) => {
      const lines = plan.lines();
      assert.deepEqual(
        [...plan.sections, ...plan.labels].map(({ line, end }) => lines.slice(line, end).join('|')),
        [
          '# Walk|## Design|**Approach:** go|text|### Files|- `a`|## Tasks|1. Go|',
          '## Design|**Approach:** go|text|### Files|- `a`',
          '### Files|- `a`',
          '## Tasks|1. Go|',
          '**Approach:** go|text',
          '### Files|- `a`',
        ],
      );
    });
  });
});
