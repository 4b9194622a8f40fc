import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { importExample } from '../../core/import/importExample.ts';
import { oddSources } from '../../core/import/oddSources.ts';
import { fixtures, readFixture } from './fixtureSources.ts';
import { lostLines } from './lostLines.ts';

describe('Importing', () => {
  for (const name of readdirSync(fixtures)) {
    it(`${name} carries each line over, or names it`, () => {
      const texts = readFixture(name);
      assert.deepEqual(lostLines(texts, importExample(texts, [], true)), []);
    });
  }

  it('any text carries each line over, or names it', () => {
    fc.assert(
      fc.property(oddSources, (texts) => {
        assert.deepEqual(lostLines(texts, importExample(texts, [], true)), []);
      }),
      {
        numRuns: 300,
        // A control character before the mark of a code block, which is none then.
        examples: [[new Map([['openspec/changes/draw/specs/maps/spec.md', '# Feature Specification: Maps\n\0```Ⰰ']])]],
      },
    );
  });
});
