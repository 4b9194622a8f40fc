import assert from 'node:assert/strict';
import type { Weakening } from './settingLaws.ts';
import { weakened } from './weakening.ts';

function isWeaker(weakening: Weakening, before: readonly string[], after: readonly string[]): boolean {
  return weakened(weakening, before, after, (name) => name === 'vendor') !== undefined;
}

describe('A setting', () => {
  const rows: readonly (readonly [Weakening, string, string, boolean])[] = [
    ['on', 'true', 'false', true],
    ['on', 'true', '', true],
    ['on', '', 'false', true],
    ['on', 'false', 'true', false],
    ['on', '', 'true', false],
    ['off', '', 'true', true],
    ['off', 'false', 'true', true],
    ['off', 'true', 'false', false],
    ['level', 'error', 'warn', true],
    ['level', 'error', 'off', true],
    ['level', 'warn', '0', true],
    ['level', '2', '', true],
    ['level', '', 'off', true],
    ['level', 'deny', 'allow', true],
    ['level', 'forbid', 'deny', true],
    ['level', 'error', 'error off', true],
    ['level', '', 'warn', false],
    ['level', '', 'error', false],
    ['level', 'off', 'warn', false],
    ['level', 'off', '', false],
    ['level', 'error', 'error error', false],
    ['rises', '5000', '60000', true],
    ['rises', '', '2', true],
    ['rises', '0', '1', true],
    ['rises', '10', 'Infinity', true],
    ['rises', '5000', '2_000', false],
    ['rises', '', '0', false],
    ['falls', '90', '40', true],
    ['falls', '90', '', true],
    ['falls', '90%', '80%', true],
    ['falls', '', '80', false],
    ['falls', '90', '95', false],
    ['loses', 'a b', 'a', true],
    ['loses', 'a', 'a b', false],
    ['selects', '', 'test/a.test.ts', true],
    ['selects', 'src test', 'src', true],
    ['selects', 'test/**', 'test/a.ts', true],
    ['selects', 'src', 'src !src/a.ts', true],
    ['selects', 'src/a', 'src', false],
    ['selects', '', '.', false],
    ['selects', 'src', 'src test', false],
    ['gains', '', 'src/a.ts', true],
    ['gains', 'dist', 'dist vendor', true],
    ['gains', '', 'dist/**', false],
    ['gains', 'src/a.ts', '', false],
    ['differs', 'a', 'b', true],
    ['differs', 'a b', 'b a', false],
    ['free', 'a', 'b', false],
  ];
  for (const [weakening, before, after, expected] of rows) {
    it(`that ${weakening}: “${before}” to “${after}” is ${expected ? 'weaker' : 'no weaker'}`, () => {
      assert.equal(isWeaker(weakening, values(before), values(after)), expected);
    });
  }
});

function values(text: string): string[] {
  return text.split(' ').filter((value) => value !== '');
}
