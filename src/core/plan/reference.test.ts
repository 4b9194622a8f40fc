import assert from 'node:assert/strict';
import { examplePlan } from './examplePlan.ts';
import { resolveReference } from './reference.ts';

const plans = [
  examplePlan(['id: 003', 'title: Add the export'], [], 'docs/plans/003-add-export.md'),
  examplePlan(['id: 8', 'title: Walk the dog', 'goal: pets'], [], 'docs/plans/008-walk.md'),
  examplePlan(['id: 9', 'title: Walk the cat', 'goal: pets'], [], 'docs/plans/009-cat.md'),
  examplePlan(['id: 4', 'title: Feed', 'goal: pets'], [], 'docs/plans/004-feed.md'),
  examplePlan(['id: 4', 'title: Feed the birds', 'goal: birds'], [], 'docs/plans/014-feed-birds.md'),
  examplePlan(['id: 20'], [], 'docs/plans/020-untitled.md'),
];

/** File names without the folder; `none` or `a or b` where it names none or several. */
function check(reference: string, expected: string): void {
  const found = resolveReference(plans, reference);
  const read = found.ok
    ? shortName(found.value.file)
    : found.failure.kind === 'none'
      ? 'none'
      : found.failure.files.map(shortName).join(' or ');
  assert.equal(read, expected, reference);
}

const shortName = (file: string): string => file.slice('docs/plans/'.length);

describe('Plan reference', () => {
  it('is an id, with or without zeros, bare where it is unique', () => {
    check('8', '008-walk.md');
    check('08', '008-walk.md');
    check('pets:008', '008-walk.md');
    check('pets/8', '008-walk.md');
    check('cats/8', 'none');
    check('3', '003-add-export.md');
    check('4', '004-feed.md or 014-feed-birds.md');
    check('birds:4', '014-feed-birds.md');
    check('cats:4', 'none');
    check('99', 'none');
  });

  it('is a file or a slug', () => {
    check('docs/plans/003-add-export.md', '003-add-export.md');
    check('./docs/plans/003-add-export.md', '003-add-export.md');
    check('003-add-export.md', '003-add-export.md');
    check('003-add-export', '003-add-export.md');
    check('add-export', '003-add-export.md');
    check(' add-export ', '003-add-export.md');
    check('export', '003-add-export.md');
  });

  it('is a title, or a unique part of it', () => {
    check('feed', '004-feed.md');
    check('FEED THE BIRDS', '014-feed-birds.md');
    check('dog', '008-walk.md');
    check('walk the', '008-walk.md or 009-cat.md');
    check('fish', 'none');
  });

  it('is not an empty text', () => {
    check('', 'none');
    check('  ', 'none');
    check('./', 'none');
  });
});
