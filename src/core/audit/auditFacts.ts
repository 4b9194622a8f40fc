import type { AuditTopic } from './audit.ts';

/** How much of something there is, and what speaks for it and against it, for a person. */
export interface Finding {
  /** 0: nothing; 1: all of it. */
  readonly share: number;
  /** What is there: `TypeScript strict`; empty when nothing is. */
  readonly found: string;
  /** What is not there, or why what is there does not count: `tsconfig.json is not strict`; empty when nothing is amiss. */
  readonly lacking: string;
  /** Files that show it, relative to the repository; a few. */
  readonly files: readonly string[];
}

/**
 * What a test goes through: parts of the program, several of them with what they need (a database, a file system), the
 * program by its HTTP interface, by its command line, by its pages, or the whole of it in another way.
 */
export type TestLevel = 'unit' | 'integration' | 'api' | 'cli' | 'end' | 'browser';

/** Test cases that run and can fail, by level. */
export type CasesByLevel = Readonly<Record<TestLevel, number>>;

export interface LanguageFacts {
  readonly name: string;
  /** Lines of its sources, tests left out. */
  readonly lines: number;
  readonly types: Finding;
  readonly lint: Finding;
  readonly deadCode: Finding;
  readonly cases: CasesByLevel;
  /** Packages with sources: their lines, and the cases in them that notice broken parts, weighed. */
  readonly parts: readonly { readonly folder: string; readonly lines: number; readonly cases: number }[];
  /** Files with test cases that count. */
  readonly testFiles: Readonly<Record<TestLevel, readonly string[]>>;
  /** What runs the tests: `Vitest`. */
  readonly runners: readonly string[];
  /** Why tests that were found are not counted, the most frequent reason first. */
  readonly doubts: readonly string[];
  /** Its tests can be read; of other languages only the lines are known. */
  readonly known: boolean;
}

/** Where somebody from outside meets the program; the value is the file that shows it. */
export interface Ends {
  readonly ui: string | undefined;
  readonly api: string | undefined;
  readonly cli: string | undefined;
  /** Other programs import it, and nobody starts it. */
  readonly library: string | undefined;
}

/** Tests through the pages go through many parts and look at few results of each: they notice broken parts by half. */
export const browserWeight = 0.5;

/** Everything that the judgement is about. */
export interface AuditFacts {
  /** Those with the most lines first. */
  readonly languages: readonly LanguageFacts[];
  readonly ends: Ends;
  readonly ci: Finding;
  readonly contracts: Finding;
  /** Topics that this kind of project can have; the others' points go to the unit tests. */
  readonly applies: ReadonlySet<AuditTopic>;
  /** A tool that drives a browser or the like is among the packages. */
  readonly hasBrowserTool: boolean;
  /** The largest sources that no test is named after. */
  readonly untested: readonly string[];
  /** Digest of everything that was looked at. */
  readonly measuredOn: string;
}

export function lacks(lacking: string, files: readonly string[] = []): Finding {
  return { share: 0, found: '', lacking, files };
}

export function has(found: string, files: readonly (string | undefined)[]): Finding {
  return { share: 1, found, lacking: '', files: files.filter((file) => file !== undefined) };
}

/** Something that is there in part. */
export function partly(share: number, found: string, lacking: string, files: readonly (string | undefined)[]): Finding {
  return { ...has(found, files), share, lacking };
}
