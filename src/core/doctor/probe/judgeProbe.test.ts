import assert from 'node:assert/strict';
import type { CheckRun } from '../../plan/judgeCheck.ts';
import { readPlan } from '../../plan/readPlan.ts';
import { type Example, exampleFile, exampleSurroundings, exampleText } from '../rules/examples/ruleExamples.ts';
import { comingThings } from './comingThings.ts';
import { judgeProbe, type ProbeJudgement } from './judgeProbe.ts';

const root = '/state/copies/1-1';

interface Gave {
  readonly code?: number;
  readonly out?: string;
  readonly err?: string;
  readonly exit?: CheckRun['exit'];
}

/** Judges the only check of a plan in a small repository by what its command gave. */
function judge(check: string, gave: Gave, example: Example = {}): ProbeJudgement {
  const whole: Example = {
    repository: ['src/cli.ts', 'src/export.ts', 'package.json'],
    scripts: { '': ['test'] },
    ...example,
    checks: [check],
  };
  const plan = readPlan(exampleFile, exampleText(whole));
  assert.ok(plan?.checks[0]);
  const run: CheckRun = {
    exit: gave.exit ?? { kind: 'exited', code: gave.code ?? 0 },
    stdout: gave.out ?? '',
    stderr: gave.err ?? '',
  };
  const coming = comingThings(plan, exampleSurroundings(whole), () => false);
  return judgeProbe(plan.checks[0], run, { plan, root, coming });
}

function verdict(check: string, gave: Gave, example: Example = {}): string {
  return judge(check, gave, example).verdict;
}

const entryMissing = (path: string): Gave => ({
  code: 1,
  err: `Error: Cannot find module '${root}/${path}'\n{ code: 'MODULE_NOT_FOUND', requireStack: [] }`,
});

describe('A probed check', () => {
  it('is vacuous when it passes already, negated or not', () => {
    assert.equal(verdict('[cmd] `npm test`', {}), 'vacuous');
    assert.equal(verdict('[cmd] `! grep -q zzz src/cli.ts`', { code: 1 }), 'vacuous');
    assert.equal(verdict('[assert] `node src/cli.ts` contains `one`', { out: 'one\n' }), 'vacuous');
  });

  it('is red when it fails, as it should', () => {
    assert.equal(verdict('[cmd] `npm test`', { code: 1, out: '1 failing' }), 'red');
    assert.equal(verdict('[cmd] `! grep -q one src/cli.ts`', { code: 0 }), 'red');
    assert.equal(verdict('[assert] `node src/cli.ts` contains `two`', { out: 'one\n' }), 'red');
    const refused = judge('[status] `curl http://localhost:1/` -> 200', { code: 7, out: '000' });
    assert.equal(refused.verdict, 'red');
    assert.match(refused.reason, /nothing answers there/);
  });

  it('is broken when it can never pass', () => {
    for (const command of ['false', 'exit 1', "bash -c 'exit 1'", 'node -e "process.exit(1)"', 'npm test && false']) {
      assert.match(judge(`[cmd] \`${command}\``, { code: 1 }).reason, /can never pass/, command);
    }
    assert.equal(verdict('[cmd] `! true`', { code: 0 }), 'broken');
    assert.equal(verdict('[cmd] `npm test || exit 1`', { code: 1 }), 'red');
    assert.equal(verdict('[cmd] `node -e "process.exit(+x)"`', { code: 1 }), 'red');
  });

  it('is not probed when it had no result', () => {
    for (const exit of [
      { kind: 'timedOut', afterSeconds: 2 },
      { kind: 'signalled', signal: 'SIGKILL' },
      { kind: 'notStarted', reason: 'no shell' },
    ] as const) {
      assert.equal(verdict('[cmd] `npm test`', { exit }), 'not-probed');
    }
  });

  it('is broken when its program is missing and nothing brings it', () => {
    const missing: Gave = { code: 127, err: 'sh: 1: nosuch: not found' };
    assert.equal(verdict('[cmd] `nosuch a`', missing), 'broken');
    assert.match(judge('[cmd] `nosuch a`', missing).reason, /^There is no program `nosuch` here/);
    assert.equal(verdict('[cmd] `! nosuch a`', missing), 'broken', 'negated, too');
    assert.equal(verdict('[cmd] `npm test`', missing), 'broken', 'behind a script');
    assert.equal(verdict('[cmd] `nosuch a`', missing, { files: ['`package.json`: depends on it'] }), 'red');
    assert.equal(verdict('[cmd] `nosuch a`', missing, { files: ['`bin/nosuch` (new)'] }), 'red');
    assert.equal(
      verdict('[cmd] `cargo nextest run`', { code: 101, err: 'error: no such command: `nextest`' }),
      'broken',
    );
    const script: Example = { repository: ['run.sh', 'src/cli.ts'] };
    const inScript: Gave = { code: 127, err: 'run.sh: 1: nosuch: not found' };
    assert.equal(verdict('[cmd] `sh run.sh`', inScript, script), 'broken', 'behind a script of the project');
    const rewritten: Example = { ...script, files: ['`run.sh`: calls another'] };
    assert.equal(verdict('[cmd] `sh ./run.sh`', inScript, rewritten), 'red', 'that the plan changes');
    // A script that looks for a program, and fails for another reason.
    assert.equal(verdict('[cmd] `sh src/cli.ts`', { code: 1, err: 'cli.ts: 1: jq: not found\n1 failing' }), 'red');
  });

  it('is broken when the package that it launches is not there', () => {
    const offline =
      "npm error code ENOTCACHED\nnpm error request to https://registry.npmjs.org/nosuch failed: cache mode is 'only-if-cached' but no cached response is available.";
    for (const [check, err] of [
      ['npx nosuch a', offline],
      [
        'npx --no-install nosuch@1.2',
        'npm error npx canceled due to missing packages and no YES option: ["nosuch@1.2.0"]',
      ],
      ['npm exec -- nosuch', 'npm error 404 Not Found - GET https://registry.npmjs.org/nosuch - Not found'],
      ['npx @scope/nosuch', offline.replace('org/nosuch', 'org/@scope%2fnosuch')],
      ['pnpm exec nosuch', ' ERR_PNPM_RECURSIVE_EXEC_FIRST_FAIL  Command "nosuch" not found'],
      ['pnpm dlx nosuch', ' ERR_PNPM_NO_OFFLINE_META  Failed to resolve nosuch@latest in package mirror /x'],
      ['yarn exec nosuch', 'command not found: nosuch'],
      ['bunx nosuch', 'error: GET https://registry.npmjs.org/nosuch - 404'],
      ['uvx nosuch', '  ╰─▶ Because nosuch was not found in the cache and you require nosuch, …'],
      ['pipx run nosuch', 'ERROR: No matching distribution found for nosuch'],
    ] as const) {
      const judged = judge(`[cmd] \`${check}\``, { code: 1, err });
      assert.equal(judged.verdict, 'broken', check);
      assert.match(judged.reason, /^There is no program `(?:@scope\/)?nosuch` here/);
    }
    assert.equal(
      verdict('[cmd] `npx nosuch`', { code: 1, err: offline }, { files: ['`package.json`: adds it'] }),
      'red',
    );
    assert.equal(verdict('[cmd] `npx vitest run`', { code: 1, err: offline }), 'red', 'a test that asks for another');
  });

  it('is broken when its path is made by no plan', () => {
    const check = '[cmd] `node scripts/verify.js`';
    assert.equal(verdict(check, entryMissing('scripts/verify.js')), 'broken');
    assert.match(
      judge(check, entryMissing('scripts/verify.js')).reason,
      /There is no `scripts\/verify\.js`, and no plan/,
    );
    const made: Example = { files: ['`scripts/verify.js` (new)'] };
    assert.equal(verdict(check, entryMissing('scripts/verify.js'), made), 'red', 'the plan makes it');
    const folder: Example = { files: ['`scripts/` (new)'] };
    assert.equal(verdict(check, entryMissing('scripts/verify.js'), folder), 'red', 'the plan makes its folder');
    const before: Example = {
      head: ['id: 1', 'title: Export notes', 'status: pending', 'blocked-by: [2]'],
      others: { 'docs/plans/002-verify.md': { head: ['id: 2', 'title: Verify', 'status: pending'], ...made } },
    };
    assert.equal(verdict(check, entryMissing('scripts/verify.js'), before), 'red', 'a plan before it makes it');
    assert.equal(verdict('[cmd] `grep -q x docs/none.md`', { code: 2, err: 'grep: docs/none.md: No such' }), 'broken');
    assert.equal(verdict('[cmd] `npm test`', entryMissing('missing.js')), 'broken', 'behind a script');
    const manifest: Example = { files: ['`package.json`: the script'] };
    assert.equal(verdict('[cmd] `npm test`', entryMissing('missing.js'), manifest), 'red', 'that the plan may change');
    assert.equal(verdict(check, entryMissing('scripts/verify.js'), manifest), 'broken', 'named by the check itself');
    assert.equal(
      verdict('[cmd] `npm run test && grep -q x out/a.txt`', { code: 2, err: 'grep: out/a.txt: No such file' }),
      'red',
      'what runs before it may make it',
    );
    assert.equal(
      verdict('[cmd] `npm test`', { code: 1, err: "Error: Cannot find module './zz'\nRequire stack:\n- /x/a.js" }),
      'red',
      'code that misses a module is what red looks like',
    );
  });

  it('is broken when its script is missing and no plan adds it', () => {
    const missing: Gave = { code: 1, err: 'npm error Missing script: "nope"' };
    assert.equal(verdict('[cmd] `npm run nope`', missing), 'broken');
    assert.equal(verdict('[cmd] `npm run nope`', missing, { files: ['`package.json`: the script `nope`'] }), 'red');
    assert.equal(verdict('[cmd] `npm run nope -w x`', missing), 'broken', 'known by the output alone');
  });

  it('is broken when it selects no test and no plan writes one', () => {
    const none: Gave = { code: 1, out: 'No test files found, exiting with code 1' };
    assert.equal(verdict('[cmd] `npx vitest run nope`', none), 'broken');
    assert.match(judge('[cmd] `npx vitest run nope`', none).reason, /^It selects no test: there is none at `nope`/);
    const green: Gave = { code: 0, out: '  0 passing (1ms)' };
    assert.equal(verdict('[cmd] `npx mocha --grep zzz`', green), 'broken', 'green for ever');
    const negated = verdict('[cmd] `! npx mocha --grep zzz`', green);
    assert.equal(negated, 'red', 'of a negated check the exit code alone is looked at');
  });

  it('is broken when a script is handed a test that nobody writes, or starts in a folder that nobody makes', () => {
    const only: Example = { repository: ['package.json', 'test/fraction.test.ts'], scripts: { '': ['test:only'] } };
    for (const [check, tool] of [
      ['[cmd] `npm run test:only -- test/fractoin.test.ts`', 'Error: No test files found'],
      ['[cmd] `npm run test:only -- test/fractoin.test.ts`', "Could not find 'test/fractoin.test.ts'"],
      ['[cmd] `yarn test:only test/fractoin.test.ts`', '1 error'],
      ['[cmd] `npm --prefix web test`', 'npm error code ENOENT'],
      ['[cmd] `make -C lib test`', 'make: *** lib: No such file or directory.  Stop.'],
    ] as const) {
      assert.equal(verdict(check, { code: 1, err: tool }, only), 'broken', check);
    }
    const writes: Example = { ...only, files: ['`test/fractoin.test.ts` (new)'] };
    assert.equal(
      verdict('[cmd] `npm run test:only -- test/fractoin.test.ts`', { code: 1, err: '1 error' }, writes),
      'red',
    );
    const makes: Example = { ...only, files: ['`web/package.json` (new)'] };
    assert.equal(verdict('[cmd] `npm --prefix web test`', { code: 1, err: 'npm error code ENOENT' }, makes), 'red');
    assert.equal(
      verdict('[cmd] `npm run test:only -- test/fraction.test.ts`', { code: 1, err: '1 failing' }, only),
      'red',
    );
  });

  it('is red when it selects tests that a plan is to write, and vacuous when it is green without any', () => {
    const none: Gave = { code: 1, out: 'No test files found, exiting with code 1' };
    const writes: Example = { files: ['`test/export.test.ts` (new)'] };
    assert.equal(verdict('[cmd] `npx vitest run test/export.test.ts`', none, writes), 'red');
    assert.equal(verdict('[cmd] `npx vitest run -t exports`', none, writes), 'red');
    assert.equal(verdict('[cmd] `npx vitest run`', none, { tasks: ['Write the unit tests'] }), 'red');
    assert.equal(
      verdict('[cmd] `cargo test export`', { out: 'running 0 tests' }, { files: ['`src/lib.rs`: it'] }),
      'vacuous',
    );
    assert.equal(verdict('[cmd] `npx mocha --grep zzz`', { out: '  0 passing (1ms)' }, writes), 'vacuous');
    assert.equal(
      verdict('[cmd] `npx vitest run test/exprot.test.ts`', none, writes),
      'broken',
      'a path that is named, and that nobody writes',
    );
  });
});
