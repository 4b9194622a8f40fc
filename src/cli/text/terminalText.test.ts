import assert from 'node:assert/strict';
import { forTerminal } from './terminalText.ts';

const problem = '   5:14  error    +0.9  There is no plan 009, so this plan never becomes ready. [queue.no-such-plan]';

const text = `docs/plans/001-search.md\n 3.1  BLOCKED  clarity 4\n${problem}\n\n1 plan: 1 to mend.\n`;

/** The rows of a screen, as a terminal breaks a line that is longer than it is wide. */
function rows(line: string, columns: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length; at += columns) {
    found.push(line.slice(at, at + columns).trimEnd());
  }
  return found;
}

describe('Text for a terminal', () => {
  it('is left as it is in a pipe', () => {
    assert.equal(forTerminal(text, {}), text);
    assert.equal(forTerminal(text, { columns: 20, hasColors: () => true }), text);
  });

  it('goes on below its column, in a line that the terminal itself breaks', () => {
    const line = forTerminal(problem, { isTTY: true, columns: 60 });
    assert.ok(!line.includes('\n'));
    assert.deepEqual(rows(line, 60), [
      '   5:14  error    +0.9  There is no plan 009, so this plan',
      '                        never becomes ready.',
      '                        [queue.no-such-plan]',
    ]);
    assert.deepEqual(
      rows(forTerminal('  and 3 more: `mstack doctor docs/plans/1.md`', { isTTY: true, columns: 34 }), 34),
      ['  and 3 more: `mstack doctor', '  docs/plans/1.md`'],
    );
  });

  it('is the same words at any width, no row longer than the screen', () => {
    for (let columns = 1; columns < 130; columns += 1) {
      const line = forTerminal(problem, { isTTY: true, columns });
      assert.deepEqual(line.split(/ +/), problem.split(/ +/), String(columns));
      const broken =
        columns >= 50 && rows(line, columns).some((row) => /^ {0,23}\S/.test(row) && !row.includes('5:14'));
      assert.ok(!broken, `${columns}\n${rows(line, columns).join('\n')}`);
    }
  });

  it('counts characters that are two columns wide', () => {
    const line = forTerminal('日本語日本語日本語日本語 日本語', { isTTY: true, columns: 30 });
    // The first word takes 24 columns; 6 are left, and the blank needs one.
    assert.equal(line, `日本語日本語日本語日本語${' '.repeat(6)}日本語`);
  });

  it('has colours only where there are any', () => {
    const plain = forTerminal(text, { isTTY: true, columns: 200, hasColors: () => false });
    assert.equal(plain, text);
    const coloured = forTerminal(text, { isTTY: true, columns: 200, hasColors: () => true });
    const shown = coloured.replaceAll('\u001B', '^');
    assert.match(shown, /^\^\[1mdocs\/plans\/001-search\.md\^\[22m\n 3\.1 {2}\^\[31mBLOCKED/);
    assert.match(shown, /5:14 {2}\^\[31merror {2}\^\[39m {2}\^\[32m\+0\.9\^\[39m {2}There/);
    assert.equal(shown.replaceAll(/\^\[\d+m/g, ''), text);
  });
});
