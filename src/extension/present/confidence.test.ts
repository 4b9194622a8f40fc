import assert from 'node:assert/strict';
import type { Audit } from '../../core/audit/audit.ts';
import { confidenceBody, placeOf } from './confidencePage.ts';
import { badge, restrictedBadge, unreadBadge } from './confidenceText.ts';

const audit: Audit = {
  level: 'HIGH',
  score: 9.1,
  evidence: [
    { topic: 'unit', what: '212 unit tests (Vitest)', points: 3.2, files: ['test/a.test.ts'] },
    { topic: 'types', what: 'TypeScript, strict', points: 2, files: ['tsconfig.json'] },
  ],
  missing: [{ topic: 'dead-code', what: 'No tool finds dead code <here>', raises: 0.5, goal: 'Add knip' }],
  measuredOn: 'x',
  deep: {
    commands: [{ topic: 'unit', command: 'npm test', passed: true, seconds: 3.21, tests: 212, skipped: 1 }],
    coverage: 0.874,
    mutants: {
      tool: 'mstack',
      tried: 20,
      chosen: 30,
      killed: 17,
      timedOut: 1,
      share: { low: 0.64, high: 0.95 },
      survivors: ['src/a.ts:12: > became >='],
    },
    gaps: ['The end-to-end tests were not run: no browser.'],
  },
};

function read(body: string): string {
  return body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('The confidence badge', () => {
  it('is the level with its number, and says why', () => {
    const shown = badge({ audit, measured: '2 hours ago', changedSince: 0 });
    assert.equal(shown.text, '$(shield) HIGH 9.1');
    assert.deepEqual(shown.tooltip, [
      'Confidence: HIGH, 9.1 of 10',
      'What breaks is very likely noticed: you can leave.',
      '+ 212 unit tests (Vitest)',
      '+ TypeScript, strict',
      '− No tool finds dead code <here> (+0.5)',
      'Measured 2 hours ago.',
    ]);
  });

  it('shows that what was measured is about older files', () => {
    const shown = badge({ audit, measured: 'yesterday', changedSince: 12 });
    assert.equal(shown.text, '$(shield) HIGH 9.1*');
    assert.equal(shown.tooltip.at(-1), 'Measured yesterday, before 12 files changed.');
    assert.ok(shown.stale);
    const unknown = badge({ audit, measured: 'yesterday', changedSince: undefined });
    assert.equal(unknown.tooltip.at(-1), 'Measured yesterday; what has changed since is not known.');
    assert.ok(unknown.stale);
  });

  it('tells what was only read from what was measured', () => {
    const onlyRead = badge({ audit: { ...audit, deep: undefined }, measured: undefined, changedSince: 3 });
    assert.equal(onlyRead.text, '$(shield) HIGH 9.1?');
    assert.match(onlyRead.spoken, /only read/);
    const commands = audit.deep?.commands.filter(({ topic }) => topic !== 'unit') ?? [];
    const deep = { commands, coverage: undefined, mutants: undefined, gaps: ['Not measured: `npm test`.'] };
    const tried = badge({ audit: { ...audit, deep }, measured: '2 hours ago', changedSince: 0 });
    assert.equal(tried.text, '$(shield) HIGH 9.1?');
    assert.equal(tried.tooltip.at(-1), 'Read from the files; the tests could not be measured (2 hours ago).');
  });

  it('shows that an audit failed, and keeps no old level as if it were new', () => {
    const shown = badge({ audit, measured: 'yesterday', changedSince: 0, unread: 'git is gone.' });
    assert.equal(shown.text, '$(warning) HIGH 9.1*');
    assert.ok(shown.stale);
    assert.match(shown.tooltip.at(-1) ?? '', /^The audit failed, so this is what was known before: git is gone\. /);
    assert.deepEqual(
      [unreadBadge('git is gone.').level, unreadBadge('git is gone.').tooltip.at(-1)],
      [undefined, 'The audit failed: git is gone.'],
    );
    assert.match(read(confidenceBody(undefined, undefined, true, 'git is gone.')), /The audit failed: git is gone\./);
  });

  it('says when nothing was run', () => {
    const shown = badge({ audit: { ...audit, deep: undefined }, measured: undefined, changedSince: 3 });
    assert.equal(shown.stale, false);
    assert.equal(shown.tooltip.at(-1), 'Read from the files; nothing was run yet.');
  });

  it('says in Restricted Mode that nothing is started, and so does the page', () => {
    assert.equal(restrictedBadge.text, '$(shield) Restricted Mode');
    assert.equal(restrictedBadge.level, undefined);
    assert.match(read(confidenceBody(undefined, undefined, false)), /In Restricted Mode mstack starts no program/);
    assert.match(read(confidenceBody(undefined, undefined, true)), /Reading the repository…$/);
  });
});

describe('The confidence page', () => {
  const known = { audit, measured: 'just now', changedSince: 0 };

  it('tells level, what is missing with a way to plan it, evidence, and what was run', () => {
    const text = read(confidenceBody(known, undefined));
    assert.match(text, /^HIGH 9\.1 Confidence What breaks .* Measured just now\. Measure /);
    assert.match(text, /What is missing Dead code No tool finds dead code &lt;here&gt; \+0\.5 Plan it/);
    assert.match(text, /Unit tests 212 unit tests \(Vitest\) test\/a\.test\.ts 3\.2/);
    assert.match(text, /Unit tests npm test passed 212 tests, 1 skipped 3\.2 s The tests reach 87 % of the lines\./);
    assert.match(
      text,
      /The tests noticed 17 of 20 small changes; that stands for 64 % to 95 % of all, with 95 % certainty\. 1 of them only by the time limit\. 10 more were not tried: the time was up\. mstack/,
    );
    assert.match(text, /Changes that no test noticed: src\/a\.ts:12: &gt; became &gt;=/);
    assert.match(text, /The end-to-end tests were not run: no browser\.$/);
  });

  it('can be stopped while it measures', () => {
    const body = confidenceBody(known, '12 of 30 mistakes tried');
    assert.match(read(body), /12 of 30 mistakes tried Stop /);
    assert.doesNotMatch(body, /data-do="measure"/);
  });

  it('knows where a survivor stands', () => {
    assert.deepEqual(placeOf('src/a.ts:12: > became >='), { file: 'src/a.ts', line: 11 });
    assert.equal(placeOf('nowhere'), undefined);
  });
});
