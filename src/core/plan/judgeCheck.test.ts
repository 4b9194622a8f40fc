import assert from 'node:assert/strict';
import { type CheckRun, judgeCheck } from './judgeCheck.ts';
import { readCheck } from './readCheck.ts';

type Exit = CheckRun['exit'];

function judge(text: string, exit: number | Exit, stdout = '', stderr = ''): { outcome: string; reason: string } {
  const parsed = readCheck(text);
  assert.ok(parsed);
  return judgeCheck(parsed, { exit: typeof exit === 'number' ? { kind: 'exited', code: exit } : exit, stdout, stderr });
}

function check(text: string, exit: number | Exit, stdout: string, outcome: 'passed' | 'failed'): void {
  const judged = judge(text, exit, stdout);
  assert.equal(judged.outcome, outcome, `${text} with ${JSON.stringify(exit)} and “${stdout}”: ${judged.reason}`);
}

describe('Judging a check', () => {
  const table: [string, number, string, 'passed' | 'failed'][] = [
    ['[cmd] walk', 0, '', 'passed'],
    ['[cmd] walk', 1, '', 'failed'],
    ['[cmd] `walk` exits 3', 3, '', 'passed'],
    ['[cmd] `walk` exits 3', 0, '', 'failed'],
    ['[cmd] `walk` exits 127', 127, '', 'passed'],
    ['[cmd] walk', 127, '', 'failed'],
    ['[cmd] ! walk', 1, '', 'passed'],
    ['[cmd] ! walk', 0, '', 'failed'],
    ['[cmd] ! walk', 127, '', 'failed'],
    ['[cmd] ! walk', 126, '', 'failed'],
    ['[assert] walk | a dog', 0, 'that is a dog.\n', 'passed'],
    ['[assert] walk | a dog', 0, 'that is a cat.\n', 'failed'],
    ['[assert] walk | a dog', 1, 'a dog', 'failed'],
    ['[assert] ! walk | a dog', 0, 'a cat', 'passed'],
    ['[assert] ! walk | a dog', 0, 'a dog', 'failed'],
    ['[assert] ! walk | a dog', 1, '', 'failed'],
    ['[assert] `grep -c x f` outputs 0', 1, '0\n', 'passed'],
    ['[assert] `grep -c x f` outputs 0', 2, '', 'failed'],
    ['[assert] `grep -c x f` outputs 1', 0, '11', 'failed'],
    ['[assert] ! `grep -c x f` outputs 0', 0, '3', 'passed'],
    ['[assert] ! `grep -c x f` outputs 0', 2, '', 'failed'],
    ['[assert] `grep x f` has a match', 0, 'x', 'passed'],
    ['[assert] `grep x f` has a match', 1, '', 'failed'],
    ['[assert] ! `grep x f` has a match', 1, '', 'passed'],
    ['[assert] ! `grep x f` has a match', 0, 'x', 'failed'],
    ['[assert] ! `grep x f` has a match', 2, '', 'failed'],
    ['[assert] `count` >= 3', 0, '3', 'passed'],
    ['[assert] `count` >= 3', 0, '2.9', 'failed'],
    ['[assert] `count` >= 3', 0, '10', 'passed'],
    ['[assert] `count` >= 3', 0, '4 dogs', 'failed'],
    ['[assert] `count` >= 0', 0, '', 'failed'],
    ['[assert] ! `count` >= 3', 0, '2', 'passed'],
    ['[assert] ! `count` >= 3', 0, 'none', 'failed'],
    ['[status] curl a -> 200', 0, '200', 'passed'],
    ['[status] curl a -> 200', 22, '404', 'failed'],
    ['[status] curl a -> 200', 7, '000', 'failed'],
    ['[status] curl a -> 200', 0, '4200', 'failed'],
    ['[status] ! curl a -> 200', 0, '404', 'passed'],
    ['[status] ! curl a -> 200', 7, '000', 'failed'],
    ['[assert] `walk` looks good', 0, '', 'failed'],
  ];

  it('goes by exit code and output', () => {
    for (const [text, code, stdout, outcome] of table) {
      check(text, code, stdout, outcome);
    }
  });

  it('never passes a command that did not end by itself, turned round or not', () => {
    const exits: Exit[] = [
      { kind: 'signalled', signal: 'SIGKILL' },
      { kind: 'timedOut', afterSeconds: 120 },
      { kind: 'notStarted', reason: 'no shell' },
    ];
    for (const exit of exits) {
      for (const text of ['[cmd] walk', '[cmd] ! walk', '[assert] ! `walk` contains `x`', '[cmd] `walk` exits 1']) {
        check(text, exit, '', 'failed');
      }
    }
  });

  it('tells in one line what was expected and what came', () => {
    const reasons = [
      judge('[cmd] walk', 0),
      judge('[cmd] walk', 1, 'one\ntwo\n', ''),
      judge('[cmd] walk', 1, 'out', 'err 1\nerr 2\n'),
      judge('[cmd] walk', 127, '', 'sh: walk: not found\n'),
      judge('[cmd] ! walk', 0),
      judge('[cmd] ! walk', 2),
      judge('[assert] walk | a dog', 0, 'a\n cat'),
      judge('[assert] ! walk | a dog', 1),
      judge('[assert] `count` >= 3', 0, '2'),
      judge('[status] curl a -> 200', 7, '000'),
      judge('[cmd] walk', { kind: 'timedOut', afterSeconds: 5 }),
      judge('[cmd] walk', { kind: 'signalled', signal: 'SIGSEGV' }),
      judge('[assert] `walk` looks good', 0),
    ].map((judged) => `${judged.outcome}: ${judged.reason}`);
    assert.deepEqual(reasons, [
      'passed: exit code 0',
      'failed: Expected exit code 0; it had exit code 1. It said: two',
      'failed: Expected exit code 0; it had exit code 1. It said: err 2',
      'failed: The command could not be run (exit 127): sh: walk: not found',
      'failed: It must not have exit code 0, but it did (exit code 0).',
      'passed: As demanded, it did not have exit code 0 (exit code 2).',
      'failed: Expected an output that contains “a dog”; it had the output “a cat” and exit code 0.',
      'failed: It must not have an output that contains “a dog”, but this proves nothing: no output and exit code 1.',
      'failed: Expected a number of at least 3; it had the output “2” and exit code 0.',
      'failed: Expected HTTP status 200; it had HTTP status 0. It said: 000',
      'failed: It did not end within 5 s and was ended. Set `timeout` in the plan if it needs longer.',
      'failed: It was ended by SIGSEGV.',
      'failed: What it expects cannot be read with certainty.',
    ]);
    assert.ok(judge('[cmd] walk', 1, 'x'.repeat(1000)).reason.length < 250);
  });
});
