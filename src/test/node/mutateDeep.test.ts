import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { DeepAudit } from '../../core/audit/audit.ts';
import { type DeepProgress, runDeepAudit } from '../../jobs/auditDeep.ts';
import { readKeptAudit } from '../../node/keptAudit.ts';
import { findProgram } from '../../node/programs.ts';
import {
  assertUntouched,
  audit,
  direct,
  head,
  price,
  project,
  restoreStateHome,
  share,
  strong,
  weak,
} from './auditedFolder.ts';

/** What became of each change, in order. */
function changesIn(progress: readonly DeepProgress[]): readonly string[] {
  return progress.map(({ text }) => text).filter((text) => /^src\/price\.js:\d+: /.test(text));
}

/** On a machine without a language's program the audit must say that its tests do not run; then there is nothing to measure. */
async function saysMissing(deep: DeepAudit, program: string, command: string): Promise<boolean> {
  if ((await findProgram(program, '/')) !== undefined) {
    return false;
  }
  assert.deepEqual([deep.commands, deep.mutants], [[], undefined]);
  assert.ok(deep.gaps.includes(`Not measured: \`${command}\`, because its program is not installed.`));
  return true;
}

describe('A deep audit', function suite() {
  this.timeout(120_000);
  after(restoreStateHome);

  it('finds that strong tests notice nearly every change, twice the same', async () => {
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': strong });
    const { deep, progress } = await audit(folder, { mutants: 4 });
    assert.deepEqual(
      deep.commands.map(({ topic, command, passed, tests, skipped }) => [topic, command, passed, tests, skipped]),
      [['unit', 'node --test --test-isolation=none', true, 2, 0]],
    );
    assert.equal(deep.coverage, 1);
    assert.ok(share(deep) >= 0.8, JSON.stringify(deep.mutants));
    assert.deepEqual([deep.mutants?.tool, deep.mutants?.tried, deep.mutants?.chosen], ['mstack', 4, 4]);
    assert.deepEqual(deep.gaps, []);
    assert.ok(progress.every(({ done, of }, index) => done <= of && done >= (progress[index - 1]?.done ?? 0)));
    assert.equal(progress.at(-1)?.done, progress.at(-1)?.of);
    const changes = changesIn(progress);
    const again = await audit(folder, { mutants: 2 });
    assert.deepEqual(changesIn(again.progress), changes.slice(0, 2));
  });

  it('finds that tests which look at nothing notice little, whatever they cover', async () => {
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': weak });
    const { deep } = await audit(folder);
    assert.deepEqual([deep.commands[0]?.tests, deep.commands[0]?.skipped], [2, 1]);
    assert.equal(deep.coverage, 1);
    assert.ok(share(deep) <= 0.3, JSON.stringify(deep.mutants));
    assert.ok(
      deep.mutants?.survivors.every((text) => /^src\/price\.js:\d+: .+ (?:became .+|was taken out)$/.test(text)),
    );
    assert.ok((deep.mutants?.share.high ?? 1) < 0.7);
  });

  it('finds tests that do not even load the program', async () => {
    const aside =
      "import test from 'node:test';\nimport assert from 'node:assert/strict';\n// price\ntest('a', () => assert.ok(true));\n";
    await using folder = await project({
      ...direct,
      'src/price.js': price,
      'test/price.test.js': aside,
    });
    const { deep } = await audit(folder);
    assert.equal(share(deep), 0);
    assert.match(deep.gaps.join(), /hold no program at all/);
  });

  it('gives no figure for a flaky suite', async () => {
    // Passes every other time: what it counts lies where a copy that is put back does not reach.
    await using folder = await project({ ...direct, 'src/price.js': price, '.gitignore': '' });
    const counter = JSON.stringify(path.join(folder.base, 'counter'));
    await folder.write(
      'test/price.test.js',
      `${head}import { appendFileSync, readFileSync } from 'node:fs';
test('sometimes', () => { appendFileSync(${counter}, 'x'); assert.notEqual(readFileSync(${counter}, 'utf8').length % 3, 0); });\n`,
    );
    const { deep } = await audit(folder);
    assert.equal(deep.mutants, undefined);
    assert.match(deep.gaps.join(), /flaky/);
  });

  it('has no figure where nothing is tested, or nothing is there to change', async () => {
    await using none = await project({ 'src/price.js': price });
    assert.match((await audit(none)).deep.gaps.join(), /no command that runs the tests/);
    await using empty = await project({ ...direct, 'src/price.js': price, 'test/a.test.js': '\n' });
    assert.match((await audit(empty)).deep.gaps.join(), /runs no test/);
    await using nothing = await project({
      ...direct,
      'test/a.test.js': strong.replace(/import \{.*/, ''),
    });
    const { deep } = await audit(nothing);
    assert.equal(deep.mutants, undefined);
  });

  it('says honestly that the time was up', async () => {
    const slow = `${strong}test('slow', () => new Promise((end) => setTimeout(end, 300)));\n`;
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': slow });
    const { deep } = await audit(folder, { minutes: 2 / 60, mutants: 20 });
    const { tried = 0, chosen = 0 } = deep.mutants ?? {};
    assert.ok(deep.mutants === undefined || tried < chosen, JSON.stringify(deep.mutants));
    assert.match(deep.gaps.join(), /the time was up|did not end within/);
  });

  it('changes what plans are about to touch, and never a program that removes files', async () => {
    const plan =
      '---\nid: 1\ntitle: A\nstatus: pending\n---\n\n## Design\n\n**Files expected to change**\n\n- `src/stock.js`\n- `src/clean.js`\n';
    await using folder = await project({
      ...direct,
      'docs/plans/001-a.md': plan,
      'src/price.js': price,
      'src/stock.js': 'export const few = (count) => count < 3;\n',
      'src/clean.js':
        "import { rmSync } from 'node:fs';\nexport const clean = (dir) => { if (dir !== '') rmSync(dir, { recursive: true }); };\n",
      'test/a.test.js': `${strong}import { few } from '../src/stock.js';\nimport { clean } from '../src/clean.js';\ntest('few', () => { few(3); assert.ok(clean); });\n`,
    });
    const { deep, progress } = await audit(folder);
    assert.ok(deep.mutants?.survivors.every((text) => text.startsWith('src/stock.js:')));
    assert.ok(progress.every(({ text }) => !/^src\/(?:clean|price)\.js:/.test(text)));
    assert.match(deep.gaps.join(), /src\/clean\.js/);
  });

  it('runs the other commands of the project', async () => {
    const agents =
      '## Health Stack\n\n- test: node --test --test-isolation=none\n- lint: node -e "process.exit(1)"\n- typecheck: true\n- deadcode: no-such-program-here\n';
    await using folder = await project({
      'AGENTS.md': agents,
      'package.json': '{"type":"module"}',
      'src/price.js': price,
      'test/a.test.js': strong,
    });
    const { deep } = await audit(folder, { mutants: 2 });
    assert.deepEqual(
      deep.commands.map(({ topic, passed }) => [topic, passed]),
      [
        ['unit', true],
        ['types', true],
        ['lint', false],
      ],
    );
    assert.match(deep.gaps.join(), /Not measured: `no-such-program-here`, because its program is not installed/);
  });

  it('measures Python', async () => {
    const python = 'def few(count):\n    if count < 3:\n        return True\n    return False\n';
    const test =
      'import unittest\nfrom shop import few\n\n\nclass Few(unittest.TestCase):\n    def test_few(self):\n        self.assertEqual([few(2), few(3)], [True, False])\n';
    await using folder = await project({ 'shop.py': python, 'tests/test_shop.py': test });
    const { deep } = await audit(folder, { mutants: 4 });
    if (await saysMissing(deep, 'python3', 'python3 -m unittest discover -s tests')) {
      return;
    }
    assert.deepEqual(
      [deep.commands[0]?.command, deep.commands[0]?.tests],
      ['python3 -m unittest discover -s tests', 1],
    );
    assert.equal(share(deep), 1, JSON.stringify(deep.mutants));
  });

  it('measures Rust, and does not count what does not compile', async () => {
    const source =
      'pub fn few(count: u32) -> bool {\n    count < 3 && count != 1\n}\n\npub fn name() -> String {\n    return "few".to_string();\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn few() {\n        assert_eq!([super::few(0), super::few(1), super::few(2), super::few(3)], [true, false, true, false]);\n    }\n}\n';
    await using folder = await project({
      '.gitignore': 'target/\n',
      'Cargo.toml': '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/lib.rs': source,
    });
    const { deep } = await audit(folder, { mutants: 5 });
    if (await saysMissing(deep, 'cargo', 'cargo test')) {
      return;
    }
    assert.deepEqual([deep.commands[0]?.command, deep.commands[0]?.tests], ['cargo test', 1]);
    const survivors = deep.mutants?.survivors ?? [];
    assert.ok(
      survivors.every((text) => text.startsWith('src/lib.rs:6:')),
      survivors.join(),
    );
    assert.ok(share(deep) >= 0.5);
  });

  it('measures mocha, which ends with the first failure', async () => {
    const modules = path.join(import.meta.dirname, '../../../node_modules');
    const test = `const assert = require('node:assert/strict');\nconst { few } = require('../src/few.js');\ndescribe('few', () => { it('is below 3', () => assert.deepEqual([few(2), few(3)], [true, false])); });\n`;
    await using folder = await project({
      '.gitignore': 'node_modules\n',
      'package.json': JSON.stringify({ scripts: { test: 'mocha --spec test/few.js' } }),
      'src/few.js': 'exports.few = (count) => count < 3;\n',
      'test/few.js': test,
    });
    await mkdir(path.join(folder.root, 'node_modules'));
    await symlink(path.join(modules, 'mocha'), path.join(folder.root, 'node_modules', 'mocha'));
    await mkdir(path.join(folder.root, 'node_modules', '.bin'));
    await symlink(path.join(modules, 'mocha/bin/mocha.js'), path.join(folder.root, 'node_modules', '.bin', 'mocha'));
    const { deep, progress } = await audit(folder);
    assert.equal(share(deep), 1, JSON.stringify(deep));
    assert.ok(progress.some(({ text }) => text === 'npm test -- --bail'));
  });

  it('keeps tests that write around themselves away from the project and from temporary folders', async () => {
    const writing = `${strong}import { mkdtempSync, writeFileSync } from 'node:fs';\nimport { tmpdir } from 'node:os';\nimport path from 'node:path';
test('writes', () => {
  writeFileSync('here.txt', 'a');
  writeFileSync('../beside.txt', 'a');
  writeFileSync('src/price.js', 'nothing');
  writeFileSync(path.join(mkdtempSync(path.join(tmpdir(), 'left-')), 'there.txt'), 'a');
});\n`;
    await using folder = await project({
      ...direct,
      'src/price.js': price,
      'test/price.test.js': writing,
    });
    const { deep } = await audit(folder, { mutants: 2 });
    assert.ok(share(deep) > 0);
    assert.equal(readFileSync(path.join(folder.root, 'src/price.js'), 'utf8'), price);
    assert.ok(!existsSync(path.join(folder.base, 'beside.txt')) && !existsSync(path.join(homedir(), 'beside.txt')));
  });

  it('is kept with what it was measured on, and says how much has changed since', async () => {
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': weak });
    assert.equal(await readKeptAudit(folder.root), undefined);
    // Work that is not committed yet is measured, too, and its tree is in no commit.
    await folder.write('src/draft.js', 'export {};\n');
    const { deep } = await audit(folder, { mutants: 2 });
    const kept = await readKeptAudit(folder.root);
    assert.deepEqual([kept?.deep, kept?.changed], [deep, 0]);
    await folder.write('README.md', 'prose\n');
    assert.equal((await readKeptAudit(folder.root))?.changed, 0);
    await folder.write('src/new.js', 'export {};\n');
    await folder.write('src/price.js', `${price}\n`);
    assert.equal((await readKeptAudit(folder.root))?.changed, 2);
    await folder.git('reflog', 'expire', '--expire=now', '--all');
    await folder.git('gc', '--quiet', '--prune=now');
    assert.equal((await readKeptAudit(folder.root))?.changed, 2, 'the tree is still there');
    await folder.git('update-ref', '-d', 'refs/mstack/audit');
    await folder.git('gc', '--quiet', '--prune=now');
    const gone = await readKeptAudit(folder.root);
    assert.deepEqual([gone?.changed, gone?.deep], [undefined, deep]);
    const [state = ''] = readdirSync(path.join(folder.base, 'state'));
    await folder.write(path.join('..', 'state', state, 'audit.json'), '{"version":2,"deep":{}}');
    assert.equal(await readKeptAudit(folder.root), undefined);
  });

  it('that is cancelled leaves nothing: no copy, no process, no result', async () => {
    const slow = `${head}import { spawn } from 'node:child_process';\ntest('slow', async () => { spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref(); await new Promise((end) => setTimeout(end, 100)); });\n`;
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': slow });
    const before = await folder.repository.snapshot();
    for (const words of ['Copying', 'node --test', 'node --test --exp', 'without the program', 'src/price.js:']) {
      const cancel = new AbortController();
      const work = runDeepAudit({
        root: folder.root,
        mutants: 3,
        signal: cancel.signal,
        onProgress: ({ text }) => {
          if (text.includes(words)) {
            cancel.abort(new Error('cancelled by the person'));
          }
        },
      });
      await assert.rejects(work, /cancelled by the person/, words);
      await assertUntouched(folder, before);
      assert.equal(await readKeptAudit(folder.root), undefined);
    }
  });
});
