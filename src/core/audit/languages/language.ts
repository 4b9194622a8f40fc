import type { Ends, Finding } from '../auditFacts.ts';
import type { ProjectCommands } from '../commands/projectCommands.ts';
import type { TestsReading } from '../reading/reading.ts';
import type { CaseRules } from '../reading/testCases.ts';
import type { LevelRules } from '../reading/testLevel.ts';

export interface SourceFile {
  readonly path: string;
  /** Estimated from its size where the file was not read. */
  readonly lines: number;
}

export interface TestFile {
  readonly path: string;
  readonly reading: TestsReading;
}

/** What a language is shown of a repository. Paths are relative to it. */
export interface LanguageProject {
  /** Texts of the files that are asked for, those of every language, without what others wrote. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those of a name, whatever folder they are in. */
  readonly textsNamed: (name: string) => readonly (readonly [path: string, text: string])[];
  /** Whether there is such a file. */
  readonly has: (path: string) => boolean;
  readonly commands: ProjectCommands;
  readonly sources: readonly SourceFile[];
  /** Lines of the sources. */
  readonly lines: number;
  /** Share of the sources that opted out of being checked, by a look at some of them. */
  readonly unchecked: number;
  readonly tests: readonly TestFile[];
  /** Names of packages that the project's manifests ask for, of every language, and which file does. */
  readonly packages: ReadonlyMap<string, string>;
  /** The same without what is only needed for development. */
  readonly shipped: ReadonlyMap<string, string>;
}

/** Whether and by what a test file is run. */
export type Runner =
  | { readonly kind: 'runs'; readonly name: string }
  /** For a person, behind a number of test files: `are outside what pytest collects (testpaths)`. */
  | { readonly kind: 'none'; readonly why: string };

export interface LanguageFindings {
  readonly types: Finding;
  readonly lint: Finding;
  readonly deadCode: Finding;
  readonly runner: (test: TestFile) => Runner;
  readonly ends: Ends;
}

/** A package that a manifest asks for. */
export interface PackageName {
  readonly name: string;
  /** Only needed while developing. */
  readonly development: boolean;
}

/** How one language's projects say what verifies them. One file each, and a place in `languages.ts`. */
export interface AuditLanguage {
  readonly name: string;
  /** Of its sources, with the dot. */
  readonly extensions: readonly string[];
  readonly isTest: (path: string, name: string) => boolean;
  /** Tests stand in the sources as well, behind this text; so all of these are read. */
  readonly testsInSources?: string;
  /** Files whose texts it asks for, besides those that everybody needs (package.json, CI, recipes, scripts). */
  readonly isConfig: (path: string, name: string) => boolean;
  readonly cases: CaseRules;
  readonly levels: LevelRules;
  /** What a file says by which its author keeps it from being checked; undefined: the language has no such words. */
  readonly unchecked?: RegExp;
  /** Packages in a manifest; undefined: the file is none of this language's. */
  readonly packages: (path: string, name: string, text: string) => readonly PackageName[] | undefined;
  readonly judge: (project: LanguageProject) => LanguageFindings;
}

export const noEnds: Ends = { ui: undefined, api: undefined, cli: undefined, library: undefined };

/** The first of these packages that the project ships with, and the file that says so. */
export function shippedFile(project: LanguageProject, names: readonly string[]): string | undefined {
  return names.map((name) => project.shipped.get(name)).find((file) => file !== undefined);
}

export function packageFile(project: LanguageProject, names: readonly string[]): string | undefined {
  return names.map((name) => project.packages.get(name)).find((file) => file !== undefined);
}

/** Texts of the files of these names, with their paths. */
export function textsNamed(project: LanguageProject, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => project.textsNamed(name));
}

/** Share of the lines that lie in or below one of the folders. */
export function shareBelow(sources: readonly SourceFile[], folders: ReadonlySet<string>): number {
  const known = new Map<string, boolean>();
  const isBelow = (folder: string): boolean => {
    let answer = known.get(folder);
    if (answer === undefined) {
      answer = folders.has(folder) || (folder !== '' && isBelow(folder.slice(0, Math.max(0, folder.lastIndexOf('/')))));
      known.set(folder, answer);
    }
    return answer;
  };
  let all = 0;
  let below = 0;
  for (const { path, lines } of sources) {
    all += lines;
    below += isBelow(path.slice(0, Math.max(0, path.lastIndexOf('/')))) ? lines : 0;
  }
  return all === 0 ? (folders.size > 0 ? 1 : 0) : below / all;
}
