import assert from 'node:assert/strict';
import { readShellCommands, resolvePath } from './shellCommands.ts';

/** Commands as words between bars, with the folder in front where it is not the top. */
function commandsOf(line: string): string[] {
  return readShellCommands(line).map(
    ({ words, folder }) =>
      `${folder === '' ? '' : `${folder ?? '?'}: `}${words.map(({ text, computed }) => (computed ? `{${text}}` : text)).join('|')}`,
  );
}

describe('Shell commands', () => {
  it('are split where a shell splits them', () => {
    for (const [line, commands] of [
      ['npm test', ['npm|test']],
      ['a && b || c; d & e', ['a', 'b', 'c', 'd', 'e']],
      ['a | b |& c', ['a', 'b', 'c']],
      ['a\nb # c\nd', ['a', 'b', 'd']],
      ['(a; b) && c', ['a', 'b', 'c']],
      ["grep -c 'a|b' x", ['grep|-c|a|b|x']],
      ['echo "a && b" c\\ d e\'f\'g', ['echo|a && b|c d|efg']],
      ["it's fine", ["it's|fine"]],
      ['echo "open', ['echo|"open']],
      ['! time FOO=1 BAR="x y" a b', ['a|b']],
      ['timeout 60s env -i A=1 pytest -q', ['pytest|-q']],
      ['if a; then b; fi', ['a', 'b']],
      ['for f in *.ts; do wc "$f"; done', ['wc|{$f}']],
      ['', []],
      ['&& | ;;', []],
    ] as const) {
      assert.deepEqual(commandsOf(line), commands, line);
    }
  });

  it('leave out where output goes to and input comes from', () => {
    const [command] = readShellCommands('a <in.txt >out.txt 2>&1 2>>err.txt b >&- <<<"text" &>all.txt');
    assert.deepEqual(
      command?.words.map((word) => word.text),
      ['a', 'b'],
    );
    assert.deepEqual(
      command?.inputs.map((word) => word.text),
      ['in.txt', 'text'],
    );
    assert.deepEqual(
      command?.outputs.map((word) => word.text),
      ['out.txt', 'err.txt', 'all.txt'],
    );
  });

  it('know what nobody can know before they run', () => {
    assert.deepEqual(commandsOf('test -n "$(ls | wc -l)" && echo `pwd`/x ${A:-b} $1 a$ \'$x\''), [
      'test|-n|{$(ls | wc -l)}',
      'echo|{`pwd`/x}|{${A:-b}}|{$1}|a$|$x',
    ]);
  });

  it('know in which folder they run', () => {
    for (const [line, commands] of [
      ['cd web && npm test; cd ../api; a', ['cd|web', 'web: npm|test', 'web: cd|../api', 'api: a']],
      ['(cd web && a) && b', ['cd|web', 'web: a', 'b']],
      ['cd "$dir" && a', ['cd|{$dir}', '?: a']],
      ['cd /tmp && a', ['cd|/tmp', '?: a']],
      ['cd .. && a', ['cd|..', '?: a']],
      ['cd && a', ['cd', '?: a']],
    ] as const) {
      assert.deepEqual(commandsOf(line), commands, line);
    }
  });

  it('say where their words stand', () => {
    const line = 'cd web && grep -q "a b" x\\ y.txt';
    const words = readShellCommands(line).flatMap((command) => command.words);
    assert.deepEqual(
      words.map((word) => line.slice(word.start, word.end)),
      ['cd', 'web', 'grep', '-q', '"a b"', 'x\\ y.txt'],
    );
  });

  it('end, whatever is opened and never closed', () => {
    for (const text of ["'", '"', '`', '$(', '${', '(', ')', '\\', '"$(', '<', '>&', '2>', '\n', '#', '"`']) {
      const commands = readShellCommands(text.repeat(20_000));
      assert.ok(commands.length <= 20_000, text);
    }
  });
});

describe('Path of a command', () => {
  it('is relative to the repository, or unknown', () => {
    assert.equal(resolvePath('', './a//b/../c'), 'a/c');
    assert.equal(resolvePath('web', '../api/x'), 'api/x');
    assert.equal(resolvePath('web', '.'), 'web');
    for (const path of ['/etc', '~/x', '../x', 'C:\\x', 'a/../../x']) {
      assert.equal(resolvePath('', path), undefined, path);
    }
  });
});
