import { isTestCommand } from '../../commands/testCommands.ts';
import { type CommandLine, holdsWords, isEmptyScript } from '../../commands/commandLine.ts';
import { folderOf, foldersUp, nameOf } from '../../reading/paths.ts';
import { readJson, recordOf, textsOf, within } from '../../reading/structured.ts';
import { type LanguageProject, packageFile, type Runner, type TestFile } from '../language.ts';

interface KnownRunner {
  readonly name: string;
  /** Words of a command that start it. */
  readonly words: readonly string[];
  /** Names of files that it collects unless it is told otherwise. */
  readonly collects?: RegExp;
  /** Files that may tell it otherwise, and the words by which they do. */
  readonly told?: { readonly files: RegExp; readonly words: RegExp };
}

const dotted = /(?:\.|\/|^)(?:test|spec)\.[cm]?[jt]sx?$/;

const knownRunners: readonly KnownRunner[] = [
  {
    name: 'Vitest',
    words: ['vitest'],
    collects: dotted,
    told: { files: /^(?:vite|vitest)\.(?:config|workspace)/, words: /\binclude\b|projects|workspace|dir:/ },
  },
  {
    name: 'Jest',
    words: ['jest'],
    collects: /(?:\.|\/|^)(?:test|spec)\.[cm]?[jt]sx?$|__tests__\//,
    told: { files: /^(?:jest\.config|package\.json$)/, words: /testMatch|testRegex|projects|preset/ },
  },
  { name: 'Playwright', words: ['playwright', 'test'] },
  { name: 'Cypress', words: ['cypress'] },
  { name: 'Mocha', words: ['mocha'] },
  { name: 'AVA', words: ['ava'] },
  { name: 'tap', words: ['tap'] },
  { name: 'Jasmine', words: ['jasmine'] },
  { name: 'Karma', words: ['karma'] },
  { name: 'Node’s test runner', words: ['node', 'test'] },
  { name: 'Node’s test runner', words: ['tsx', 'test'] },
  { name: 'Bun', words: ['bun', 'test'] },
  { name: 'Deno', words: ['deno', 'test'] },
  { name: 'Angular’s test runner', words: ['ng', 'test'] },
  { name: 'Jest', words: ['react-scripts', 'test'] },
  { name: 'WebdriverIO', words: ['wdio'] },
  { name: 'VS Code’s test runner', words: ['vscode-test'] },
];

/** Runners of browsers, by package: a configuration beside them is enough to be started. */
const browserPackages: readonly (readonly [string, RegExp, string])[] = [
  ['@playwright/test', /^playwright[\w.-]{0,40}\.config\.[cm]?[jt]s$/, 'Playwright'],
  ['cypress', /^cypress\.(?:config\.[cm]?[jt]s|json)$/, 'Cypress'],
  ['@wdio/cli', /^wdio[\w.-]{0,40}\.[cm]?[jt]s$/, 'WebdriverIO'],
  ['@vscode/test-cli', /^\.vscode-test\.[cm]?[jt]s$/, 'VS Code’s test runner'],
];

const commandsOf: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '@playwright/test': [['playwright', 'test']],
  cypress: [['cypress', 'run'], ['cypress-io/github-action']],
  '@wdio/cli': [['wdio']],
  '@vscode/test-cli': [['vscode-test']],
};

/** Finds what runs a test file: a script of the nearest package that has one, else any other command. */
export function runnerFinder(project: LanguageProject): (test: TestFile) => Runner {
  const scripts = Map.groupBy(
    project.commands.all.filter(({ file, place }) => place === 'script' && nameOf(file) === 'package.json'),
    ({ folder }) => folder,
  );
  const elsewhere = project.commands.all.filter(({ place, words }) => place !== 'script' && isTestCommand(words));
  const known = new Map<string, readonly string[] | undefined>();
  const inFolder = (folder: string): readonly string[] | undefined => {
    if (!known.has(folder)) {
      const names = namesOf(scripts.get(folder) ?? []);
      known.set(folder, names.length > 0 ? names : undefined);
    }
    return known.get(folder);
  };
  const general = namesOf(elsewhere);
  const byFolder = new Map<string, readonly string[]>();
  const runnersOf = (folder: string): readonly string[] => {
    const found =
      byFolder.get(folder) ?? nearest(foldersUp(folder), inFolder, (each) => hasEmptyTest(project, each)) ?? general;
    byFolder.set(folder, found);
    return found;
  };
  return (test) => {
    const { path, reading } = test;
    const browser = reading.level === 'browser' ? browserRunner(project) : undefined;
    if (browser !== undefined) {
      return browser;
    }
    const names = runnersOf(folderOf(path));
    if (names.length === 0) {
      return { kind: 'none', why: whyNone(project, path) };
    }
    const collecting = names.filter((name) => collects(project, name, path));
    return collecting.length === 0
      ? { kind: 'none', why: `are not named as ${names[0]} collects them` }
      : { kind: 'runs', name: collecting[0] ?? '' };
  };
}

/** A package that says that it has no tests keeps those of the packages above from being asked. */
function nearest(
  folders: readonly string[],
  inFolder: (folder: string) => readonly string[] | undefined,
  ends: (folder: string) => boolean,
): readonly string[] | undefined {
  for (const folder of folders) {
    const names = inFolder(folder);
    if (names !== undefined || ends(folder)) {
      return names;
    }
  }
  return undefined;
}

function hasEmptyTest(project: LanguageProject, folder: string): boolean {
  const text = project.texts.get(folder === '' ? 'package.json' : `${folder}/package.json`);
  const script = text === undefined ? undefined : within(readJson(text), 'scripts', 'test');
  return typeof script === 'string' && isEmptyScript(script);
}

/** Undefined: no such runner is installed, and what drives a browser is run by the runner of the other tests. */
function browserRunner(project: LanguageProject): Runner | undefined {
  const installed = browserPackages.filter(([name]) => packageFile(project, [name]) !== undefined);
  const ready = installed.find(
    ([name, config]) =>
      [...project.texts.keys()].some((path) => config.test(nameOf(path))) ||
      commandsOf[name]?.some((words) => project.commands.running(...words) !== undefined) === true,
  );
  const [first] = installed;
  return ready !== undefined
    ? { kind: 'runs', name: ready[2] }
    : first === undefined
      ? undefined
      : { kind: 'none', why: `are not run: ${first[2]} has no configuration, and no command starts it` };
}

/** What these commands start; a test script that starts something else counts as it is named. */
function namesOf(lines: readonly CommandLine[]): readonly string[] {
  const names = lines.flatMap(({ words }) =>
    knownRunners.filter((runner) => holdsWords(words, runner.words)).map(({ name }) => name),
  );
  const other = lines.some(({ name, words }) => /^test(?:$|:)/.test(name ?? '') && !callsScripts(words))
    ? ['the test script']
    : [];
  return [...new Set(names.length > 0 ? names : other)];
}

/** Calls of other scripts say nothing themselves: those are looked at. */
function callsScripts(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  return /^(?:npm|pnpm|yarn|bun)$/.test(first) && (second === 'run' || second === 'test' || second === 't');
}

function collects(project: LanguageProject, runner: string, path: string): boolean {
  const {
    collects: pattern,
    told,
    words: [program = ''] = [],
  } = knownRunners.find(({ name }) => name === runner) ?? {};
  if (pattern === undefined || pattern.test(path)) {
    return true;
  }
  const isTold =
    [...project.texts].some(([file, text]) => told?.files.test(nameOf(file)) === true && told.words.test(text)) ||
    project.commands.all.some(
      ({ words }) => words.includes(program) && words.some((word) => /^(?:dir|root|config|c)\b/.test(word)),
    );
  return isTold;
}

function whyNone(project: LanguageProject, path: string): string {
  const manifest = foldersUp(folderOf(path))
    .map((folder) => (folder === '' ? 'package.json' : `${folder}/package.json`))
    .find((file) => project.texts.has(file));
  const script = textsOf(within(readJson(project.texts.get(manifest ?? '') ?? ''), 'scripts', 'test'))[0];
  const scripts = recordOf(within(readJson(project.texts.get(manifest ?? '') ?? ''), 'scripts'));
  return script !== undefined && isEmptyScript(script)
    ? `are not run: the script "test" of ${manifest} is \`${script}\``
    : `are not run by any ${Object.keys(scripts).length > 0 ? 'script' : 'command'} of the project`;
}
