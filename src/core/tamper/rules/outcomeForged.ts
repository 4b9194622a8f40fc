import { isTestFile } from '../../mutation/sources.ts';
import { nameOf } from '../reading/plannedWords.ts';
import { lineAt, partsOf } from '../reading/sourceParts.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'shim.outcome';

interface Forgery {
  readonly pattern: RegExp;
  readonly what: string;
  /** `harness`: only in tests and what is loaded for them; `anywhere`. */
  readonly where: 'harness' | 'anywhere';
  /** Endings of the files that it is looked for in. */
  readonly files: RegExp;
}

const scripts = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;
const python = /\.py$/;

const forgeries: readonly Forgery[] = [
  {
    where: 'harness',
    files: scripts,
    what: 'ends the process as if all were well',
    pattern:
      /\bprocess\s{0,9}\.\s{0,9}(?:exit|reallyExit)\s{0,9}\(\s{0,9}(?:0\s{0,9})?\)|\bprocess\s{0,9}\.\s{0,9}exitCode\s{0,9}=\s{0,9}0\b|\bDeno\.exit\s{0,9}\(\s{0,9}0?\s{0,9}\)/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'changes the exit code when the process ends',
    pattern:
      /\bprocess\s{0,9}\.\s{0,9}(?:on|once|prependListener|addListener)\s{0,9}\(\s{0,9}['"](?:exit|beforeExit)['"][\s\S]{0,200}?(?:exitCode\s{0,9}=\s{0,9}0|exit\s{0,9}\(\s{0,9}0?\s{0,9}\))/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of how a process ends',
    pattern:
      /\bprocess\s{0,9}\.\s{0,9}(?:exit|reallyExit|exitCode|emit)\s{0,9}=(?!=)|defineProperty\s{0,9}\(\s{0,9}process\s{0,9},\s{0,9}['"]exit/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of what tests are written with',
    pattern:
      /\b(?:globalThis|global|window|self)\s{0,9}(?:\.\s{0,9}|\[\s{0,9}['"])(?:expect|it|test|describe|assert|beforeEach|afterEach|suite)\b(?:['"]\s{0,9}\])?\s{0,9}=(?!=)|Object\.assign\s{0,9}\(\s{0,9}(?:globalThis|global)\s{0,9},\s{0,9}\{[^}]{0,200}\b(?:expect|it|test|describe|assert)\b/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of an assertion',
    pattern:
      /\b(?:assert|expect|chai\.Assertion|chai\.assert)\s{0,9}\.\s{0,9}(?:prototype\s{0,9}\.\s{0,9})?(?!extend\b)\w{1,60}\s{0,9}=(?!=)|\bvi\.mock\s{0,9}\(\s{0,9}['"](?:vitest|node:assert|node:assert\/strict|assert|chai|@jest\/globals|@playwright\/test|node:test)['"]|\bjest\.mock\s{0,9}\(\s{0,9}['"](?:assert|node:assert|chai|@jest\/globals)['"]/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'has errors go unheard',
    pattern:
      /\bprocess\s{0,9}\.\s{0,9}(?:on|once)\s{0,9}\(\s{0,9}['"](?:uncaughtException|unhandledRejection)['"]\s{0,9},\s{0,9}(?:async\s{0,9})?(?:\(\s{0,9}\w{0,60}\s{0,9}\)|\w{1,60})\s{0,9}=>\s{0,9}(?:\{\s{0,9}\}|undefined|null|void 0)/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'ends the process as if all were well',
    pattern:
      /\b(?:sys\.exit|os\._exit|quit|exit|pytest\.exit)\s{0,9}\(\s{0,9}(?:0|None|)\s{0,9}\)|raise\s{1,9}SystemExit(?:\s{0,9}\(\s{0,9}(?:0|None|)\s{0,9}\))?\s{0,9}$/gm,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'ends the process in place of whoever runs it',
    pattern: /\bos\._exit\s{0,9}\(\s{0,9}0\s{0,9}\)|\batexit\.register\b[\s\S]{0,160}?_exit/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'changes how the process ends',
    pattern:
      /\batexit\.register\b|\b(?:sys\.exit|os\._exit|sys\.excepthook)\s{0,9}=(?!=)|\bexitstatus\s{0,9}=(?!=)|\.exitstatus\s{0,9}=(?!=)/g,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'changes what a test has come to',
    pattern:
      /\b(?:report|rep|outcome|result|call|item|session|r|res|x)\.(?:outcome|testsfailed|excinfo|wasxfail|longrepr)\s{0,9}=(?!=)|\.force_result\s{0,9}\(|\btestsfailed\s{0,9}=(?!=)|outcome\s{0,9}=\s{0,9}['"]passed['"]/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'leaves collected tests out',
    pattern:
      /\bitems\s{0,9}(?:\[\s{0,9}:\s{0,9}\]\s{0,9}=(?!=)|\.(?:clear|remove|pop)\s{0,9}\()|\bdel\s{1,9}items\b|\bcollect_ignore(?:_glob)?\s{0,9}(?:\+?=(?!=)|\.(?:append|extend))|\bpytest_(?:ignore_collect|runtest_protocol|pyfunc_call|collection)\b|pytest_deselected/g,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'takes the place of what tests are written with',
    pattern:
      /\b(?:unittest\.)?TestCase\.\w{1,60}\s{0,9}=(?!=)|\bsetattr\s{0,9}\(\s{0,9}(?:unittest\.TestCase|TestCase|pytest|builtins)\b|\b(?:pytest|unittest|builtins)\.\w{1,60}\s{0,9}=(?!=)|sys\.modules\s{0,9}\[\s{0,9}['"](?:pytest|unittest|_pytest[\w.]*)['"]\s{0,9}\]\s{0,9}=(?!=)/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'ends the process as if all were well',
    pattern: /\bos\.Exit\s{0,9}\(\s{0,9}0\s{0,9}\)/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'runs no test',
    pattern: /\bfunc TestMain\(\w{1,60} \*testing\.M\) \{\s{0,9}\}/g,
  },
  {
    where: 'harness',
    files: /\.rs$/,
    what: 'ends the process as if all were well',
    pattern: /\bprocess::exit\s{0,9}\(\s{0,9}0\s{0,9}\)/g,
  },
  {
    where: 'anywhere',
    files: /\.rs$/,
    what: 'has panics go unheard',
    pattern: /\bpanic::set_hook\s{0,9}\([\s\S]{0,80}?exit\s{0,9}\(\s{0,9}0/g,
  },
  {
    where: 'harness',
    files: /\.rb$/,
    what: 'ends the process as if all were well',
    pattern: /\bexit!?\s{0,9}\(?\s{0,9}(?:0|true)\b|\bat_exit\b/g,
  },
  {
    where: 'harness',
    files: /\.php$/,
    what: 'ends the process as if all were well',
    pattern: /\b(?:exit|die)\s{0,9}(?:\(\s{0,9}0?\s{0,9}\))?\s{0,9};|register_shutdown_function/g,
  },
  {
    where: 'harness',
    files: /\.(?:java|kts?|cs)$/,
    what: 'ends the process as if all were well',
    pattern:
      /\bSystem\.exit\s{0,9}\(\s{0,9}0\s{0,9}\)|\bexitProcess\s{0,9}\(\s{0,9}0\s{0,9}\)|\bEnvironment\.Exit\s{0,9}\(\s{0,9}0\s{0,9}\)|\bRuntime\.getRuntime\(\)\.halt\s{0,9}\(\s{0,9}0/g,
  },
];

/** What makes a test run look better than it was: exits, hooks of runners, assertions that are replaced. */
export const outcomeForged: TamperRule = { code, find: ({ files }) => files.flatMap(forgedIn) };

function forgedIn({ path, before, after }: FileVersions): Tampering[] {
  if (after === undefined) {
    return [];
  }
  const isHarness = isOfHarness(path);
  return forgeries
    .filter(({ where, files }) => files.test(path) && (isHarness || where === 'anywhere'))
    .flatMap(({ pattern, what }) => {
      const found = placesOf(path, after, pattern);
      const known = found.length === 0 ? 0 : placesOf(path, before ?? '', pattern).length;
      return found.slice(known).map(({ at, said }) => ({
        code,
        severity: 'blocks' as const,
        file: path,
        line: lineAt(after, at),
        message: `\`${said}\` ${what}: a failed run would look like one that passed. Take it out.`,
      }));
    });
}

/** Those that are not in a comment, nor only mentioned in a text. */
function placesOf(path: string, text: string, pattern: RegExp): { at: number; said: string }[] {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) {
    return [];
  }
  const { code: plain } = partsOf(path, text);
  return matches
    .filter((match) => /\S/.test(plain.slice(match.index, match.index + 3)))
    .map((match) => ({ at: match.index, said: match[0].replaceAll(/\s{1,9}/g, ' ').slice(0, 60) }));
}

/** Tests, and what is loaded with them: set-up, reporters, settings of runners. */
function isOfHarness(path: string): boolean {
  return (
    isTestFile(path) ||
    /(?:^|[._/-])(?:setup|teardown|reporter|global|conftest|runner|hooks?|jest|vitest|mocha|playwright|cypress|pytest|test)(?:[._/-]|$)/i.test(
      path.slice(0, -nameOf(path).length) === '' ? nameOf(path) : path,
    )
  );
}
