import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Token, tokenizer } from './tokens.ts';

const sample = path.join(import.meta.dirname, '..', '..', '..', 'sample', 'docs', 'plans');

/** What our grammars say of a line: each piece that has a scope of ours, with the names that themes go by. */
function marked(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ text, scopes }) => {
    const own = scopes.filter((scope) => scope.includes('mstack'));
    return own.length === 0 || text.trim() === '' ? [] : [`${text} = ${own.join(' ').replaceAll('.mstack', '')}`];
  });
}

/** The scopes of each character that our grammars leave alone, to be compared. */
function ordinary(lines: readonly (readonly Token[])[]): string[][] {
  return lines.map((tokens) =>
    tokens.flatMap(({ text, scopes }) => Array.from({ length: text.length }, () => scopes.join(' '))),
  );
}

describe('Grammar of plans, with that of VS Code’s Markdown', () => {
  let read: (text: string) => Token[][];
  let readWithoutUs: (text: string) => Token[][];

  before(async () => {
    read = await tokenizer(true);
    readWithoutUs = await tokenizer(false);
  });

  /** Of the last line. */
  function last(text: string): string[] {
    return marked(read(text).at(-1) ?? []);
  }

  it('makes tags, negations, commands and expectations of checks stand out', () => {
    const text = [
      '- [cmd] `make`',
      '- [assert] ! `make` exits 2',
      '* [assert] ``make`` outputs `3` (three)',
      '-   [assert] `make` contains "x" — *really*',
      '  - [assert] `make` at least 3.',
      '- [assert] `make` outputs a match',
      '- [status] `make` -> 404',
      '- [cmd] make — must be **green**',
      '- [status] make -> 200',
      '- [manual] look',
      '- [browse] /home shows it',
      '- [cmd]:',
      '- [cmd] Run `make`',
    ].join('\n');
    const tag = [
      '[ = punctuation.definition.tag.begin',
      'cmd = entity.name.tag.check',
      '] = punctuation.definition.tag.end',
    ];
    const [open = '', cmd = '', close = ''] = tag;
    const assertTag = [open, cmd.replace('cmd', 'assert'), close];
    const statusTag = [open, cmd.replace('cmd', 'status'), close];
    const command = 'make = meta.embedded.inline.command';
    assert.deepEqual(read(text).map(marked), [
      [...tag, command],
      [
        ...assertTag,
        '! = keyword.operator.negation',
        command,
        'exits = keyword.control.expectation',
        '2 = constant.numeric.expectation',
      ],
      [...assertTag, command, 'outputs = keyword.control.expectation'],
      [...assertTag, command, 'contains = keyword.control.expectation'],
      [...assertTag, command, 'at least = keyword.control.expectation', '3 = constant.numeric.expectation'],
      [...assertTag, command, 'outputs a match = keyword.control.expectation'],
      [...statusTag, command, '-> = keyword.control.expectation', '404 = constant.numeric.expectation'],
      [...tag, command],
      [
        ...statusTag,
        command,
        '-> = meta.embedded.inline.command keyword.control.expectation',
        '200 = meta.embedded.inline.command constant.numeric.expectation',
      ],
      [open, 'manual = comment.line.check.manual', close],
      [open, 'browse = entity.name.tag.check.browse', close],
      tag,
      tag,
    ]);
  });

  it('reads commands as the shell does, and ends with them whatever they hold', () => {
    const [line = [], next = []] = read('- [cmd] `npm test -- "it\'s` exits 1\n- next *item*');
    const npm = line.find(({ text }) => text === 'npm');
    assert.ok(npm);
    assert.ok(npm.scopes.includes('markup.inline.raw.string.markdown'));
    assert.ok(
      npm.scopes.some((scope) => scope.endsWith('.shell')),
      npm.scopes.join(' '),
    );
    assert.ok(
      line.some(({ text, scopes }) => text === 'exits' && scopes.at(-1) === 'keyword.control.expectation.mstack'),
    );
    assert.ok(next.some(({ text, scopes }) => text === 'item' && scopes.at(-1) === 'markup.italic.markdown'));
    const plain = read('- [cmd] npm test --silent')[0] ?? [];
    assert.ok(plain.find(({ text }) => text === 'npm')?.scopes.some((scope) => scope.endsWith('.shell')));
  });

  it('shows the boxes of criteria as part of the bullet, ticked or not', () => {
    for (const text of ['- [ ] a', '- [x] a', '* [X] a', '1. [ ] a', '  - [ ] a', '-  [ ] a']) {
      const box = read(text)[0]?.find((token) => /^\[.\]$/.test(token.text));
      assert.equal(box?.scopes.at(-1), 'punctuation.definition.list.begin.markdown', text);
    }
  });

  it('shows what a status says, and a title as the text that it is', () => {
    assert.deepEqual(last('---\nstatus: pending'), ['pending = constant.language.status']);
    assert.deepEqual(last('---\nstatus: done # at last'), ['done = markup.inserted.status']);
    assert.deepEqual(last('---\nstatus: failed'), ['failed = markup.deleted.status']);
    assert.deepEqual(last('---\nstatus: finished'), []);
    const title = read('---\ntitle: fix: the `parser` # of dates')[1] ?? [];
    assert.ok(!title.some(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid'))));
    assert.ok(title.some(({ text, scopes }) => text === 'fix: the `parser`' && scopes.at(-1)?.startsWith('string.')));
    assert.ok(title.some(({ text, scopes }) => text.includes('of dates') && scopes.at(-1)?.startsWith('comment.')));
  });

  it('leaves alone what only looks like a check or a box', () => {
    for (const text of [
      '[cmd] `make`',
      'Words [cmd] `make`',
      '- see [cmd] `make`',
      '- [docs](https://example.org)',
      '- [cmd](https://example.org)',
      '```sh\n- [cmd] `make`',
      '<!--\n- [cmd] `make`',
      '    - [cmd] `make`',
      'End. [x] of a sentence',
      '---\ntitle: a\ncolour: pending',
    ]) {
      assert.deepEqual(last(text), [], text);
    }
  });

  it('keeps ordinary Markdown as it is, in criteria and checks too', () => {
    const markdown = [
      '- [ ] **bold** *italic* `code` [link](https://example.org) ![image](a.png) ~~gone~~ &amp; <b>html</b>',
      '- [x] a\n  goes on with **bold**\n\n  - [ ] nested *item*\n    > quote',
      '- [cmd] `make` exits 1 — **bold** and [link](https://example.org)',
      '- [manual] look at **this**',
      '| a | b |\n| - | - |\n| [ ] | [cmd] |',
      '## Heading [x]\n\n> - [ ] quoted **bold**',
      '[ref]: https://example.org\n\n- [ref] used, and [x][ref]',
    ];
    const plans = readdirSync(sample).map((file) => readFileSync(path.join(sample, file), 'utf8'));
    for (const text of [...markdown, ...plans]) {
      const lines = text.split('\n');
      const ours = read(text);
      const theirs = ordinary(readWithoutUs(text));
      ordinary(ours).forEach((scopes, line) => {
        const touched = Array.from(lines[line] ?? '', () => false);
        let at = 0;
        for (const token of ours[line] ?? []) {
          const own =
            token.scopes.some((scope) => scope.includes('mstack') || scope.startsWith('string.unquoted.plain.out')) ||
            /^\[[ xX]\]$/.test(token.text);
          touched.fill(own, at, at + token.text.length);
          at += token.text.length;
        }
        scopes.forEach((scope, character) => {
          if (touched[character] === false) {
            assert.equal(scope, theirs[line]?.[character], `${lines[line] ?? ''} at ${character}`);
          }
        });
      });
    }
  });
});
