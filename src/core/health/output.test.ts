import assert from 'node:assert/strict';
import { exampleRun } from './exampleRun.ts';
import { findingList, findingPath, findingText, forEachLine, findingLimit } from './output.ts';

const escape = String.fromCharCode(27);

function linesOf(stdout: string, stderr = ''): string[] {
  const lines: string[] = [];
  forEachLine(exampleRun('lint', 'true', 0, stdout, stderr), (line) => lines.push(line));
  return lines;
}

describe('tool output', () => {
  it('is handed out line by line, standard error last, without line ends', () => {
    assert.deepEqual(linesOf('one\r\ntwo\n\nthree', 'four\n'), ['one', 'two', '', 'three', '', 'four', '']);
  });

  it('has no colours and links', () => {
    const link = `${escape}]8;;https://example.com${String.fromCharCode(7)}docs${escape}]8;;${escape}\\`;
    assert.deepEqual(linesOf(`${escape}[1m${escape}[31merror${escape}[39m${escape}[22m ${link}`), [
      'error docs',
      '',
      '',
    ]);
  });

  it('is read in linear time, however long it or one of its lines is', () => {
    let count = 0;
    forEachLine(exampleRun('lint', 'true', 0, `${'x'.repeat(2_000_000)}\n${'a line\n'.repeat(200_000)}`), (line) => {
      assert.ok(line.length <= 4000);
      count += 1;
    });
    assert.equal(count, 200_003);
  });

  it('names files relative to the folder of the run', () => {
    const run = exampleRun('lint', 'true', 0, '');
    assert.equal(findingPath(run, '/home/ada/shop/src/a.ts'), 'src/a.ts');
    assert.equal(findingPath(run, 'file:///home/ada/shop/src/a.ts'), 'src/a.ts');
    assert.equal(findingPath(run, './src/a.ts'), 'src/a.ts');
    assert.equal(findingPath(run, '/home/ada/shop2/a.ts'), '/home/ada/shop2/a.ts');
    const windows = { ...run, folder: String.raw`C:\code\shop` };
    assert.equal(findingPath(windows, String.raw`C:\code\shop\src\a.ts`), 'src/a.ts');
    assert.equal(findingPath(windows, 'file:///C:/code/shop/src/a.ts'), 'src/a.ts');
  });

  it('keeps a limited number of findings', () => {
    const list = findingList();
    for (let count = 0; count < 2 * findingLimit; count += 1) {
      list.add({ file: undefined, line: undefined, code: undefined, message: 'again' });
    }
    assert.equal(list.findings.length, findingLimit);
  });

  it('writes a finding with what is known of it', () => {
    assert.equal(findingText({ file: 'a.ts', line: 3, code: 'TS1', message: 'wrong' }), 'a.ts:3: TS1: wrong');
    assert.equal(findingText({ file: undefined, line: undefined, code: undefined, message: 'wrong' }), 'wrong');
  });
});
