import assert from 'node:assert/strict';
import type { CheckEvidence } from '../journal/events.ts';
import { examplePlan } from '../plan/examplePlan.ts';
import { proofText } from '../plan/criterionProof.ts';
import { evidence } from './exampleRun.ts';
import { proveCriteria } from './proveCriteria.ts';

function check(command: string, change: Partial<CheckEvidence> = {}): CheckEvidence {
  return { ...evidence('passed', command), before: 'red', text: command, ...change };
}

function proofs(title: string, criteria: readonly string[], checks: readonly CheckEvidence[]): readonly string[] {
  const plan = examplePlan([`title: ${title}`], ['## Requirements', '', ...criteria.map((text) => `- [ ] ${text}`)]);
  return proveCriteria(plan, checks).map((proof) => proofText(proof));
}

describe('The proof of a criterion', () => {
  it('is the check that speaks of it, as it was before and after', () => {
    assert.deepEqual(
      proofs(
        'Convert volumes',
        [
          '`portions convert ml "1 1/2 cups milk"` prints `360 ml milk`.',
          '`portions convert tbsp "3 tsp salt"` prints `1 tbsp salt`.',
          'An ingredient without a volume (`2 eggs`) is named on standard error.',
          'An unknown unit prints the usage on standard error.',
        ],
        [
          check('portions convert ml "1 1/2 cups milk"', {
            text: '`portions convert ml "1 1/2 cups milk"` outputs `360 ml milk`',
          }),
          check('portions convert tbsp "3 tsp salt"', {
            text: '`portions convert tbsp "3 tsp salt"` outputs `1 tbsp salt`',
            before: 'vacuous',
          }),
          check('portions convert ml "2 eggs"', { before: 'not-probed' }),
          check('npm test -- test/convert.test.ts'),
        ],
      ),
      [
        'proven by `portions convert ml "1 1/2 cups milk"`: red before, green after',
        'not proven: `portions convert tbsp "3 tsp salt"` is green, and was before the work',
        '`portions convert ml "2 eggs"` is green; nobody saw it red before the work',
        'no check of its own',
      ],
    );
  });

  it('is a run of tests only where there are several, or one criterion', () => {
    const one = check('npm test -- test/export.test.ts');
    const two = check('npm test -- test/merge.test.ts', { outcome: 'skipped' });
    const criteria = ['Notes are exported as CSV', 'Tags are merged'];
    assert.deepEqual(proofs('Notes', criteria, [one]), ['no check of its own', 'no check of its own']);
    assert.deepEqual(proofs('Notes', criteria, [one, two]), [
      'proven by `npm test -- test/export.test.ts`: red before, green after',
      'not proven: `npm test -- test/merge.test.ts` was not run after the work',
    ]);
    assert.deepEqual(proofs('Notes', ['Tags are kept'], [one]), [
      'proven by `npm test -- test/export.test.ts`: red before, green after',
    ]);
  });

  it('is none that only looks for words of every criterion, runs nothing, or has no command', () => {
    const criteria = ['`parser.sh` reads the retries', '`parser.sh` stops after the limit'];
    const checks = [
      check('test -f scripts/parser.sh'),
      check('bash -n scripts/retries.sh'),
      check('', { tag: 'manual', text: 'Look whether it stops at the limit' }),
    ];
    assert.deepEqual(proofs('Retries', criteria, checks.slice(1)), ['no check of its own', 'no check of its own']);
    assert.deepEqual(proofs('Retries', criteria, [check('grep -q limit scripts/parser.sh')]), [
      'no check of its own',
      'proven by `grep -q limit scripts/parser.sh`: red before, green after',
    ]);
  });

  it('is the check that was red among several', () => {
    assert.deepEqual(
      proofs(
        'Export',
        ['Notes are exported as CSV', 'Tags are kept'],
        [check('node cli.js notes --csv', { before: 'vacuous' }), check('node cli.js --csv notes.md')],
      ),
      ['proven by `node cli.js --csv notes.md`: red before, green after', 'no check of its own'],
    );
  });

  it('is no command that lacks an option, a literal or a value which the criterion gives', () => {
    const none = 'no check of its own';
    const plain = check('node tool.mjs', { text: '`node tool.mjs` outputs `hello`' });
    const loud = ['`node tool.mjs` prints `hello` and exits 0.', '`node tool.mjs --loud` prints `HELLO` and exits 0.'];
    const byPlain = 'proven by `node tool.mjs`: red before, green after';
    assert.deepEqual(proofs('Tool number 5', loud, [plain]), [byPlain, none]);
    assert.deepEqual(proofs('Tool number 5', loud.slice(1), [plain]), [none]);
    assert.deepEqual(proofs('Tool', ['`node tool.mjs` prints `bye` and `hello`'], [plain]), [none]);
    assert.deepEqual(proofs('Tool', ['It answers with "hello"'], [plain]), [byPlain]);
    assert.deepEqual(proofs('Tool', ['It answers with “hello there”'], [plain]), [none]);
    assert.deepEqual(proofs('Tool', ['`HELLO` is never printed, `hello` is printed'], [plain]), [none]);

    const add = 'node src/cli.ts add "Pay rent" --due 2026-03-01 && node src/cli.ts list';
    assert.deepEqual(
      proofs(
        'Let notes have a due date',
        [
          '`addNote(notes, "Pay rent", "2026-03-01")` returns a list whose last note has `due` equal to `"2026-03-01"`.',
          '`addNote(notes, "Pay rent")` returns a list whose last note has no key `due`.',
          '`addNote(notes, "Pay rent", "2026-02-30")` throws an `Error` with the message `not a date: 2026-02-30`.',
          '`notes add "Pay rent" --due 2026-03-01` followed by `notes list` prints `1 Pay rent (due 2026-03-01)`.',
        ],
        [
          check('node --test test/due.test.ts'),
          check(add, { text: `\`${add}\` outputs \`1 Pay rent (due 2026-03-01)\`` }),
        ],
      ),
      [none, none, none, `proven by \`${add}\`: red before, green after`],
    );
    assert.deepEqual(
      proofs(
        'Count',
        ['`notes count` prints the number of notes: `0` without a file.'],
        [check('node src/cli.ts count', { text: '`node src/cli.ts count` outputs `10`' })],
      ),
      [none],
    );
  });

  it('is nothing without criteria, or without checks', () => {
    assert.deepEqual(proofs('Export', [], [check('npm test')]), []);
    assert.deepEqual(proofs('Export', ['Notes are exported'], []), ['no check of its own']);
  });
});
