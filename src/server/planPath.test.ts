import assert from 'node:assert/strict';
import { planPath } from './planPath.ts';

const anywhere = { roots: [], plansDirectory: undefined };
const inProject = { roots: ['file:///home/me/my%20project'], plansDirectory: undefined };

describe('planPath', () => {
  it('finds plans in the plans folders of the workspace, and one level below in the archive', () => {
    assert.equal(planPath('file:///home/me/my%20project/docs/plans/001-a.md', inProject), 'docs/plans/001-a.md');
    assert.equal(planPath('file:///home/me/my%20project/plans/archive/001-a.md', inProject), 'plans/archive/001-a.md');
    assert.equal(planPath('file:///home/me/my%20project/docs/plans/deep/er/001-a.md', inProject), undefined);
    assert.equal(planPath('file:///home/me/my%20project/README.md', inProject), undefined);
    assert.equal(planPath('file:///home/me/my%20project/docs/plans/001-a.txt', inProject), undefined);
    assert.equal(planPath('file:///home/me/my%20project/sub/docs/plans/001-a.md', inProject), undefined);
  });

  it('takes the folder of the settings instead', () => {
    const moved = { ...inProject, plansDirectory: './wip/plans/' };
    assert.equal(planPath('file:///home/me/my%20project/wip/plans/1.md', moved), 'wip/plans/1.md');
    assert.equal(planPath('file:///home/me/my%20project/docs/plans/1.md', moved), undefined);
  });

  it('goes by the end of the path when no folder is open', () => {
    assert.equal(planPath('file:///x/docs/plans/1.md', anywhere), 'docs/plans/1.md');
    assert.equal(planPath('untitled:Untitled-1', anywhere), undefined);
    assert.equal(planPath('file:///x/%zz.md', anywhere), undefined);
  });
});
