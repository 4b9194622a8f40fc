import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import * as z from 'zod';
import { YamlValues } from './yamlValue.ts';

function check(text: string, below: readonly string[], expected: unknown): void {
  assert.deepEqual(new YamlValues().read(text, below), expected, [text, ...below].join('\n'));
}

/** What the YAML reader alone makes of a value; undefined: it is no YAML, or no text or list of texts. */
function parsed(text: string, below: readonly string[]): unknown {
  const source = [`key: ${text}`, ...below, ''].join('\n');
  try {
    const { key } = z
      .object({ key: z.unknown() })
      .parse(parse(source, { schema: 'failsafe', prettyErrors: false, logLevel: 'error' }));
    const isList = Array.isArray(key) && key.every((item) => typeof item === 'string');
    return isList ? key.map((item: string) => item.trim()) : typeof key === 'string' ? key.trim() : undefined;
  } catch {
    // It is no YAML.
    return undefined;
  }
}

describe('The value of a key', () => {
  it('begins with a tag or an anchor only for a machine', () => {
    check('&walk the dog', [], '&walk the dog');
    check('!walk dog # now', [], '!walk dog # now');
    check('&walk dog # now', [], '&walk dog # now');
    check('R&D! # remark', [], 'R&D!');
  });

  it('is YAML without types, and only where all of it is', () => {
    check('7 # a', [], '7');
    check('~ # a', [], '~');
    check('[7, true] # a', [], ['7', 'true']);
    check('"\\"', [], '"\\"');
    check("'''", [], "'''");
    check('| :', [], '| :');
    check('{a: 1, a: 2} # b', [], '{a: 1, a: 2} # b');
  });

  it('that is certain at a glance leaves the YAML reader to the others', () => {
    const values = new YamlValues();
    for (const certain of ['walk '.repeat(4000).trim(), `"${'walk '.repeat(4000)}"`, `[${'1, '.repeat(7000)}1]`]) {
      values.read(certain, []);
    }
    assert.equal(values.read('walk # remark', []), 'walk');
    values.read(`${'walk '.repeat(4000)}# remark`, []);
    assert.equal(values.read('walk # remark', []), 'walk # remark');
  });

  it('is text, or a list of texts', () => {
    check('7', [], '7');
    check('fix: the parser', [], 'fix: the parser');
    check('walk # remark', [], 'walk');
    check('"a # b"', [], 'a # b');
    check('"a \\"b\\" \\\\ c\\td"', [], 'a "b" \\ c\td');
    check('"a \\x41"', [], 'a A');
    check("'it''s'", [], "it's");
    check('[1, 02, goal:3, "src/a.ts"]', [], ['1', '02', 'goal:3', 'src/a.ts']);
    check('[ ]', [], []);
    check('[a b, "c, d"]', [], ['a b', 'c, d']);
    check('', ['  - 1', '  - type=eng verdict=approved'], ['1', 'type=eng verdict=approved']);
    check('', ['- 1  # one', '- "2"'], ['1', '2']);
    check('[', ['  1,', '  2', ']'], ['1', '2']);
    check('>', ['  Walk', '  the dog'], 'Walk the dog');
  });

  it('is undefined when there is none', () => {
    for (const text of ['', '~', 'null']) {
      check(text, [], undefined);
    }
  });

  it('is the plain text where it is no YAML, or YAML of another shape', () => {
    check('[a', [], '[a');
    check('{a: 1}', [], '{a: 1}');
    check('@a', [], '@a');
    check('*a', [], '*a');
    check('!a b', [], '!a b');
    check('', ['  - goal: 7', '  - 8'], ['goal: 7', '8']);
    check('a', ['  b: c'], 'a b: c');
  });

  it('is the plain text where there is more YAML than a plan can have', () => {
    const values = new YamlValues();
    const long = `[${'[a], '.repeat(2500)}]`;
    assert.deepEqual(values.read('"a \\x41"', []), 'a A');
    assert.deepEqual(values.read(long, []), long);
    assert.deepEqual(values.read('"a \\x41"', []), '"a \\x41"', 'nothing more is given to the YAML reader');
    assert.deepEqual(values.read('[1, "2"]', []), ['1', '2'], 'this is certain');
    const words = 'word "quoted" '.repeat(9000).trim();
    assert.deepEqual(values.read(JSON.stringify(words), []), words);
  });

  // What is read at a glance must not differ from what the YAML reader makes of it.
  const marks = `a 02 goal:3 src/a.ts , [ ] { } : # " ' "x" 'y' - ? & * ! | > % @ \` \\ ~ é = . ...`.split(' ');
  const scraps = fc.array(fc.constantFrom(...marks, ' ', ', ', ': ', ' #', '- ', '\t', '\u00a0'), { maxLength: 7 });
  const words = scraps.map((parts) => parts.join('').trim());

  it('on one line is what the YAML reader makes of it', () => {
    fc.assert(
      fc.property(words, (text) => {
        fc.pre(!/^(?:[&!]|~?$)/.test(text));
        check(text, [], parsed(text, []) ?? text);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('in a list is what the YAML reader makes of it', () => {
    const lines = fc.tuple(fc.constantFrom('', '  ', '    '), fc.array(words, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(lines, ([indent, items]) => {
        const below = items.map((item) => `${indent}- ${item}`);
        const read = parsed('', below);
        // Anchors are not followed.
        fc.pre(Array.isArray(read) && !items.some((item) => item.startsWith('&')));
        check('', below, read);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
