import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { diagnose } from '../../core/doctor/diagnose.ts';
import { readPlan } from '../../core/plan/readPlan.ts';

describe('The plan in the README', () => {
  it('is one that nothing is wrong with', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');
    const fenced = /^ {3}```markdown\n( {3}---\n[^]*?)^ {3}```$/m.exec(readme)?.[1] ?? '';
    const plan = readPlan('docs/plans/001-greet.md', fenced.replaceAll(/^ {3}/gm, ''));
    assert.ok(plan);
    const { score, problems } = diagnose(plan);
    assert.deepEqual(problems, []);
    assert.equal(score.overall, 10);
  });
});
