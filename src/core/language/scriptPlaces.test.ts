import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import { markedRanges } from './markedRanges.ts';
import { justRecipeAt, makeTargetAt, packageScriptAt } from './scriptPlaces.ts';

type Finder = (lines: readonly string[], name: string) => Range | undefined;

/** The text with what was found between « and ». */
const found = (finder: Finder, text: string, name: string): string => {
  const lines = text.split('\n');
  const range = finder(lines, name);
  return markedRanges(lines, range === undefined ? [] : [range]);
};

describe('Places of scripts', () => {
  it('are keys of `scripts` in a package.json, wherever the word stands besides', () => {
    const text =
      '{"a":{"scripts":{"t":"1"}},"b":"t","config":{"t":"2"},"scripts":{"x":"\\"t\\": {","t" : "3"},"c":["t"]}';
    assert.equal(
      found(packageScriptAt, text, 't'),
      '{"a":{"scripts":{"t":"1"}},"b":"t","config":{"t":"2"},"scripts":{"x":"\\"t\\": {","«t»" : "3"},"c":["t"]}',
    );
    assert.equal(found(packageScriptAt, '{"scripts":{"a\\"b":"1"}}', 'a"b'), '{"scripts":{"«a\\"b»":"1"}}');
    assert.equal(packageScriptAt(['{"scripts": {"t'], 't'), undefined);
    assert.equal(packageScriptAt(['"scripts"', '"t"'], 't'), undefined);
  });

  it('are rules of a Makefile, and else what it declares', () => {
    assert.equal(
      found(makeTargetAt, '.PHONY: a t\nt := 1\n\tt: x\na t: b', 't'),
      '.PHONY: a t\nt := 1\n\tt: x\na «t»: b',
    );
    assert.equal(found(makeTargetAt, '.PHONY: a t\ntt: t', 't'), '.PHONY: a «t»\ntt: t');
    assert.equal(makeTargetAt(['# t: no', 't ::= 1'], 't'), undefined);
  });

  it('are recipes and aliases of a justfile', () => {
    assert.equal(found(justRecipeAt, 't := "1"\ntt:\n@t a="b" *c: d', 't'), 't := "1"\ntt:\n@«t» a="b" *c: d');
    assert.equal(found(justRecipeAt, 'alias t := test', 't'), 'alias «t» := test');
    assert.equal(justRecipeAt([' t:', 'a: t'], 't'), undefined);
  });
});
