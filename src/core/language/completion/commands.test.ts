import assert from 'node:assert/strict';
import type { ExampleRepository } from '../exampleWorkspace.ts';
import { chosenAt, offeredAt } from './exampleCompletions.ts';

const repository: ExampleRepository = {
  files: [
    'package.json',
    'pnpm-lock.yaml',
    'src/main.ts',
    'test/main.test.ts',
    'test/deep/parse.test.ts',
    'test_tool.py',
    'web/e2e/home.spec.ts',
    'web/package.json',
  ],
  scripts: { '': ['build', 'dev', 'lint', 'test', 'test:unit'], web: ['e2e', 'serve'] },
  makeTargets: ['all', 'check', '%.o'],
  justRecipes: ['ship'],
  cargoNames: [
    { kind: 'package', name: 'notes' },
    { kind: 'bin', name: 'tool' },
    { kind: 'test', name: 'it_works' },
    { kind: 'alias', name: 'xtask' },
  ],
};

const head = '---\nid: 7\nstatus: pending\n---\n\n## Verification\n\n';

function offered(line: string): string[] {
  return offeredAt(head + line, repository);
}

function chosen(label: string, line: string): string {
  return chosenAt(label, head + line, repository).slice(head.length);
}

describe('Completion of tags', () => {
  const tags = [
    '[cmd] (passes when the command exits with 0)',
    '[assert] (passes when the command gives what is said behind it)',
    '[status] (passes when the HTTP status is equal)',
    '[browse] (needs an agent with a browser, else it is skipped)',
    '[manual] (never run: listed for a person)',
  ];

  it('offers every tag where a check begins', () => {
    for (const line of ['- ‸', '- [‸', '- [‸]', '- [a‸', '  * [cm‸d] `npm test`']) {
      assert.deepEqual(offered(line), tags, line);
    }
    assert.deepEqual(offered('‸').slice(0, tags.length), tags);
  });

  it('replaces the brackets that are there, and writes the blank that is not', () => {
    assert.equal(chosen('[cmd]', '- ‸'), '- [cmd] ');
    assert.equal(chosen('[cmd]', '- [c‸'), '- [cmd] ');
    assert.equal(chosen('[assert]', '- [c‸]'), '- [assert] ');
    assert.equal(chosen('[assert]', '- [c‸md] `npm test`'), '- [assert] `npm test`');
    assert.equal(chosen('[assert]', '- ‸[cmd] `npm test`'), '- [assert] `npm test`');
    assert.equal(chosen('[cmd]', '‸'), '- [cmd] ');
  });

  it('says nothing in words, and in other sections', () => {
    for (const line of ['- run [‸', '- npm‸', 'Checks:‸', '- ‸npm test', '## Tasks\n\n- ‸']) {
      assert.deepEqual(offered(line), [], line);
    }
  });
});

describe('Completion of commands', () => {
  it('offers what the repository can run, with its own package manager, tests first and servers last', () => {
    assert.deepEqual(offered('- [cmd] ‸'), [
      'pnpm test (script)',
      'pnpm run test:unit (script)',
      'pnpm run build (script)',
      'pnpm run lint (script)',
      'pnpm run dev (script)',
      'make all (target of the Makefile)',
      'make check (target of the Makefile)',
      'just ship (recipe of the justfile)',
      'cargo test (Cargo.toml)',
    ]);
  });

  it('writes them in a code span', () => {
    assert.equal(chosen('pnpm test', '- [cmd] ‸'), '- [cmd] `pnpm test`');
    assert.equal(chosen('pnpm test', '- [cmd] pn‸'), '- [cmd] `pnpm test`');
    assert.equal(chosen('pnpm test', '- [cmd] `p‸`'), '- [cmd] `pnpm test`');
    assert.equal(chosen('pnpm test', '- [cmd] `p‸'), '- [cmd] `pnpm test‸`');
    assert.equal(chosen('make all', '- [cmd] `! ‸`'), '- [cmd] `! make all`');
    assert.equal(chosen('pnpm test', '- [cmd] `p‸np` exits 1'), '- [cmd] `pnpm test` exits 1');
  });

  it('offers a request for a status', () => {
    assert.equal(
      chosen('curl … -> 200', '- [status] ‸'),
      '- [status] `curl http://localhost:‹3000›/‹<path>›` -> ‹200›',
    );
  });

  it('offers scripts behind package managers, those of the folder that it runs in', () => {
    const scripts = ['build (script)', 'dev (script)', 'lint (script)', 'test (script)', 'test:unit (script)'];
    for (const command of [
      'npm run ‸',
      'npm run --silent ‸',
      'pnpm ‸',
      'yarn ‸',
      'yarn run ‸',
      'bun run ‸',
      'node --run ‸',
      'CI=1 npm run ‸',
      'rm -rf dist && npm run ‸',
      'npm ci; npm run ‸',
    ]) {
      assert.deepEqual(offered(`- [cmd] \`${command}\``), scripts, command);
    }
    const own = ['e2e (script of web)', 'serve (script of web)'];
    for (const command of [
      'cd web && npm run ‸',
      'npm --prefix web run ‸',
      'pnpm -C ./web run ‸',
      'yarn --cwd web ‸',
    ]) {
      assert.deepEqual(offered(`- [cmd] \`${command}\``), own, command);
    }
    assert.equal(chosen('test:unit', '- [cmd] `npm run te‸st` exits 1'), '- [cmd] `npm run test:unit` exits 1');
    assert.equal(chosen('lint', '- [cmd] npm run ‸'), '- [cmd] npm run lint');
  });

  it('offers targets, recipes and the names of cargo', () => {
    assert.deepEqual(offered('- [cmd] `make ‸`'), ['all (target of the Makefile)', 'check (target of the Makefile)']);
    assert.deepEqual(offered('- [cmd] `make -j4 all ‸`').length, 2);
    assert.deepEqual(offered('- [cmd] `just ‸`'), ['ship (recipe of the justfile)']);
    assert.deepEqual(offered('- [cmd] `cargo run --bin ‸`'), ['tool (bin of cargo)']);
    assert.deepEqual(offered('- [cmd] `cargo test --test ‸`'), ['it_works (test of cargo)']);
    assert.deepEqual(offered('- [cmd] `cargo test -p ‸`'), ['notes (package of cargo)']);
    assert.deepEqual(offered('- [cmd] `cargo run --example ‸`'), []);
    assert.deepEqual(offered('- [cmd] `cargo run -- --bin ‸`'), []);
  });

  it('offers subcommands of cargo and aliases of the project', () => {
    const all = offered('- [cmd] `cargo ‸`');
    assert.ok(all.includes('test (runs the tests)') && all.includes('xtask (alias of the project)'), all.join());
    assert.ok(!all.some((label) => /^(?:tool|it_works|notes)/.test(label)));
    assert.deepEqual(offered('- [cmd] `cargo +nightly ‸`'), all);
    assert.deepEqual(offered('- [cmd] `cargo test ‸`'), []);
    assert.equal(chosen('clippy', '- [cmd] `cargo cl‸`'), '- [cmd] `cargo clippy`');
  });

  it('offers test files behind programs that run tests', () => {
    const tests = ['test/deep/parse.test.ts', 'test/main.test.ts', 'web/e2e/home.spec.ts'];
    for (const command of [
      'npx vitest run ‸',
      'npx --no-install jest ‸',
      'mocha --spec ‸',
      'node --test ‸',
      'playwright test ‸',
      'npm test -- ‸',
      'npm run test:unit -- ‸',
      'pnpm test ‸',
    ]) {
      assert.deepEqual(offered(`- [cmd] \`${command}\``), tests, command);
    }
    assert.deepEqual(offered('- [cmd] `pytest ‸`'), ['test_tool.py']);
    assert.deepEqual(offered('- [cmd] `uv run python -m pytest -q ‸`'), ['test_tool.py']);
    assert.deepEqual(offered('- [cmd] `cd web && npx vitest ‸`'), ['e2e/home.spec.ts']);
    assert.equal(chosen('test/main.test.ts', '- [cmd] `npx vitest test/m‸`'), '- [cmd] `npx vitest test/main.test.ts`');
  });

  it('goes on segment by segment where there are too many files to look at', () => {
    const files = Array.from({ length: 6_000 }, (_, at) => `lib/${at}.ts`);
    const huge = { files: [...files, 'test/a.test.ts'] };
    assert.deepEqual(offeredAt(`${head}- [cmd] \`npx vitest ‸\``, huge), ['lib/', 'test/']);
    assert.deepEqual(offeredAt(`${head}- [cmd] \`npx vitest test/‸\``, huge), ['a.test.ts']);
  });

  it('offers paths where one is begun', () => {
    assert.deepEqual(offered('- [cmd] `test -f src/‸`'), ['main.ts']);
    assert.deepEqual(offered('- [cmd] `cd web && test -d ./‸`'), ['e2e/', 'package.json']);
  });

  it('says nothing where it is not certain', () => {
    for (const line of [
      '- [cmd] `npm run "‸"`',
      "- [cmd] `npm run 'a ‸`",
      '- [cmd] `npm -w web run ‸`',
      '- [cmd] `pnpm --filter web run ‸`',
      '- [cmd] `cd .. && npm run ‸`',
      '- [cmd] `cd $HOME && npm run ‸`',
      '- [cmd] `npm run test ‸`',
      '- [cmd] `npm run build -- ‸`',
      '- [cmd] `make -C web ‸`',
      '- [cmd] `just ship ‸`',
      '- [cmd] `echo $(npm run ‸)`',
      '- [cmd] `cat ‸`',
      '- [cmd] `n‸pm test`',
      '- [cmd] `test -f ../‸`',
      '- [cmd] npm test — then ‸',
      '- [manual] npm run ‸',
      '- [browse] /‸',
      '- [cmd] The command `npm run ‸`',
      'npm run ‸',
      '```\n- [cmd] `npm run ‸`\n```',
    ]) {
      assert.deepEqual(offered(line), [], line);
    }
  });

  it('knows nothing where nothing is known of the files', () => {
    assert.deepEqual(offeredAt(`${head}- [cmd] \`npm run ‸\``), []);
    assert.deepEqual(offeredAt(`${head}- [cmd] ‸`), []);
  });
});

describe('Completion of expectations', () => {
  const words = [
    'exits N (with this exit code)',
    'contains `text` (it exits with 0, and its output contains the text)',
    'outputs `text` (its output is the text)',
    'outputs a match (it exits with 0, and there is any output)',
    'at least N (its output is a number of this size or more)',
  ];

  it('offers what can be read with certainty', () => {
    assert.deepEqual(offered('- [assert] `x` ‸'), words);
    assert.deepEqual(offered('- [cmd] ! `x` ‸'), words);
    assert.deepEqual(offered('- [cmd] `x` out‸'), words.slice(2, 4));
    assert.deepEqual(offered('- [status] `curl x` ‸').slice(0, 2), ['-> 200 (OK)', '-> 201 (Created)']);
  });

  it('writes what is read the way that is meant', () => {
    assert.equal(chosen('exits N', '- [cmd] `x` ‸'), '- [cmd] `x` exits ‹0›');
    assert.equal(chosen('contains `text`', '- [cmd] `x` con‸'), '- [cmd] `x` contains `‹<the text>›`');
    assert.equal(chosen('at least N', '- [assert] `x` at‸'), '- [assert] `x` at least ‹1›');
    assert.equal(chosen('-> 404', '- [status] `curl x` -‸'), '- [status] `curl x` -> 404');
  });

  it('says nothing where a check may end, behind an expectation, in front of words, and in prose', () => {
    for (const line of [
      '- [cmd] `x`‸',
      '- [cmd] `x` exits 1 ‸',
      '- [cmd] `x` ‸ exits 1',
      '- [manual] `x` ‸',
      '- see `x` ‸',
    ]) {
      assert.deepEqual(offered(line), [], line);
    }
  });
});
