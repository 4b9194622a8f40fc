import type { RuleExamples } from './ruleExamples.ts';

const repository = [
  'package.json',
  'src/cli.ts',
  'src/export.ts',
  'scripts/smoke.sh',
  'tools/make-fixtures.mjs',
  'e2e/export.spec.ts',
  'test/export.test.ts',
  'docs/usage.md',
];
const scripts = { '': ['test', 'test:e2e', 'lint', 'build'], web: ['dev', 'check'] };

export const cannotRunExamples: RuleExamples = {
  code: 'check.cannot-run',
  rejects: [
    { checks: ['[cmd] `npm run tset`'], repository, scripts, marks: ['tset'] },
    { checks: ['[cmd] `pnpm run test-e2e -- --ui`'], repository, scripts, marks: ['test-e2e'] },
    {
      checks: ['[cmd] `cd web && npm run chek`'],
      repository: [...repository, 'web/package.json'],
      scripts,
      marks: ['chek'],
    },
    { checks: ['[cmd] `npm test`'], repository: ['main.go'], marks: ['test'] },
    { checks: ['[cmd] `make tset`'], repository, make: ['test', 'test-%', 'all'], marks: ['tset'] },
    { checks: ['[cmd] `just buld`'], repository, just: ['build'], marks: ['buld'] },
    {
      checks: [
        '[cmd] `cargo run --bin note`',
        '[cmd] `cargo run --bin=it_works`',
        '[cmd] `cargo test --test notes`',
        '[cmd] `cargo build -p xtask`',
        '[cmd] `cargo run --example notes`',
      ],
      repository: ['Cargo.toml'],
      cargo: [
        { kind: 'package', name: 'notes' },
        { kind: 'bin', name: 'notes' },
        { kind: 'test', name: 'it_works' },
        { kind: 'alias', name: 'xtask' },
      ],
      marks: ['note', 'it_works', 'notes', 'xtask', 'notes'],
    },
    { checks: ['[cmd] `bash script/smoke.sh --all`'], repository, marks: ['script/smoke.sh'] },
    { checks: ['[cmd] `node ./tools/make-fixture.mjs`'], repository, marks: ['./tools/make-fixture.mjs'] },
    { checks: ['[cmd] `cd frontend && npx tsc`'], repository, marks: ['frontend'] },
    { checks: ['[assert] `cat docs/usgae.md` contains `export`'], repository, marks: ['docs/usgae.md'] },
    {
      checks: ['[cmd] `npx tsc -p tsconfig.bild.json`'],
      repository: [...repository, 'tsconfig.build.json'],
      marks: ['tsconfig.bild.json'],
    },
    {
      checks: ['[cmd] `yarn build:all`', '[cmd] `pnpm typecheck`'],
      repository,
      scripts,
      marks: ['build:all', 'typecheck'],
    },
    {
      checks: ['[cmd] `npx eslint .`', '[cmd] `pnpm exec tsc --noEmit`', '[cmd] `yarn vitest run`'],
      repository,
      scripts,
      dependencies: ['mocha'],
      marks: ['eslint', 'tsc', 'vitest'],
    },
    {
      checks: [
        '[assert] `src/cli.mjs` contains `--version`',
        '[assert] ! `README.md` contains `draft`',
        '[cmd] `notes.json`',
      ],
      marks: ['src/cli.mjs', 'README.md', 'notes.json'],
    },
    {
      checks: [
        '[cmd] `npm --prefix site test`',
        '[cmd] `pnpm --dir=site run test`',
        '[cmd] `npm run lint --prefix site`',
        '[cmd] `make -C lib all`',
      ],
      repository,
      scripts,
      marks: ['site', 'site', 'site', 'lib'],
    },
    { checks: ['[cmd] `npm --prefix docs test`'], repository, scripts, marks: ['test'] },
    {
      checks: ['[cmd] `npm run chek --prefix web`'],
      repository: [...repository, 'web/package.json'],
      scripts,
      marks: ['chek'],
    },
    { checks: ['[cmd] `node /home/ada/notes/src/cli.ts`'], repository, marks: ['/home/ada/notes/src/cli.ts'] },
    { checks: ['[cmd] `bash C:\\Users\\ada\\smoke.sh`'], marks: ['C:\\Users\\ada\\smoke.sh'] },
  ],
  accepts: [
    {
      checks: ['[cmd] `npm test`', '[cmd] `npm run lint && npm run build`', '[cmd] `yarn vitest run`'],
      repository,
      scripts,
    },
    { checks: ['[cmd] `npm run tset`'] },
    {
      checks: [
        '[cmd] `npx eslint .`',
        '[cmd] `npx playwright test`',
        '[cmd] `npx --yes jest`',
        '[cmd] `pnpm dlx knip`',
      ],
      repository: [...repository, 'test/a.ts'],
      scripts,
      dependencies: ['eslint-config-notes', '@playwright/test'],
    },
    { checks: ['[cmd] `npx eslint .`', '[cmd] `yarn ng build`'], repository, scripts },
    { checks: ['[cmd] `npx jest`'], repository, scripts, dependencies: ['react-scripts'] },
    {
      checks: ['[cmd] `npx eslint .`'],
      tasks: ['Add `eslint` to `package.json`'],
      repository,
      scripts,
      dependencies: [],
    },
    {
      checks: [
        '[assert] `scripts/smoke.sh` contains `ok`',
        '[assert] `./cli.mjs` contains `ok`',
        '[cmd] `src/cli.mjs`',
      ],
    },
    { checks: ['[cmd] `npm run bench`'], tasks: ['Add a script `bench` to `package.json`'], repository, scripts },
    { checks: ['[cmd] `npm run bench`'], files: ['`package.json`: the bench script'], repository, scripts },
    {
      head: ['id: 2', 'title: Measure', 'status: pending', 'blocked-by: [7]'],
      checks: ['[cmd] `npm run bench`', '[cmd] `node tools/bench.mjs`'],
      repository,
      scripts,
      others: {
        'docs/plans/007-bench.md': {
          head: ['id: 7', 'title: Bench', 'status: pending'],
          tasks: ['Add a script `bench`'],
          files: ['`tools/bench.mjs` (new)'],
        },
      },
    },
    { checks: ['[cmd] `npm run tset`'], head: ['id: 1', 'title: Export notes', 'status: done'], repository, scripts },
    {
      checks: ['[cmd] `npm run nothing --if-present`', '[cmd] `npm run dev -w web`', '[cmd] `pnpm --filter web check`'],
      repository,
      scripts,
    },
    {
      checks: [
        '[cmd] `npm --prefix web run check`',
        '[cmd] `npm run dev --prefix=web`',
        '[cmd] `npm --prefix out install notes`',
        '[cmd] `npm --prefix site test`',
        '[cmd] `npm run lint -- --prefix nowhere`',
        '[cmd] `git -C web status`',
      ],
      files: ['`site/package.json` (new)'],
      repository: [...repository, 'web/package.json'],
      scripts,
    },
    {
      checks: ['[cmd] `make test-unit all CC=gcc -j 4`', '[cmd] `make -C lib x`'],
      repository: [...repository, 'lib/Makefile'],
      make: ['test-%', 'all'],
    },
    {
      checks: [
        '[cmd] `just build release`',
        '[cmd] `cargo test --test round_trip`',
        '[cmd] `cargo run --bin notes -- --test none`',
        '[cmd] `cargo test --test "$NAME"`',
      ],
      repository,
      just: ['build'],
      cargo: [
        { kind: 'test', name: 'round_trip' },
        { kind: 'bin', name: 'notes' },
      ],
    },
    {
      checks: ['[cmd] `node dist/cli.js --version`', '[cmd] `bash node_modules/.bin/x`'],
      repository,
      ignored: ['dist', 'node_modules'],
    },
    { checks: ['[cmd] `bash scripts/new.sh`'], files: ['`scripts/new.sh` (new)'], repository },
    { checks: ['[cmd] `bash scripts/late.sh`'], tasks: ['Write late.sh, which starts the export'], repository },
    {
      checks: [
        '[cmd] `mkdir -p out && cd out && node ../src/cli.ts`',
        '[cmd] `node src/cli.ts > out.csv && wc -l out.csv`',
      ],
      repository,
    },
    {
      checks: ['[cmd] `node scripts/smoke`', '[cmd] `python3 -m http.server`', '[cmd] `node -e "require(\'./x.js\')"`'],
      repository: [...repository, 'scripts/smoke.mjs'],
    },
    {
      checks: ['[cmd] `bash "$SCRIPT"`', '[cmd] `test -f dist/x`', '[cmd] `ls nowhere`', '[cmd] `command -v jq`'],
      repository,
    },
    {
      checks: [
        '[cmd] `go test ./...`',
        '[cmd] `git diff main...HEAD`',
        '[assert] `grep -c "<title>" docs/usage.md` at least 1',
      ],
      repository: [...repository, 'go.mod'],
    },
    { checks: ['[cmd] `docker run -v /home/node/app:/x y`', '[cmd] `sort <in.txt >out.txt`'] },
  ],
};

export const selectsNothingExamples: RuleExamples = {
  code: 'check.selects-nothing',
  rejects: [
    { checks: ['[cmd] `npx playwright test e2e/exprot.spec.ts`'], repository, marks: ['e2e/exprot.spec.ts'] },
    { checks: ['[cmd] `npx vitest run imprt`'], repository, marks: ['imprt'] },
    {
      checks: ['[cmd] `pytest tests/test_export.py::test_csv -q`'],
      repository,
      marks: ['tests/test_export.py::test_csv'],
    },
    { checks: ["[cmd] `npx mocha --spec 'tests/**/*.test.ts'`"], repository, marks: ["'tests/**/*.test.ts'"] },
    { checks: ['[assert] `grep -n "export" docs/usage.txt` outputs a match'], repository, marks: ['docs/usage.txt'] },
    { checks: ['[cmd] `! grep -rq TODO source/`'], repository, marks: ['source/'] },
    { checks: ['[cmd] `npx cypress run --spec=cypress/export.cy.ts`'], repository, marks: ['cypress/export.cy.ts'] },
    {
      checks: [
        '[cmd] `npm run test:only -- test/exprot.test.ts`',
        '[cmd] `npm test ./test/gone.test.ts:12`',
        '[cmd] `yarn test --spec e2e/gone.spec.ts`',
        '[cmd] `pnpm run test:unit tests/`',
        '[cmd] `cd web && npm test -- test/gone.test.ts`',
        '[cmd] `npm --prefix web test -- test/export.test.ts`',
        '[cmd] `node --run test -- test/gone.test.ts`',
        '[cmd] `make test TESTS=test/gone.test.ts`',
        '[cmd] `just e2e e2e/gone.spec.ts`',
      ],
      repository: [...repository, 'web/package.json'],
      scripts: { '': ['test', 'test:only', 'test:unit'], web: ['test'] },
      make: ['test'],
      just: ['e2e'],
      marks: [
        'test/exprot.test.ts',
        './test/gone.test.ts:12',
        'e2e/gone.spec.ts',
        'tests/',
        'test/gone.test.ts',
        'test/export.test.ts',
        'test/gone.test.ts',
        'test/gone.test.ts',
        'e2e/gone.spec.ts',
      ],
    },
    {
      checks: ['[cmd] `go test ./internal/export/...`'],
      repository: ['go.mod', 'cmd/notes/main.go'],
      marks: ['./internal/export/...'],
    },
  ],
  accepts: [
    { checks: ['[cmd] `npx playwright test e2e/export.spec.ts:12`', '[cmd] `npx vitest run export`'], repository },
    {
      checks: [
        '[cmd] `npm run test:only -- test/export.test.ts`',
        '[cmd] `npm test -- export --grep "gone.test.ts"`',
        '[cmd] `npm run test -- test/csv.test.ts`',
        '[cmd] `npm run build -- test/gone.test.ts`',
        '[cmd] `npm run new:test -- test/gone.test.ts`',
        '[cmd] `npm test -- --outputFile test/gone.test.js --ignore test/old.test.ts`',
        '[cmd] `cd web && npm test -- export.test.ts`',
        '[cmd] `make test CC=gcc TESTS="test/export.test.ts"`',
        '[cmd] `npm test -- "$FILE" src/gone.ts`',
      ],
      files: ['`test/csv.test.ts` (new)'],
      repository: [...repository, 'web/package.json'],
      scripts: { '': ['test', 'test:only', 'build', 'new:test'], web: ['test'] },
      make: ['test'],
    },
    { checks: ['[cmd] `npx vitest run csv`'], files: ['`test/csv.test.ts` (new)'], repository },
    { checks: ['[cmd] `npx playwright test e2e/nowhere.spec.ts`'] },
    { checks: ["[cmd] `npx mocha --spec 'test/**/*.test.ts'`", '[cmd] `npx jest -t "exports notes"`'], repository },
    {
      checks: ['[cmd] `npm test | grep -q passing`', '[cmd] `grep -q x src/*.ts`', '[cmd] `rg -n TODO`'],
      repository,
      scripts,
    },
    { checks: ['[cmd] `grep -q csv CHANGELOG.md`'], files: ['`CHANGELOG.md` (new)'], repository },
    { checks: ['[cmd] `npx playwright install`', '[cmd] `pytest -k export`'], repository },
    {
      checks: ['[cmd] `npx playwright test e2e/gone.spec.ts`'],
      head: ['id: 1', 'title: Old', 'status: skipped'],
      repository,
    },
  ],
};

export const criterionWithoutCheckExamples: RuleExamples = {
  code: 'plan.criterion-without-check',
  rejects: [
    {
      criteria: ['Notes are exported as CSV', 'Archived notes stay hidden'],
      checks: ['[cmd] `node src/cli.ts --csv`'],
      marks: ['Archived notes stay hidden'],
    },
    {
      criteria: ['The `darkMode` setting survives a restart'],
      checks: ['[cmd] `node src/cli.ts export`'],
      marks: ['The `darkMode` setting survives a restart'],
    },
    {
      criteria: ['Without a colour it exits with code 3', 'Without a shade it exits 0'],
      checks: ['[cmd] `node src/cli.ts` exits 2', '[cmd] `node src/cli.ts`'],
      marks: ['Without a colour it exits with code 3', 'Without a shade it exits 0'],
    },
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx tsc`', '[cmd] `npm run build`'],
      marks: ['Prices are rounded to cents'],
    },
    {
      criteria: ['Sessions end after\n  thirty minutes'],
      checks: ['[cmd] `npm run lint`'],
      marks: ['Sessions end after'],
    },
    // Tests that are not there, and tests of something else, show nothing of it.
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx vitest run gone`', '[cmd] `npx vitest run test/gone.test.ts`'],
      repository,
      marks: ['Prices are rounded to cents'],
    },
    {
      criteria: ['Prices are rounded to cents'],
      checks: ['[cmd] `npx playwright test e2e/login.spec.ts`'],
      marks: ['Prices are rounded to cents'],
    },
  ],
  accepts: [
    {},
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `npm test`'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `npx playwright test e2e/a.spec.ts`'] },
    {
      criteria: ['Archived notes stay hidden'],
      checks: ['[cmd] `node src/cli.ts`', '[manual] archived ones are not shown'],
    },
    { criteria: ['Notes are exported as CSV'], checks: ['[assert] `node src/cli.ts export` contains `id,title`'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[manual] Look'] },
    {
      criteria: ['Archived entries stay hidden'],
      checks: ['[cmd] `npx vitest run test/export.test.ts`', '[cmd] `npx vitest run test/gone.test.ts`'],
      repository,
    },
    { criteria: ['Without a colour it exits with code 2'], checks: ['[cmd] `node src/cli.ts` exits 2'] },
    { criteria: ['Archived notes stay hidden'], checks: ['[cmd] `bash scripts/notes-smoke.sh`'] },
  ],
};

export const checkWithoutCriterionExamples: RuleExamples = {
  code: 'check.without-criterion',
  rejects: [
    {
      checks: ['[cmd] `npm test`', '[assert] `grep -q darkMode docs/settings.md`'],
      marks: ['[assert] `grep -q darkMode docs/settings.md`'],
    },
    { checks: ['[cmd] `test -f assets/logo.svg`'], marks: ['[cmd] `test -f assets/logo.svg`'] },
    { checks: ['[cmd] `! rg -n jquery web`'], marks: ['[cmd] `! rg -n jquery web`'] },
    { checks: ['[cmd] `cat Dockerfile | grep -c alpine`'], marks: ['[cmd] `cat Dockerfile | grep -c alpine`'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `grep -q "export" src/cli.ts`'] },
    { checks: ['[cmd] `grep -q darkMode src/settings.ts`'], criteria: ['A setting `darkMode` is kept'] },
    { checks: ['[cmd] `test -f assets/logo.svg`'], tasks: ['Draw assets/logo.svg'] },
    { checks: ['[cmd] `test -f assets/logo.svg`'], files: ['`assets/logo.svg` (new)'] },
    { checks: ['[cmd] `npm run lint`', '[cmd] `npx tsc`'] },
    { checks: ['[cmd] `grep -q darkMode src/a.ts`'], criteria: [] },
  ],
};
