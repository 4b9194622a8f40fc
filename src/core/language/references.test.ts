import assert from 'node:assert/strict';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';
import { markedRanges } from './markedRanges.ts';
import { highlightsAt, type Reference, referencesAt } from './references.ts';

const plan = (head: string, body = ''): string => `---\n${head}\nstatus: pending\n---\n\n${body}`;

const repository: ExampleRepository = {
  plans: {
    'docs/plans/001-feed.md': plan(
      'id: 001\ngoal: pets\nblocked-by: [007, roofs:7]',
      'Not before plan 7, see 007-walk.md.',
    ),
    'docs/plans/002-roof.md': plan(
      'id: 002\ngoal: roofs\nblocked-by: [7, "pets:007"]',
      'Plan 7 and pets:7, `pets:003`.',
    ),
    'docs/plans/archive/003-buy.md': plan('id: 3\ngoal: pets', '- `docs/plans/007-walk.md` (`src/walk.ts`)'),
    'docs/plans/004-shoes.md': plan(
      'id: 4\ntitle: Shoes',
      '## Design\n\n**Files expected to change:**\n\n- `./src/walk.ts`: laces\n\nAll of src/walk.ts, not src/walk.tsx or a/src/walk.ts.',
    ),
  },
  files: ['src/walk.ts'],
};

const walk = 'docs/plans/007-walk.md';

/** Every line with a reference in it, by file; declarations are marked with a star. */
const shown = (references: readonly Reference[], linesOf: (file: string) => readonly string[]): string[] => {
  const byFile = Map.groupBy(references, ({ file }) => file);
  return [...byFile].flatMap(([file, found]) => {
    const marked = markedRanges(
      linesOf(file),
      found.map(({ range }) => range),
    );
    const declared = new Set(found.flatMap(({ range, declaration }) => (declaration ? [range.start.line] : [])));
    const name = file.slice(file.lastIndexOf('/') + 1);
    return marked
      .split('\n')
      .flatMap((line, index) => (line.includes('«') ? [`${name} ${line}${declared.has(index) ? ' *' : ''}`] : []));
  });
};

const referred = (marked: string): string[] => {
  const { document, position, workspace } = exampleAt(marked, repository, walk);
  return shown(referencesAt(document, position, workspace), (file) => workspace.linesOf(file) ?? []);
};

const highlighted = (marked: string): string[] => {
  const { document, position, workspace } = exampleAt(marked, repository, walk);
  return shown(highlightsAt(document, position, workspace), () => document.lines);
};

const toWalk = [
  '001-feed.md blocked-by: [«007», roofs:7]',
  '001-feed.md Not before plan «7», see «007-walk.md».',
  '002-roof.md blocked-by: [7, "«pets:007»"]',
  '002-roof.md Plan 7 and «pets:7», `pets:003`.',
  '003-buy.md - `«docs/plans/007-walk.md»` (`src/walk.ts`)',
  '007-walk.md id: «007» *',
  '007-walk.md # «007»: Walk',
];

describe('References', () => {
  it('to a plan are its id, dependencies that mean it, and mentions', () => {
    assert.deepEqual(referred(plan('i‸d: 007\ngoal: pets', '# 007: Walk')), toWalk);
    assert.deepEqual(referred(plan('id: 007\ngoal: pets', '# 0‸07: Walk')), toWalk);
    assert.deepEqual(referred(plan('id: 007\ngoal: pets\ntitle: Walk the ‸dog', '# 007: Walk')), toWalk);
  });

  it('to a plan can be asked for where another one names it', () => {
    assert.deepEqual(referred(plan('id: 007\ngoal: pets\nblocked-by: [‸3]', 'After plan 003.')), [
      '002-roof.md Plan 7 and pets:7, `«pets:003»`.',
      '003-buy.md id: «3» *',
      '007-walk.md blocked-by: [«3»]',
      '007-walk.md After plan «003».',
    ]);
  });

  it('to a goal are its plans, and ids that it stands before', () => {
    assert.deepEqual(referred(plan('id: 007\ngoal: pe‸ts')), [
      '001-feed.md goal: «pets» *',
      '002-roof.md blocked-by: [7, "«pets»:007"]',
      '002-roof.md Plan 7 and «pets»:7, `«pets»:003`.',
      '003-buy.md goal: «pets» *',
      '007-walk.md goal: «pets» *',
    ]);
    assert.deepEqual(referred(plan('id: 007\nblocked-by: [roo‸fs:2]')), [
      '001-feed.md blocked-by: [007, «roofs»:7]',
      '002-roof.md goal: «roofs» *',
      '007-walk.md blocked-by: [«roofs»:2]',
    ]);
  });

  it('to a path are all places in the plans that list it, and in this one', () => {
    assert.deepEqual(referred(plan('id: 007', 'Mend `src/w‸alk.ts`.')), [
      '004-shoes.md - `./«src/walk.ts»`: laces',
      '004-shoes.md All of «src/walk.ts», not src/walk.tsx or a/src/walk.ts.',
      '007-walk.md Mend `«src/walk.ts»`.',
    ]);
  });

  it('to anything else are none', () => {
    assert.deepEqual(referred(plan('id: 007', 'A line:12 of ‸words')), []);
    assert.deepEqual(referred(plan('id: 007', 'A li‸ne:12 of words')), []);
    assert.deepEqual(referred(plan('id: 007\nblocked-by: [‸99]')), []);
  });
});

describe('Highlights', () => {
  it('are the references of the document', () => {
    assert.deepEqual(highlighted(plan('id: 007\ngoal: pets\nblocked-by: [‸1]', 'After plan 001, not plan 2.')), [
      '007-walk.md blocked-by: [«1»]',
      '007-walk.md After plan «001», not plan 2.',
    ]);
    assert.deepEqual(highlighted(plan('id: 007', '`src/w‸alk.ts`, src/walk.ts')), [
      '007-walk.md `«src/walk.ts»`, «src/walk.ts»',
    ]);
  });
});
