import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesPage } from '../../core/doctor/rulesPage.ts';

describe('Catalogue of rules', () => {
  it('is what the rules say; `npm run docs` writes it', () => {
    const file = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'doctor.md');
    assert.equal(readFileSync(file, 'utf8'), rulesPage());
  });
});
