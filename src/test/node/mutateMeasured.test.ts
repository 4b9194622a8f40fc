import assert from 'node:assert/strict';
import { audit, direct, head, manifest, price, project, restoreStateHome, share, strong } from './auditedFolder.ts';

describe('What a deep audit takes for measured', function suite() {
  this.timeout(120_000);
  after(restoreStateHome);

  it('does not take a few tests of one file for tests of all that no test loads', async () => {
    const big = Array.from({ length: 8 }, (_, at): [string, string] => [
      `src/big${at}.js`,
      Array.from({ length: 60 }, (__, line) => `export const f${line} = (a) => a > ${line} && a < ${line + 9};\n`).join(
        '',
      ),
    ]);
    const files = { ...direct, ...Object.fromEntries(big), 'src/price.js': price, 'test/price.test.js': strong };
    await using folder = await project(files);
    const { deep } = await audit(folder, { mutants: 5 });
    assert.ok((deep.coverage ?? 1) > 0 && (deep.coverage ?? 1) < 0.05, String(deep.coverage));
    assert.ok(share(deep) < 0.3, JSON.stringify(deep.mutants));
  });

  it('says that tests whose program is not installed were not measured', async () => {
    await using folder = await project({
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'no-such-runner run' } }),
      'src/price.js': price,
      'test/price.test.js': strong,
    });
    const { deep } = await audit(folder);
    assert.deepEqual([deep.commands, deep.coverage, deep.mutants], [[], undefined, undefined]);
    assert.deepEqual(deep.gaps, [
      'Not measured: `npm test`, because its program is not installed.',
      'No small changes were tried: `npm test` was not measured.',
    ]);
  });

  it('gives no figure of mutants for a suite that is red, and says why', async () => {
    const red = `${strong}test('red', () => assert.equal(1, 2));\n`;
    await using folder = await project({ 'package.json': manifest, 'src/price.js': price, 'test/price.test.js': red });
    const { deep } = await audit(folder);
    assert.deepEqual([deep.commands[0]?.passed, deep.commands[0]?.tests, deep.mutants], [false, 3, undefined]);
    assert.equal(deep.coverage, undefined, 'what a red suite reaches speaks for nothing');
    assert.match(deep.gaps.join(), /`npm test` fails on the unchanged tree \(exit code 1\)/);
  });

  it('gives no figure for a suite that hangs, within its time', async () => {
    const hanging = `${head}test('hangs', async () => { setInterval(() => {}, 1000); await new Promise(() => {}); });\n`;
    await using folder = await project({ ...direct, 'src/price.js': price, 'test/price.test.js': hanging });
    const { deep } = await audit(folder, { minutes: 2 / 60 });
    assert.deepEqual([deep.commands, deep.coverage, deep.mutants], [[], undefined, undefined]);
    assert.match(deep.gaps.join(), /Not measured: `node --test .*`, because it did not end within \d s/);
  });
});
