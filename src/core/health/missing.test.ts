import assert from 'node:assert/strict';
import { moduleAdvice } from './missing.ts';

describe('moduleAdvice', () => {
  it('names the module of a Python tool, with the arguments', () => {
    assert.match(moduleAdvice('pytest -q tests'), /`python3 -m pytest -q tests`/);
    assert.equal(moduleAdvice('npx vitest'), '');
  });
});
