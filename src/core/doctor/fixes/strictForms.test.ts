import assert from 'node:assert/strict';
import { readCheck } from '../../plan/readCheck.ts';
import { strictForms } from './strictForms.ts';

/** The forms that say the same, and those of which only a person can say so; `[manual]` is always the last one. */
function formsOf(tag: string, text: string): { same: string[]; other: string[] } {
  const forms = strictForms(tag, text);
  assert.deepEqual(forms.at(-1), { text: `[manual] ${text}`, same: false });
  const rest = forms.slice(0, -1);
  return {
    same: rest.filter((form) => form.same).map((form) => form.text),
    other: rest.filter((form) => !form.same).map((form) => form.text),
  };
}

describe('Strict forms of a check', () => {
  it('say the same where the words have one sense', () => {
    for (const [tag, text, strict] of [
      ['cmd', '`npm test` passes', '[cmd] `npm test`'],
      ['cmd', 'Run `npm test` and it passes.', '[cmd] `npm test`'],
      ['cmd', 'run from the repo root: `npm run lint`', '[cmd] `npm run lint`'],
      ['cmd', '`npm run lint` runs without errors', '[cmd] `npm run lint`'],
      ['cmd', '`node x.mjs` exits with a non-zero code', '[cmd] `! node x.mjs`'],
      ['cmd', '`node x.mjs` fails', '[cmd] `! node x.mjs`'],
      ['cmd', '`grep -rn TODO src` → no matches (docs are exempt).', '[cmd] `! grep -rn TODO src` (docs are exempt).'],
      ['assert', '`grep -n x a.ts` returns at least one match', '[assert] `grep -n x a.ts` outputs a match'],
      ['assert', '`git ls-files -s a` output contains 100755', '[assert] `git ls-files -s a` contains `100755`'],
      ['assert', '`notes list` should include "3 notes"', '[assert] `notes list` contains `3 notes`'],
      ['assert', '`node -e 1` outputs a path containing `dist`', '[assert] `node -e 1` contains `dist`'],
      ['assert', '`cat v` equals `1.2`', '[assert] `cat v` outputs `1.2`'],
      ['assert', '`grep -c x a` outputs more than 3 lines', '[assert] `grep -c x a` at least 4'],
      ['assert', '`ls | wc -l` is at least 2 files', '[assert] `ls | wc -l` at least 2'],
      ['status', '`http://localhost:3000/health` returns 200', '[status] `curl http://localhost:3000/health` -> 200'],
      ['status', 'HEAD https://a.b/c?d=1&e=2 -> 404', "[status] `curl -I 'https://a.b/c?d=1&e=2'` -> 404"],
      ['assert', 'node v.mjs outputs 3', '[assert] `node v.mjs` outputs `3`'],
      ['cmd', 'node v.mjs exits 2', '[cmd] `node v.mjs` exits 2'],
      ['assert', 'node v.mjs contains hello', '[assert] `node v.mjs` contains `hello`'],
      ['assert', 'node v.mjs contains `hello`', '[assert] `node v.mjs` contains `hello`'],
      ['assert', 'grep -c x f > 3', '[assert] `grep -c x f` at least 4'],
      ['assert', 'grep -c x f at least 3 (was 2)', '[assert] `grep -c x f` at least 3 (was 2)'],
      ['cmd', 'npm test passes.', '[cmd] `npm test`'],
      ['cmd', '`npm test passes`', '[cmd] `npm test`'],
      ['cmd', 'npm test passes — all of them', '[cmd] `npm test` — all of them'],
      ['assert', '! grep -q x f passes', '[assert] `! grep -q x f`'],
      ['cmd', '$ npm test', '[cmd] `npm test`'],
      ['cmd', '`$ npm test`', '[cmd] `npm test`'],
      ['cmd', 'npm test and npm run lint', '[cmd] `npm test && npm run lint`'],
      ['cmd', 'npm test, npm run lint both pass', '[cmd] `npm test && npm run lint`'],
      ['cmd', 'npm test (exits 2)', '[cmd] `npm test` exits 2'],
      ['assert', '`cat a` does not contain `x`', '[assert] ! `cat a` contains `x`'],
      ['cmd', '`node v.mjs` — exits 2', '[cmd] `node v.mjs` exits 2'],
      ['cmd', '`node v.mjs` (exits 2).', '[cmd] `node v.mjs` exits 2'],
      ['status', 'http://localhost:3000/ -> 200', '[status] `curl http://localhost:3000/` -> 200'],
      ['status', '127.0.0.1:3000/a is 204', '[status] `curl 127.0.0.1:3000/a` -> 204'],
      ['status', 'curl http://a/b responds with 200', '[status] `curl http://a/b` -> 200'],
      ['asert', '`wc -l < a` at least 2', '[assert] `wc -l < a` at least 2'],
    ] as const) {
      assert.ok(formsOf(tag, text).same.includes(strict), `${text}: ${JSON.stringify(strictForms(tag, text))}`);
    }
  });

  it('keep no demand as a remark, beside which the check would be green whatever it asks for', () => {
    for (const text of ['`wc -l < a` is at most 200', '`cat a` does not hold `x`', '`npm run page` looks right']) {
      assert.deepEqual(
        strictForms('assert', text).map((form) => form.text),
        [`[manual] ${text}`],
      );
    }
  });

  it('are offered, and no more, where a person must say what was meant', () => {
    for (const [tag, text, form] of [
      ['assert', '`notes list` prints `3 notes`', '[assert] `notes list` contains `3 notes`'],
      ['assert', '`npm test` shows all passed', '[cmd] `npm test` — shows all passed'],
      ['assert', '`wc a` finds nothing', '[cmd] `test -z "$(wc a)"`'],
      ['cmd', 'With the hook set, `bash x.sh --all` passes', '[cmd] `bash x.sh --all` — With the hook set, passes'],
      ['assert', 'node v.mjs → 3', '[assert] `node v.mjs` exits 3'],
      ['assert', 'node v.mjs → 3', '[assert] `node v.mjs` outputs `3`'],
      ['assert', 'node v.mjs contains hello world', '[assert] `node v.mjs` contains `hello world`'],
      ['assert', 'node v.mjs prints hello', '[assert] `node v.mjs` contains `hello`'],
      ['assert', 'cat a.txt equals hello', '[assert] `cat a.txt` outputs `hello`'],
      ['assert', 'http://a/b contains hello', '[assert] `curl -f http://a/b` contains `hello`'],
      ['status', '/health -> 200', '[status] `curl http://localhost:__/health` -> 200'],
      ['cmd', 'walk passes', '[cmd] `walk`'],
      ['run', '`npm test`', '[cmd] `npm test`'],
      ['status', '`GET /health` -> 200', '[status] `curl http://localhost:__/health` -> 200'],
      ['status', '`http://localhost/`', '[status] `curl http://localhost/` -> 200'],
      ['cmd', '`http://localhost/`', '[cmd] `curl -f http://localhost/`'],
      ['assert', '`node a.mjs` at least 3 rows', '[assert] `node a.mjs` at least 3'],
    ] as const) {
      const { same, other } = formsOf(tag, text);
      assert.deepEqual(same, [], text);
      assert.ok(other.includes(form), `${text}: ${JSON.stringify(other)}`);
    }
  });

  it('are none where nothing can be made of the words', () => {
    for (const [tag, text] of [
      ['cmd', 'Run the tests'],
      ['cmd', 'native smoke test'],
      ['inspection', 'The code is tidy'],
      ['browse', 'start `npm run dev` and look'],
      ['cmd', '`READY TO CLOSE` with a dirty tree fails'],
      ['cmd', 'x'.repeat(5000)],
    ] as const) {
      const forms = strictForms(tag, text);
      assert.deepEqual(
        forms.filter((form) => !form.text.startsWith('[manual]')).filter((form) => form.same),
        [],
        text.slice(0, 40),
      );
    }
  });

  it('can be read with certainty', () => {
    for (const text of [
      '`a b` prints `c`',
      '`npm test` looks good',
      'run `npm test` and check that it passes',
      '`x` is `y`',
    ]) {
      for (const form of strictForms('assert', text)) {
        assert.equal(readCheck(form.text)?.ambiguous, false, form.text);
      }
    }
  });
});
