import assert from 'node:assert/strict';
import type { ProbeVerdict } from '../../core/plan/probe.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import { lackText, probeSummary, runSummary } from './probeText.ts';

function planWith(checks: readonly string[], key = ''): Parameters<typeof lackText>[0] {
  const text = `---\nid: 1\ntitle: A\nstatus: pending\n${key}---\n\n## Verification\n\n${checks.map((check) => `- ${check}\n`).join('')}`;
  const plan = readPlan('docs/plans/001-a.md', text);
  assert.ok(plan);
  return plan;
}

const runnable = planWith(['[cmd] `npm test`']);

function summaryOf(verdicts: readonly (ProbeVerdict | 'manual')[], plans = [runnable]): string {
  const checks = verdicts.map((verdict) =>
    verdict === 'manual' ? ({ tag: 'manual', verdict: 'not-probed' } as const) : { tag: 'cmd', verdict },
  );
  return probeSummary(plans, [{ checks }]);
}

describe('The summary of a probe', () => {
  it('says that a run can begin only when there is something that fails', () => {
    assert.match(
      summaryOf(['red', 'red', 'manual']),
      /^\n2 checks: 2 red as they should be; 1 more for a person\.\nEach fails today/,
    );
    assert.match(summaryOf(['red']), /^\n1 check: 1 red as it should be\.\nEach fails today/);
    const none = planWith(['[manual] look']);
    assert.equal(
      summaryOf(['manual'], [none]),
      '\nA plan has no executable check: give it one that fails now, or it cannot run.\n',
    );
    assert.match(summaryOf(['red'], [runnable, none, none]), /\n2 plans have no executable check: give each one/);
    assert.equal(summaryOf([], [planWith([], 'verification: health-only\n')]), '\nThere is nothing to probe.\n');
  });

  it('tells first what is worst', () => {
    assert.match(
      summaryOf(['red', 'not-probed', 'vacuous', 'broken']),
      /: 1 red as it should be, 1 broken, 1 only guarding what is there, 1 not probed\.\nMend/,
    );
    assert.match(summaryOf(['not-probed', 'vacuous']), /, 1 vacuous, .*\nLet what is vacuous fail/);
    assert.match(
      summaryOf(['red', 'vacuous']),
      /^\n2 checks: 1 red as it should be, 1 only guarding what is there\.\nWhat fails today can prove/,
    );
    assert.match(
      probeSummary(
        [runnable],
        [{ checks: [{ tag: 'cmd', verdict: 'red' }] }, { checks: [{ tag: 'cmd', verdict: 'vacuous' }] }],
      ),
      /1 vacuous\.\nLet what is vacuous/,
      'what fails in another plan proves nothing of this one',
    );
    assert.match(summaryOf(['red', 'not-probed']), /\nLook at what was not probed/);
  });
});

describe('A plan of whose checks none can be run', () => {
  it('is told what to do', () => {
    assert.equal(lackText(runnable), '');
    assert.equal(
      lackText(planWith(['[manual] look'])),
      'This plan has no executable check: add one under Verification, e.g. `- [cmd] npm test`.',
    );
    assert.match(
      lackText(planWith([], 'verification: health-only\n')),
      /^This plan leaves its proof to the health gate/,
    );
  });

  it('is not said to have passed', () => {
    assert.equal(runSummary(0, 0), '\nNo check was run, so nothing is proven.\n');
    assert.equal(runSummary(1, 1), '\n1 of 1 check passed.\n');
  });
});
