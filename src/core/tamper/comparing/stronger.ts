import type { Assertion } from '../reading/assertion.ts';
import { literalsIn } from './renames.ts';

/** Whether every program for which the second holds is one for which the first holds: only then it may take its place. */
export function isStronger(before: Assertion, after: Assertion): boolean {
  if (before.subject !== after.subject) {
    return false;
  }
  const [one = '', ...oneRest] = before.expected;
  const [other = '', ...otherRest] = after.expected;
  const addsWords =
    after.expected.length > before.expected.length && before.expected.every((each) => after.expected.includes(each));
  if (addsWords && before.matcher === after.matcher && /throw|raise|reject|exception/i.test(before.matcher)) {
    return true;
  }
  if (before.matcher === after.matcher && before.negated === after.negated) {
    return (
      isTighter(before, one, other) ||
      (isClose(before) && one === other && isTighterTolerance(before, oneRest[0], otherRest[0]))
    );
  }
  if (after.strength <= before.strength || after.negated) {
    return false;
  }
  // A value instead of a mere part, a bound or a presence: the part must still be in it.
  const now = after.expected.join(' ');
  return (
    before.strength <= 3 ||
    before.negated ||
    literalsIn(one).every((each) => now.includes(each.replaceAll('"', ''))) ||
    isNumber(one)
  );
}

function isNumber(text: string): boolean {
  return /^-? ?\d/.test(text);
}

function isClose({ matcher }: Assertion): boolean {
  return /close|delta|almost|near|within/i.test(matcher);
}

/** `< 0.01` after `< 0.1`, `>= 3` after `>= 2` */
function isTighter({ matcher, negated }: Assertion, one: string, other: string): boolean {
  const [before, after] = [one, other].map((text) => Number(text.replaceAll(/[ _]/g, '')));
  if (negated || before === undefined || after === undefined || Number.isNaN(before) || Number.isNaN(after)) {
    return false;
  }
  const isUpper = /^(?:<|<=)$|less|below|atmost|at_most|lte?$/i.test(matcher);
  const isLower = /^(?:>|>=)$|greater|above|atleast|at_least|gte?$/i.test(matcher);
  return (isUpper && after < before) || (isLower && after > before);
}

/** Jest counts digits, others give a distance. */
function isTighterTolerance({ matcher }: Assertion, one: string | undefined, other: string | undefined): boolean {
  const [before, after] = [one, other].map((text) => Number((text ?? '').replaceAll(/[^\d.e-]/g, '')));
  if (other === undefined || before === undefined || after === undefined) {
    return false;
  }
  return /closeTo$/i.test(matcher) && Number.isInteger(before) && Number.isInteger(after)
    ? after > before
    : after < before;
}
