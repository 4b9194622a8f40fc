import assert from 'node:assert/strict';
import { folderAbovePlans, liesWherePlansLie } from './planPlaces.ts';

const lies = (file: string): boolean => liesWherePlansLie(file, undefined);

describe('Places of plans', () => {
  it('are the usual folders and the archive one level below, as long as nobody says where', () => {
    assert.deepEqual(
      ['docs/plans/001-a.md', 'plans/archive/001-a.md', 'plans/2.md'].map((file) => lies(file)),
      [true, true, true],
    );
    assert.deepEqual(
      ['docs/plans/deep/er/001-a.md', 'README.md', 'docs/plans/001-a.txt', 'sub/docs/plans/001-a.md', 'plans'].map(
        (file) => lies(file),
      ),
      [false, false, false, false, false],
    );
  });

  it('are the one folder that is known', () => {
    assert.equal(liesWherePlansLie('wip/1.md', 'wip'), true);
    assert.equal(liesWherePlansLie('wip/archive/1.md', 'wip'), true);
    assert.equal(liesWherePlansLie('docs/plans/1.md', 'wip'), false);
  });

  it('show what stands for the repository where there is none', () => {
    assert.equal(folderAbovePlans('/home/me/notes/docs/plans/1.md'), '/home/me/notes');
    assert.equal(folderAbovePlans('/home/me/plans/archive/1.md'), '/home/me');
    assert.equal(folderAbovePlans('/home/me/README.md'), undefined);
  });
});
