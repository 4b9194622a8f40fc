import type { FileTree } from '../../plan/repositoryFacts.ts';
import type { CommandWords } from './commandWords.ts';

/** Tells test files from others by their path. */
export type TestPattern = (path: string) => boolean;

const testFolders = new Set(['test', 'tests', '__tests__', 'spec', 'specs', 'e2e']);

const scripts: TestPattern = (path) =>
  /\.[cm]?[jt]sx?$/.test(path) &&
  (/[._-](?:test|spec|e2e)\.[cm]?[jt]sx?$/.test(path) ||
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => testFolders.has(folder)));

const named =
  (pattern: RegExp): TestPattern =>
  (path) =>
    pattern.test(path.slice(path.lastIndexOf('/') + 1));

/** Programs that do nothing but run tests, and what the files are called that they take. */
const runners: ReadonlyMap<string, TestPattern> = new Map([
  ...['vitest', 'jest', 'mocha', 'ava', 'tap', 'uvu', 'wdio'].map((name): [string, TestPattern] => [name, scripts]),
  ['pytest', named(/^test_.*\.py$|_test\.py$/)],
  ['rspec', named(/_spec\.rb$/)],
  ['phpunit', named(/Test\.php$/)],
]);

/** Names looked at, so that a huge repository answers in time. */
const mostLookedAt = 5_000;

/** How the files are called that the program at the cursor is waiting for. Undefined: it runs no tests. */
export function testPattern({ words, typed }: CommandWords): TestPattern | undefined {
  const [program = '', ...rest] = words;
  if (typed.startsWith('-')) {
    return undefined;
  }
  switch (program) {
    case 'playwright':
    case 'deno':
      return rest[0] === 'test' ? scripts : undefined;
    case 'cypress':
      return rest.at(-1) === '--spec' ? named(/\.(?:cy|spec)\.[cm]?[jt]sx?$/) : undefined;
    case 'node':
      return rest.includes('--test') ? scripts : undefined;
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return handsOnToTests(program, rest) ? scripts : undefined;
    default:
      return runners.get(program);
  }
}

/** Scripts hand on what stands behind `--`; those that yarn and pnpm run hand on everything. */
function handsOnToTests(program: string, words: readonly string[]): boolean {
  const script = words.find((word) => !word.startsWith('-') && word !== 'run' && word !== 'run-script') ?? '';
  const everything = program === 'yarn' || program === 'pnpm' || (program === 'bun' && words[0] === 'test');
  return /test|e2e|spec/.test(script) && (everything || words.includes('--'));
}

/** Files below a folder, relative to it. Undefined: there are too many to look at. */
export function findFiles(files: FileTree, folder: string, isTest: TestPattern): string[] | undefined {
  const found: string[] = [];
  const folders = [folder === '' ? '' : `${folder}/`];
  let looked = 0;
  // The list grows while it is walked: folders hold folders.
  for (const each of folders) {
    const names = files.namesIn(each.replace(/\/$/, ''));
    looked += names.length;
    if (looked > mostLookedAt) {
      return undefined;
    }
    for (const name of names) {
      const path = `${each}${name}`;
      if (name.endsWith('/')) {
        folders.push(path);
      } else if (isTest(path)) {
        found.push(folder === '' ? path : path.slice(folder.length + 1));
      }
    }
  }
  return found.toSorted();
}
