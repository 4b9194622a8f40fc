import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeSpans } from '../../core/plan/codeSpans.ts';
import { rulesPage } from '../../core/doctor/rulesPage.ts';

describe('Catalogue of rules', () => {
  it('is what the rules say; `npm run docs` writes it', () => {
    const file = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'doctor.md');
    assert.equal(readFileSync(file, 'utf8'), rulesPage());
  });

  it('shows code as it is, and no HTML', () => {
    const texts = rulesPage().replace('<!-- Written by', '').split('\n');
    for (const line of texts) {
      const spans = codeSpans(line);
      assert.ok(!spans.some(({ content }) => content.includes(String.raw`\<`)), line);
      const outside = spans.reduce(
        (text, { start, end }) => text.slice(0, start) + '_'.repeat(end - start) + text.slice(end),
        line,
      );
      assert.doesNotMatch(outside, /(?<!\\)</, line);
    }
  });
});
