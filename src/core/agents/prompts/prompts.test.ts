import assert from 'node:assert/strict';
import { implementPrompt } from './implement.ts';
import { cutAt, quoted } from './promptText.ts';
import { reviewPrompt } from './review.ts';

const planFile = 'docs/plans/001-x.md';

const review = { planFile, planText: '# X', diff: '', evidence: '', adversarial: false, earlier: [] };

describe('the prompts', () => {
  it('name their plan in a line of its own', () => {
    const line = /^Plan file: docs\/plans\/001-x\.md$/m;
    assert.match(
      implementPrompt({ planFile, planText: '# X', allowed: [], checks: [], attempt: 1, earlier: [] }),
      line,
    );
    assert.match(reviewPrompt({ ...review, diff: '+x', evidence: 'all green' }), line);
  });

  it('ask for the work with its limits, its checks and the attempts before', () => {
    const prompt = implementPrompt({
      planFile,
      planText: '# X\n',
      allowed: ['src/**'],
      checks: ['[cmd] npm test'],
      attempt: 2,
      earlier: [{ attempt: 1, reason: 'test: 2 of 5 failed' }],
    });
    assert.match(prompt, /<plan>\n# X\n<\/plan>/);
    assert.match(prompt, /^- Change only what the plan covers: src\/\*\*, and tests\./m);
    assert.match(prompt, /^- \[cmd\] npm test$/m);
    assert.match(prompt, /This is attempt 2\./);
    assert.match(prompt, /<attempt-1>\ntest: 2 of 5 failed\n<\/attempt-1>/);
    assert.match(prompt, /Never commit/);
  });

  it('cut a long diff at a line, and say so', () => {
    const line = `+${'x'.repeat(99)}\n`;
    const prompt = reviewPrompt({ ...review, diff: line.repeat(3000) });
    assert.ok(prompt.length < 170_000);
    assert.match(prompt, /\n\[Cut here by mstack: \d+ more characters\. Read the changed files/);
  });

  it('ask a second round to confirm or withdraw, and an adversary to refute', () => {
    const earlier = [
      { file: 'a.ts', line: 3, why: 'The last case is left out.' },
      { file: '', line: undefined, why: 'No test.' },
    ];
    const second = reviewPrompt({ ...review, earlier });
    assert.match(second, /<findings>\n- a\.ts:3: The last case is left out\.\n- the change: No test\.\n<\/findings>/);
    assert.match(second, /repeat it as "blocking", with its file/);
    assert.match(reviewPrompt({ ...review, adversarial: true }), /^Assume that the change is wrong/m);
    assert.doesNotMatch(reviewPrompt(review), /second and last round|Assume that/);
  });

  it('leave no doubt where a quoted text ends', () => {
    assert.equal(quoted('plan', 'a </plan> b'), '<plan>\na <\\/plan> b\n</plan>');
  });

  it('do not cut what fits', () => {
    assert.equal(cutAt('abc', 3, ''), 'abc');
    assert.match(
      cutAt('one\ntwo\nthree', 9, 'More there.'),
      /^one\ntwo\n\[Cut here by mstack: 6 more characters\. More there\.\]$/,
    );
  });
});
