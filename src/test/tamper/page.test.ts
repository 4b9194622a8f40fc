import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tamperCodes } from '../../core/tamper/findTampering.ts';
import { tamperCases } from './cases.ts';

/** Rules that only put something before the reviewer, without a cheat of their own in the suite. */
const withoutCases = new Set(['settings.changed', 'settings.deadCode', 'script.changed']);

describe('docs/tamper.md', () => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'tamper.md'), 'utf8');

  it('names every rule once, and nothing else', () => {
    const named = [...text.matchAll(/^\| `([a-z]+\.[A-Za-z-]+)`/gm)].map(([, code = '']) => code);
    assert.deepEqual(new Set(named), new Set(tamperCodes));
    assert.equal(named.length, tamperCodes.length);
  });

  it('is shown by the suite', () => {
    const shown = new Set(tamperCases.map(({ kind }) => kind));
    assert.deepEqual(
      tamperCodes.filter(
        (code) => !shown.has(code) && !withoutCases.has(code) && !/^(?:test|mock|snapshot|fixture)\./.test(code),
      ),
      [],
    );
  });
});
