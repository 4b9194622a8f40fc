import type { FileTree } from '../../plan/repositoryFacts.ts';
import type { CommandWords } from './commandWords.ts';

/** What the files that a runner takes are called. */
const scriptTests =
  /(?:\.|_|-)(?:test|spec|e2e)\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|__tests__|specs?|e2e)\/.*\.[cm]?[jt]sx?$/;

const runners: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:vitest|jest|mocha|ava|tap|uvu|wdio)\b/, scriptTests],
  [/^(?:playwright|deno|bun) test\b/, scriptTests],
  [/^cypress run\b.* --spec$/, /\.(?:cy|spec)\.[cm]?[jt]sx?$/],
  [/^node\b.* --test\b/, scriptTests],
  [/^pytest\b/, /(?:^|\/)test_[^/]*\.py$|_test\.py$/],
  [/^rspec\b/, /_spec\.rb$/],
  [/^phpunit\b/, /Test\.php$/],
  // Scripts that run tests hand on what stands behind `--`; yarn and pnpm hand on everything.
  [/^(?:npm|pnpm|yarn|bun) (?:run |run-script )?\S*(?:test|e2e|spec)\S* (?:.* )?--(?: |$)/, scriptTests],
  [/^(?:pnpm|yarn) (?:run )?\S*(?:test|e2e|spec)\S*(?: |$)/, scriptTests],
];

/** Names looked at, so that a huge repository answers in time. */
const mostLookedAt = 5_000;

/** What the files are called that a program runs which is waiting for them. Undefined: it runs no tests. */
export function testPattern({ words, typed }: CommandWords): RegExp | undefined {
  const line = words.join(' ');
  return typed.startsWith('-') ? undefined : runners.find(([runner]) => runner.test(line))?.[1];
}

/** Files below a folder, relative to it. Undefined: there are too many to look at. */
export function findFiles(files: FileTree, folder: string, pattern: RegExp): string[] | undefined {
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
      } else if (pattern.test(path)) {
        found.push(folder === '' ? path : path.slice(folder.length + 1));
      }
    }
  }
  return found.toSorted();
}
