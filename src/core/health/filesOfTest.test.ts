import assert from 'node:assert/strict';
import { filesOfTest } from './filesOfTest.ts';

it('A test stands in the file that its runner names, else where its own name is written', () => {
  const texts = new Map([
    ['a.test.ts', "it('adds')"],
    ['b.test.ts', "it('takes')"],
  ]);
  assert.deepEqual(filesOfTest({ file: 'b.test.ts', name: 'adds' }, texts), ['b.test.ts']);
  assert.deepEqual(filesOfTest({ file: 'c.test.ts', name: 'adds' }, texts), []);
  assert.deepEqual(filesOfTest({ file: undefined, name: 'Cart > adds' }, texts), ['a.test.ts']);
  assert.deepEqual(filesOfTest({ file: undefined, name: 'row 7' }, texts), []);
});
