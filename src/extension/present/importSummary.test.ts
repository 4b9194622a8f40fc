import assert from 'node:assert/strict';
import type { ImportAnswer } from '../../protocol/importPlans.ts';
import { importItems, importSummary } from './importSummary.ts';

const plan = {
  file: 'docs/plans/001-draw.md',
  id: 1,
  title: 'Draw',
  goal: 'maps',
  status: 'pending',
  from: '.kiro/specs/maps/tasks.md#1',
  blockedBy: [],
  criteria: 2,
  tasks: 3,
  checks: 0,
  score: 6.04,
  blocked: true,
};

const answer: ImportAnswer = {
  written: true,
  sources: [
    { format: 'kiro', name: 'Kiro', place: '.kiro/specs/maps', plans: 4, fresh: 1, known: 3 },
    { format: 'backlog', name: 'Backlog.md', place: 'backlog', plans: 9, fresh: 0, known: 9 },
  ],
  plans: [plan, { ...plan, file: 'docs/plans/002-old.md', status: 'done', score: null, blocked: false }],
  known: [
    { from: 'backlog/tasks/task-1 - A.md', file: 'docs/plans/000-a.md', changed: true, nowDone: true },
    { from: 'backlog/tasks/task-2 - B.md', file: 'docs/plans/000-b.md', changed: false, nowDone: false },
  ],
  leftOut: [
    { from: 'a/spec.md', what: 'the section “<b>Intro</b>”', why: 'It is background.', criteria: 0, tasks: 0 },
    { from: 'a/spec.md', what: 'the section “Notes”', why: 'It is background.', criteria: 1, tasks: 2 },
    { from: 'a/tasks.md', what: 'a checkpoint', why: 'It is a stop.', criteria: 0, tasks: 1 },
  ],
};

describe('importItems', () => {
  it('offers the sources that have something new', () => {
    assert.deepEqual(importItems(answer), [
      {
        label: 'Kiro',
        description: '.kiro/specs/maps',
        detail: '1 plan to write, 3 imported before',
        place: '.kiro/specs/maps',
      },
    ]);
  });
});

describe('importSummary', () => {
  it('says what was written, what has changed, and what is left out and why', () => {
    assert.equal(
      importSummary(answer),
      `# Imported plans

2 plans were written. Nothing is committed, and no source was changed.

- \`docs/plans/001-draw.md\` (score 6.0), from \`.kiro/specs/maps/tasks.md#1\`
- \`docs/plans/002-old.md\` (done), from \`.kiro/specs/maps/tasks.md#1\`

1 plan cannot run as written: as a rule, the source names no command that proves the work. The Problems view says what is missing, and “Fix with Agent” can add it.

## Changed since they were imported

The plans stay as they are.

- \`docs/plans/000-a.md\`: \`backlog/tasks/task-1 - A.md\` is done now

## Left out, or not as it was

### It is background.

- a/spec.md: the section “\\<b\\>Intro\\</b\\>”, the section “Notes” (1 criterion, 2 tasks)

### It is a stop.

- a/tasks.md: a checkpoint (1 task)
`,
    );
  });
});
