import assert from 'node:assert/strict';
import { acceptedExamples } from './acceptedExamples.ts';
import { agentExamples } from './agentExamples.ts';
import { criterionRules, findingsOf } from './criterionRules.ts';
import { namedSound } from './namedSound.ts';
import { namedWeak } from './namedWeak.ts';
import { nearMisses } from './nearMisses.ts';
import { rejectedExamples } from './rejectedExamples.ts';
import { readStatement } from './statement.ts';
import { templateExamples } from './templateExamples.ts';
import { phraseIndex } from './words/vocabulary.ts';

/** What every rule finds, each as `code: marked words`. */
function found(text: string, heading = 'Acceptance criteria', hints = false): string[] {
  const statement = readStatement(text, heading, phraseIndex);
  return criterionRules
    .filter((rule) => hints || rule.severity !== 'hint')
    .flatMap((rule) => findingsOf(rule, statement).map(({ start, end }) => `${rule.code}: ${text.slice(start, end)}`));
}

/** Fewest sentences of each kind that a rule is shown by. */
const fewest = 6;

describe('Criterion rules', () => {
  for (const { code, severity } of criterionRules) {
    it(`${code} marks the words that it speaks of`, () => {
      const sentences = rejectedExamples[code] ?? [];
      assert.ok(sentences.length >= fewest, `${code} has only ${sentences.length} sentences that it rejects.`);
      for (const sentence of sentences) {
        const marked = /«(.*)»/s.exec(sentence)?.[1] ?? '';
        const text = sentence.replace('«', '').replace('»', '');
        const all = found(text, undefined, severity === 'hint');
        assert.ok(all.includes(`${code}: ${marked}`), `${sentence}\n${all.join('\n')}`);
      }
    });

    it(`${code} leaves alone what only looks like it`, () => {
      const sentences = nearMisses[code] ?? [];
      assert.ok(sentences.length >= fewest, `${code} has only ${sentences.length} sentences that it accepts.`);
      for (const sentence of sentences) {
        const all = found(sentence, undefined, true).filter((one) => one.startsWith(`${code}:`));
        assert.deepEqual([...all, ...found(sentence)], [], sentence);
      }
    });
  }

  it('accept what a program can decide', () => {
    assert.deepEqual(
      [...acceptedExamples, ...agentExamples.sound, ...templateExamples.sound]
        .map((text) => [text, ...found(text)])
        .filter((row) => row.length > 1),
      [],
    );
  });

  it('reject what nobody could decide', () => {
    assert.deepEqual(
      [...agentExamples.weak, ...templateExamples.weak].filter((text) => found(text).length === 0),
      [],
    );
  });

  for (const [what, sentences] of Object.entries(namedWeak)) {
    it(`reject what names something and leaves it open: ${what}`, () => {
      assert.deepEqual(
        sentences.filter((text) => found(text).length === 0),
        [],
      );
    });

    it(`accept what is near it and can be decided: ${what}`, () => {
      assert.deepEqual(
        (namedSound[what] ?? []).map((text) => [text, ...found(text)]).filter((row) => row.length > 1),
        [],
      );
    });
  }

  it('find their own bad example and accept their own good one', () => {
    for (const rule of criterionRules) {
      const findings = (text: string): number => rule.find(readStatement(text, '', phraseIndex)).length;
      assert.ok(findings(rule.bad) > 0, `${rule.code}: ${rule.bad}`);
      assert.equal(findings(rule.good), 0, `${rule.code}: ${rule.good}`);
      assert.deepEqual(found(rule.good), [], rule.good);
    }
  });

  it('say something about these words, and what would be decidable instead', () => {
    for (const rule of criterionRules) {
      for (const { start, end, message } of rule.find(readStatement(rule.bad, '', phraseIndex))) {
        assert.ok(start < end && end <= rule.bad.length, rule.code);
        assert.match(message, /^[“TG].*\. .*[.…]$/, message);
      }
    }
  });

  it('acquit what stands in code, quotations, labels, conditions and reasons', () => {
    for (const text of [
      'The message contains "works correctly"',
      'The button is labelled “Approve manually”',
      'The option is called `--fast`',
      '**No regressions:** `npm test` exits 0',
      'WHEN the page is slow and works poorly THEN the banner “Slow” is shown',
      'The list is cached in memory so that users can easily go back',
      'The link [working examples](https://example.org/clean) opens the docs page',
      'FR-012: the total is shown',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('acquit a vague word whose meaning is said beside it', () => {
    for (const text of [
      'Search is fast: p95 is below 200 ms for 10,000 notes',
      'Invalid dates are handled correctly: `parse("x")` returns `undefined`',
      'Key pages (home, search, checkout) score at least 90',
      'A clear error naming the missing file is printed',
      'Appropriate status codes are returned: 200, 404, 409',
      'The export works with an empty list and exits 0',
      'No behaviour change: the output is byte-identical for the three samples',
      'Follows the naming conventions in `docs/style.md`',
      'The sample loads faster than the tag `v1.2`',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('look for a reference in the heading', () => {
    assert.deepEqual(found('The bug is fixed'), ['criterion.unresolved-reference: The bug is fixed']);
    assert.deepEqual(found('The bug is fixed', 'Fix the bug of the empty cart'), []);
  });
});
