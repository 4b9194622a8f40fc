import assert from 'node:assert/strict';
import { criterionRules, findingsOf } from '../../../core/doctor/criterion/criterionRules.ts';
import { readStatement } from '../../../core/doctor/criterion/statement.ts';
import { readTokens } from '../../../core/doctor/criterion/tokens.ts';
import { phraseIndex } from '../../../core/doctor/criterion/words/vocabulary.ts';
import { longText } from '../inputs/long.ts';
import { mutated } from '../inputs/mutation.ts';
import { criterionText } from '../inputs/words.ts';
import { fuzzTarget } from '../target.ts';
import * as fc from 'fast-check';

const text = fc.oneof(
  { weight: 6, arbitrary: criterionText },
  { weight: 4, arbitrary: mutated(criterionText) },
  longText,
);

export const readTokensTarget = fuzzTarget({
  name: 'readTokens',
  share: 10,
  input: text,
  holds: (source) => {
    const tokens = readTokens(source);
    assert.deepEqual(readTokens(source), tokens, 'read differently the second time');
    let end = 0;
    for (const token of tokens) {
      assert.ok(
        token.start >= end && token.end > token.start && token.end <= source.length,
        `${token.start}–${token.end}`,
      );
      // `__` is read as `**`: both are bold.
      const there = source.slice(token.start, token.end);
      assert.ok(there.includes(token.text) || there === '__', `“${token.text}” is not at ${token.start}`);
      end = token.end;
    }
  },
});

export const criterionTarget = fuzzTarget({
  name: 'criterion',
  share: 15,
  input: fc.record({ source: text, heading: fc.oneof(fc.constant(''), criterionText) }),
  holds: ({ source, heading }) => {
    const statement = readStatement(source, heading, phraseIndex);
    const findings = criterionRules.flatMap((rule) => findingsOf(rule, statement));
    for (const { start, end, message } of findings) {
      assert.ok(
        start >= 0 && (start < end || source === '') && end <= source.length,
        `${start}–${end} of ${source.length}`,
      );
      assert.notEqual(message.trim(), '');
    }
    const again = readStatement(source, heading, phraseIndex);
    assert.deepEqual(
      criterionRules.flatMap((rule) => findingsOf(rule, again)),
      findings,
      'judged differently',
    );
  },
});
