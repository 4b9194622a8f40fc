import type { TestCase } from '../health.ts';
import { caseList, depthOf, readingOf, type TestReader } from './testReader.ts';

const plan = /^1\.\.(\d+)/;
const result = /^(not )?ok(?: (\d+))?(?: -)?(?: |$)(.*)$/;
const directive = /(?:^| )# *(?:skip|todo)/i;
/** Runners that sum up (node:test, Mocha, tape) are read by `nodeTestReader`. */
const summary = /^# (?:tests|pass) +\d+$/;

interface Result extends TestCase {
  readonly depth: number;
}

/**
 * TAP, the Test Anything Protocol, of runners that print nothing besides: Bats, Perl's `prove -v`, node-tap and others. A
 * result that stands below deeper ones is their sum. Planned tests that never came are one failure.
 */
export function tapReader(): TestReader {
  const results: Result[] = [];
  let planned: number | undefined;
  let finished = 0;
  let summed = false;
  let bailedOut: string | undefined;
  let inDetails = false;
  const take = (depth: number, name: string, outcome: TestCase['outcome']): void => {
    const first = results.findLastIndex((one) => one.depth <= depth) + 1;
    const parts = results.slice(first).map((one) => ({ ...one, depth, name: `${name} > ${one.name}` }));
    if (parts.length > 0) {
      // A suite may be red although all of its parts are green: its own plan failed.
      const own = outcome === 'failed' && parts.every((part) => part.outcome !== 'failed');
      results.splice(first, parts.length, ...parts, ...(own ? [{ file: undefined, name, outcome, depth }] : []));
    } else {
      results.push({ file: undefined, name, outcome, depth });
    }
  };
  return {
    line: (text) => {
      const depth = depthOf(text);
      const told = text.slice(depth);
      if (told === '---' || told === '...') {
        inDetails = told === '---';
        return;
      }
      const [, count] = plan.exec(told) ?? [];
      const [, not, number, rest = ''] = result.exec(told) ?? [];
      if (inDetails || depth % 4 !== 0) {
        return;
      }
      if (depth === 0) {
        summed ||= summary.test(text);
        bailedOut ??= text.startsWith('Bail out!') ? text : undefined;
        planned = count === undefined ? planned : (planned ?? 0) + Number(count);
      }
      if (count === undefined && told.length > 0 && result.test(told)) {
        const at = directive.exec(rest);
        const name = (at === null ? rest : rest.slice(0, at.index)).trim();
        finished += depth === 0 ? 1 : 0;
        take(
          depth,
          name === '' ? `test ${number ?? ''}`.trim() : name,
          at !== null ? 'skipped' : not === undefined ? 'passed' : 'failed',
        );
      }
    },
    reading: () => {
      if (planned === undefined || summed) {
        return undefined;
      }
      const list = caseList();
      for (const { file, name, outcome } of results) {
        list.add({ file, name, outcome });
      }
      if (finished < planned) {
        const name = `${String(planned - finished)} planned tests, which never came`;
        list.add({ file: undefined, name, outcome: 'failed' });
      }
      if (bailedOut !== undefined) {
        list.add({ file: undefined, name: bailedOut, outcome: 'failed' });
      }
      return readingOf(list.cases);
    },
  };
}
