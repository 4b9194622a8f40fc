import assert from 'node:assert/strict';
import { type Span, wordsNotKept } from './wordsKept.ts';

/** What the doctor found stands between « and ». */
function kept(marked: string, ...texts: readonly string[]): readonly string[] {
  const text = marked.replaceAll(/[«»]/g, '');
  const start = marked.indexOf('«');
  const faulty: Span[] = start === -1 ? [] : [{ start, end: marked.indexOf('»') - 1, kind: 'faulty' }];
  return wordsNotKept({ text, faulty }, texts);
}

describe('Words that a mended text keeps', () => {
  const good: readonly (readonly [before: string, ...after: string[]])[] = [
    ['The export «works» in `a.js`', 'The export in `a.js` exits with code 0'],
    ['Answers «quickly» for 1,000 notes', 'Answers within 200 ms for 1000 notes'],
    ['Answers in 0.5 s', 'Answers in 0.5 seconds'],
    ['Prints `a` when `b` is set', 'When `b` is set, prints `a`'],
    ['When `b` is set, prints `a`', 'Prints `a` when `b` is set'],
    ['Reads config.yaml «correctly»', 'Reads config.yaml: `node main.js config.yaml` prints `ok`'],
    ['Errors are «handled gracefully»', 'When the input is not JSON, errors are printed and the exit code is 2'],
    ['Saves, and «notifies» the owner', 'Saves', 'The owner gets one mail'],
    ['Any row is shown «nicely»', 'Every row is shown in one line'],
    ['At most 5 retries «sensibly»', 'Less than 5 retries, 1 s apart'],
    ['It must not write `a` «badly»', 'It does not write `a` to `b`'],
    ['Roughly 10 rows', 'Exactly 10 rows'],
    [
      'Errors are «handled gracefully»',
      'When the input is empty or no JSON, errors are printed and the exit code is 2',
    ],
    ['`--csv` is «supported»', 'When `--csv` is given, it prints `id,title`'],
  ];
  for (const [before, ...after] of good) {
    it(`${before} → ${after.join(' / ')}`, () => {
      assert.deepEqual(kept(before, ...after), []);
    });
  }

  const bad: readonly (readonly [before: string, after: string, why: RegExp])[] = [
    ['Prints `a` «nicely»', 'Prints `b` in one line', /loses “`a`”/],
    ['Answers within 200 ms «nicely»', 'Answers within 2 s in one line', /loses “within 200 ms”/],
    ['Answers within 200 ms', 'Answers within 200 ms or 2 s', /alternative/],
    ['Answers within 200 ms', 'Answers within 200 ms for small files and up to 2 s for others', /another bound/],
    ['At least 80% are covered', 'At least 80% are covered, 60% in `a`', /another bound/],
    ['Exactly 5 rows', 'At least 5 rows', /loses/],
    ['Returns 5 rows', 'Returns at least 5 rows', /loses/],
    ['Returns 404', 'Returns 404 or 200', /alternative/],
    ['Returns 1,000', 'Returns 1', /loses “1,000”/],
    ['It must not write `a`', 'It should not write `a`', /weakened by “should”/],
    ['It must not write `a`', 'It must write `a`', /loses “not”/],
    ['It must not write `a`', 'It must write `a`, and not twice', /order|denies/],
    ['It never logs tokens', 'It logs tokens, never ages', /denies/],
    ['It writes `a`', 'It does not write `a`', /opposite/],
    ['The route returns 404', 'The route returns not 404', /opposite/],
    ['Prints `a` when `b` is not set', 'Prints `a` when `b` is not not set', /opposite/],
    ['Tests are in `tests/a.ts`', 'In `tests/a.ts`', /loses “Tests”/],
    ['A helper sources another helper', 'A helper sources another', /loses “helper”/],
    ['Shows `a` or `b`', 'Shows `a` or `x` or `b`', /alternative/],
    ['`a` returns 200 and `b` returns 404', '`a` returns 404 and `b` returns 200', /order/],
    ['Only admins can delete', 'Admins can delete', /loses “Only”/],
    ['Every row is shown', 'A row is shown', /loses “Every”/],
    ['An admin can delete', 'A person can delete', /loses “admin”/],
    ['Fails unless `a` is set', 'Fails with `a` set', /loses “unless”/],
    ['Fails when `a` is set', 'Fails with `a` set', /loses “when”/],
    ['Fails', 'Fails unless `a` is set', /weakened by “unless”/],
    ['Saves the file', 'Saves the file where possible', /weakened/],
    ['Saves the file', 'Saves the file if needed', /weakened/],
    ['Saves the file', 'Saves the file (optional)', /weakened/],
    ['Shows the list «nicely»', 'Shows the list', /only gets shorter/],
    ['Shows the list of names «nicely»', 'Shows the list in one line', /loses “names”/],
    ['Says "not found" «nicely»', 'Says "no" in one line', /loses “"not found"”/],
    ['Uses src/a.ts «nicely»', 'Uses src/b.ts in one line', /loses “src\/a.ts”/],
    ['Retries twice «nicely»', 'Retries in one line', /loses “twice”/],
    ['Prints the word «nicely»', 'Prints the word or exits with code 1', /alternative/],
    ['Prints the word «nicely»', 'Prints the word in one line, or else fails', /alternative/],
    ['Prints the word «nicely»', 'Prints the word in one line or says nothing', /alternative/],
    ['Prints the word «nicely»', 'Either prints the word in one line or nothing', /alternative/],
    ['Prints the word «nicely»', 'Prints the word in one line; alternatively it exits with code 1', /weakened/],
    ['Prints the word «nicely»', 'When --quick is not given, prints the word in one line', /condition/],
    ['Prints the word «nicely»', 'Prints the word in one line if `QUICK` is unset', /condition/],
    ['Prints the word «nicely»', 'Prints the word in one line without --quick', /condition/],
    ['Prints the word «nicely»', 'With `--fast`, prints the word in one line', /condition/],
    ['Prints the word «nicely»', 'Prints the word in one line while no lock is held', /condition|opposite/],
    ['Prints the word', 'When the file is small, prints the word', /condition/],
  ];
  for (const [before, after, why] of bad) {
    it(`${before} ↛ ${after}`, () => {
      assert.match(kept(before, after).join('\n'), why);
    });
  }

  it('may lose an escape clause, and what was still open', () => {
    const text = 'Results are cached where possible';
    const span = (kind: Span['kind'], words: string): Span => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      kind,
    });
    assert.deepEqual(wordsNotKept({ text, faulty: [span('escape', 'where possible')] }, ['Results are cached']), []);
    assert.deepEqual(wordsNotKept({ text, faulty: [span('open', text)] }, ['Nothing is cached']), []);
  });
});
