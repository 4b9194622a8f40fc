import assert from 'node:assert/strict';
import { implementPrompt } from '../../core/agents/prompts/implement.ts';
import { reviewPrompt } from '../../core/agents/prompts/review.ts';
import { planScenario } from '../modelServer/planScenario.ts';
import { scenarioFor } from '../modelServer/scenario.ts';

const planFile = 'docs/plans/001-x.md';
const other = 'docs/plans/002-y.md';

describe('a scenario for a plan', () => {
  const scenarios = [
    planScenario({ planFile, role: 'implement', attempt: 1, turns: [] }),
    planScenario({ planFile, role: 'implement', attempt: 2, turns: [] }),
    planScenario({ planFile, role: 'review', turns: [] }),
    planScenario({ planFile: other, role: 'implement', turns: [] }),
  ];

  const chosen = (prompt: string): number => scenarios.findIndex((one) => one === scenarioFor(scenarios, prompt));

  const implement = (file: string, attempt: number): string =>
    implementPrompt({
      planFile: file,
      planText: `# After ${planFile}`,
      allowed: [],
      checks: [],
      attempt,
      earlier: attempt === 1 ? [] : [{ attempt: attempt - 1, reason: 'red' }],
    });

  it("is chosen by the runner's own prompts", () => {
    assert.equal(chosen(implement(planFile, 1)), 0);
    assert.equal(chosen(implement(planFile, 2)), 1);
    assert.equal(chosen(implement(planFile, 3)), -1);
    assert.equal(
      chosen(reviewPrompt({ planFile, planText: '# X', diff: '', evidence: '', adversarial: false, earlier: [] })),
      2,
    );
    assert.equal(chosen(implement(other, 2)), 3);
  });
});
