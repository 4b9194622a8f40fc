import assert from 'node:assert/strict';
import { examplePlan } from '../plan/examplePlan.ts';
import { diagnose } from './diagnose.ts';
import { type Remedy, remediesOf } from './remedies.ts';

const head = ['title: Print the version', 'goal: version'];

const body = [
  '## Requirements',
  '',
  '- [ ] `app --version` prints `1.2.3`',
  '- [ ] The export works',
  '- [ ] Approved by the design team, and it looks good',
  '- [ ] TBD',
  '',
  '## Design',
  '',
  '**Files expected to change:**',
  '',
  '- `src/app.ts`',
  '- `test/app.test.ts`',
  '',
  '**Out of scope:** colours',
  '',
  '## Tasks',
  '',
  '1. Print the version',
  '',
  '## Verification',
  '',
  '- [cmd] npm test',
  '- [assert] `app` is fine',
  '- [assert] `app` is nice',
];

function remedies(lines: readonly string[] = body): readonly Remedy[] {
  return remediesOf(diagnose(examplePlan(head, lines)));
}

describe('Remedies', () => {
  it('are empty where nothing was lost', () => {
    assert.deepEqual(remedies(body.filter((line) => !/works|good|TBD|fine|nice/.test(line))), []);
  });

  it('say where, what to do and what it brings, what brings most first', () => {
    const [first, ...others] = remedies();
    assert.match(
      first?.text ?? '',
      /^Line 12: .*needs a person.* \(clarity \+1\.5, testability \+2, autonomy-readiness \+2\)$/,
    );
    assert.deepEqual(
      others.map(({ range, overall }) => [range.start.line + 1, overall]),
      [
        [11, 1.3125],
        [13, 1.3125],
        [31, 0.5],
        [32, 0.5],
      ],
    );
  });

  it('are one where only all places together bring the points back', () => {
    const lines = body.filter((line) => !/works|good|TBD|fine|nice/.test(line));
    const [only, ...others] = remediesOf(diagnose(examplePlan([...head, 'goal: other', 'title: Other'], lines)));
    assert.deepEqual(others, []);
    assert.match(only?.text ?? '', /^Lines 6, 7: .*\(clarity \+1\)$/);
  });

  it('name every problem of a criterion, because one that is left keeps the points', () => {
    const [first] = remedies();
    assert.deepEqual(
      first?.problems.map(({ code }) => code),
      ['criterion.needs-human', 'criterion.needs-human'],
    );
  });

  it('bring back what they say when their lines are mended', () => {
    const before = diagnose(examplePlan(head, body)).score;
    const after = diagnose(
      examplePlan(
        head,
        body.map((line) => (line.includes('Approved') ? '- [ ] `app` exits 0' : line)),
      ),
    ).score;
    const [first] = remedies();
    assert.equal(after.testability - before.testability, first?.gains.testability);
    assert.equal(after.autonomy - before.autonomy, first?.gains.autonomy);
  });

  it('bring every dimension to 10 together', () => {
    for (const lines of [
      body,
      [],
      ['## Requirements', '', '- [ ] It works'],
      body.filter((line) => !line.includes('cmd')),
    ]) {
      const { score } = diagnose(examplePlan(head, lines));
      for (const dimension of ['clarity', 'testability', 'scopeFit', 'autonomy'] as const) {
        const gained = remedies(lines).reduce((sum, { gains }) => sum + (gains[dimension] ?? 0), 0);
        assert.ok(Math.abs(score[dimension] + gained - 10) < 0.1, `${dimension}: ${score[dimension]} + ${gained}`);
      }
    }
  });
});
