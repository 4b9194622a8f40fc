import { wordsIn } from '../base/wordsIn.ts';
import { textHash } from '../base/textHash.ts';
import type { AuditTopic } from './audit.ts';
import type { AuditFacts, CasesByLevel, Ends, LanguageFacts, TestLevel } from './auditFacts.ts';
import { browserWeight, lacks } from './auditFacts.ts';
import { collectCommands } from './commands/collectCommands.ts';
import type { ProjectCommands } from './commands/projectCommands.ts';
import type { AuditLanguage, LanguageFindings, LanguageProject, SourceFile, TestFile } from './languages/language.ts';
import { auditLanguages } from './languages/languages.ts';
import { extensionOf, folderOf, isOwnFolder, nameOf } from './reading/paths.ts';
import type { SourceReading, TestsReading } from './reading/reading.ts';
import { ciFinding } from './topics/ci.ts';
import { contractsFinding, isDescription } from './topics/contracts.ts';
import { storeFile } from './topics/stores.ts';

/** A file of which nothing but its size was looked at, or more. */
export interface AuditedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What the host found and read. Paths are relative to the repository. */
export interface AuditInputs {
  /** Every file of the repository. */
  readonly paths: readonly string[];
  /** Manifests, settings, CI, recipes, scripts. */
  readonly texts: ReadonlyMap<string, string>;
  readonly languages: readonly LanguageInputs[];
  /** Bytes of sources of languages of which nothing else is known, by the language's name. */
  readonly others: ReadonlyMap<string, number>;
  /** Commands of `.mstack/config.json` by category; undefined: switched off. */
  readonly configured: ReadonlyMap<string, string | undefined>;
}

export interface LanguageInputs {
  readonly language: AuditLanguage;
  readonly sources: readonly (AuditedFile & { readonly reading: SourceReading | undefined })[];
  /** Those that were read: more than the host reads stand for all of them. */
  readonly tests: readonly TestFile[];
  /** All test files over those that were read, at least 1. */
  readonly testsPerRead: number;
}

/** Where no source was read to tell: lines of code are about this many bytes, their end included. */
const usualLine = 34;

const browserTools =
  wordsIn(`@playwright/test playwright cypress webdriverio @wdio/cli puppeteer selenium-webdriver testcafe selenium
    pytest-playwright capybara laravel/dusk symfony/panther microsoft.playwright selenium-java`);

/** Templates are laid out, not programmed. */
const templates = new Set(['.erb', '.haml', '.slim', '.twig', '.cshtml']);

export function gatherFacts(inputs: AuditInputs): AuditFacts {
  const commands = collectCommands(inputs.texts, inputs.configured);
  const packages = packagesOf(inputs.texts);
  const files = new Set(inputs.paths);
  const byName = Map.groupBy(inputs.texts, ([path]) => nameOf(path));
  const description = inputs.paths.find((path) => isDescription(path) && isOwnFolder(folderOf(path)));
  const present = inputs.languages
    .filter(({ sources, tests }) => sources.length > 0 || tests.length > 0)
    .map((each) => {
      const project = projectOf(each, inputs, { commands, files, byName, ...packages });
      return { project, findings: each.language.judge(project), inputs: each };
    });
  const ends = endsOf(present.map(({ findings }) => findings.ends));
  const others = [...inputs.others].map(([name, bytes]) => unknownLanguage(name, Math.round(bytes / usualLine)));
  const languages = [...present.map(languageFacts), ...others].toSorted((a, b) => b.lines - a.lines);
  return {
    languages,
    ends,
    ci: ciFinding(inputs.texts, commands),
    contracts: contractsFinding(description, packages.packages, commands),
    applies: appliesTo(ends, storeFile(packages.shipped), description !== undefined),
    hasBrowserTool: browserTools.some((name) => packages.packages.has(name)),
    untested: untestedOf(present.map(({ project }) => project)),
    measuredOn: digestOf(inputs),
  };
}

function packagesOf(texts: ReadonlyMap<string, string>): Pick<LanguageProject, 'packages' | 'shipped'> {
  const packages = new Map<string, string>();
  const shipped = new Map<string, string>();
  for (const [path, text] of texts) {
    const name = nameOf(path);
    for (const language of auditLanguages) {
      for (const each of language.packages(path, name, text) ?? []) {
        packages.set(each.name, packages.get(each.name) ?? path);
        if (!each.development) {
          shipped.set(each.name, shipped.get(each.name) ?? path);
        }
      }
    }
  }
  return { packages, shipped };
}

interface Shared extends Pick<LanguageProject, 'packages' | 'shipped'> {
  readonly commands: ProjectCommands;
  readonly files: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

function projectOf(
  { sources, tests }: LanguageInputs,
  { texts }: AuditInputs,
  { commands, files, byName, packages, shipped }: Shared,
): LanguageProject {
  const read = sources.filter(({ reading }) => reading !== undefined && !reading.generated);
  const line = bytesOfLine(read);
  const counted = sources
    .filter(({ reading }) => reading?.generated !== true)
    .map(({ path, size, reading }): SourceFile => ({
      path,
      lines: templates.has(extensionOf(nameOf(path))) ? 0 : (reading?.lines ?? Math.round(size / line)),
    }));
  const inSources = read.flatMap(({ path, reading }) =>
    reading?.tests === undefined ? [] : [{ path, reading: reading.tests }],
  );
  return {
    texts,
    textsNamed: (name) => byName.get(name) ?? [],
    has: (path) => files.has(path),
    commands,
    sources: counted,
    lines: counted.reduce((sum, { lines }) => sum + lines, 0),
    unchecked: read.filter(({ reading }) => reading?.unchecked === true).length / Math.max(1, read.length),
    tests: [...tests, ...inSources],
    packages,
    shipped,
  };
}

/** The middle one of the files' own means: a file with few long lines, which holds data, says nothing of the others. */
function bytesOfLine(read: LanguageInputs['sources']): number {
  const means = read
    .flatMap(({ size, reading }) => (reading === undefined || reading.lines === 0 ? [] : [size / reading.lines]))
    .toSorted((a, b) => a - b);
  return means[Math.floor(means.length / 2)] ?? usualLine;
}

interface Judged {
  readonly project: LanguageProject;
  readonly findings: LanguageFindings;
  readonly inputs: LanguageInputs;
}

const levels: readonly TestLevel[] = ['unit', 'integration', 'api', 'cli', 'end', 'browser'];

function languageFacts({ project, findings, inputs }: Judged): LanguageFacts {
  const cases: Record<TestLevel, number> = { unit: 0, integration: 0, api: 0, cli: 0, end: 0, browser: 0 };
  const testFiles = Object.fromEntries(levels.map((level): [TestLevel, string[]] => [level, []])) as Record<
    TestLevel,
    string[]
  >;
  const runners = new Map<string, number>();
  const doubts = new Map<string, number>();
  const doubt = (why: string): void => void doubts.set(why, (doubts.get(why) ?? 0) + 1);
  const counting: TestFile[] = [];
  for (const test of project.tests) {
    const { level } = test.reading;
    const why = doubtAbout(test.reading);
    if (why !== undefined) {
      doubt(why);
    }
    if (test.reading.cases === 0 || why === assertless) {
      continue;
    }
    const runner = findings.runner(test);
    if (runner.kind === 'none') {
      doubt(runner.why);
      continue;
    }
    if (level !== 'browser') {
      runners.set(runner.name, (runners.get(runner.name) ?? 0) + test.reading.cases);
    }
    counting.push(test);
    cases[level] += test.reading.cases;
    testFiles[level].push(test.path);
  }
  return {
    name: inputs.language.name,
    lines: project.lines,
    types: findings.types,
    lint: findings.lint,
    deadCode: findings.deadCode,
    cases: scaled(cases, inputs.testsPerRead),
    parts: partsOf(project, counting, inputs.testsPerRead),
    testFiles,
    runners: byCount(runners).map(([name]) => name),
    doubts: byCount(doubts).map(
      ([why, count]) => `${count} test ${count === 1 ? 'file' : 'files'} ${plural(why, count)}`,
    ),
    known: true,
  };
}

/** Files that make the folder they lie in a package of its own. */
const manifests = new Set(
  wordsIn('package.json pyproject.toml setup.py go.mod Cargo.toml pom.xml composer.json Gemfile'),
);

/**
 * Lines and cases of each package. Cases in a package without sources (a folder of tests beside the others) are shared
 * out among all by their lines.
 */
function partsOf(project: LanguageProject, tests: readonly TestFile[], perRead: number): LanguageFacts['parts'] {
  const folders = new Set(
    [...project.texts.keys()].filter((path) => isManifest(nameOf(path))).map((path) => folderOf(path)),
  );
  const known = new Map<string, string>();
  const packageOf = (folder: string): string => {
    const found = known.get(folder) ?? (folder === '' || folders.has(folder) ? folder : packageOf(folderOf(folder)));
    known.set(folder, found);
    return found;
  };
  const lines = new Map<string, number>();
  for (const source of project.sources) {
    const at = packageOf(folderOf(source.path));
    lines.set(at, (lines.get(at) ?? 0) + source.lines);
  }
  const cases = new Map<string, number>();
  let shared = 0;
  for (const { path, reading } of tests) {
    const at = packageOf(folderOf(path));
    const weight = reading.cases * perRead * (reading.level === 'browser' ? browserWeight : 1);
    if ((lines.get(at) ?? 0) > 0) {
      cases.set(at, (cases.get(at) ?? 0) + weight);
    } else {
      shared += weight;
    }
  }
  return [...lines].map(([at, own]) => ({
    folder: at,
    lines: own,
    cases: (cases.get(at) ?? 0) + (project.lines === 0 ? 0 : (shared * own) / project.lines),
  }));
}

function isManifest(name: string): boolean {
  return manifests.has(name) || name.startsWith('build.gradle') || name.endsWith('.csproj');
}

const assertless = 'assert nothing';

/** Why the cases of a file, or some of them, prove nothing. */
function doubtAbout({ cases, skipped, empty, asserts }: TestsReading): string | undefined {
  if (cases > 0) {
    return asserts ? undefined : assertless;
  }
  const words = [...(skipped > 0 ? ['skipped'] : []), ...(empty > 0 ? ['empty'] : [])];
  return words.length === 0 ? undefined : `have ${words.join(' and ')} tests only`;
}

/** One file `asserts nothing`, two `assert nothing`. */
function plural(why: string, count: number): string {
  return count > 1
    ? why
    : why
        .replace(/^assert\b/, 'asserts')
        .replace(/^have\b/, 'has')
        .replace(/^are\b/, 'is');
}

function byCount(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

function scaled(cases: CasesByLevel, by: number): CasesByLevel {
  return Object.fromEntries(levels.map((level) => [level, Math.round(cases[level] * by)])) as Record<TestLevel, number>;
}

function unknownLanguage(name: string, lines: number): LanguageFacts {
  const unread = lacks(`what verifies ${name} is not looked at`);
  return {
    name,
    lines,
    types: unread,
    lint: unread,
    deadCode: unread,
    cases: { unit: 0, integration: 0, api: 0, cli: 0, end: 0, browser: 0 },
    parts: [{ folder: '', lines, cases: 0 }],
    testFiles: { unit: [], integration: [], api: [], cli: [], end: [], browser: [] },
    runners: [],
    doubts: [],
    known: false,
  };
}

function endsOf(all: readonly Ends[]): Ends {
  const first = (end: keyof Ends): string | undefined =>
    all.map((each) => each[end]).find((file) => file !== undefined);
  return { ui: first('ui'), api: first('api'), cli: first('cli'), library: first('library') };
}

/** A library has no end of its own: who uses it has one. What nothing is known of may have one, so it is asked for. */
function appliesTo({ ui, api, cli, library }: Ends, store: string | undefined, described: boolean): Set<AuditTopic> {
  const applies = new Set<AuditTopic>(['types', 'lint', 'unit', 'dead-code', 'ci']);
  const isStarted = ui !== undefined || api !== undefined || cli !== undefined;
  if (isStarted || library === undefined) {
    applies.add('end-to-end');
  }
  if (isStarted && (api !== undefined || store !== undefined)) {
    applies.add('integration');
  }
  if ((isStarted && api !== undefined) || described) {
    applies.add('contracts');
  }
  return applies;
}

/** Sources worth a goal: nobody writes a plan about more. */
const mostUntested = 3;

function untestedOf(projects: readonly LanguageProject[]): readonly string[] {
  const stems = new Set(projects.flatMap(({ tests }) => tests.map(({ path }) => stemOf(path))));
  const largest = projects
    .flatMap(({ sources }) => sources)
    .toSorted((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
  const untested: string[] = [];
  for (const { path, lines } of largest) {
    if (untested.length === mostUntested) {
      break;
    }
    // What has no line has nothing to test, such as most `__init__.py`.
    if (lines > 0 && !stems.has(stemOf(path))) {
      untested.push(path);
    }
  }
  return untested;
}

/** What a test and its source have in common in their names. */
function stemOf(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/\.[a-z]{1,6}$/, '')
    .replace(/^test[_-]/, '')
    .replace(/[._-]?(?:tests?|specs?|it)$/, '');
}

function digestOf({ texts, languages, others }: AuditInputs): string {
  const sizes = languages.flatMap(({ sources }) => sources.map(({ path, size }) => `${path} ${size}`));
  const tests = languages.flatMap((each) => each.tests.map(({ path, reading }) => `${path} ${reading.hash}`));
  const read = [...texts].map(([path, text]) => `${path} ${textHash(text)}`);
  const all = [...sizes, ...tests, ...read, ...[...others].map(([name, bytes]) => `${name} ${bytes}`)].toSorted();
  return textHash(all.join('\n'));
}
