import assert from 'node:assert/strict';
import type { Check, Expectation } from './plan.ts';
import { readCheck } from './readCheck.ts';

const exit0: Expectation = { kind: 'exit', code: 0 };

/** A certain check: command, expectation, and whether it begins with `!`. */
function check(text: string, command: string, expect: Expectation = exit0, negated = false): void {
  const read = readCheck(text);
  const { command: readCommand, expect: readExpect, negated: readNegated, executable, ambiguous } = read ?? {};
  assert.deepEqual(
    { command: readCommand, expect: readExpect, negated: readNegated, executable, ambiguous },
    { command, expect, negated, executable: true, ambiguous: false },
    text,
  );
}

function checkAmbiguous(text: string): void {
  const read = readCheck(text);
  assert.deepEqual([read?.ambiguous, read?.executable, read?.expect], [true, false, undefined], text);
}

const tagOf = (text: string): Check['tag'] | undefined => readCheck(text)?.tag;

const checkExpected = (words: string, expect: Expectation): void => check(`[assert] \`walk\` ${words}`, 'walk', expect);

const checkStatus = (text: string, command: string): void => check(text, command, { kind: 'httpStatus', code: 204 });

const decided = (text: string): unknown => {
  const { command, executable, ambiguous: unclear } = readCheck(text) ?? {};
  return [command, executable, unclear];
};

describe('Check', () => {
  it('begins with a tag', () => {
    assert.equal(tagOf('[cmd] npm test'), 'cmd');
    assert.equal(tagOf('**[cmd]** npm test'), 'cmd');
    assert.equal(tagOf('[CMD]: npm test'), 'cmd');
    assert.equal(tagOf('`[cmd]` npm test'), 'cmd');
    assert.equal(tagOf('`[cmd] npm test`'), 'cmd');
    assert.equal(tagOf('[inspection] look'), 'inspection');
    assert.equal(tagOf('npm test'), undefined);
    assert.equal(tagOf('[see here] text'), undefined);
    assert.equal(tagOf('[docs](https://example.org) say so'), undefined);
    assert.equal(tagOf('The `[cmd]` tag'), undefined);
  });

  it('takes the code span that it begins with, else the plain text, for the command', () => {
    check('[cmd] npm test', 'npm test');
    check('[cmd] `npm test`', 'npm test');
    check('`[cmd]` `npm test`', 'npm test');
    check('`[cmd] npm test`', 'npm test');
    check('`[cmd] grep x f` contains `x`', 'grep x f', { kind: 'contains', text: 'x' });
    check('[cmd] ``echo `date` ``', 'echo `date`');
    check('``[cmd] echo `date` ``', 'echo `date`');
    check('``[assert] echo `date` `` outputs `a`', 'echo `date`', { kind: 'outputs', text: 'a' });
    check('[cmd] ./run.sh', './run.sh');
    check('[cmd] NODE_ENV=test npm test', 'NODE_ENV=test npm test');
    check('[cmd] [ -f a ]', '[ -f a ]');
    check('[cmd] ls .', 'ls .');
    check('[cmd] npm run lint fix all', 'npm run lint fix all');
    check('[cmd] shellcheck a.sh', 'shellcheck a.sh');
  });

  it('finds no command in prose', () => {
    checkAmbiguous('[cmd]');
    checkAmbiguous('[cmd] Run the tests');
    checkAmbiguous('[cmd] the `walk` command prints a dog');
    checkAmbiguous('[cmd] all tests pass.');
    checkAmbiguous('[cmd] dog walking smoke test');
    checkAmbiguous('[cmd] `walk` deliberately not run here');
    checkAmbiguous('[inspection] look at it');
  });

  it('takes off remarks', () => {
    check('[cmd] npm test — all of them', 'npm test');
    check('[cmd] npm test – 3 suites', 'npm test');
    check('[cmd] npm test -- all the tests pass', 'npm test');
    check('[cmd] npm test -- --grep dog', 'npm test -- --grep dog');
    check('[cmd] grep -q "walk — twice" dog.md — there', 'grep -q "walk — twice" dog.md');
    check('[cmd] `npm test` (all of them (really)).', 'npm test');
    check('[cmd] `npm test` — all of them', 'npm test');
    check('[cmd] `npm test` - all of them', 'npm test');
    check('[cmd] `npm test` exits 0 (no failures) — as ever.', 'npm test');
  });

  it('takes off remarks where no code span says where the command ends', () => {
    check('[cmd] npm test (all green)', 'npm test');
    check('[cmd] npm test (all (really) green).', 'npm test');
    check('[cmd] npm test (unit) (all green)', 'npm test');
    check('`[cmd] npm test (all green)`', 'npm test');
    check('[assert] grep -c x f | grep -E "^[89]$" (8 or 9)', 'grep -c x f | grep -E "^[89]$"');
    check('[assert] walk | a dog (3)', 'walk', { kind: 'contains', text: 'a dog (3)' });
    check('[cmd] npm test - all green', 'npm test');
    check('[cmd] npm test - 3 suites (unit)', 'npm test');
    // What a shell takes itself.
    for (const command of [
      '(cd web && npm test)',
      'npm test || (echo no; exit 1)',
      'diff <(a) <(b)',
      'test "$(wc -l < a)" = 3 && ! (ls b)',
      String.raw`find . \( -name a \)`,
      'echo "a (b)" \'(c)\'',
      'cat a | diff - expected',
      'sort < a | join - b',
      'tar cf - src > a.tar',
      'curl -o - http://a/b',
      'cd - ',
    ]) {
      check(`[cmd] ${command}`, command.trim());
    }
  });

  it('is ambiguous where a command without a code span has words behind it that no program gets', () => {
    for (const [text, command] of [
      ['node v.mjs outputs 3', 'node v.mjs'],
      ['node v.mjs exits 2', 'node v.mjs'],
      ['node v.mjs exit code 2', 'node v.mjs'],
      ['node v.mjs contains hello', 'node v.mjs'],
      ['node v.mjs contains "hello"', 'node v.mjs'],
      ['grep -c x f at least 3', 'grep -c x f'],
      ['grep -c x f >= 3', 'grep -c x f'],
      ['grep -c x f >=3', 'grep -c x f'],
      ['wc -l < a > 3', 'wc -l < a'],
      ['node v.mjs == "a"', 'node v.mjs'],
      ['node v.mjs → 3', 'node v.mjs'],
      ['node v.mjs -> hello', 'node v.mjs'],
      ['node v.mjs => hello', 'node v.mjs'],
      ['npm test passes', 'npm test'],
      ['npm test passes.', 'npm test'],
      ['npm test should pass', 'npm test'],
      ['npm test is green', 'npm test'],
      ['npm test with no failures', 'npm test'],
      ['npm test all green', 'npm test'],
      ['npm test: all green', 'npm test'],
      ['pytest: all green', 'pytest'],
      ['npm test from the root', 'npm test'],
      ['npm test runs cleanly', 'npm test'],
      ['node v.mjs finishes successfully', 'node v.mjs'],
      ['npm test passes && npm run lint', 'npm test'],
      ['npm test && npm run lint passes', 'npm test && npm run lint'],
      ['npm test and npm run lint', 'npm test'],
      ['npm test, npm run lint', 'npm test'],
      ['npm test plus npm run lint', 'npm test'],
      ['npm test followed by npm run lint', 'npm test'],
      ['npm test (all of them) passes', 'npm test'],
      ['cd web; npm test passes', 'cd web; npm test'],
      ['node v.mjs - exits 2', 'node v.mjs'],
      ['node v.mjs — outputs 3', 'node v.mjs'],
      ['`node v.mjs` — outputs 3', 'node v.mjs'],
      ['`node v.mjs` (exits 2).', 'node v.mjs'],
      ['node v.mjs (at least 3)', 'node v.mjs'],
      ['$ npm test', 'npm test'],
      ['`$ npm test`', 'npm test'],
      ['% npm test', undefined],
      ['the suite is green', undefined],
    ] as const) {
      checkAmbiguous(`[cmd] ${text}`);
      assert.equal(readCheck(`[cmd] ${text}`)?.command, command, text);
    }
    checkAmbiguous('`[cmd] npm test passes`');
    checkAmbiguous('[assert] ! grep -q x f passes');
    checkAmbiguous('[assert] node v.mjs outputs 3 | grep 3');
    checkAmbiguous('[status] curl http://a/b returns 200');
  });

  it('takes such words for arguments where a name or a pattern stands', () => {
    for (const command of [
      'grep -q contains f',
      'grep -rn is src',
      'git grep outputs src',
      'npm run passes',
      'make reports all',
      'npx mocha --grep returns a',
      'pytest -k fails',
      'ls reports out',
      'rm -rf outputs && mkdir outputs',
      'echo it is fine | node cli.mjs',
      'printf "a" > the',
      'test $(wc -l < a) = 3',
      '[ "$a" = 3 ]',
      '! test -f a',
      'if npm test; then exit 0; else exit 1; fi',
      'for f in a b; do test -f $f; done',
      'node server.mjs & sleep 1; curl -f localhost:3000/a',
      'npm test || exit 2',
      'node a.mjs add milk, eggs',
      'curl -H Accept: x http://a/b',
      'walk > "$OUT"',
      'sh -c "npm test passes"',
    ]) {
      check(`[cmd] ${command}`, command.replace(/^! /, ''), exit0, command.startsWith('! '));
    }
    check('[cmd] `npm test passes`', 'npm test passes');
  });

  it('reads what is expected', () => {
    checkExpected('', exit0);
    checkExpected('exits 3', { kind: 'exit', code: 3 });
    checkExpected('exits with code 3', { kind: 'exit', code: 3 });
    checkExpected('Exit status `3`', { kind: 'exit', code: 3 });
    checkExpected('→ exit 3', { kind: 'exit', code: 3 });
    checkExpected('contains `dog`', { kind: 'contains', text: 'dog' });
    checkExpected('output contains "a dog"', { kind: 'contains', text: 'a dog' });
    checkExpected('The output contains “a dog”.', { kind: 'contains', text: 'a dog' });
    checkExpected("contains 'a — b' (with a dash)", { kind: 'contains', text: 'a — b' });
    checkExpected('contains `a (b)`', { kind: 'contains', text: 'a (b)' });
    checkExpected('outputs `dog`', { kind: 'outputs', text: 'dog' });
    checkExpected('returns 3', { kind: 'outputs', text: '3' });
    checkExpected('outputs 0 — none left', { kind: 'outputs', text: '0' });
    checkExpected('has a match', { kind: 'match' });
    checkExpected('outputs matches', { kind: 'match' });
    checkExpected('>= 3', { kind: 'atLeast', value: 3 });
    checkExpected('→ >= 3 (was 2 — so 3 proves it)', { kind: 'atLeast', value: 3 });
    checkExpected('output is at least 3', { kind: 'atLeast', value: 3 });
    checkExpected('outputs ≥ `3`', { kind: 'atLeast', value: 3 });
  });

  it('does not guess what is expected', () => {
    for (const words of ['contains dog', 'is fine', 'outputs a dog', 'exits nonzero', 'contains `a` and `b`', '-> 3']) {
      checkAmbiguous(`[assert] \`walk\` ${words}`);
    }
  });

  it('reads `|` as the expected text where it is no program', () => {
    check('[assert] walk | twice a day', 'walk', { kind: 'contains', text: 'twice a day' });
    check('[assert] walk | "twice a day"', 'walk', { kind: 'contains', text: 'twice a day' });
    check('[assert] `walk | twice`', 'walk', { kind: 'contains', text: 'twice' });
    check('[assert] cat a | sort | first dog', 'cat a | sort', { kind: 'contains', text: 'first dog' });
    check('[assert] cat a | grep -q dog', 'cat a | grep -q dog');
    check('[assert] cat a | ! grep -q dog', 'cat a | ! grep -q dog');
    check('[assert] cat a | ./count.sh', 'cat a | ./count.sh');
    check('[assert] grep "cat|dog" a', 'grep "cat|dog" a');
    check(String.raw`[assert] grep cat\|dog a`, String.raw`grep cat\|dog a`);
    check('[assert] test -f a || test -f b', 'test -f a || test -f b');
    check('[assert] test $(ls | count) -eq 3', 'test $(ls | count) -eq 3');
    check('[cmd] walk | twice', 'walk | twice');
    checkAmbiguous('[assert] `walk | twice` exits 3');
  });

  it('reads the status of a page', () => {
    checkStatus('[status] curl http://localhost:1/a -> 204', 'curl http://localhost:1/a');
    checkStatus('[status] curl http://localhost:1/a → 204', 'curl http://localhost:1/a');
    checkStatus('[status] curl http://localhost:1/a -> 204 — no body', 'curl http://localhost:1/a');
    checkStatus('[status] curl http://localhost:1/a -> 204 (no body).', 'curl http://localhost:1/a');
    checkStatus('[status] `curl http://localhost:1/a` -> 204', 'curl http://localhost:1/a');
    checkStatus('[status] `curl http://localhost:1/a -> 204`', 'curl http://localhost:1/a');
    checkStatus('[status] `curl http://localhost:1/a` returns HTTP 204', 'curl http://localhost:1/a');
    checkAmbiguous('[status] curl http://localhost:1/a');
    checkAmbiguous('[status] curl http://localhost:1/a -> 2041');
  });

  it('is nothing to run while it is a gap, an address or a request', () => {
    for (const text of [
      '[cmd] `<the command>`',
      '[cmd] `__`',
      '[cmd] ...',
      '[cmd] `TODO` exits 0',
      '[assert] ! `???`',
      '[assert] `walk` contains `<the text>`',
      '[assert] `walk` outputs "__"',
      '[status] `GET /health` -> 200',
      '[status] `http://localhost:1/a` -> 200',
      '[cmd] localhost:3000/a',
      '[status] http://localhost:1/a -> 200',
      '[status] GET http://localhost:1/a -> 200',
      '[status] 127.0.0.1:3000 -> 200',
      '[status] /health -> 200',
      '[cmd] http://localhost:1/a returns 200',
      '[assert] `http://localhost:1/a` contains `x`',
    ]) {
      checkAmbiguous(text);
    }
    check('[assert] `walk` contains `...`', 'walk', { kind: 'contains', text: '...' });
    check('[assert] `walk` contains `<title>`', 'walk', { kind: 'contains', text: '<title>' });
    check('[cmd] `GET.sh /a`', 'GET.sh /a');
  });

  it('is turned round by a leading `!`', () => {
    check('[assert] ! grep -q cat a', 'grep -q cat a', exit0, true);
    check('[assert] `! grep -q cat a`', 'grep -q cat a', exit0, true);
    check('[assert] ! `grep -q cat a`', 'grep -q cat a', exit0, true);
    check('[assert] !`walk` contains `cat`', 'walk', { kind: 'contains', text: 'cat' }, true);
  });

  it('for a browser has a page, for a person has nothing to run', () => {
    assert.deepEqual(decided('[browse] https://localhost:1/ shows a dog'), ['https://localhost:1/', true, false]);
    assert.deepEqual(decided('[browse] `/dog` shows a dog'), ['/dog', true, false]);
    assert.deepEqual(decided('[browse] look for the dog'), [undefined, true, true]);
    assert.deepEqual(decided('[manual] `npm start` and look'), [undefined, false, false]);
  });
});
