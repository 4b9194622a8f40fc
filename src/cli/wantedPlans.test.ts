import assert from 'node:assert/strict';
import { examplePlan } from '../core/plan/examplePlan.ts';
import { wantedPlans } from './wantedPlans.ts';

const plans = [
  examplePlan(['id: 1', 'title: Add the export'], [], 'docs/plans/001-add-export.md'),
  examplePlan(['id: 2', 'title: Add the import', 'goal: pets'], [], 'docs/plans/002-import.md'),
  examplePlan(['id: 2', 'title: Feed', 'goal: birds'], [], 'docs/plans/archive/002-feed.md'),
];

const unreadable = 'docs/plans/003-secret.md';

/** Numbers of the plans (archived ones in brackets), `by name` where they are; or what is wrong. */
function check(written: readonly string[], expected: string | RegExp, folder = ''): void {
  const wanted = wantedPlans(
    plans,
    [unreadable],
    written.map((each) => ({ written: each, path: each === '.' ? folder.slice(0, -1) : `${folder}${each}` })),
  );
  if (expected instanceof RegExp) {
    assert.match(wanted.ok ? 'found' : wanted.failure, expected);
    return;
  }
  assert.ok(wanted.ok, wanted.ok ? '' : wanted.failure);
  const files = [...plans.map(({ file }) => file), unreadable].filter((file) => wanted.value.has(file));
  const names = files.map((file) => file.replace(/^docs\/plans\//, '').replace(/-.*/, ''));
  assert.equal([...names, ...(wanted.value.byName ? ['by name'] : [])].join(', '), expected);
}

describe('Wanted plans', () => {
  it('are not files without a status', () => {
    const named = { written: 'notes.md', path: 'docs/plans/notes.md' };
    const wanted = wantedPlans(plans, [], [{ ...named, isFile: true }]);
    assert.match(wanted.ok ? '' : wanted.failure, /^notes\.md is no plan: it has no `status` in its frontmatter\./);
    const absent = wantedPlans(plans, [], [named]);
    assert.match(absent.ok ? '' : absent.failure, /^notes\.md names no plan/);
  });

  it('are all when none is named', () => {
    check([], '001, 002, archive/002, 003');
  });

  it('are named by file, id, goal and id, slug, or part of the title', () => {
    check(['docs/plans/001-add-export.md'], '001, by name');
    check(['001-add-export.md'], '001, by name', 'docs/plans/');
    check(['1'], '001, by name');
    check(['pets:2', '001-add-export'], '001, 002, by name');
    check(['pets/2', 'the EXPORT'], '001, 002, by name');
    check(['docs/plans/003-secret.md'], '003, by name');
  });

  it('are all those below a folder', () => {
    check(['docs/plans/archive'], 'archive/002');
    check(['docs'], '001, 002, archive/002, 003');
    check(['.'], '001, 002, archive/002, 003');
    check(['.', '1'], '001, 002, archive/002, 003', 'docs/plans/');
  });

  it('say what names nothing, or too much', () => {
    check(['1', '9'], /^9 names no plan, and no file or folder with plans\./);
    check(['README.md'], /^README\.md names no plan/);
    check(['docs/plan'], /^docs\/plan names no plan/);
    check(['2'], /^2 can mean docs\/plans\/002-import\.md or docs\/plans\/archive\/002-feed\.md\. Name the file\.$/);
  });
});
