import assert from 'node:assert/strict';
import type { ProposedPlan } from '../../core/planning/proposal.ts';
import { previewBody, type PlanJudgement } from './planPreview.ts';

function plan(title: string, blockedBy: readonly number[] = []): ProposedPlan {
  return {
    title,
    summary: `${title} in plain words.`,
    requirements: '',
    criteria: ['`npm test` exits 0'],
    files: [{ path: 'src/a.ts', change: 'new' }],
    approach: '',
    testing: '',
    outOfScope: [],
    tasks: ['One', 'Two'],
    checks: [{ tag: 'cmd', command: 'npm test', expect: 'exits 0' }],
    blockedBy,
  };
}

const good: PlanJudgement = { overall: 9.4, clarity: 9, testability: 10, scopeFit: 9, autonomy: 9.5, problems: [] };

/** The text that a person reads, a line for each piece. */
function read(body: string): readonly string[] {
  return body
    .replaceAll(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('The preview of a set of plans', () => {
  it('tells order, dependencies, score and a plain paragraph of each', () => {
    const body = previewBody({
      proposal: { goal: 'csv-export', plans: [plan('Write rows'), plan('Add the command', [0])] },
      judgements: [good, { ...good, overall: 7.2, clarity: 6.5, problems: ['“fast” says no number.'] }],
      problems: ['Both plans change src/a.ts.'],
      notes: ['There is no end-to-end test.'],
      changed: false,
    });
    const text = read(body).join('\n');
    assert.match(
      text,
      /^2 plans for\ncsv-export\nNothing is written yet\.\nBoth plans change src\/a\.ts\.\nThere is no end-to-end test\./,
    );
    assert.match(
      text,
      /Write rows\nScore\n9\.4\nCan begin at once · 2 tasks, 1 file, 1 check\nWrite rows in plain words\./,
    );
    assert.match(text, /Add the command\nScore\n7\.2\nWaits for 1 /);
    assert.match(text, /“fast” says no number\./);
    assert.match(text, /Write 2 plans\nUndo\nCancel$/);
    assert.match(
      body,
      /class="score weak" title="Clarity 6\.5, Testability 10\.0, Scope-fit 9\.0, Autonomy-readiness 9\.5"/,
    );
  });

  it('offers no move that would do nothing', () => {
    const body = previewBody({
      proposal: { goal: 'g', plans: [plan('A'), plan('B')] },
      judgements: [good, good],
      problems: [],
      notes: [],
      changed: false,
    });
    const off = [...body.matchAll(/data-focus="(?<name>[\w-]+)"[^>]*?disabled/g)].map(
      (match) => match.groups?.['name'],
    );
    assert.deepEqual(off, ['up-0', 'down-1', 'merge-1', 'undo']);
  });

  it('takes nothing that an agent wrote for a part of the page', () => {
    const sly = plan('<img src=x onerror=alert(1)>" onclick="x');
    const body = previewBody({
      proposal: { goal: '<b>', plans: [sly] },
      judgements: undefined,
      problems: ["it's"],
      notes: [],
      changed: true,
    });
    assert.doesNotMatch(body, /<img|<b>|" onclick/);
    assert.match(body, /&lt;img src=x onerror=alert\(1\)&gt;&quot; onclick=&quot;x/);
    assert.match(body, /it&#39;s/);
    assert.match(body, /Judging the changed set…/);
  });

  it('cannot write a set without plans', () => {
    const body = previewBody({
      proposal: { goal: 'g', plans: [] },
      judgements: [],
      problems: [],
      notes: [],
      changed: true,
    });
    assert.match(body, /data-do="write"[^>]*disabled/);
    assert.match(body, /Every plan was dropped/);
  });
});
