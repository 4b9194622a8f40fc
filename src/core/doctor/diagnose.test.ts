import assert from 'node:assert/strict';
import { readPlan } from '../plan/readPlan.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { criterionRules } from './criterion/criterionRules.ts';
import { rules } from './rules.ts';

/** Parts of a plan that nothing is wrong with; a test leaves some out or puts others in their place. */
const sound = {
  head: 'id: 1\ntitle: Print the version\nstatus: pending',
  requirements:
    '## Requirements\n\n- [ ] `app --version` prints `1.2.3` and exits 0\n- [ ] An unknown option exits with code 2',
  design: '## Design\n\n**Files expected to change:**\n\n- `src/app.ts`\n\n**Out of scope:** colours',
  tasks: '## Tasks\n\n1. Read the option\n2. Print the version',
  verification: '## Verification\n\n- [cmd] npm test\n- [assert] `app --version` outputs `1.2.3`',
};

function planText(change: Partial<typeof sound> = {}): string {
  const { head, ...body } = { ...sound, ...change };
  return [`---\n${head}\n---`, ...Object.values(body).filter((part) => part !== '')].join('\n\n');
}

function diagnosis(change: Partial<typeof sound> = {}): Diagnosis {
  const plan = readPlan('docs/plans/001-version.md', planText(change));
  assert.ok(plan);
  return diagnose(plan);
}

/** Codes of the problems that a change of the sound plan brings. */
function check(change: Partial<typeof sound>, codes: readonly string[]): void {
  assert.deepEqual(
    diagnosis(change).problems.map((problem) => problem.code),
    codes,
    JSON.stringify(change),
  );
}

/** Codes that one criterion brings. */
function checkCriterion(text: string, codes: readonly string[]): void {
  check({ requirements: `## Requirements\n\n- [ ] ${text}` }, codes);
}

describe('Doctor', () => {
  it('finds nothing wrong with a sound plan', () => {
    assert.deepEqual(diagnosis(), {
      score: { overall: 10, clarity: 10, testability: 10, scopeFit: 10, autonomy: 10 },
      losses: [],
      problems: [],
      blocked: false,
    });
  });

  it('misses what a plan must have', () => {
    check({ requirements: '' }, ['plan.no-criteria']);
    check({ requirements: '## Requirements\n\n- no box' }, ['plan.no-criteria']);
    check({ tasks: '' }, ['plan.no-tasks']);
    check({ tasks: '## Tasks\n\n- a bullet' }, ['plan.no-tasks']);
    check({ design: '## Design\n\n**Out of scope:** all else' }, ['plan.no-files']);
    check({ design: '## Design\n\n**Files expected to change:**\n\n- `src/app.ts`' }, ['plan.no-out-of-scope']);
    check({ design: '## Out of scope\n\nAll else', head: `${sound.head}\nallow: src/**` }, []);
  });

  it('blocks a plan without an executable check, unless it waives one', () => {
    for (const verification of [
      '',
      '## Verification\n\n- [manual] look at it',
      '## Verification\n\n- [browse] /home shows it',
      '## Verification\n\nnpm test',
    ]) {
      check({ verification }, ['plan.no-executable-check']);
      assert.equal(diagnosis({ verification }).blocked, true);
      check({ verification, head: `${sound.head}\nverification: health-only` }, []);
    }
  });

  it('names checks that it cannot read with certainty', () => {
    check({ verification: `${sound.verification}\n- [assert] \`app\` looks good` }, ['check.ambiguous']);
    check({ verification: '## Verification\n\n- [cmd] Run the tests' }, [
      'plan.no-executable-check',
      'check.ambiguous',
    ]);
  });

  it('names criteria that nobody could decide, and acquits those that anybody can', () => {
    checkCriterion('TBD', ['criterion.placeholder']);
    checkCriterion('The text says `TODO` where work is left', []);
    checkCriterion('The product owner signs off', ['criterion.needs-human']);
    checkCriterion('The sign-in page answers with HTTP 200', []);
    checkCriterion('The export works', ['criterion.bare-works']);
    checkCriterion('The export works on three files and writes `out.csv`', []);
    checkCriterion('Users can archive a note', ['criterion.names-no-check']);
    checkCriterion('Dates are parsed correctly', ['criterion.correctness-adverb']);
    checkCriterion('“correctly” no longer stands in the message', []);
    checkCriterion('The page is fast', ['criterion.unmeasured-quality']);
    checkCriterion('The page is fast: it loads within 200 ms', []);
  });

  it('shows where each problem is', () => {
    const [problem] = diagnosis({
      requirements: '## Requirements\n\n- [ ] Fine: exits 0\n- [ ] The export works',
    }).problems;
    assert.deepEqual(problem?.range, { start: { line: 9, character: 17 }, end: { line: 9, character: 22 } });
    assert.deepEqual(diagnosis({ tasks: '' }).problems[0]?.range.start, { line: 2, character: 7 });
  });

  it('lists what is wrong with the file before what is wrong with the plan, and blocks on errors only', () => {
    const head = 'id: 1\nid: 2\nstatus: pending';
    check({ head, tasks: '' }, ['plan.duplicate-key', 'plan.no-tasks']);
    assert.equal(diagnosis({ head, tasks: '' }).blocked, false);
    assert.equal(diagnosis({ head: 'id: one\nstatus: pending' }).blocked, true);
  });

  it('gives the same plan the same score', () => {
    const scores = [
      {},
      { requirements: '', tasks: '', design: '', verification: '' },
      { requirements: '## Requirements\n\n- [ ] It works\n- [ ] `app` exits 0' },
      { requirements: '## Requirements\n\n- [ ] It works\n- [ ] TBD\n- [ ] Approved by Ada' },
      { verification: `${sound.verification}\n- [assert] \`a\` is fine\n- [assert] \`b\` is fine` },
    ].map((change) => {
      const { overall, clarity, testability, scopeFit, autonomy } = diagnosis(change).score;
      return `${overall} = ${[clarity, testability, scopeFit, autonomy].join(', ')}`;
    });
    assert.deepEqual(scores, [
      '10 = 10, 10, 10, 10',
      '2.5 = 4, 0, 6, 0',
      '7.3 = 7, 6, 10, 6.5',
      '4.6 = 4, 2, 10, 2.6',
      '9.2 = 10, 7, 10, 10',
    ]);
  });

  it('scores a plan below 5 when nobody could decide any of its criteria, however many and whatever its checks', () => {
    const vague = [
      'The export works',
      'Search is fast',
      'No regressions',
      'The team signs off',
      'Supports multiple tenants',
      'Follows best practices',
      '`x` handles errors',
      'All relevant fields are shown',
    ];
    const parts = 'first second third fourth fifth sixth seventh eighth'.split(' ');
    for (const count of [1, 2, 3, 5, 8]) {
      for (const from of [0, 3, 5]) {
        const own = Array.from(
          { length: count },
          (_, at) => `- [ ] ${vague[(from + at) % vague.length]} in the ${parts[at]} part`,
        );
        const { score } = diagnosis({ requirements: `## Requirements\n\n${own.join('\n')}` });
        assert.ok(score.overall < 5, `${score.overall}: ${own.join(', ')}`);
        const better = diagnosis({
          requirements: `## Requirements\n\n${own.join('\n')}\n- [ ] \`app --version\` prints \`1.2.3\``,
        }).score;
        assert.ok(better.overall > score.overall, `${better.overall} with one that can be decided`);
      }
    }
  });

  it('has rules with codes of their own, and messages that say what to do', () => {
    const all = [...rules, ...criterionRules];
    assert.equal(new Set(all.map((rule) => rule.code)).size, all.length);
    for (const { code } of all) {
      assert.match(code, /^(?:plan|check|criterion|queue)\.[a-z]+(?:-[a-z]+)*$/);
    }
    const bad = diagnosis({
      requirements: '## Requirements\n\n- [ ] It works\n- [ ] TBD',
      design: '',
      tasks: '',
      verification: '',
    });
    for (const { message } of bad.problems) {
      assert.match(message, /[.’`]$/, message);
      assert.match(message, /\b(?:Say|List|Add|Number|Under|Under Design|State|Give|Use)\b/, message);
    }
  });
});
