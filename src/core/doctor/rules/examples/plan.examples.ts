import type { RuleExamples } from './ruleExamples.ts';

const repository = [
  'package.json',
  'src/cli.ts',
  'src/export.ts',
  'src/lib/csv.ts',
  'docs/usage.md',
  'test/export.test.ts',
];

export const fileMissingExamples: RuleExamples = {
  code: 'plan.file-missing',
  rejects: [
    { files: ['`src/exprot.ts`: the lines'], repository, marks: ['src/exprot.ts'] },
    { files: ['`src/exprot.ts`: the lines', '`src/cli.ts`: the command'], repository, marks: ['src/exprot.ts'] },
    { files: ['`lib/csv.ts`: quotes'], tasks: ['Quote the cells'], repository, marks: ['lib/csv.ts'] },
    {
      files: ['`src/cli.ts`, `src/theme.ts`: colours'],
      tasks: ['Colour the output'],
      repository,
      marks: ['src/theme.ts'],
    },
    { files: ['`src/old.ts` (deleted)'], tasks: ['Take it out'], repository, marks: ['src/old.ts'] },
    { files: ['`src/addNote.ts`: quotes'], tasks: ['Quote it'], repository, marks: ['src/addNote.ts'] },
    { files: ['`test/exprot.test.ts`: a case'], repository, marks: ['test/exprot.test.ts'] },
  ],
  accepts: [
    { repository },
    { files: ['`src/exprot.ts`'] },
    { files: ['`src/theme.ts` (new)', '`docs/`', '`src/**/*.ts`', '`dist/cli.js`'], repository, ignored: ['dist'] },
    { files: ['`src/theme.ts`: colours'], tasks: ['Create `src/theme.ts` with the colours'], repository },
    { files: ['`test/theme.test.ts`: unit tests'], repository },
    { files: ['`src/theme.ts`'], head: ['id: 1', 'title: Old', 'status: done'], repository },
    {
      head: ['id: 2', 'title: Colours', 'status: pending', 'blocked-by: [7]'],
      files: ['`src/theme.ts`: two more colours'],
      repository,
      others: {
        'docs/plans/007-theme.md': {
          head: ['id: 7', 'title: Theme', 'status: pending'],
          files: ['`src/theme.ts` (new)'],
        },
      },
    },
  ],
};

export const fileExistsExamples: RuleExamples = {
  code: 'plan.file-exists',
  rejects: [
    { files: ['`src/export.ts` (new): the lines'], repository, marks: ['src/export.ts'] },
    { files: ['`src/export.ts`: NEW. The lines'], repository, marks: ['src/export.ts'] },
    { files: ['`src/export.ts` — new file, the lines'], repository, marks: ['src/export.ts'] },
    { files: ['`src/a.ts` (new)', '`src/cli.ts` (new file)'], repository, marks: ['src/cli.ts'] },
  ],
  accepts: [
    { files: ['`src/a.ts` (new)'], repository },
    { files: ['`src/export.ts`: new columns'], repository },
    { files: ['`src/export.ts` (new)'] },
    { files: ['`src/export.ts` (new)'], head: ['id: 1', 'title: Old', 'status: in-progress'], repository },
    { files: ['`src/export.ts` (new)'], head: ['id: 1', 'title: Old', 'status: done'], repository },
    { files: ['`docs/` (new)'], repository },
  ],
};

const many = (folder: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `\`${folder}/f${at}.ts\``);

export const tooWideExamples: RuleExamples = {
  code: 'plan.too-wide',
  rejects: [
    {
      files: [...many('core', 4), ...many('ui-kit', 4), ...many('mailer', 2), ...many('db', 2)],
      marks: ['**Files expected to change:**'],
    },
    {
      files: [...many('apps/web', 2), ...many('apps/api', 2), ...many('services/mail', 2)],
      marks: ['**Files expected to change:**'],
    },
    {
      files: [...many('backend/src', 3), ...many('frontend/src', 2), ...many('infra', 1)],
      marks: ['**Files expected to change:**'],
    },
    {
      files: ['`db/migrations/012_orders.sql` (new)', '`src/pages/orders.tsx`', ...many('src/orders', 8)],
      marks: ['**Files expected to change:**'],
    },
    {
      files: [...many('packages/a', 3), ...many('packages/b', 3), ...many('packages/c', 3), ...many('packages/d', 3)],
      marks: ['**Files expected to change:**'],
    },
  ],
  accepts: [
    {},
    { files: many('src', 30) },
    { files: Array.from({ length: 3 }, () => ['core', 'ui', 'mailer', 'db'].flatMap((part) => many(part, 1))).flat() },
    { criteria: Array.from({ length: 40 }, (_, at) => `Case ${at} exits ${at}`) },
    { files: [...many('src', 6), ...many('test', 4), ...many('docs', 3), ...many('.github', 1), '`README.md`'] },
    { files: ['`db/migrations/012_orders.sql` (new)', '`src/pages/orders.tsx`', ...many('src/orders', 4)] },
    { files: [...many('client', 4), ...many('server', 4), ...many('shared', 2)] },
    { files: [...many('core', 1), ...many('ui', 1), ...many('mailer', 1), ...many('db', 1)] },
  ],
};

export const openDecisionExamples: RuleExamples = {
  code: 'plan.open-decision',
  rejects: [
    { tasks: ['Pick a queue library', 'Send the mails through it'], marks: ['Pick a queue library'] },
    { tasks: ['Decide whether archived notes are exported'], marks: ['Decide whether'] },
    {
      tasks: ['Compare papaparse and csv-stringify, then choose one'],
      marks: ['Compare papaparse and csv-stringify, then choose'],
    },
    { design: 'The separator is TBD.', marks: ['TBD'] },
    { design: 'Separator: to be decided by the\nproduct owner.', marks: ['to be decided'] },
    { design: 'We still need to decide how dates are written.', marks: ['We still need to decide'] },
    {
      requirements: 'Notes can be exported. Should we export archived ones, too?',
      marks: ['Should we export archived ones, too?'],
    },
    { design: 'Two ways are possible, and the plan must pick\none of them.', marks: ['the plan must pick'] },
    { design: 'Use a stream or an array, whichever is easier.', marks: ['whichever is easier'] },
    {
      design: '**Open questions:**\n\n- Which separator?\n- Do we quote everything? — Yes, always.',
      marks: ['Which separator?'],
    },
    { end: '## Open Questions\n\n1. Who owns the format\n2. ~~Dates~~ → ISO 8601', marks: ['Who owns the format'] },
    { design: 'The encoding is not yet decided.', marks: ['is not yet decided'] },
    { tasks: ['Figure out how Excel reads the file'], marks: ['Figure out how'] },
    { design: 'The layout is up to the implementer.', marks: ['up to the implementer'] },
  ],
  accepts: [
    {},
    { design: 'The server decides which note comes first. Users choose between CSV and JSON, or pick a name.' },
    { design: 'Decision: the separator is a comma. Whether to quote was decided in the review.' },
    { design: 'The button says “Should we continue?” and `TBD` stands for nothing.' },
    { design: 'Should we stream? Yes: files may be larger than the memory.' },
    { design: 'Should we stream?\n\nYes: files may be larger than the memory.' },
    { requirements: '| Question | Answer |\n| --- | --- |\n| Which separator? | comma |' },
    { design: '**Open questions:** none' },
    { end: '## Open questions\n\n- None at this time.' },
    { end: '## Open Questions\n\n- [x] Which separator\n- Which encoding? UTF-8, without a mark.' },
    { end: '## Notes\n\nWe still need to decide what comes next. TBD' },
    { design: '**Out of scope:** we need to decide later about import (TBD)', scopeless: true },
    { design: 'No TBD is left in the output, and no TODO either.' },
    { design: '```\n# TBD\nDecide whether to stop?\n```' },
    { tasks: ['Remove the prompt “Pick a name”', 'Let the user pick a name', 'Choose the first row that matches'] },
  ],
};

export const undeclaredEnvironmentExamples: RuleExamples = {
  code: 'plan.undeclared-environment',
  rejects: [
    { checks: ['[cmd] `psql "$DATABASE_URL" -c "select 1"`'], repository, marks: ['psql'] },
    { checks: ['[cmd] `aws s3 ls s3://notes`'], marks: ['aws'] },
    { checks: ['[cmd] `kubectl get pods`'], repository, marks: ['kubectl'] },
    { checks: ['[cmd] `docker build -t notes .`'], repository, marks: ['docker'] },
    { checks: ['[status] `curl https://api.notes.io/health` -> 200'], marks: ['https://api.notes.io/health'] },
    { checks: ['[cmd] `STRIPE=1 node src/pay.mjs --key "$STRIPE_SECRET_KEY"`'], marks: ['"$STRIPE_SECRET_KEY"'] },
    { checks: ['[status] `curl http://localhost:3000/health` -> 200'], marks: ['http://localhost:3000/health'] },
    { tasks: ['Run `gh release create v2` when all is green'], marks: ['gh'] },
    { checks: ['[cmd] `ssh build.host uptime`', '[cmd] `ssh build.host true`'], marks: ['ssh'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `psql -c "select 1"`'], design: '**Prerequisites:** a local PostgreSQL server', repository },
    { checks: ['[cmd] `docker compose run test`'], repository: [...repository, 'docker-compose.yml'] },
    { checks: ['[cmd] `docker build .`'], files: ['`Dockerfile` (new)'], repository },
    { checks: ['[cmd] `docker build .`'] },
    { checks: ['[cmd] `gh --version`', '[cmd] `command -v aws`', '[cmd] `terraform validate`'] },
    {
      checks: ['[cmd] `npm start & sleep 1; curl -f localhost:3000`', '[status] `curl http://localhost:3000/x` -> 200'],
    },
    { checks: ['[status] `curl localhost:3000/health` -> 200'], tasks: ['Start the server by `npm start`'] },
    { checks: ['[status] `curl localhost:3000` -> 200'], design: '**Prerequisites:** the server runs at :3000' },
    { checks: ['[cmd] `curl -f "$BASE/health"`'] },
    { checks: ['[cmd] `API_KEY=test node a.mjs --key "$API_KEY"`', '[cmd] `echo "$HOME"`'] },
    { checks: ['[cmd] `aws s3 ls`'], requirements: 'The checks need AWS credentials in the environment.' },
    { checks: ['[cmd] `node a.mjs "$STRIPE_SECRET_KEY"`'], end: '## Environment\n\n- `STRIPE_SECRET_KEY`: a test key' },
  ],
};

const withKey = (line: string): { readonly head: readonly string[] } => ({
  head: ['id: 1', 'title: Export notes', 'status: pending', line],
});

export const misspeltKeyExamples: RuleExamples = {
  code: 'plan.misspelt-key',
  rejects: [
    { ...withKey('blocked_by: []'), marks: ['blocked_by'] },
    { ...withKey('blockedBy: []'), marks: ['blockedBy'] },
    { ...withKey('Depends-On: []'), marks: ['Depends-On'] },
    { ...withKey('dependencies: []'), marks: ['dependencies'] },
    { ...withKey('needs_review: none'), marks: ['needs_review'] },
  ],
  accepts: [
    withKey('blocked-by: []'),
    withKey('depends-on: []'),
    withKey('owner: Ada'),
    withKey('blocked-reason: none'),
    withKey('reviews: []'),
  ],
};
