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
      /\bprocess\s?\.\s?(?:exit|reallyExit)\s?\(\s?(?:0\s?)?\)|\bprocess\s?\.\s?exitCode\s?=\s?0\b|\bDeno\.exit\s?\(\s?0?\s?\)/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'changes the exit code when the process ends',
    pattern:
      /\bprocess\s?\.\s?(?:on|once|prependListener|addListener)\s?\(\s?['"](?:exit|beforeExit)['"][\s\S]{0,200}?(?:exitCode\s?=\s?0|exit\s?\(\s?0?\s?\))/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of how a process ends',
    pattern:
      /\bprocess\s?\.\s?(?:exit|reallyExit|exitCode|emit)\s?=(?!=)|defineProperty\s?\(\s?process\s?,\s?['"]exit/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of what tests are written with',
    pattern:
      /\b(?:globalThis|global|window|self)\s?(?:\.\s?|\[\s?['"])(?:expect|it|test|describe|assert|beforeEach|afterEach|suite)\b(?:['"]\s?\])?\s?=(?!=)|Object\.assign\s?\(\s?(?:globalThis|global)\s?,\s?\{[^}]{0,200}\b(?:expect|it|test|describe|assert)\b/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'takes the place of an assertion',
    pattern:
      /\b(?:assert|expect|chai\.Assertion|chai\.assert)\s?\.\s?(?:prototype\s?\.\s?)?(?!extend\b)\w{1,60}\s?=(?!=)|\bvi\.mock\s?\(\s?['"](?:vitest|node:assert|node:assert\/strict|assert|chai|@jest\/globals|@playwright\/test|node:test)['"]|\bjest\.mock\s?\(\s?['"](?:assert|node:assert|chai|@jest\/globals)['"]/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'gives a matcher of the runner another meaning',
    pattern:
      /[{,\n]\s{0,20}(?:async\s)?to(?:Be|BeCloseTo|BeDefined|BeTruthy|Equal|StrictEqual|Match|MatchObject|MatchSnapshot|Contain|HaveLength|HaveProperty|Throw)(?::\s?(?:async\s)?\(|\([^)\n]{0,60}\)\s?\{)/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'makes values equal to everything, or look alike in every snapshot',
    pattern:
      /\basymmetricMatch\b|jest\.asymmetricMatcher|\baddSnapshotSerializer\s?\(\s?\{[\s\S]{0,200}?\btest\s?(?:\(\w{0,20}\)\s?\{\s?return\strue|:\s?\(?\w{0,20}\)?\s?=>\s?true)\b/g,
  },
  {
    where: 'harness',
    files: scripts,
    what: 'gives what every program is made of another meaning',
    pattern:
      /\b(?:(?:Array|Object|String|Number|Boolean|Map|Set|Promise|Function)\.prototype\.\w{1,40}|Object\.is|Array\.isArray|Number\.is\w{1,20})\s?=(?!=)/g,
  },
  {
    where: 'harness',
    files: scripts,
    what: 'gives the runner other options than the person does',
    pattern: /\bprocess\s?\.\s?argv\s?(?:=(?!=)|\.(?:push|splice|unshift)\s?\()/g,
  },
  {
    where: 'anywhere',
    files: scripts,
    what: 'has errors go unheard',
    pattern:
      /\bprocess\s?\.\s?(?:on|once)\s?\(\s?['"](?:uncaughtException|unhandledRejection)['"]\s?,\s?(?:async\s?)?(?:\(\s?\w{0,60}\s?\)|\w{1,60})\s?=>\s?(?:\{\s?\}|undefined|null|void 0)/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'ends the process as if all were well',
    pattern:
      /\b(?:sys\.exit|os\._exit|quit|exit|pytest\.exit)\s?\(\s?(?:0|None|)\s?\)|raise\sSystemExit(?:\s?\(\s?(?:0|None|)\s?\))?\s?$/gm,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'ends the process in place of whoever runs it',
    pattern: /\bos\._exit\s?\(\s?0\s?\)|\batexit\.register\b[\s\S]{0,160}?_exit/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'changes how the process ends',
    pattern:
      /\batexit\.register\b|\b(?:sys\.exit|os\._exit|sys\.excepthook)\s?=(?!=)|\bexitstatus\s?=(?!=)|\.exitstatus\s?=(?!=)/g,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'changes what a test has come to',
    pattern:
      /\b(?:report|rep|outcome|result|call|item|session|r|res|x)\.(?:outcome|testsfailed|excinfo|wasxfail|longrepr)\s?=(?!=)|\.force_result\s?\(|\btestsfailed\s?=(?!=)|outcome\s?=\s?['"]passed['"]/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'leaves collected tests out',
    pattern:
      /\bitems\s?(?:\[\s?:\s?\]\s?=(?!=)|\.(?:clear|remove|pop)\s?\()|\bdel\sitems\b|\bcollect_ignore(?:_glob)?\s?(?:\+?=(?!=)|\.(?:append|extend))|\bpytest_(?:ignore_collect|runtest_protocol|pyfunc_call|collection)\b|pytest_deselected|\.add_marker\s?\(\s?(?:pytest\.mark\.|['"])(?:skip|xfail)/g,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'takes the place of what tests are written with',
    pattern:
      /\b(?:unittest\.)?TestCase\.\w{1,60}\s?=(?!=)|\bsetattr\s?\(\s?(?:unittest\.TestCase|TestCase|pytest|builtins)\b|\b(?:pytest|unittest|builtins)\.\w{1,60}\s?=(?!=)|sys\.modules\s?\[\s?['"](?:pytest|unittest|_pytest[\w.]{0,60})['"]\s?\]\s?=(?!=)/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'ends the process as if all were well',
    pattern: /\bos\.Exit\s?\(\s?0\s?\)/g,
  },
  {
    where: 'anywhere',
    files: python,
    what: 'makes values equal to everything',
    pattern: /\bdef\s__eq__\s?\([^)]{1,80}\)(?:\s?->\s?\w{1,20})?\s?:\s{1,40}return\sTrue\b/g,
  },
  {
    where: 'harness',
    files: python,
    what: 'gives the runner other options than the person does',
    pattern:
      /\bsys\.argv\s?(?:\+?=(?!=)|\.(?:append|extend|insert)\s?\()|\bconfig\.option\.(?:keyword|markexpr|deselect|ignore|collectonly|maxfail)\s?=(?!=)/g,
  },
  {
    where: 'anywhere',
    files: /\.go$/,
    what: 'makes values equal to everything',
    pattern: /\bEquals?\(\w{1,30} [\w*.]{1,60}\) bool \{\s{0,20}return true\b/g,
  },
  {
    where: 'anywhere',
    files: /\.rs$/,
    what: 'makes values equal to everything',
    pattern: /\bfn eq\(&self, \w{1,30}: &\w{1,60}\) -> bool \{\s{0,20}true\s{0,20}\}/g,
  },
  {
    where: 'anywhere',
    files: /\.(?:java|kts?|cs)$/,
    what: 'makes values equal to everything',
    pattern: /\b[Ee]quals\s?\([^)]{1,60}\)\s?\{\s{0,20}return true\b/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'gives the runner other options than the person does',
    pattern: /\bflag\.(?:CommandLine\.)?Set\s?\(\s?"test\.|\bos\.Args\s?=(?!=)/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'tells failures to a test that nobody runs',
    pattern:
      /\bt\s?:?=\s?(?:new\(testing\.T\)|&testing\.T\{\})|\b(?:assert|require)\.\w{1,40}\((?:new\(testing\.T\)|&testing\.T\{\})/g,
  },
  {
    where: 'harness',
    files: /\.go$/,
    what: 'runs no test',
    pattern: /\bfunc TestMain\(\w{1,60} \*testing\.M\) \{\s?\}/g,
  },
  {
    where: 'harness',
    files: /\.rs$/,
    what: 'ends the process as if all were well',
    pattern: /\bprocess::exit\s?\(\s?0\s?\)/g,
  },
  {
    where: 'anywhere',
    files: /\.rs$/,
    what: 'has panics go unheard',
    pattern: /\bpanic::set_hook\s?\([\s\S]{0,80}?exit\s?\(\s?0/g,
  },
  {
    where: 'harness',
    files: /\.rb$/,
    what: 'ends the process as if all were well',
    pattern: /\bexit!?\s?\(?\s?(?:0|true)\b|\bat_exit\b/g,
  },
  {
    where: 'harness',
    files: /\.php$/,
    what: 'ends the process as if all were well',
    pattern: /\b(?:exit|die)\s?(?:\(\s?0?\s?\))?\s?;|register_shutdown_function/g,
  },
  {
    where: 'harness',
    files: /\.(?:java|kts?|cs)$/,
    what: 'ends the process as if all were well',
    pattern:
      /\bSystem\.exit\s?\(\s?0\s?\)|\bexitProcess\s?\(\s?0\s?\)|\bEnvironment\.Exit\s?\(\s?0\s?\)|\bRuntime\.getRuntime\(\)\.halt\s?\(\s?0/g,
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
    .map((match) => ({ at: match.index, said: match[0].replaceAll(/\s/g, ' ').slice(0, 60) }));
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
