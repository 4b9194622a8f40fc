import assert from 'node:assert/strict';
import { coverageAdvice } from './coverageAdvice.ts';

describe('coverageAdvice', () => {
  it('says what to install for a suite', () => {
    assert.match(coverageAdvice('.venv/bin/python -m pytest'), /pytest-cov/);
    assert.match(coverageAdvice('npm test'), /c8/);
    assert.equal(coverageAdvice('mvn -B test'), '');
  });
});
