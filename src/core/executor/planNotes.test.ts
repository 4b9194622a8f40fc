import assert from 'node:assert/strict';
import { readPlan } from '../plan/readPlan.ts';
import { evidence, rerunTest, tampering } from './exampleRun.ts';
import { type DoneFacts, type FailedFacts, markDone, markFailed } from './planNotes.ts';

const source = `---
id: 3
title: Add the export
status: pending
created: 2026-01-01
---

## Requirements

- [ ] There is an export
`;

const done: DoneFacts = {
  date: '2026-01-02',
  files: [
    { path: 'src/export.ts', change: 'added' },
    { path: 'src/main.ts', change: 'modified' },
    { path: 'src/old`.ts', change: 'deleted' },
  ],
  leftAlone: [],
  setAside: ['notes.txt'],
  findings: [tampering('flagged')],
  rerun: [rerunTest('flaky'), rerunTest('before', 'is\nold')],
  remarks: ['The tests notice a change.'],
  checks: [
    { ...evidence('passed'), before: 'red' },
    evidence('passed', 'echo `date` and ``x``'),
    { ...evidence('skipped', ''), text: 'Look at\n the page', tag: 'manual' },
  ],
  criteria: [
    { criterion: 'There is an\nexport', check: { text: 'npm test', before: 'red', outcome: 'passed' } },
    { criterion: 'It has `x`', check: { text: 'echo `x`', before: 'vacuous', outcome: 'passed' } },
    { criterion: 'It is good', check: undefined },
  ],
  review: {
    verdict: 'approve',
    summary: 'Good.\nReally.',
    findings: [
      { file: 'src/export.ts', line: 4, severity: 'note', why: 'Long\nname.' },
      { file: 'src/main.ts', line: undefined, severity: 'note', why: 'Fine.' },
      { file: '', line: undefined, severity: 'note', why: 'In general.' },
    ],
  },
  healthBefore: 9,
  healthAfter: undefined,
  strikes: [{ attempt: 1, reason: 'verification: npm test', details: ['The check failed.'] }],
};

const failed: FailedFacts = {
  date: '2026-01-02',
  reason: 'verification: npm test',
  strikes: [
    { attempt: 1, reason: 'nothing changed', details: ['The agent ended without changing a file.'] },
    { attempt: 2, reason: 'verification: npm test', details: ['One.', 'Two\nlines.'] },
  ],
  refs: ['refs/mstack/attempts/003/r-2'],
};

describe('Plan file of a plan that is done', () => {
  it('reads like this', () => {
    assert.equal(
      markDone(source, done),
      `---
id: 3
title: Add the export
status: done
created: 2026-01-01
completed: 2026-01-02
---

## Requirements

- [ ] There is an export

## Implementation Notes

Done on 2026-01-02 in 2 attempts. Health 9.0 -> n/a.

**Files changed:**

- \`src/export.ts\` (created)
- \`src/main.ts\` (modified)
- \`\` src/old\`.ts \`\` (deleted)

**Set aside (outside the plan):**

- \`notes.txt\`

**Checks:**

- passed: \`npm test\` (failed before the work)
- passed: \`\`\` echo \`date\` and \`\`x\`\` \`\`\`
- skipped: Look at the page

**Criteria:**

- There is an export — proven by \`npm test\`: red before, green after
- It has \`x\` — not proven: \`\` echo \`x\` \`\` is green, and was before the work
- It is good — no check of its own

**Failed in the gate, not counted as broken:**

- “adds” (a.test.ts) passed 2 of 4 runs
- “is old” (a.test.ts) fails on the start commit as well

**Changed tests:**

- The tests notice a change.

**Flagged for the reviewer:**

- \`a.test.ts:4\`: The test “adds” is gone.

**Review:**

- Good. Really.
- note, \`src/export.ts:4\`: Long name.
- note, \`src/main.ts\`: Fine.
- note: In general.

**Earlier attempts:**

- attempt 1: verification: npm test
`,
    );
  });

  it('leaves out what there is not', () => {
    const review = { verdict: 'approve', summary: '', findings: [] } as const;
    const none = {
      ...done,
      files: [],
      setAside: [],
      checks: [],
      criteria: [],
      rerun: [],
      remarks: [],
      findings: [],
      strikes: [],
      review,
    };
    assert.match(
      markDone(source, none),
      /## Implementation Notes\n\nDone on 2026-01-02 in 1 attempt\. Health 9\.0 -> n\/a\.\n$/,
    );
  });

  it('is the same when it is written again, and keeps its line ends', () => {
    for (const text of [source, source.replaceAll('\n', '\r\n')]) {
      const once = markDone(text, done);
      assert.equal(markDone(once, done), once);
      assert.equal(once.replaceAll('\r\n', '').includes(text.includes('\r') ? '\n' : '\r'), false);
      const plan = readPlan('docs/plans/003-a.md', once);
      assert.deepEqual([plan?.status, plan?.files, plan?.criteria.length, plan?.problems], ['done', [], 1, []]);
    }
  });
});

describe('Plan file of a plan that failed', () => {
  it('reads like this', () => {
    assert.equal(
      markFailed(source, failed),
      `---
id: 3
title: Add the export
status: failed
created: 2026-01-01
failed-reason: One.
failed-at: 2026-01-02
---

## Requirements

- [ ] There is an export

## Diagnosis

Given up on 2026-01-02 after 2 attempts: verification: npm test

### Attempt 1: nothing changed

- The agent ended without changing a file.

### Attempt 2: verification: npm test

- One.
- Two lines.

The attempts are kept; look at one with \`git show <ref>\`:

- \`refs/mstack/attempts/003/r-2\`
`,
    );
  });

  it('is the same when it is written again, and replaces an older diagnosis', () => {
    const once = markFailed(source, failed);
    assert.equal(markFailed(once, failed), once);
    const again = markFailed(once, { ...failed, strikes: failed.strikes.slice(0, 1), refs: [] });
    assert.match(again, /after 1 attempt: verification/);
    assert.equal(again.split('## Diagnosis').length, 2);
    assert.equal(again.includes('Attempt 2'), false);
  });

  it('tells once what attempts had in common', () => {
    const details = ['The check `npm test` failed: Expected exit code 0; it had exit code 1.'];
    const same = [1, 2, 3].map((attempt) => ({ attempt, reason: 'verification: npm test', details }));
    const marked = markFailed(source, {
      ...failed,
      strikes: [...same, { attempt: 4, reason: 'nothing changed', details: [] }],
    });
    assert.match(
      marked,
      /\n### Attempts 1 to 3: verification: npm test\n\nAll 3 ended the same way\.\n\n- The check `npm test` failed: Expected exit code 0; it had exit code 1\.\n\n### Attempt 4: nothing changed\n/,
    );
    const other = [...same.slice(0, 1), { attempt: 2, reason: 'verification: npm test', details: ['Other.'] }];
    assert.match(
      markFailed(source, { ...failed, strikes: other }),
      /\n### Attempt 1: .*\n\n- The.*\n\n### Attempt 2: /,
    );
    assert.match(
      markFailed(source, { ...failed, strikes: same }),
      /\nfailed-reason: "The check `npm test` failed: Expected/,
    );
  });

  it('has a reason that is YAML, whatever it says', () => {
    const marked = markFailed(source, { ...failed, reason: 'review: "x" # y\n- z' });
    assert.match(marked, /^failed-reason: "review: \\"x\\" # y - z"$/m);
  });
});
