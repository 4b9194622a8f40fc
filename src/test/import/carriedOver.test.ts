import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { importExample } from '../../core/import/importExample.ts';
import { fixtures, readFixture } from './fixtureSources.ts';

/** What of a list item's line must be found again: its words, without marker, box, number, labels and marks of Markdown. */
function wordsOf(line: string): string {
  return bare(
    line
      .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/, '')
      .replace(/^\[[ xX~-]\]\*?\s+/, '')
      .replace(/^\**(?:#?\d{1,3}(?:\.\d{1,3})*[.)]?|T\d{3}\b|[A-Z]{2}-\d{3}\b)\**:?\s*/, '')
      .replaceAll(/\[(?:P|US\d+)\]\s*/g, ''),
  );
}

function bare(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

describe('Importing', () => {
  for (const name of readdirSync(fixtures)) {
    it(`${name} carries each list item over, or names it, its section or its file under left out`, () => {
      const texts = readFixture(name);
      const { plans, leftOut } = importExample(texts, [], true);
      const carried = bare(plans.map(({ text }) => text).join('\n'));
      const lost: string[] = [];
      for (const [file, text] of texts) {
        const told = leftOut.filter(
          ({ from }) => from === file || from.startsWith(`${file}#`) || file.startsWith(`${from}/`),
        );
        const isWhole = told.some(({ what }) => /^the (?:file|document|change|(?:archived )?task|draft)\b/.test(what));
        let headings: string[] = [];
        for (const line of file.endsWith('.md') && !isWhole ? text.split('\n') : []) {
          const heading = /^(#+)\s+(.*)$/.exec(line);
          if (heading !== null) {
            headings = [...headings.slice(0, (heading[1]?.length ?? 1) - 1), bare(heading[2] ?? '')];
          }
          // References to requirements decide which plan gets a criterion; ids of needs become numbers of plans.
          const isReference = /^\s*-\s+(?:[*_]{0,3}(?:Requirements|Validates)\b|[a-z]+-\d+$)/.test(line);
          const words = !isReference && /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(line) ? wordsOf(line) : '';
          const isNamed = told.some(({ what }) => {
            const named = bare(what);
            return named.includes(words) || headings.some((each) => each !== '' && named.includes(each));
          });
          if (words !== '' && !carried.includes(words) && !isNamed) {
            lost.push(line.trim());
          }
        }
      }
      assert.deepEqual(lost, []);
    });
  }
});
