import { testNameText, type TestName } from '../../health/suspects.ts';
import type { Evidence, Missing } from '../audit.ts';
import { counted } from './words.ts';

/**
 * What flaky tests take from the score: whoever walks away relies on it that red means broken. The first one takes the most,
 * because it is the one that makes people run things again until they are green.
 */
const firstTakes = 0.5;
const eachTakes = 0.1;
const mostTaken = 1;

/** Tests that are named; the others are counted. */
const named = 3;

export function flakyLoss(flaky: readonly TestName[]): number {
  return flaky.length === 0 ? 0 : Math.min(mostTaken, firstTakes + (flaky.length - 1) * eachTakes);
}

/** What speaks against the tests. It is named also where there is nothing left that it could take. */
export function flakyEvidence(flaky: readonly TestName[], loss: number): readonly Evidence[] {
  const files = [...new Set(flaky.flatMap(({ file }) => file ?? []))].slice(0, named);
  return flaky.length === 0 ? [] : [{ topic: 'unit', what: flakyText(flaky), points: loss === 0 ? 0 : -loss, files }];
}

export function flakyMissing(flaky: readonly TestName[], loss: number): readonly Missing[] {
  const goal = `Make these tests give the same result each time, without weakening what they check: ${namesOf(flaky)}`;
  return loss < 0.1 ? [] : [{ topic: 'unit', what: flakyText(flaky), raises: loss, goal }];
}

function flakyText(flaky: readonly TestName[]): string {
  return `${counted(flaky.length, 'test is', 'tests are')} flaky: ${namesOf(flaky)}`;
}

function namesOf(flaky: readonly TestName[]): string {
  const more = flaky.length > named ? ` and ${flaky.length - named} more` : '';
  return `${flaky.slice(0, named).map(testNameText).join(', ')}${more}`;
}
