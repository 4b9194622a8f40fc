import assert from 'node:assert/strict';
import { readSources } from './sources.ts';

/** The chart in the head comment, and the names of the union below it. */
function readChart(text: string, type: string): { chart: string; union: string } {
  const chart = /\/\*\n( \* The state chart[\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  const union = new RegExp(String.raw`export type ${type} =([\s\S]*?);\n\n`).exec(text)?.[1] ?? '';
  return { chart, union };
}

/** Names on either side of an arrow; what a transition is called stands between the two halves of the arrow. */
function namesIn(chart: string): Set<string> {
  const drawing = chart
    .split('\n')
    .filter((line) => line.includes('-->'))
    .join('\n');
  const states = drawing
    .replaceAll(/--(?!>)[^-]*?-->/g, '\n')
    .replaceAll('-->', '\n')
    .replaceAll(/\([^)]*\)/g, '');
  return new Set([...states.matchAll(/\b[a-z]+[A-Za-z]*\b/g)].map((match) => match[0]));
}

/** Words of the charts that are no states. */
const words: Readonly<Record<string, readonly string[]>> = {
  'core/executor/state.ts RunState': [
    'while',
    'attempts',
    'are',
    'left',
    'any',
    'other',
    'itself',
    'its',
    'effect',
    'is',
    'done',
    'again',
  ],
  'core/planning/planning.ts PlanningState': [
    'twice',
    'at',
    'most',
    'itself',
    'once',
    'in',
    'each',
    'round',
    'then',
    'as',
    'below',
    'where',
    'there',
    'is',
    'an',
    'earlier',
    'set',
    'to',
    'show',
  ],
};

describe('State chart', () => {
  for (const [place, others] of Object.entries(words)) {
    const [file = '', type = ''] = place.split(' ');

    it(`of ${file} names every state of the union, and no other`, () => {
      const text = readSources().find((source) => source.file === file)?.text ?? '';
      const { chart, union } = readChart(text, type);
      const states = new Set([...union.matchAll(/kind: '(\w+)'/g)].map((match) => match[1] ?? ''));
      assert.ok(states.size >= 10);
      const drawn = [...namesIn(chart)].filter((name) => !others.includes(name));
      assert.deepEqual(
        drawn.toSorted(),
        [...states].toSorted(),
        `Draw new states into the chart at the top of ${file}.`,
      );
    });
  }
});
