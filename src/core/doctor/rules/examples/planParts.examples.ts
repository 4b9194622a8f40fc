import type { RuleExamples } from './ruleExamples.ts';

export const noCriteriaExamples: RuleExamples = {
  code: 'plan.no-criteria',
  rejects: [
    { criteria: [], marks: ['Export notes'] },
    { criteria: [], requirements: 'Notes can be exported.', marks: ['Export notes'] },
    { criteria: [], requirements: '- a bullet without a box', marks: ['Export notes'] },
    { text: '---\nid: 1\nstatus: pending\n---\n\nJust an idea.\n', marks: ['pending'] },
    { criteria: [], end: '## Notes\n\n- [ ] A box that is no criterion', marks: ['Export notes'] },
  ],
  accepts: [
    {},
    { criteria: ['One is enough: exits 0'] },
    { criteria: [], end: '## Acceptance criteria\n\n- `notes export` exits 0' },
    { criteria: [], requirements: '- [x] `notes export` exits 0' },
  ],
};

export const noExecutableCheckExamples: RuleExamples = {
  code: 'plan.no-executable-check',
  rejects: [
    { checks: [], marks: ['Export notes'] },
    { checks: ['[manual] Look at the export'], marks: ['Export notes'] },
    { checks: ['[browse] /export shows the notes'], repository: ['go.mod'], marks: ['Export notes'] },
    { checks: ['npm test'], repository: ['package.json'], scripts: { '': ['test'] }, marks: ['Export notes'] },
    {
      checks: ['[cmd] Run the tests'],
      repository: ['pnpm-lock.yaml'],
      scripts: { '': ['test'] },
      marks: ['Export notes'],
    },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `npm test`', '[manual] Look at the export'] },
    { checks: [], head: ['id: 1', 'title: Export notes', 'status: pending', 'verification: health-only'] },
    { checks: ['[status] `curl localhost:80/` -> 200'] },
  ],
};

export const noTasksExamples: RuleExamples = {
  code: 'plan.no-tasks',
  rejects: [
    { tasks: [], marks: ['Export notes'] },
    { tasks: [], end: '## Tasks\n\n- Print the lines\n- Call it', marks: ['## Tasks'] },
    { tasks: [], end: '## Tasks\n\nExport the notes.', marks: ['Export notes'] },
    { tasks: [], design: '1. Not a task: it stands under Design', marks: ['Export notes'] },
    { tasks: [], end: '## Tasks\n\n* Print\n  - the lines\n* Call it', marks: ['## Tasks'] },
  ],
  accepts: [
    {},
    { tasks: ['One'] },
    { tasks: [], end: '## Tasks\n\n1) Print the lines' },
    { tasks: [], end: '## Tasks\n\n### First\n\n1. Print the lines' },
  ],
};

export const noFilesExamples: RuleExamples = {
  code: 'plan.no-files',
  rejects: [
    { files: [], marks: ['Export notes'] },
    { files: [], design: '**Approach:** change the parser', marks: ['Export notes'] },
    { files: [], tasks: ['Change the parser'], marks: ['Export notes'] },
    { files: [], repository: ['src/cli.ts'], marks: ['Export notes'] },
  ],
  accepts: [
    {},
    { files: ['`src/a.ts`'] },
    { files: [], head: ['id: 1', 'status: pending', 'allow: src/**'] },
    { files: [], design: '### Files to change\n\n- `src/a.ts`' },
  ],
};

export const noOutOfScopeExamples: RuleExamples = {
  code: 'plan.no-out-of-scope',
  rejects: [
    { scopeless: true, marks: ['Export notes'] },
    { scopeless: true, design: 'Import is not touched.', marks: ['Export notes'] },
    { scopeless: true, design: '**Out of scope:**', marks: ['Export notes'] },
    { scopeless: true, criteria: ['What is out of scope exits 1'], marks: ['Export notes'] },
  ],
  accepts: [
    {},
    { scopeless: true, end: '## Out of scope\n\nImport' },
    { scopeless: true, design: '**Non-goals:** import' },
    { scopeless: true, design: '**Out of scope:**\n\n- import' },
  ],
};

export const looseTaskExamples: RuleExamples = {
  code: 'plan.loose-task',
  rejects: [
    { tasks: ['Refactor as needed'], marks: ['as needed'] },
    { tasks: ['Use helpers where it makes sense', 'Print the lines'], marks: ['where it makes sense'] },
    {
      tasks: ['Wherever possible, share code', 'Update the docs as appropriate.'],
      marks: ['Wherever possible', 'as appropriate'],
    },
    { tasks: ['Extract modules if it makes sense in `src/cli.ts`'], marks: ['if it makes sense'] },
  ],
  accepts: [
    {},
    { tasks: ['Create the folder if needed'] },
    { tasks: ['Print “as needed” behind the name', 'Set the flag `as required`'] },
    { tasks: ['Refactor as needed'], head: ['id: 1', 'title: Export notes', 'status: done'] },
    { tasks: ['Write `src/export.ts`, where the lines are made'] },
  ],
};

export const fileOutsideExamples: RuleExamples = {
  code: 'plan.file-outside',
  rejects: [
    { files: ['`src/export.ts`', '`../shared/export.ts`: the format'], marks: ['../shared/export.ts'] },
    { files: ['`~/.notesrc` (new)'], marks: ['~/.notesrc'] },
    { files: ['`/etc/notes.conf`', '`src/cli.ts`'], marks: ['/etc/notes.conf'] },
    { files: ['`./../a.ts`, `src/cli.ts`'], repository: ['src/cli.ts'], marks: ['./../a.ts'] },
  ],
  accepts: [
    {},
    { files: ['`src/../export.ts`', '`./src/cli.ts`'] },
    { files: ['`/api/notes`', '`..hidden`'] },
    { files: ['`../x.ts`'], head: ['id: 1', 'title: Export notes', 'status: done'] },
  ],
};

export const filePatternExamples: RuleExamples = {
  code: 'plan.file-pattern',
  rejects: [
    { files: ['`src/*.ts`'], repository: ['src/cli.ts'], marks: ['src/*.ts'] },
    { files: ['`src/**/*.css`', '`src/export.ts`'], repository: ['src/export.ts'], marks: ['src/**/*.css'] },
    { files: ['`src/{cli,export}.ts`'], marks: ['src/{cli,export}.ts'] },
    { files: ['`e2e/*-snapshots/*.png` (new)'], marks: ['e2e/*-snapshots/*.png'] },
  ],
  accepts: [
    {},
    { files: ['`src/**`', '`src/`'] },
    { files: ['`app/[id]/page.tsx`', '`src/{id}.ts`'] },
    { files: ['`src/*.ts`'], head: ['id: 1', 'title: Export notes', 'status: done'] },
  ],
};
