import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { AuditTopic, DeepAudit } from './audit.ts';
import { type AuditFacts, has, type TestLevel } from './auditFacts.ts';
import { exampleDeep, exampleFacts, exampleLanguage, exampleMutants } from './exampleFacts.ts';
import { judgeAudit } from './judgeAudit.ts';

/** Strict types, a test for each fifty lines, and five tests in a browser. */
const sound = { types: 1, cases: { unit: 20, browser: 5 } };

function run(topic: AuditTopic, passed: boolean, tests?: number): DeepAudit['commands'][number] {
  return { topic, command: `npm run ${topic}`, passed, seconds: 1, tests, skipped: undefined };
}

function shown(facts: AuditFacts, deep?: DeepAudit): string {
  const { level, score } = judgeAudit(facts, deep);
  return `${level} ${score}`;
}

/** What is said to be missing of unit tests that ran. */
function lack(tests: number, coverage: number): string | undefined {
  const facts = exampleFacts({ types: 1, cases: { unit: tests } });
  const deep = exampleDeep({ commands: [run('unit', true, tests)], coverage });
  return judgeAudit(facts, deep).missing.find(({ topic }) => topic === 'unit')?.what;
}

/** Points of end-to-end tests in a browser. */
function endPoints(browser: number, lines = 1000): number | undefined {
  const { evidence } = judgeAudit(exampleFacts({ lines, cases: { browser } }), undefined);
  return evidence.find(({ topic }) => topic === 'end-to-end')?.points;
}

describe('the judgement of an audit', () => {
  it('is HIGH with strict types, a real suite and end-to-end tests alone', () => {
    assert.equal(shown(exampleFacts(sound)), 'HIGH 8.9');
  });

  it('is LOW with three tests, however much else there is', () => {
    const facts = exampleFacts(
      { types: 1, lint: 1, deadCode: 1, cases: { unit: 3 } },
      { ci: has('CI runs the tests', []) },
    );
    assert.equal(shown(facts), 'LOW 3.2');
  });

  it('is LOW with three tests that reach every line and miss nothing', () => {
    const facts = exampleFacts({ types: 1, cases: { unit: 3 } });
    const deep = exampleDeep({ commands: [run('unit', true, 3)], coverage: 1, mutants: exampleMutants(4, 4) });
    assert.equal(judgeAudit(facts, deep).level, 'LOW');
    assert.equal(lack(3, 1), '3 tests only, 10 or more would be usual');
  });

  it('is MEDIUM where nobody opens the pages, however many other tests there are', () => {
    const all = { types: 1, lint: 1, deadCode: 1, cases: { unit: 500, integration: 50, api: 50 } };
    const facts = exampleFacts(all, {
      ci: has('CI runs the tests', []),
      contracts: has('pact', []),
      applies: new Set(['types', 'lint', 'unit', 'integration', 'end-to-end', 'contracts', 'dead-code', 'ci']),
    });
    assert.equal(shown(facts), 'MEDIUM 7.8');
  });

  it('gives the first end-to-end tests the most, and asks more of them in a large program', () => {
    assert.deepEqual([endPoints(0), endPoints(1), endPoints(5), endPoints(50)], [undefined, 1.1, 2.5, 2.5]);
    assert.equal(endPoints(5, 100_000), 1.7);
  });

  it('asks no end-to-end tests of a library', () => {
    const library = exampleFacts(
      { types: 1, cases: { unit: 20 } },
      {
        ends: { ui: undefined, api: undefined, cli: undefined, library: 'package.json' },
        applies: new Set(['types', 'lint', 'unit', 'dead-code', 'ci']),
      },
    );
    const audit = judgeAudit(library, undefined);
    assert.equal(audit.score, 8.9);
    assert.deepEqual(
      audit.missing.map(({ topic }) => topic),
      ['lint', 'dead-code', 'ci'],
    );
  });

  it('counts what runs, not what is written, once it was run', () => {
    const facts = exampleFacts(sound);
    assert.equal(shown(facts, exampleDeep({ commands: [run('unit', true, 20)] })), shown(facts));
    assert.equal(shown(facts, exampleDeep({ commands: [run('unit', true, 4)] })), 'MEDIUM 4.7');
  });

  it('believes coverage more than numbers of tests', () => {
    const facts = exampleFacts(sound);
    assert.equal(shown(facts, exampleDeep({ coverage: 0.8 })), 'HIGH 8.9');
    assert.equal(shown(facts, exampleDeep({ coverage: 0.2 })), 'MEDIUM 5.6');
    const thin = exampleFacts({ ...sound, lines: 20_000 });
    assert.ok(judgeAudit(thin, exampleDeep({ coverage: 0.9 })).score > judgeAudit(thin, undefined).score);
  });

  it('is LOW while the suite is red, and says which command', () => {
    const full = { types: 1, lint: 1, deadCode: 1, cases: { unit: 500, browser: 50 } };
    const audit = judgeAudit(exampleFacts(full), exampleDeep({ commands: [run('unit', false, 500)] }));
    assert.equal(audit.level, 'LOW');
    const [first] = audit.missing;
    assert.equal(first?.what, '`npm run unit` fails');
    assert.equal(first.goal, 'Make `npm run unit` pass without weakening what it checks');
    assert.ok(first.raises > 5);
  });

  it('halves a linter that is red, and counts no types that do not check', () => {
    const facts = exampleFacts({ ...sound, lint: 1 });
    const points = (topic: AuditTopic, passed: boolean): number | undefined =>
      judgeAudit(facts, exampleDeep({ commands: [run(topic, passed)] })).evidence.find((each) => each.topic === topic)
        ?.points;
    assert.equal(points('lint', true), 0.5);
    assert.equal(points('lint', false), 0.2);
    assert.equal(points('types', true), 2);
    assert.equal(points('types', false), undefined);
  });

  it('is not HIGH when the tests notice few mutants, whatever the files say', () => {
    const full = exampleFacts(
      { types: 1, lint: 1, deadCode: 1, cases: { unit: 500, browser: 50 } },
      { ci: has('CI runs the tests', []) },
    );
    assert.equal(shown(full), 'HIGH 10');
    assert.equal(shown(full, exampleDeep({ mutants: exampleMutants(30, 30) })), 'HIGH 10');
    assert.equal(shown(full, exampleDeep({ mutants: exampleMutants(24, 30) })), 'HIGH 10');
    const few = judgeAudit(full, exampleDeep({ mutants: exampleMutants(10, 30) }));
    assert.equal(few.level, 'MEDIUM');
    const last = few.evidence.at(-1);
    assert.equal(last?.topic, 'strength');
    assert.ok(last.points < -2);
    assert.equal(few.missing[0]?.topic, 'strength');
    assert.match(few.missing[0].goal, /src\/prices\.ts:12: > became >=/);
  });

  it('is not HIGH when more may be missed than noticed, however few changes were tried', () => {
    const full = exampleFacts(
      { types: 1, lint: 1, deadCode: 1, cases: { unit: 500, browser: 50 } },
      { ci: has('CI runs the tests', []) },
    );
    for (const [killed, tried] of [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 5],
      [4, 9],
      [1, 2],
      [2, 3],
      [14, 30],
      [20, 30],
      [14, 20],
      [8, 10],
    ] as const) {
      const { level, missing } = judgeAudit(full, exampleDeep({ mutants: exampleMutants(killed, tried) }));
      assert.equal(level, 'MEDIUM', `${killed} of ${tried}`);
      assert.deepEqual(
        missing.map(({ topic }) => topic),
        ['strength'],
      );
    }
    for (const [killed, tried] of [
      [21, 30],
      [15, 20],
      [9, 10],
      [3, 3],
      [0, 0],
    ] as const) {
      assert.equal(judgeAudit(full, exampleDeep({ mutants: exampleMutants(killed, tried) })).level, 'HIGH');
    }
  });

  it('says of a measured suite what it lacks, and never what it has', () => {
    assert.equal(lack(3, 1), '3 tests only, 10 or more would be usual');
    assert.equal(
      lack(1, 0.4),
      '1 test only, 10 or more would be usual; the tests reach 40 % of the lines, 80 % would be enough',
    );
    assert.equal(lack(50, 0.6), 'the tests reach 60 % of the lines, 80 % would be enough');
    assert.equal(lack(50, 0.9), undefined);
  });

  it('makes little of a handful of mutants', () => {
    const facts = exampleFacts(sound);
    const score = (killed: number, tried: number): number =>
      judgeAudit(facts, exampleDeep({ mutants: exampleMutants(killed, tried) })).score;
    assert.ok(score(0, 2) > score(0, 20));
    assert.equal(score(0, 0), judgeAudit(facts, undefined).score);
  });

  it('names entry points and untested files in the goals', () => {
    const goals = new Map(judgeAudit(exampleFacts({}), undefined).missing.map(({ topic, goal }) => [topic, goal]));
    assert.match(goals.get('end-to-end') ?? '', /^Add an end-to-end test for src\/main\.tsx: /);
    assert.match(goals.get('unit') ?? '', /^Add unit tests for src\/prices\.ts, /);
  });

  it('weighs languages by their lines, and their packages too', () => {
    const tested = exampleLanguage({ lines: 1000, cases: { unit: 20 } });
    const bare = exampleLanguage({ lines: 9000 });
    const facts = exampleFacts({}, { languages: [bare, tested] });
    const small = exampleFacts({}, { languages: [tested, exampleLanguage({ lines: 100 })] });
    assert.ok(judgeAudit(facts, undefined).score < 0.5);
    assert.ok(judgeAudit(small, undefined).score > 3.5);
    const uneven = { ...exampleLanguage({ lines: 1000, cases: { unit: 20 } }) };
    const parts = [
      { folder: 'a', lines: 100, cases: 20 },
      { folder: 'b', lines: 900, cases: 0 },
    ];
    const even = judgeAudit(exampleFacts({}, { languages: [uneven] }), undefined);
    const one = judgeAudit(exampleFacts({}, { languages: [{ ...uneven, parts }] }), undefined);
    assert.ok(one.score < even.score);
    assert.match(one.missing.find(({ topic }) => topic === 'unit')?.what ?? '', /no tests for 900 lines of b/);
  });
});

const shares = fc.constantFrom(0, 0.3, 0.5, 1);
const counts = fc.integer({ min: 0, max: 300 });

const someFacts = fc
  .record({
    lines: fc.integer({ min: 0, max: 50_000 }),
    cases: fc.record({ unit: counts, integration: counts, api: counts, cli: counts, end: counts, browser: counts }),
    types: shares,
    lint: shares,
    deadCode: shares,
    ui: fc.boolean(),
    isLibrary: fc.boolean(),
  })
  .map(({ ui, isLibrary, ...language }) => ({ language, ui, isLibrary }));

function factsOf({
  language,
  ui,
  isLibrary,
}: typeof someFacts extends fc.Arbitrary<infer Some> ? Some : never): AuditFacts {
  return exampleFacts(language, {
    ends: { ui: ui ? 'src/main.tsx' : undefined, api: undefined, cli: undefined, library: undefined },
    ...(isLibrary ? { applies: new Set(['types', 'lint', 'unit', 'dead-code', 'ci'] as const) } : {}),
  });
}

describe('the judgement of any audit', () => {
  const levels: readonly TestLevel[] = ['unit', 'integration', 'api', 'cli', 'end', 'browser'];

  it('never falls by a test, never rises by less of a tool, and stays within its bounds', () => {
    fc.assert(
      fc.property(someFacts, fc.constantFrom(...levels), (some, level) => {
        const { score, missing, level: word } = judgeAudit(factsOf(some), undefined);
        assert.ok(score >= 0 && score <= 10);
        assert.equal(word, score >= 8 ? 'HIGH' : score >= 4 ? 'MEDIUM' : 'LOW');
        const cases = { ...some.language.cases, [level]: some.language.cases[level] + 1 };
        const more = judgeAudit(factsOf({ ...some, language: { ...some.language, cases } }), undefined);
        assert.ok(more.score >= score);
        for (const tool of ['types', 'lint', 'deadCode'] as const) {
          const less = { ...some, language: { ...some.language, [tool]: 0 } };
          assert.ok(judgeAudit(factsOf(less), undefined).score <= score);
        }
        for (const { raises } of missing) {
          assert.ok(raises >= 0.1 && score + raises <= 10 + 1e-9);
        }
        assert.deepEqual(
          missing,
          missing.toSorted((a, b) => b.raises - a.raises),
        );
      }),
    );
  });

  it('is only ever lowered by mutants that nobody notices', () => {
    fc.assert(
      fc.property(someFacts, counts, counts, (some, one, other) => {
        const facts = factsOf(some);
        const [killed, tried] = one < other ? [one, other] : [other, one];
        const before = judgeAudit(facts, undefined).score;
        const after = judgeAudit(facts, exampleDeep({ mutants: exampleMutants(killed, tried) })).score;
        const stronger = judgeAudit(facts, exampleDeep({ mutants: exampleMutants(tried, tried) })).score;
        assert.ok(after <= stronger && stronger === before);
      }),
    );
  });
});
