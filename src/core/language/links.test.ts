import assert from 'node:assert/strict';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';
import { linksIn } from './links.ts';
import { markedRanges } from './markedRanges.ts';

const plan = (head: string, body = ''): string => `---\n${head}\n---\n${body}`;

const others: ExampleRepository = {
  plans: {
    'docs/plans/001-feed.md': plan('id: 001\ntitle: Feed the dog\nstatus: pending'),
    'docs/plans/archive/002-buy.md': plan('id: 2\ntitle: Buy a leash\nstatus: done'),
  },
  files: ['src/walk.ts', 'docs/plans/001-feed.md'],
};

const linked = (text: string, repository = others): { text: string; targets: string[] } => {
  const { document, workspace } = exampleAt(text, repository);
  const links = linksIn(document, workspace);
  return {
    text: markedRanges(
      document.lines,
      links.map(({ range }) => range),
    ),
    targets: links.map(({ file, tooltip }) => `${file}: ${tooltip}`),
  };
};

const listing = (walk: string): string =>
  plan(
    'id: 7\nstatus: pending',
    `## Design\n\n**Files expected to change:**\n\n- \`${walk}\`\n- \`src/new.ts\`: new\n- \`src/**\``,
  );

describe('Links', () => {
  it('lead from dependencies to plans, and say which', () => {
    const head = 'id: 7\nstatus: pending\nblocked-by: ';
    assert.deepEqual(linked(plan(`${head}[001, 2, 9]`)), {
      text: plan(`${head}[«001», «2», 9]`),
      targets: [
        'docs/plans/001-feed.md: 001 Feed the dog (pending)',
        'docs/plans/archive/002-buy.md: 002 Buy a leash (done, archived)',
      ],
    });
  });

  it('lead from files that are there, not from those that are to be written', () => {
    assert.deepEqual(linked(listing('src/walk.ts')), {
      text: listing('«src/walk.ts»'),
      targets: ['src/walk.ts: Open src/walk.ts'],
    });
    assert.deepEqual(linked(listing('src/walk.ts'), {}).targets, []);
  });

  it('lead from plan files in prose, wherever they lie now, but not from Markdown’s own links and not to themselves', () => {
    const head = 'id: 7\nstatus: pending';
    assert.deepEqual(
      linked(plan(head, 'docs/plans/002-buy.md, [x](001-feed.md), 007-example.md, README.md, plan 001, 001-feed')),
      {
        text: plan(head, '«docs/plans/002-buy.md», [x](001-feed.md), 007-example.md, README.md, plan 001, «001-feed»'),
        targets: [
          'docs/plans/archive/002-buy.md: 002 Buy a leash (done, archived)',
          'docs/plans/001-feed.md: 001 Feed the dog (pending)',
        ],
      },
    );
  });

  it('do not lead twice from the same words', () => {
    const text = plan(
      'id: 7\nstatus: pending',
      '## Design\n\n**Files expected to change:**\n\n- `docs/plans/001-feed.md`',
    );
    assert.deepEqual(linked(text).targets, ['docs/plans/001-feed.md: 001 Feed the dog (pending)']);
  });

  it('name the goal of another plan where it is another one', () => {
    const repository = { plans: { 'plans/1-a.md': plan('id: 1\ntitle: A\ngoal: pets\nstatus: done') } };
    const targets = ['own', 'pets'].flatMap(
      (goal) => linked(plan(`id: 7\nstatus: pending\ngoal: ${goal}\nblocked-by: pets:1`), repository).targets,
    );
    assert.deepEqual(targets, ['plans/1-a.md: pets:001 A (done)', 'plans/1-a.md: 001 A (done)']);
  });

  it('have a tooltip without a title, too', () => {
    const repository = {
      plans: { 'plans/001-a.md': plan('id: 1\nstatus: odd'), 'plans/b-c.md': plan('title: C\nstatus: done') },
    };
    assert.deepEqual(linked(plan('id: 7\nstatus: pending\nblocked-by: 1', 'b-c.md'), repository).targets, [
      'plans/001-a.md: 001 (unknown status)',
      'plans/b-c.md: C (done)',
    ]);
  });
});
