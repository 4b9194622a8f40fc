import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { portions } from './portions.ts';

describe('portions scale', () => {
  it('scales every ingredient', () => {
    const { code, out } = portions('scale', '3', '1 1/2 cups flour', '1/3 cup sugar', '2 eggs');
    assert.equal(out, '4 1/2 cups flour\n1 cup sugar\n6 eggs\n');
    assert.equal(code, 0);
  });

  it('halves a recipe', () => {
    assert.equal(portions('scale', '1/2', '1 cup rice').out, '1/2 cup rice\n');
  });
});

describe('portions', () => {
  it('explains itself', () => {
    const { code, out } = portions('help');
    assert.match(out, /^Usage:/);
    assert.equal(code, 0);
  });

  it('says how it is used when it is used wrongly', () => {
    for (const args of [[], ['stir'], ['scale'], ['scale', 'twice', '1 egg']]) {
      const { code, out, err } = portions(...args);
      assert.equal(out, '');
      assert.match(err, /^Usage:/);
      assert.equal(code, 2);
    }
  });
});
