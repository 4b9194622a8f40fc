import assert from 'node:assert/strict';
import { type Diagnostics, check } from 'recheck';
import { readSources } from '../architecture/sources.ts';
import { isBounded } from './bounded.ts';
import { withoutLooking } from './looking.ts';
import { type Regex, regexesOf } from './regexes.ts';

/** What is shipped: a person may open any text, and a tool may print any. Nobody gives a test a text that it has not. */
const shipped = readSources().filter(({ file }) => !file.startsWith('test/') && !file.endsWith('.test.ts'));

/** Milliseconds for one expression. Most take a few, the longest take seconds on an idle machine. */
const timeout = 60_000;

/**
 * Expressions of which nothing could be proved, with the reason why they are linear all the same. No attack on them was
 * found, and that is tested; it is no proof (the checker finds no attack on `,(?![^{]*\})`, which is quadratic).
 */
const unproved: ReadonlyMap<string, string> = new Map();

/** A proof looks at the expression's automaton; what the checker calls safe after trying attacks only is not proved. */
async function whyNotLinear(pattern: Regex['pattern']): Promise<string | undefined> {
  if (pattern === undefined) {
    return 'put together while the program runs, so nothing is proved of it. Write it as a literal, put texts in with RegExp.escape, or compare texts.';
  }
  const { source, flags } = pattern;
  if (isBounded(source)) {
    return undefined;
  }
  // An attack counts by its steps; by its time it would count on a busy machine, too (recheck's usual limit is a second).
  const verdict: Diagnostics = await check(source, flags, { timeout, attackTimeout: timeout, maxRepeatCount: 60 });
  const written = `/${source}/${flags}`;
  switch (verdict.status) {
    case 'safe':
      return !verdict.complexity.isFuzz || unproved.has(source) || (await isProvedWithoutLooking(source, flags))
        ? undefined
        : `${written} cannot be proved linear. Make it simpler: no backreferences, no repetition in what is looked behind at, fewer words, and bounds for what is repeated (\`\\\\w{1,30}\`).`;
    case 'vulnerable':
      return `${written} is a ${verdict.complexity.summary}, e.g. for ${verdict.attack.pattern}. Leave out what can match the same characters in two ways, or search with indexOf.`;
    default:
      return `${written}: the checker says ${JSON.stringify(verdict.error)}. Make it simpler.`;
  }
}

async function isProvedWithoutLooking(source: string, flags: string): Promise<boolean> {
  const harder = withoutLooking(source);
  return harder !== undefined && (await check(harder, flags, { timeout, checker: 'automaton' })).status === 'safe';
}

describe('Regular expressions', function suite() {
  this.timeout(1_200_000);

  const regexes = shipped.flatMap(({ file, text }) => regexesOf(file, text));

  it('are all found', () => {
    assert.ok(regexes.length > 250);
    const example = [
      "const kind = 'b+';",
      'const bell = String.fromCharCode(7);',
      "export const all: readonly RegExp[] = [/a\"[/]'/u, new RegExp(`^${kind}|${bell}`, 'i'), RegExp(kind)];",
      "const half = 4 / 2; // /no/ and '/no/'",
      'export const made = (text: string) => new RegExp(`${text}${half}`);',
      'export const raw = (name: string) => new RegExp(String.raw`\\d${kind}${RegExp.escape(name)}`);',
    ].join('\n');
    assert.deepEqual(
      regexesOf('example.ts', example).map(({ line, pattern }) => [line, pattern?.source, pattern?.flags]),
      [
        [3, 'a"[/]\'', 'u'],
        [3, '^b+|\u0007', 'i'],
        [3, 'b+', ''],
        [5, undefined, undefined],
        [6, '\\db+text', ''],
      ],
    );
  });

  it('that are not linear are seen', async () => {
    const sources = ['a+$', '(?:a|a)*b', '^(a+)+$', 'a.*b.*c', ',(?![^{]*\\})', '^(["\'])(.*)\\1$', '(?<!a.*)b'];
    for (const source of sources) {
      assert.notEqual(await whyNotLinear({ source, flags: '' }), undefined, source);
    }
    for (const source of [
      '^a+b$',
      '^a+(?!b)',
      '(?<!a)b[^b]*b(?=[(\\]])',
      '(?:a|b{2,9})(?!\\d)',
      'a(?:b{1,20} ){0,9}c|[\\w-]{2}',
    ]) {
      assert.equal(await whyNotLinear({ source, flags: '' }), undefined, source);
    }
  });

  it('with small bounds need no other proof', () => {
    for (const source of ['a{2,9}b?', '(?:[a-z]{1,30} ){0,9}x', 'a{1,30}b{1,30}|c', String.raw`[+*]\+\{2,\}`]) {
      assert.ok(isBounded(source), source);
    }
    for (const source of ['a+', 'a*?', 'a{2,}', '(?:a{1,20} ?){30}', 'a{1,99}a{1,99}a{1,99}', String.raw`(a)\1`]) {
      assert.ok(!isBounded(source), source);
    }
  });

  it('take time linear in their text', async () => {
    const places = Map.groupBy(regexes, ({ pattern }) => JSON.stringify(pattern));
    const wrong = await Promise.all(
      [...places.values()].map(async (same) => {
        const why = await whyNotLinear(same[0]?.pattern);
        return why === undefined ? [] : [`${same.map(({ file, line }) => `${file}:${line}`).join(', ')}: ${why}`];
      }),
    );
    assert.deepEqual(wrong.flat(), []);
    const written = new Set(regexes.map(({ pattern }) => pattern?.source));
    assert.deepEqual(
      [...unproved.keys()].filter((source) => !written.has(source)),
      [],
      'These exceptions are not needed any more.',
    );
  });
});
