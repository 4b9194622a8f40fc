/**
 * How much of a value an assertion fixes: 10 for all of it, 0 for nothing. Only the order counts: an assertion that is
 * changed into a lower one holds for more programs than before.
 */
const levels: readonly (readonly [RegExp, number])[] = [
  [/defined|notnull|notnil|isnotnone|exists?$|truthy|falsy|notempty|anything|present|beok$|notzero|notblank/, 1],
  [/^(?:assert|is|must)?notequal|notsame|notbe$|^neq?$|assertne$|unequal|notdeep|notstrict|refute/, 1],
  [/calledtimes|callcount|calledonce$|neverc|notcalled|nocalls/, 7],
  [/called$|invoked$|received$/, 3],
  [/calledwith|receivedwith|lastcall|nthcall/, 10],
  [/instance|typeof|kindof|^any$|bea$|bean$|callable|istype/, 3],
  [/null$|nil$|undefined$|none$|noerror|success|empty$|nan$|zero$/, 9],
  [/greater|less|atleast|atmost|above|below|positive|negative|[gl]te?$|between|within/, 4],
  [/close|approx|almost|delta|epsilon|near|ulps/, 6],
  [/length|size|count|len$/, 7],
  [/matchobject|partial|subset|objectcontaining|property|members|entry|haskey|attribute/, 8],
  [/snapshot/, 9],
  [/throw|raise|reject|exception|panic|error/, 5],
  [/contain|includ|match|regex|startswith|startwith|endswith|substring|prefix|suffix|have$|^has|^in$/, 5],
  [/equal|same|identical|eql?$|be$|^is$|value|text$|url$|title$|status$|expect$|isdeep|like$/, 10],
];

const unknown = 6;

/** Of a matcher without a value that it compares with, or with one: `toThrow()` and `toThrow('odd')`. */
export function strengthOf(matcher: string, hasExpected: boolean): number {
  const plain = matcher.toLowerCase().replaceAll(/[^a-z]/g, '');
  const level = levels.find(([names]) => names.test(plain))?.[1] ?? unknown;
  return /throw|raise|reject|exception|panic/.test(plain) && !hasExpected ? 3 : level;
}

/** Of the same matcher when it must not hold. */
export function negatedStrength(strength: number, matcher: string): number {
  if (/call|invok/i.test(matcher)) {
    return 7;
  }
  return strength >= 8 ? 1 : strength === 5 ? 3 : Math.min(strength, 2);
}

const operators = new Map([
  ['==', 10],
  ['===', 10],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['in', 5],
  ['=~', 5],
  ['!=', 1],
  ['!==', 1],
  ['!~', 3],
  ['or', 1],
  ['truth', 3],
]);

/** Of a condition by its operator, or by the name of what gives a truth. */
export function conditionStrength(operator: string, negated: boolean): number {
  const strength = operators.get(operator) ?? callStrength(operator);
  // A plain truth says as much as its opposite.
  return negated && operators.has(operator) && operator !== 'truth' ? negatedStrength(strength, operator) : strength;
}

function callStrength(name: string): number {
  const level = strengthOf(name, true);
  return level === unknown || /^is_?(?:ok|some|err)$/i.test(name) ? 4 : level;
}

/** What an expected value leaves open limits how much the matcher can fix. */
export function expectedStrength(expected: string): number {
  if (/\banything \( \)|\bmock \. ANY\b|^ANY$|\bany \( \)|Mockito \. any/.test(expected)) {
    return 1;
  }
  if (/\bexpect \. any \(|\binstanceOf \(|\bisA \(/.test(expected)) {
    return 3;
  }
  if (/\b(?:approx|closeTo) \(/.test(expected)) {
    return 6;
  }
  if (/\b(?:stringContaining|stringMatching|containsString|matchesPattern)\b/.test(expected)) {
    return 5;
  }
  return /\b(?:objectContaining|arrayContaining|hasItem|have_attributes|a_hash_including)\b/.test(expected) ? 8 : 10;
}
