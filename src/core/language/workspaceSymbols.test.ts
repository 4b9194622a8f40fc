import assert from 'node:assert/strict';
import { examplePlan } from '../plan/examplePlan.ts';
import { symbolsFor } from './workspaceSymbols.ts';

const plan = (file: string, ...head: string[]) => examplePlan(head, [], `docs/plans/${file}.md`);

const plans = [
  plan('001-feed-the-dog', 'id: 1', 'title: Feed the dog', 'goal: pets'),
  plan('002-mend-roof', 'id: 2', 'title: Mend the roof', 'goal: house'),
  plan('archive/003-walk', 'id: 3', 'title: Walk the Dog', 'goal: pets'),
  plan('004-dogma', 'id: 4', 'title: "Ärger: undogmatic"'),
  plan('notes-on-cats', 'id: 5', 'title: ""'),
];

const found = (query: string): string[] =>
  symbolsFor(query, plans).map(({ kind, name, detail }) => `${kind} ${name} (${detail})`);

describe('Symbols of the workspace', () => {
  it('are plans by number, with or without zeros and goal', () => {
    assert.deepEqual(found('3'), ['plan 003 Walk the Dog (pets)']);
    assert.deepEqual(found('pets:001'), ['plan 001 Feed the dog (pets)']);
    assert.deepEqual(found('house:001'), []);
    assert.equal(found('002')[0], 'plan 002 Mend the roof (house)');
  });

  it('are plans by words of title and slug, the best first', () => {
    assert.deepEqual(found('dog'), [
      'plan 001 Feed the dog (pets)',
      'plan 003 Walk the Dog (pets)',
      'plan 004 Ärger: undogmatic ()',
    ]);
    assert.deepEqual(found('the walk'), ['plan 003 Walk the Dog (pets)']);
    assert.deepEqual(found('ÄRG'), ['plan 004 Ärger: undogmatic ()']);
    assert.deepEqual(found('notes-on-cats'), ['plan 005 notes-on-cats ()']);
  });

  it('are found by letters with others between them', () => {
    assert.deepEqual(found('mdrf'), ['plan 002 Mend the roof (house)']);
    assert.deepEqual(found('mend dog'), []);
  });

  it('are goals, and their plans behind all others', () => {
    assert.deepEqual(found('pets'), [
      'goal pets (2 plans)',
      'plan 001 Feed the dog (pets)',
      'plan 003 Walk the Dog (pets)',
    ]);
    assert.deepEqual(found('house'), ['goal house (1 plan)', 'plan 002 Mend the roof (house)']);
  });

  it('are all for no words, in the order of the plans', () => {
    assert.deepEqual(
      symbolsFor(' ', plans).map(({ name }) => name),
      [
        'pets',
        'house',
        '001 Feed the dog',
        '002 Mend the roof',
        '003 Walk the Dog',
        '004 Ärger: undogmatic',
        '005 notes-on-cats',
      ],
    );
  });

  it('lie at the title of the plan, those of a goal where it is first written', () => {
    const places = symbolsFor('pets', plans).map(
      ({ file, range }) => `${file}:${range.start.line}:${range.start.character}`,
    );
    assert.deepEqual(places, [
      'docs/plans/001-feed-the-dog.md:4:6',
      'docs/plans/001-feed-the-dog.md:3:7',
      'docs/plans/archive/003-walk.md:3:7',
    ]);
  });

  it('are so many as anyone reads', () => {
    const many = Array.from({ length: 500 }, (_, id) => plan(`${id}-dog`, `id: ${id}`, `goal: goal-${id}`));
    assert.equal(symbolsFor('dog', many).length, 200);
    assert.equal(symbolsFor('', many).length, 200);
  });
});
