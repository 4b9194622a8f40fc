import assert from 'node:assert/strict';
import { assert as check, property, string } from 'fast-check';
import { planNames, type TakenNames } from './planNames.ts';
import { explicitSlug, goalSlug, nameSlug } from './slugs.ts';

describe('The name of a goal', () => {
  it('is what the person calls it', () => {
    assert.equal(goalSlug('Add an export of notes goal: Note_Export'), 'note-export');
    assert.equal(goalSlug('slug:csv let people export'), 'csv');
    assert.equal(explicitSlug('Reach our goal: '), undefined);
    assert.equal(explicitSlug('The subgoal:x'), undefined);
  });

  it('is made of the first words that say something', () => {
    assert.equal(goalSlug('Let people export their notes as CSV, please!'), 'people-export-notes-csv');
    assert.equal(goalSlug("Don't lose the user's café notes"), 'dont-lose-users-cafe-notes');
    assert.equal(goalSlug('One two three four five six seven'), 'one-two-three-four-five-six');
    assert.equal(
      goalSlug('Internationalisation of authentication notifications everywhere'),
      'internationalisation-authentication',
    );
    assert.equal(goalSlug('make it so that we can'), 'make-it-so');
    assert.equal(goalSlug('!?'), 'goal');
    assert.equal(goalSlug('導出 筆記'), '導出-筆記');
    assert.equal(goalSlug('x'.repeat(90)), 'x'.repeat(40));
  });

  it('can always stand before the colon of a dependency', () => {
    check(
      property(string({ unit: 'binary' }), (text) => {
        assert.match(goalSlug(text), /^[^:\s,[\]"'#]{1,40}$/u);
        assert.match(nameSlug(text), /^[^:\s/\\]{1,60}$/u);
        assert.ok(goalSlug(text).isWellFormed());
        assert.equal(goalSlug(goalSlug(text)).length > 0, true);
      }),
    );
  });
});

function taken(files: readonly string[], ids: readonly number[] = []): TakenNames {
  return {
    files,
    plans: ids.map((id) => ({ id, file: `docs/plans/x${id}.md` })),
  };
}

describe('The names of new plans', () => {
  it('go on behind the highest id of folder and archive, as wide as the others', () => {
    const names = planNames(
      ['Add the parser', 'Show it'],
      'docs/plans',
      taken(['docs/plans/archive/0041-old.md'], [7]),
    );
    assert.deepEqual(names, [
      { id: 42, idText: '0042', file: 'docs/plans/0042-add-the-parser.md' },
      { id: 43, idText: '0043', file: 'docs/plans/0043-show-it.md' },
    ]);
  });

  it('begin with 001', () => {
    assert.deepEqual(planNames(['Hm?'], 'plans', taken([])), [{ id: 1, idText: '001', file: 'plans/001-hm.md' }]);
  });

  it('count files that are no plans, and ids that no file name shows', () => {
    assert.equal(planNames(['x'], 'p', taken(['p/012-notes.md', 'p/2024-11-02-log.md']))[0]?.id, 13);
    assert.equal(planNames(['x'], 'p', taken(['p/20241102-log.md', 'p/README.md'], [99]))[0]?.id, 100);
    assert.equal(planNames(['x'], 'p', taken(['p/999-x.md']))[0]?.idText, '1000');
  });
});
