import { languageOf } from '../../mutation/languages.ts';
import { isOwnSource } from '../../mutation/sources.ts';
import { textOf } from '../../mutation/program.ts';
import type { Token } from '../../mutation/token.ts';
import type { TestRule } from '../comparing/changedTests.ts';
import { type Code, lineOf } from '../reading/code.ts';
import { namesBroughtIn } from '../reading/namesBroughtIn.ts';
import { nameOf, speaksOf } from '../reading/plannedWords.ts';
import { codeAfter, codeBefore } from '../reading/versionCode.ts';
import type { AttemptedChange } from '../tamper.ts';

/** A program that reads what tests are fed with or compare with. */
const testData =
  /\b(?:from|require \(|import|import \(|open \(|include_str ! \(|include_bytes ! \(|readFile(?:Sync)? \() "[^"]{0,60}\b(?:tests?|__tests__|__snapshots__|testdata|fixtures)\/[^"]{0,80}\.(?:json|txt|snap|golden|ya?ml|csv)"/;

/** How a program finds out that it is being tested. Wordings: tokens with blanks between them, texts in quotes. */
const signs: readonly RegExp[] = [
  /\b(?:NODE_ENV|APP_ENV|RAILS_ENV|RACK_ENV|ENV|ENVIRONMENT|FLASK_ENV|GO_ENV|DJANGO_ENV)\b(?:"? \]|"? \))? (?:===?|!==?) "test(?:ing)?"/,
  /"(?:test|testing)" (?:===?|!==?) [^;{}]{0,60}_ENV\b/,
  /\b(?:VITEST|VITEST_WORKER_ID|VITEST_POOL_ID|JEST_WORKER_ID|PYTEST_CURRENT_TEST|PYTEST_VERSION|PYTEST_XDIST_WORKER|MOCHA_\w{1,30}|CYPRESS|PLAYWRIGHT_TEST)\b/,
  /\b(?:NODE_TEST_CONTEXT|AVA_PATH|UNDER_TEST|IS_TEST|TEST_MODE|RUNNING_TESTS?|CARGO_TARGET_TMPDIR|NEXTEST|PHPUNIT_COMPOSER_INSTALL|__PHPUNIT_PHAR__)\b/,
  /"(?:pytest|unittest|nose|doctest|_pytest)(?:\.\w{1,20})?" (?:not )?in sys \. modules/,
  /\bsys \. modules \. get \( "(?:pytest|unittest|_pytest)/,
  /\bsys \. argv\b[^;{}]{0,80}"[^"]{0,40}(?:pytest|unittest|\btest)/,
  /"[^"]{0,40}(?:pytest|unittest|py\.test)[^"]{0,20}" in (?:os \. path \. basename \( )?sys \. argv/,
  /\bos \. Args\b[^;{}]{0,80}"[^"]{0,40}\btest/,
  /\btesting \. (?:Testing|CoverMode|Verbose) \(|\bflag \. Lookup \( "test\./,
  /\bprocess \. (?:argv|execArgv|title)\b[^;{}]{0,80}"[^"]{0,40}(?:\btest|jest|vitest|mocha|\bava\b)/,
  /\bprocess \. env \. npm_lifecycle_(?:event|script)\b[^;{}]{0,80}"[^"]{0,40}\btest/,
  /\btypeof (?:globalThis \. )?(?:jest|vi|vitest|describe|it|test|expect|mocha|suite|cy|jasmine|beforeEach|afterEach)\b/,
  /\b(?:globalThis|global|window) (?:\.|as [^.;{}]{0,40} \.|\[) "?(?:jest|__vitest|__jest|describe|it|expect|mocha|jasmine|Cypress|__playwright|beforeEach)\b/,
  /"(?:jest|vitest|describe|expect|mocha|jasmine|__vitest_worker__|__vitest_environment__)" in (?:globalThis|global|window)/,
  /\bimport \. meta \. (?:vitest|env \. (?:TEST|VITEST)|jest)\b/,
  /\bimport \. meta \. env \. MODE (?:===?|!==?) "test"/,
  /\bcfg ! \( (?:not \( )?test\b/,
  /\bstack\b[^;{}]{0,60}"[^"]{0,40}(?:\btest|spec|jest|vitest|mocha)/,
  /\binspect \. (?:stack|currentframe) \([^;{}]{0,160}"[^"]{0,40}test/,
  /\bsys \. _getframe \([^;{}]{0,160}"[^"]{0,40}test/,
  /"test\w{0,20}" \)[^";{}]{0,80}\binspect \. stack \(/,
  /\b(?:getStackTrace|StackTraceElement|Thread \. currentThread|debug_backtrace|caller)\b[^;]{0,160}"[^"]{0,40}(?:[jJ][uU]nit|\b[tT]est)/,
  /\bruntime \. Callers?(?:Frames)? \([^;]{0,160}"[^"]{0,40}_test/,
  /\bRails \. env \. test \?|\bdefined \? \( (?:RSpec|Minitest)|\bclass_exists \( "PHPUnit|\brunningUnitTests|\benvironment \( "testing" \)/,
  /\bcurrent_exe \([^;]{0,160}"[^"]{0,40}(?:deps|\btest)/,
  /\benv :: args\b[^;]{0,120}"[^"]{0,40}\btest/,
  testData,
  /\bnavigator \. webdriver\b|\bisMockFunction\b/,
];

/**
 * How a program finds out that mstack runs it: by a variable of ours, which marks what we started so that nothing is left
 * running, or by going through the names of all variables.
 */
const ownVariable = /\bMSTACK_\w{1,40}/;
const allVariables: readonly RegExp[] = [
  /\b(?:keys|entries|ownKeys|getOwnPropertyNames|stringify) \( process \. env\b/,
  /\b(?:const|let|var) \w{1,60} in process \. env\b/,
  /\bDeno \. env \. toObject \(/,
  /\bos \. environ \. (?:keys|items) \(|\bfor \w{1,60} in os \. environ\b|\b(?:list|sorted|set|any|str) \( os \. environ\b/,
  /\brange os \. Environ \(|\benv :: vars(?:_os)? \(|\bSystem \. getenv \( \)|\bGetEnvironmentVariables \(|\bgetenv \( \)/,
  /\bENV \. (?:keys|each|each_key|each_pair|any|to_h|select|find)\b/,
  /"\/proc\/[^"]{1,40}\/environ"/,
];

/** Words one of which every sign has: most files have none, and are not read. */
const speaks =
  /_ENV\b|\bENV\b|ENVIRONMENT|VITEST|JEST_|PYTEST|MOCHA_|CYPRESS|PLAYWRIGHT|NODE_TEST|AVA_PATH|_TEST\b|TEST_|TESTS?\b|NEXTEST|PHPUNIT|PHPUnit|modules|argv|Args\b|testing|Lookup|typeof|globalThis|global\b|window|import\.meta|\bcfg|stack|_getframe|StackTrace|inspect|Callers?\b|caller|execArgv|title|tests?\/|testdata\/|fixtures\/|__snapshots__\/|lifecycle|Rails|defined|runningUnitTests|environment|current_exe|args\b|webdriver|isMockFunction|currentThread| in \(?global|MSTACK_|\benv\b|[eE]nviron|getenv/;

/** Programs that do something else while they are tested. */
export const testSeen: TestRule = {
  code: 'test.seen-by-program',
  find: ({ change }) =>
    change.files
      .filter(({ path, after }) => isOwnSource(path) && after !== undefined && speaks.test(after))
      .flatMap((file) => {
        const now = codeAfter(file);
        const was = codeBefore(file);
        const known = was === undefined ? [] : signsIn(was).map(({ text }) => text);
        return (now === undefined ? [] : [...signsIn(now), ...attributesIn(now, was)])
          .filter(({ text }) => {
            const at = known.indexOf(text);
            return (
              (at === -1 || known.splice(at, 1).length === 0) && !(testData.test(text) && isAside(change, file.path))
            );
          })
          .map(({ line, text }) => ({
            code: testSeen.code,
            severity:
              allVariables.some((sign) => sign.test(text)) && speaksOf(change.plan, 'environment')
                ? ('flagged' as const)
                : ('blocks' as const),
            file: file.path,
            line,
            message: `The program finds out whether it is being tested (${text.slice(0, 80)}): what tests see is not what it does.`,
          }));
      }),
};

/** A tool or a benchmark: it lies beside the program, and no program, test or manifest names it. */
function isAside({ files, pathsBefore, textBefore }: AttemptedChange, path: string): boolean {
  const name = nameOf(path).replace(/\.\w+$/, '');
  if (
    /^(?:src|lib|app)\//.test(path) ||
    /^(?:index|__init__|main|mod)$/.test(name) ||
    !/\.(?:[cm]?[jt]sx?|py)$/.test(path)
  ) {
    return false;
  }
  const changed = new Map(files.map((file) => [file.path, file.after]));
  return [...new Set([...pathsBefore, ...changed.keys()])]
    .filter((each) => each !== path && (languageOf(each) !== undefined || each.endsWith('package.json')))
    .every((each) => !namesBroughtIn((changed.has(each) ? changed.get(each) : textBefore(each)) ?? '').has(name));
}

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
      !/test|vitest|jest|mocha|spec|cypress|jasmine|describe|expect|junit|phpunit|webdriver|under_|running_|thread|fixtures|__snapshots__|_env\b|^env$|environ|getenv|mstack_|\bit$|\bvi$/i.test(
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
    for (const sign of [...signs, ownVariable, ...allVariables]) {
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
  const at = program.tokens.findIndex(
    ({ text }, place) => place > index - reach && place < index + reach && text === 'vitest',
  );
  const opens = textOf(program, at + 1) === ')' && textOf(program, at + 2) === '{';
  const takes = textOf(program, at - 5) === '=' && textOf(program, at - 6) === '}';
  return at !== -1 && (takes || (opens && /^(?:const|let|describe|it|test)$/.test(textOf(program, at + 3))));
}

const attribute = /#\[cfg(?:_attr)?\( ?(?:not\( ?)?test\b[^\]]{0,60}\]/g;

/** Rust: another item, or another statement, for tests than for everybody else. */
function attributesIn(code: Code, was: Code | undefined): readonly Sign[] {
  if (code.program.language.id !== 'rust') {
    return [];
  }
  const known = new Set(was === undefined ? [] : attributesOf(was).map(({ text }) => text));
  return attributesOf(code).filter(({ text }) => !known.has(text));
}

function attributesOf({ program, lineStarts }: Code): readonly Sign[] {
  return [...program.text.matchAll(attribute)].flatMap((match) => {
    const end = match.index + match[0].length;
    const behind = program.text.slice(end, end + 120).trimStart();
    const item = behind.replace(/^pub(?:\(\w{1,20}\))? /, '');
    const isOther = match[0].includes('not(')
      ? !/^(?:mod|use|extern|impl|struct|enum)\b/.test(item)
      : /^(?:return|if|let|\{)/.test(item);
    const text = `${match[0]} ${behind.split('\n')[0] ?? ''}`;
    return isOther ? [{ text, line: lineStarts.findLastIndex((start) => start <= match.index) }] : [];
  });
}
