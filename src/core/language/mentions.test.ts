import assert from 'node:assert/strict';
import { examplePlan } from '../plan/examplePlan.ts';
import { markedRanges } from './markedRanges.ts';
import { type Mention, readMentions } from './mentions.ts';

const mentionsOf = (...lines: string[]): Mention[] => {
  const plan = examplePlan([], lines);
  return readMentions(plan.lines(), plan.keys);
};

/** `7`, `pets:7`, `007-walk.md` */
const named = (...lines: string[]): string[] =>
  mentionsOf(...lines).map((mention) =>
    mention.kind === 'file'
      ? mention.path
      : mention.goal === undefined
        ? String(mention.id)
        : `${mention.goal}:${mention.id}`,
  );

const marked = (text: string): string =>
  markedRanges(
    [text],
    mentionsOf(text).map(({ range }) => ({
      start: { line: 0, character: range.start.character },
      end: { line: 0, character: range.end.character },
    })),
  );

describe('Mentions of plans in prose', () => {
  it('finds a number behind the word', () => {
    assert.equal(
      marked('(plan 007), Plan #7, plan `007`; PLAN 12’s'),
      '(plan «007»), Plan #«7», plan `«007»`; PLAN «12»’s',
    );
    assert.deepEqual(named('# Plan 007: Walk the dog'), ['7']);
    assert.deepEqual(named('It waits for plan 007.'), ['7']);
  });

  it('finds every number of a list, and the ends of a span', () => {
    assert.equal(marked('plans 3, 4 and 005; plans 017-019'), 'plans «3», «4» and «005»; plans «017»-«019»');
    assert.deepEqual(named('plans 035/036/037', 'plans `1`, `2`, or `3`'), ['35', '36', '37', '1', '2', '3']);
  });

  it('ends a list where the sentence goes on', () => {
    assert.deepEqual(named('plans 3 - 5 files each', 'plan 3, 4 tests', 'plans 3 and tests'), ['3', '3', '3']);
  });

  it('finds a number that was wrapped onto the next line, and no number of a list', () => {
    assert.deepEqual(named('The schema comes with plan', '      007, later.'), ['7']);
    assert.deepEqual(named('1. Write the plan', '2. Do it'), []);
    assert.deepEqual(named('The plan', '', '7 days'), []);
  });

  it('takes no other numbers', () => {
    assert.deepEqual(named('plan 3.5, plan 3rd, plan 3:30, plans: 3, planning 3, explan 3, plan3, replans3'), []);
    assert.deepEqual(named('plan 004-live'), ['004-live']);
  });

  it('finds ids with their goal', () => {
    assert.equal(marked('after `pets:007` and (big-pets:2).'), 'after `«pets:007»` and («big-pets:2»).');
    assert.deepEqual(named('http://localhost:80/ a/b.ts:12 a:1:2 pets:1.5 pets:3x x:pets:3'), []);
  });

  it('finds files and slugs', () => {
    assert.equal(
      marked('`docs/plans/007-walk.md`, ../007-walk.md#design, see 007-walk. And (archive/007-walk.md).'),
      '`«docs/plans/007-walk.md»`, «../007-walk.md»#design, see «007-walk». And («archive/007-walk.md»).',
    );
    assert.deepEqual(named('007-größe.md und README.md', 'x.mdx .md 001-a.test.ts https://example.org/007-walk.md'), [
      '007-größe.md',
      'README.md',
    ]);
  });

  it('knows the targets of Markdown links', () => {
    const links = mentionsOf('[a](007-a.md) [007-b.md](<./007-c.md>)', '[x]: 007-d.md', '(007-e.md)').flatMap(
      (mention) => (mention.kind === 'file' && mention.link ? [mention.path] : []),
    );
    assert.deepEqual(links, ['007-a.md', './007-c.md', '007-d.md']);
  });

  it('leaves out the keys that name plans themselves, and reads the others', () => {
    const plan = examplePlan(['goal: pets', 'blocked-by: [pets:003]', 'title: Amend plan 044']);
    assert.deepEqual(
      readMentions(plan.lines(), plan.keys).map((mention) => mention.kind === 'id' && mention.id),
      [44],
    );
  });
});
