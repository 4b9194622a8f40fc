import { isOwnSource } from '../../mutation/sources.ts';
import type { Token } from '../../mutation/token.ts';
import type { TestRule } from '../comparing/changedTests.ts';
import { type Code, lineOf, readCode } from '../reading/code.ts';

/** How a program finds out that it is being tested. Wordings: tokens with blanks between them, texts in quotes. */
const signs: readonly RegExp[] = [
  /\b(?:NODE_ENV|APP_ENV|RAILS_ENV|RACK_ENV|ENV|ENVIRONMENT|FLASK_ENV|GO_ENV|DJANGO_ENV)\b(?:"? \]|"? \))? (?:===?|!==?) "test(?:ing)?"/,
  /"(?:test|testing)" (?:===?|!==?) [^;{}]{0,60}_ENV\b/,
  /\b(?:VITEST|VITEST_WORKER_ID|VITEST_POOL_ID|JEST_WORKER_ID|PYTEST_CURRENT_TEST|PYTEST_VERSION|PYTEST_XDIST_WORKER|MOCHA_\w+|CYPRESS|PLAYWRIGHT_TEST|NODE_TEST_CONTEXT|AVA_PATH|TAP|UNDER_TEST|IS_TEST|TEST_MODE|RUNNING_TESTS?|CARGO_TARGET_TMPDIR|NEXTEST|PHPUNIT_COMPOSER_INSTALL|__PHPUNIT_PHAR__)\b/,
  /"(?:pytest|unittest|nose|doctest|_pytest)(?:\.\w+)?" (?:not )?in sys \. modules/,
  /\bsys \. modules \. get \( "(?:pytest|unittest|_pytest)/,
  /\bsys \. argv\b[^;{}]{0,80}"[^"]*(?:pytest|unittest|test)[^"]*"|"[^"]*(?:pytest|unittest|py\.test)[^"]*" in [^;{}]{0,40}sys \. argv/,
  /\bos \. Args\b[^;{}]{0,80}"[^"]*test[^"]*"/,
  /\btesting \. (?:Testing|CoverMode|Verbose) \(|\bflag \. Lookup \( "test\./,
  /\bprocess \. (?:argv|execArgv|title|env \. (?:npm_lifecycle_event|npm_lifecycle_script))\b[^;{}]{0,80}"[^"]*(?:test|jest|vitest|mocha|ava)[^"]*"/,
  /\btypeof (?:globalThis \. )?(?:jest|vi|vitest|describe|it|test|expect|mocha|suite|cy|jasmine|beforeEach|afterEach)\b/,
  /\b(?:globalThis|global|window) (?:\. |as [^.;{}]{0,40}\. |\[ ")(?:jest|__vitest\w*|__jest\w*|describe|it|expect|mocha|jasmine|Cypress|__playwright\w*|beforeEach)\b/,
  /"(?:jest|vitest|describe|expect|mocha|jasmine|__vitest_worker__|__vitest_environment__)" in (?:globalThis|global|window)/,
  /\bimport \. meta \. (?:vitest|env \. (?:TEST|VITEST)|jest)\b/,
  /\bimport \. meta \. env \. MODE (?:===?|!==?) "test"/,
  /\bcfg ! \( (?:not \( )?test\b/,
  /\bstack\b[^;{}]{0,60}"[^"]*(?:\btest|spec|jest|vitest|mocha)[^"]*"/,
  /\binspect \. (?:stack|currentframe) \([^;{}]{0,160}"[^"]*test[^"]*"/,
  /\b(?:getStackTrace|StackTraceElement|Thread \. currentThread|debug_backtrace|caller)\b[^;]{0,200}"[^"]*(?:[jJ][uU]nit|[tT]est)[^"]*"/,
  /\bruntime \. Callers?(?:Frames)? \([^;]{0,200}"[^"]*_test(?:\.go)?[^"]*"|\b__main__ \. __file__/,
  /\b(?:Rails \. env \. test \?|defined \? \( (?:RSpec|Minitest)|class_exists \( "PHPUnit|app \( \) -> runningUnitTests|environment \( "testing" \))/,
  /\bcurrent_exe \([^;]{0,160}"[^"]*(?:deps|test)[^"]*"|\benv :: args\b[^;]{0,120}"[^"]*test[^"]*"/,
  /\bthread :: current \( \) \. name \(/,
  /\bnavigator \. webdriver\b|\bjest \. (?:fn|isMockFunction)\b|\bisMockFunction\b/,
];

/** Programs that do something else while they are tested. */
export const testSeen: TestRule = {
  code: 'test.seen-by-program',
  find: ({ change }) =>
    change.files
      .filter(({ path, after }) => isOwnSource(path) && after !== undefined)
      .flatMap(({ path, before, after }) => {
        const now = readCode(path, after ?? '');
        const was = before === undefined ? undefined : readCode(path, before);
        const known = was === undefined ? [] : signsIn(was).map(({ text }) => text);
        return (now === undefined ? [] : [...signsIn(now), ...attributesIn(now, was)])
          .filter(({ text }) => {
            const at = known.indexOf(text);
            return at === -1 || known.splice(at, 1).length === 0;
          })
          .map(({ line, text }) => ({
            code: testSeen.code,
            severity: 'blocks' as const,
            file: path,
            line,
            message: `The program finds out whether it is being tested (${text.slice(0, 80)}): what tests see is not what it does.`,
          }));
      }),
};

interface Sign {
  readonly text: string;
  readonly line: number;
}

/** Tokens to the left and right of a telling word that are looked at together. */
const reach = 24;

function signsIn(code: Code): readonly Sign[] {
  const { program } = code;
  const found = new Map<string, Sign>();
  for (const [index, token] of program.tokens.entries()) {
    if (
      token.kind === 'sign' ||
      isPattern(token) ||
      !/test|vitest|jest|mocha|spec|cypress|jasmine|describe|expect|junit|phpunit|webdriver|under_|running_|thread|_env\b|^env$|\bit$|\bvi$/i.test(
        token.text,
      )
    ) {
      continue;
    }
    const near = program.tokens.slice(Math.max(0, index - reach), index + reach);
    const wording = near
      .map((each) =>
        isPattern(each)
          ? '/ /'
          : each.kind === 'string'
            ? `"${each.text.slice(each.quotes.open, -each.quotes.close)}"`
            : each.text,
      )
      .join(' ');
    for (const sign of signs) {
      const text = sign.exec(wording)?.[0];
      if (text !== undefined && !(text.includes('vitest') && isInSourceTest(code, index)) && !found.has(text)) {
        found.set(text, { text, line: lineOf(code, index) });
      }
    }
  }
  return [...found.values()];
}

/** A regular expression speaks of texts, not of where it runs. */
function isPattern({ kind, text }: Token): boolean {
  return kind === 'other' && text.startsWith('/');
}

/** `if (import.meta.vitest) { … }` holds tests beside what they try. */
function isInSourceTest({ program }: Code, index: number): boolean {
  return (
    /import\.meta\.vitest\s*\)\s*\{\s*(?:\/\/[^\n]*\s*)*(?:const|let|describe|it|test)\b/.test(
      program.text.slice(
        Math.max(0, (program.tokens[index]?.start ?? 0) - 20),
        (program.tokens[index]?.end ?? 0) + 200,
      ),
    ) ||
    /const\s*\{[^}]{0,120}\}\s*=\s*import\.meta\.vitest/.test(
      program.text.slice(Math.max(0, (program.tokens[index]?.start ?? 0) - 160), (program.tokens[index]?.end ?? 0) + 2),
    )
  );
}

/** Rust: another item for tests than for everybody else. */
function attributesIn({ program, lineStarts }: Code, was: Code | undefined): readonly Sign[] {
  if (program.language.id !== 'rust') {
    return [];
  }
  const pattern =
    /#\[cfg(?:_attr)?\(\s*(?:not\(\s*)?test\b[^\]]{0,60}\]\s*(?:#\[[^\]]{0,200}\]\s*)*(?!(?:pub(?:\([^)]{0,40}\))?\s+)?(?:mod|use|extern)\b)[^\n]{0,60}/g;
  const known = new Set((was?.program.text.match(pattern) ?? []).map((text) => text.replaceAll(/\s+/g, ' ')));
  return [...program.text.matchAll(pattern)]
    .map((match) => ({
      text: match[0].replaceAll(/\s+/g, ' ').trim(),
      line: lineStarts.findLastIndex((start) => start <= match.index),
    }))
    .filter(
      ({ text }) => !known.has(text) && /not\(|\bif\b|\breturn\b/.test(text) && !/\b(?:impl|struct|enum)\b/.test(text),
    );
}
