import type { RuleExamples } from './ruleExamples.ts';

const repository = ['package.json', 'src/cli.ts', 'src/export.ts', 'test/export.test.ts'];

export const neverEndsExamples: RuleExamples = {
  code: 'check.never-ends',
  rejects: [
    { checks: ['[cmd] `npx vitest --watch`'], marks: ['npx vitest --watch'] },
    { checks: ['[cmd] `npx tsc -w`', '[cmd] `jest --watchAll`'], marks: ['npx tsc -w', 'jest --watchAll'] },
    { checks: ['[cmd] `npm run dev`', '[cmd] `pnpm test:watch`'], marks: ['npm run dev', 'pnpm test:watch'] },
    { checks: ['[cmd] `npm run build && npx vite preview`'], marks: ['npx vite preview'] },
    { checks: ['[assert] `tail -f app.log` contains `ok`'], marks: ['tail -f app.log'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `npx vitest run --no-watch`', '[cmd] `npx jest --watch=false`', '[cmd] `tsc --noEmit`'] },
    { checks: ['[cmd] `npm run dev & sleep 1; curl -f localhost:3000`', '[cmd] `timeout 5 npm run dev`'] },
    { checks: ['[cmd] `grep -q -- --watch docs/usage.md`', '[cmd] `tail -n 2 a`', '[cmd] `npx vite build`'] },
    { checks: ['[cmd] `npm run build:dev`', '[cmd] `npx serve --help`', '[cmd] `npm run observe`'] },
  ],
};

export const deletesExamples: RuleExamples = {
  code: 'check.deletes',
  rejects: [
    { checks: ['[cmd] `rm -rf build`'], marks: ['rm -rf build'] },
    { checks: ['[cmd] `rm -rf src && npm test`'], repository, marks: ['rm -rf src'] },
    { checks: ['[cmd] `npm test; rm src/export.ts`'], marks: ['rm src/export.ts'] },
    {
      checks: ['[cmd] `git reset --hard && npm test`', '[cmd] `git clean -fdx`', '[cmd] `git checkout -- .`'],
      marks: ['git reset --hard', 'git clean -fdx', 'git checkout -- .'],
    },
    { checks: ['[cmd] `git stash && npm test`', '[cmd] `rm -rf *`'], marks: ['git stash', 'rm -rf *'] },
    {
      checks: [
        '[cmd] `git -C . checkout -- src`',
        '[cmd] `git rm -q src/cli.ts && npm test`',
        '[cmd] `git checkout src`',
      ],
      repository,
      marks: ['git -C . checkout -- src', 'git rm -q src/cli.ts', 'git checkout src'],
    },
    {
      checks: [
        "[cmd] `sh -c 'rm -rf src'`",
        "[cmd] `find src -name '*.ts' -delete; npm test`",
        '[cmd] `mv src /tmp/src && npm test`',
        "[cmd] `node -e \"require('fs').rmSync('src', { recursive: true })\"; npm test`",
        '[cmd] `rm test/*.ts; npm test`',
      ],
      repository,
      marks: [
        "sh -c 'rm -rf src'",
        "find src -name '*.ts' -delete",
        'mv src /tmp/src',
        "node -e \"require('fs').rmSync('src', { recursive: true })\"",
        'rm test/*.ts',
      ],
    },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `rm -rf dist && npm run build && test -f dist/cli.js`'], repository },
    { checks: ['[cmd] `rm -rf /tmp/notes && node src/cli.ts export`', '[cmd] `rm -f "$OUT"; npm test`'], repository },
    { checks: ['[cmd] `cd "$(mktemp -d)" && git init -q && git checkout -- .`'], repository },
    {
      checks: [
        "[cmd] `find dist -name '*.map' -delete; npm test`",
        '[cmd] `node src/cli.ts > out.csv; mv out.csv old.csv; test -s old.csv`',
        '[cmd] `git rm -q --cached src/cli.ts`',
      ],
      repository,
    },
    { checks: ['[cmd] `git stash list`', '[cmd] `git diff --quiet`', '[cmd] `git clean -n`', '[cmd] `git reset`'] },
    {
      checks: [
        '[cmd] `test ! -e src/legacy.ts`',
        '[cmd] `grep -q "rm -rf" docs/usage.md`',
        '[cmd] `git checkout main`',
      ],
    },
    { checks: ['[manual] `rm -rf src` is what nobody does'] },
  ],
};

export const outsideExamples: RuleExamples = {
  code: 'check.outside',
  rejects: [
    { checks: ['[cmd] `cat /etc/passwd`'], marks: ['/etc/passwd'] },
    { checks: ['[cmd] `diff ../other/a.txt src/a.txt`'], marks: ['../other/a.txt'] },
    { checks: ['[cmd] `test -f ~/.notesrc`', '[cmd] `ls $HOME/notes`'], marks: ['~/.notesrc', '$HOME/notes'] },
    { checks: ['[cmd] `wc -l < /var/log/notes.log`'], marks: ['/var/log/notes.log'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `node src/cli.ts > /tmp/out.csv && wc -l < /tmp/out.csv`', '[cmd] `npm test 2>/dev/null`'] },
    { checks: ['[cmd] `cd web && diff ../a.txt b.txt`', '[cmd] `/usr/bin/env node src/cli.ts`'] },
    { checks: ['[cmd] `grep -q "/etc/notes" src/cli.ts`', '[cmd] `node src/cli.ts "../x" exits 2`'] },
    { checks: ['[cmd] `docker run -v /etc/x:/y notes`', '[cmd] `grep -c x src/../README.md`'] },
  ],
};

export const duplicateCheckExamples: RuleExamples = {
  code: 'check.duplicate',
  rejects: [
    { checks: ['[cmd] `npm test`', '[cmd] `npm test`'], marks: ['[cmd] `npm test`'] },
    {
      checks: ['[cmd] `npm test`', '[cmd] `npm test` (all)', '[assert] `npm test`'],
      marks: ['[cmd] `npm test` (all)', '[assert] `npm test`'],
    },
    {
      checks: ['[assert] `wc -l a` at least 2', '[cmd] `npm test`', '[assert] `wc -l a` at least 2'],
      marks: ['[assert] `wc -l a` at least 2'],
    },
    { checks: ['[cmd] `! grep -rq x src`', '[cmd] `! grep  -rq x src`'], marks: ['[cmd] `! grep  -rq x src`'] },
  ],
  accepts: [
    {},
    { checks: ['[cmd] `npm test`', '[assert] `npm test` contains `12 passing`'] },
    { checks: ['[cmd] `grep -q x a`', '[cmd] `! grep -q x a`'] },
    { checks: ['[cmd] `node a.js` exits 2', '[cmd] `node a.js` exits 3'] },
    { checks: ['[manual] Look', '[manual] Look', '[cmd] `npm test`'] },
  ],
};

export const inCodeBlockExamples: RuleExamples = {
  code: 'check.in-code-block',
  rejects: [
    { end: '```sh\nnpm test\nnode src/cli.ts export\n```', marks: ['```sh'] },
    { end: '```bash\n# all of it\n$ npm test\n```\n\nAnd:\n\n~~~\nmake check\n~~~', marks: ['```bash', '~~~'] },
    { checks: ['[manual] Look'], end: '```shell\nnpm test\n```', marks: ['```shell'] },
    { end: '```\ngo test ./...\nnpm run lint\n```', marks: ['```'] },
  ],
  accepts: [
    {},
    { end: '```json\n{ "a": 1 }\n```\n\n```\n3 notes\n```' },
    { end: '```sh\nfor f in a b; do\n  test -f $f\ndone\n```' },
    { end: '## Implementation Notes\n\n```sh\nnpm test\n```' },
    { design: '```sh\nnpm test\n```' },
    { end: '```sh\nnpm test\n```', head: ['id: 1', 'title: Export notes', 'status: done'] },
  ],
};
