import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { levelMeanings } from '../../core/audit/levelMeanings.ts';
import { highFrom, mediumFrom, weights } from '../../core/audit/judging/points.ts';

describe('The page about confidence', () => {
  const page = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'confidence.md'), 'utf8');

  it('publishes the points of each topic as they are', () => {
    const published = [...page.matchAll(/^\| `([\w-]+)` +\| ([\d.]+) +\|/gm)].map(([, topic, points]) => [
      topic,
      Number(points),
    ]);
    assert.deepEqual(Object.fromEntries(published), weights);
    const sum = published.reduce((total, [, points]) => total + Number(points), 0);
    assert.equal(sum.toFixed(9), '10.000000000');
  });

  it('publishes where the levels begin', () => {
    const published = [...page.matchAll(/^\| (HIGH|MEDIUM|LOW) +\| (\d+) +\|/gm)].map(([, level, from]) => [
      level,
      Number(from),
    ]);
    assert.deepEqual(Object.fromEntries(published), { HIGH: highFrom, MEDIUM: mediumFrom, LOW: 0 });
    const meant = [...page.matchAll(/^\| (HIGH|MEDIUM|LOW) +\| \d+ +\| (.+?) +\|$/gm)];
    assert.deepEqual(Object.fromEntries(meant.map(([, level, meaning]) => [level, meaning])), levelMeanings);
  });
});
