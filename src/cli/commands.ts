import type { CliCommand } from './command.ts';

const goal = { name: 'goal', value: 'goal', summary: 'only plans of this goal' };

/**
 * Every command of the command line, in the order in which help shows them. What does the work is loaded when it is
 * called: loading all of it takes longer than most commands take.
 */
export const commands: readonly CliCommand[] = [
  {
    name: 'list',
    summary: 'show the plans in execution order, and why each is or is not ready',
    options: [{ name: 'full', summary: 'with --json: also criteria, checks, files and tasks as they were read' }],
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'next',
    arguments: 'ref',
    summary: 'print the file of the plan that would run next',
    options: [goal],
    load: async () => (await import('./commands/next.ts')).next,
  },
  {
    name: 'show',
    arguments: 'ref',
    summary: 'show a plan: whether it is ready and why not, its criteria and checks, and what is known of them',
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'plan',
    arguments: 'goal',
    summary: 'make plans of a goal: an agent reads the code, asks what it cannot know, and proposes; you decide',
    options: [
      { name: 'answers', value: 'file', summary: 'JSON with answers, by the question’s id or its words; asks nothing' },
      { name: 'no-questions', summary: 'let the planner decide everything' },
      { name: 'yes', summary: 'write what is proposed without asking' },
      { name: 'agent', value: 'agent', summary: 'the agent that plans' },
      { name: 'place', value: 'file:lines', summary: 'what the goal is about, e.g. src/notes.ts:10-20' },
      { name: 'plans-directory', value: 'folder', summary: 'write the plans there' },
      { name: 'stdio', summary: 'talk in JSON lines on standard input and output, for editors' },
    ],
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  {
    name: 'import',
    arguments: 'folder',
    summary: 'make plans of what lies in folders of spec-kit, OpenSpec, Kiro, Backlog.md or Task Master; sources stay',
    options: [
      { name: 'from', value: 'format', summary: 'only spec-kit, openspec, kiro, backlog or task-master' },
      { name: 'dry-run', summary: 'show what would be written and what is left out' },
      { name: 'done', summary: 'also what the source says is done or given up' },
      { name: 'yes', summary: 'write without asking' },
      { name: 'plans-directory', value: 'folder', summary: 'write the plans there' },
    ],
    load: async () => (await import('./commands/import.ts')).importPlans,
  },
  {
    name: 'doctor',
    arguments: 'ref',
    summary: 'score the plans and say what is wrong with them',
    options: [
      {
        name: 'fix',
        summary: 'first mend the plans: what is certain at once, with an agent what keeps a plan below 8',
      },
      { name: 'agent', value: 'agent', summary: 'with --fix: the agent that mends' },
      { name: 'no-agent', summary: 'with --fix: only what has one certain way to be mended' },
      { name: 'plans-directory', value: 'folder', summary: 'where the plans lie' },
      {
        name: 'probe',
        value: 'when',
        summary: 'instead of the setting `probe`: with never, --deep and --fix run no check',
      },
      { name: 'no-probe', summary: 'with --fix: do not run new checks, and write what nobody has seen fail' },
      { name: 'stdio', summary: 'with --fix: talk with the program that started this one, one JSON object a line' },
      { name: 'deep', summary: 'first run the checks on a copy of the work tree: each must fail before the work' },
    ],
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'check',
    arguments: 'ref',
    summary: 'run the checks of plans now, or see before the work what they can prove',
    options: [
      {
        name: 'probe',
        summary:
          'run them on a copy of the work tree: each must fail before the work; without ref: of all plans to be done',
      },
    ],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'preflight',
    arguments: 'ref',
    summary: 'say before a run what stops it, what to know, and what it will take',
    options: [
      goal,
      { name: 'agent', value: 'agent', summary: 'as for run' },
      { name: 'reviewer', value: 'agent', summary: 'as for run' },
      { name: 'new', summary: 'as for run: give an unfinished run up' },
      { name: 'plans-directory', value: 'folder', summary: 'where the plans lie' },
      { name: 'probe', value: 'when', summary: 'always, ask or never: when the checks are run before the work' },
    ],
    load: async () => (await import('./commands/preflight.ts')).preflight,
  },
  {
    name: 'run',
    arguments: 'ref',
    summary: 'carry out all pending plans, or the ones named; continues an unfinished run',
    options: [
      goal,
      { name: 'agent', value: 'agent', summary: 'claude, codex, api, rehearsal, or one of your own' },
      { name: 'reviewer', value: 'agent', summary: 'the agent that reviews' },
      { name: 'new', summary: 'give an unfinished run up and begin a new one' },
      { name: 'detach', summary: 'return as soon as the run has begun' },
    ],
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'status',
    summary: 'show how the latest run stands',
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    name: 'stop',
    summary: 'end the run cleanly; `mstack run` goes on later',
    load: async () => (await import('./commands/stop.ts')).stop,
  },
  {
    name: 'revert',
    arguments: 'ref',
    summary: 'undo a plan that is done by a new commit, and make it pending again',
    load: async () => (await import('./commands/revert.ts')).revert,
  },
  {
    name: 'attempts',
    arguments: 'ref',
    summary:
      'show the work that was kept; `attempts restore REF` puts one into the work tree, `attempts prune` forgets old ones',
    options: [{ name: 'branch', value: 'name', summary: 'with restore: make this branch of it instead' }],
    load: async () => (await import('./commands/attempts.ts')).attempts,
  },
  {
    name: 'health',
    summary: 'run the health tools now',
    load: async () => (await import('./commands/health.ts')).health,
  },
  {
    name: 'audit',
    summary: 'say how far this project’s own tests and tools would notice a mistake, and what is missing',
    options: [
      {
        name: 'deep',
        summary: 'also run the tests and tools in a copy, and try which small changes of the sources the tests notice',
      },
      { name: 'mutants', value: 'number', summary: 'with --deep: how many small changes are tried (30)' },
      { name: 'plans-directory', value: 'folder', summary: 'where the plans lie: what they name is tried first' },
      { name: 'minutes', value: 'number', summary: 'with --deep: how long it may take (10)' },
      {
        name: 'stdio',
        summary: 'with --deep: tell the program that started this one how far it is, one JSON object a line',
      },
    ],
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'lsp',
    summary: 'language server for plan files, for any editor: speaks LSP on standard input and output',
    // The only way there is; editors pass it all the same.
    options: [{ name: 'stdio', summary: 'talk on standard input and output' }],
    json: false,
    load: async () => (await import('./commands/lsp.ts')).lsp,
  },
];
