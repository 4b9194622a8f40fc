import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ComposedImport } from '../../core/import/composeImport.ts';
import { importExample } from '../../core/import/importExample.ts';
import { fixtures, readFixture } from './fixtureSources.ts';

const expectedFolder = path.join(import.meta.dirname, 'expected');

/** Plan files one behind the other, then what is left out: all that an import tells. */
function told({ plans, leftOut }: ComposedImport): string {
  const files = plans.map(({ file, text }) => `===== ${file}\n${text}`);
  const lines = leftOut.map(
    ({ from, what, why, criteria, tasks }) => `${from} | ${what} | ${why} | criteria ${criteria}, tasks ${tasks}`,
  );
  return [...files, `===== left out\n${lines.join('\n')}\n`].join('\n');
}

describe('Importing', () => {
  for (const name of readdirSync(fixtures)) {
    it(`${name} writes these plans and tells this`, () => {
      const file = path.join(expectedFolder, `${name}.txt`);
      const found = told(importExample(readFixture(name)));
      if (process.env['WRITE_EXPECTED'] === '1') {
        mkdirSync(expectedFolder, { recursive: true });
        writeFileSync(file, found);
      }
      assert.equal(found, readFileSync(file, 'utf8'));
    });

    it(`${name} reads lines that end as on Windows, and a byte order mark, as the others`, () => {
      const texts = readFixture(name);
      const other = new Map([...texts].map(([file, text]) => [file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]));
      // JSON keeps its line ends within strings, written as two characters.
      assert.equal(told(importExample(other)), told(importExample(texts)));
    });
  }
});
