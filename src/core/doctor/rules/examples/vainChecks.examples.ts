import type { RuleExamples } from './ruleExamples.ts';

export const alwaysPassesExamples: RuleExamples = {
  code: 'check.always-passes',
  rejects: [
    { checks: ['[cmd] `npm test || true`'], marks: ['|| true'] },
    { checks: ['[cmd] `npm test; true`', '[cmd] `npm test ; exit 0`'], marks: ['; true', '; exit 0'] },
    { checks: ['[cmd] `npm test | cat`', '[cmd] `npm test 2>&1 | tail -n 5`'], marks: ['| cat', '| tail -n 5'] },
    { checks: ['[cmd] `npm test`', '[cmd] `true`', '[cmd] `echo done`'], marks: ['true', 'echo done'] },
    { checks: ['[cmd] `npm test && npm run e2e || echo failed`'], marks: ['|| echo failed'] },
    { checks: ['[cmd] `test -f a && echo yes || echo no`'], marks: ['|| echo no'] },
    { checks: ['[cmd] `! npm test || :`', '[cmd] `npm test || true` exits 1'], marks: ['|| :', '|| true'] },
    { checks: ['[cmd] `npm test | tee out.txt`'], marks: ['| tee out.txt'] },
    { checks: ['[cmd] `set -e; npm test || true`'], marks: ['|| true'] },
    { checks: ['[cmd] `false`', '[cmd] `exit 1`', '[cmd] `! true`'], marks: ['false', 'exit 1', 'true'] },
    { checks: ['[cmd] `node -e "process.exit(1)"`'], marks: ['node -e "process.exit(1)"'] },
    { checks: ["[cmd] `bash -c 'exit 1'`"], marks: ["bash -c 'exit 1'"] },
    { checks: ['[cmd] `python3 -c "import sys; sys.exit(1)"`'], marks: ['python3 -c "import sys; sys.exit(1)"'] },
    { checks: ['[cmd] `npm test && false`', '[cmd] `(exit 3)`'], marks: ['npm test && false', '(exit 3)'] },
    {
      checks: [
        '[assert] `node src/cli.ts; echo ok` contains `ok`',
        '[assert] `printf done` outputs `done`',
        '[assert] `echo 3` at least 2',
        '[assert] `npm test; echo yes` has a match',
      ],
      marks: ['echo ok', 'printf done', 'echo 3', 'echo yes'],
    },
    {
      checks: [
        '[cmd] `test 1 -lt 2`',
        '[cmd] `[ -n "x" ]`',
        '[cmd] `[ ! -z x ]`',
        '[cmd] `test -d .`',
        '[cmd] `ls -la`',
      ],
      marks: ['test 1 -lt 2', '[ -n "x" ]', '[ ! -z x ]', 'test -d .', 'ls -la'],
    },
    { checks: ['[cmd] `test 1 = 2`', '[cmd] `sh -c "true"`'], marks: ['test 1 = 2', 'sh -c "true"'] },
  ],
  accepts: [
    {},
    {
      checks: [
        '[assert] `grep -q x src/cli.ts && echo ok` outputs `ok`',
        '[assert] `grep -q x src/cli.ts || echo clean` outputs `clean`',
        '[assert] `echo one; node src/cli.ts` contains `one`',
        '[assert] `node src/cli.ts; echo $?` contains `2`',
        '[assert] `echo a | node src/cli.ts` contains `a`',
      ],
    },
    {
      checks: [
        '[cmd] `test -n "$X"`',
        '[cmd] `test -f a`',
        '[cmd] `ls src`',
        '[cmd] `[ a -ef b ]`',
        '[cmd] `test -d "$X"`',
      ],
    },
    { checks: ['[cmd] `npm test && true`', '[cmd] `npm test && echo done`', '[cmd] `npm test || exit 1`'] },
    { checks: ['[cmd] `set -o pipefail; npm test | cat`', '[cmd] `set -e; npm test; echo done`'] },
    { checks: ['[assert] `npm test || true` contains `12 passing`', '[assert] `npm test | tail -n 1` outputs `ok`'] },
    { checks: ['[cmd] `npm test | grep -q passing`', '[cmd] `npm run build || npm run build:slow`'] },
    { checks: ['[cmd] `rm -rf out || true; npm test`', '[cmd] `(npm test || true) && npm run e2e`'] },
    {
      checks: ['[cmd] `for f in a b; do test -f $f || exit 1; done; echo ok`', '[cmd] `bash -c "npm test || true; x"`'],
    },
    {
      checks: [
        '[cmd] `cat docs/usage.md`',
        '[cmd] `if test -f a; then npm test; fi`',
        '[cmd] `echo "a || true"; npm test`',
      ],
    },
    { checks: ['[cmd] `npm test || true && npm run e2e`', '[cmd] `test -n "$(echo x)"`', '[cmd] `echo $(npm test)`'] },
    { checks: ['[cmd] `npm test && exit 0 || exit 1`', '[cmd] `npm test || { echo no; exit 1; }`'] },
    {
      checks: [
        '[cmd] `node -e "process.exit(require(\'./src/a.js\').ok ? 0 : 1)"`',
        '[cmd] `sh -c "npm test || exit 1"`',
      ],
    },
    { checks: ['[cmd] `npm test | ! true`', '[cmd] `echo x > out.txt`', '[manual] `true`'] },
  ],
};

export const checkSendsExamples: RuleExamples = {
  code: 'check.sends',
  rejects: [
    { checks: ['[cmd] `git push`'], marks: ['git push'] },
    { checks: ['[cmd] `npm test && git push origin main`'], marks: ['git push origin main'] },
    { checks: ['[cmd] `git -C web push --force`'], marks: ['git -C web push --force'] },
    { checks: ['[cmd] `npm publish`', '[cmd] `npm test`'], marks: ['npm publish'] },
    {
      checks: ['[cmd] `gh pr create --fill`', '[cmd] `docker push notes`'],
      marks: ['gh pr create --fill', 'docker push notes'],
    },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `git push --dry-run`', '[cmd] `npm publish --dry-run`', '[cmd] `git log origin/main..HEAD`'] },
    { checks: ['[cmd] `git stash push`', '[cmd] `git diff --check`', '[cmd] `gh pr view`'] },
    { checks: ['[cmd] `grep -q "git push" docs/usage.md`', '[cmd] `echo git push; npm test`'] },
    { checks: ['[manual] `git push` when all is done'] },
    { checks: ['[cmd] `npm run publish:local`', '[cmd] `npm pack`'] },
  ],
};

export const thinChecksExamples: RuleExamples = {
  code: 'check.thin',
  rejects: [
    { checks: ['[assert] `grep -q exportCsv src/export.ts`'], marks: ['## Verification'] },
    {
      checks: ['[cmd] `test -f src/export.ts`', '[cmd] `ls src | wc -l`'],
      repository: ['package.json', 'src/export.ts'],
      scripts: { '': ['test'] },
      marks: ['## Verification'],
    },
    {
      checks: ['[cmd] `node --check src/export.ts`', '[cmd] `python3 -m py_compile a.py`'],
      marks: ['## Verification'],
    },
    { checks: ['[cmd] `cd src && cat export.ts | grep -c csv`', '[manual] Look'], marks: ['## Verification'] },
    {
      checks: ['[cmd] `[ -f src/a.py ] && echo ok`', '[cmd] `true`'],
      files: ['`src/a.py`'],
      marks: ['## Verification'],
    },
    {
      checks: ['[cmd] `! rg -n TODO src`', '[assert] `node src/cli.ts` looks good'],
      repository: ['go.mod'],
      marks: ['## Verification'],
    },
    ...[
      'sh -c "[ -e src/b.js ]"',
      "node -e \"process.exit(require('fs').existsSync('src/b.js') ? 0 : 1)\"",
      'python3 -c "import sys, os; sys.exit(not os.path.exists(\'src/b.js\'))"',
      'git status --porcelain | grep .',
      '! git diff --quiet HEAD',
      'kill -0 1234',
      'find src -name b.js | xargs grep -q two',
      'bash -c "cat src/b.js | grep -q two && exit 0"',
    ].map((command) => ({ checks: [`[cmd] \`${command}\``], marks: ['## Verification'] })),
  ],
  accepts: [
    ...[
      'sh -c "[ -e src/b.js ] && node src/b.js"',
      'node -e "require(\'./src/b.js\').run()"',
      'node -e "import(\'./src/b.js\').then(m => process.exit(m.two() === 2 ? 0 : 1))"',
      'node -r ./src/b.js -e "process.exit(0 + x)"',
      'python3 -c "from notes import two; assert two() == 2"',
      'python3 -c "import subprocess; subprocess.check_call([\'make\'])"',
      'test "$(node src/b.js)" = two',
      'find src -name "*.test.js" | xargs node --test',
      './bin/test src/b.js',
    ].map((command) => ({ checks: [`[cmd] \`${command}\``] })),
    {},
    { checks: ['[cmd] `grep -q exportCsv src/export.ts`', '[cmd] `node src/cli.ts`'] },
    { checks: ['[cmd] `grep -q csv docs/usage.md`'], files: ['`docs/usage.md`', '`README.md`'] },
    { checks: ['[cmd] `npx tsc --noEmit | grep -c error`'] },
    { checks: ['[cmd] `bash -n scripts/smoke.sh`'], files: ['`scripts/smoke.sh`'] },
    { checks: ['[manual] Look'] },
    { checks: ['[cmd] `test -f .nvmrc`'], files: ['`.nvmrc`', '`tsconfig.json`'] },
  ],
};

export const noNewProofExamples: RuleExamples = {
  code: 'check.no-new-proof',
  rejects: [
    { checks: ['[cmd] `npm test`'], marks: ['## Verification'] },
    { checks: ['[cmd] `npm test`', '[cmd] `npm run lint`', '[cmd] `npx tsc --noEmit`'], marks: ['## Verification'] },
    { checks: ['[cmd] `cd web && pnpm run test:unit -- --run`', '[manual] Look'], marks: ['## Verification'] },
    {
      checks: ['[cmd] `pytest -q`'],
      files: ['`src/notes.py`'],
      criteria: ['All tests pass', '`notes` prints 3'],
      marks: ['## Verification'],
    },
    { checks: ['[cmd] `go test ./...`'], files: ['`cmd/notes/main.go`'], marks: ['## Verification'] },
    {
      checks: ['[cmd] `npx vitest run`'],
      tasks: ['Add the format; existing tests still pass'],
      marks: ['## Verification'],
    },
    { checks: ['[cmd] `node --test`', '[cmd] `make check`'], marks: ['## Verification'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `npm test`'], files: ['`src/export.ts`', '`test/export.test.ts` (new)'] },
    { checks: ['[cmd] `npm test`'], tasks: ['Write a test for the empty list'] },
    { checks: ['[cmd] `cargo test`'], files: ['`src/export.rs`'] },
    { checks: ['[cmd] `npm test`'], files: ['`package.json`', '`docs/usage.md`'] },
    {
      checks: ['[cmd] `npm test -- export`', '[cmd] `npx vitest run test/export.test.ts`', '[cmd] `pytest -k csv`'],
    },
    { checks: ['[cmd] `npm test`', '[cmd] `npm run export`'] },
    { checks: ['[cmd] `npm test`', '[assert] `node src/cli.ts` looks right'] },
    { checks: ['[cmd] `npm test`', '[cmd] `! grep -rq TODO src`'] },
    { checks: ['[cmd] `npm test`'], head: ['id: 1', 'title: Export notes', 'status: done'] },
    {
      checks: ['[cmd] `npm test`'],
      head: ['id: 1', 'title: Export notes', 'status: pending', 'verification: health-only'],
    },
  ],
};
