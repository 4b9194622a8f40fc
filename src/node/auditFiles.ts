import { readFileSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { AuditFacts } from '../core/audit/auditFacts.ts';
import { type AuditedFile, type AuditInputs, gatherFacts, type LanguageInputs } from '../core/audit/gatherFacts.ts';
import type { AuditLanguage, TestFile } from '../core/audit/languages/language.ts';
import { auditLanguages } from '../core/audit/languages/languages.ts';
import { readSourceFile, readTestFile } from '../core/audit/reading/fileReading.ts';
import { furtherTexts } from '../core/audit/reading/furtherTexts.ts';
import type { SourceReading, TestsReading } from '../core/audit/reading/reading.ts';
import { usesOf } from '../core/audit/reading/sortFiles.ts';
import { listRepositoryPaths } from './repositoryFacts.ts';

/** What was read before, by path: a file whose time and size are the same is not read again. For who asks repeatedly. */
export type AuditMemory = Map<string, { readonly mtime: number; readonly size: number; readonly reading: Reading }>;

type Reading = string | TestsReading | SourceReading;

export interface AuditReading {
  /** Parsed `.mstack/config.json`. */
  readonly config: unknown;
  /** As `listRepositoryPaths` gives them, where they are known already. */
  readonly paths?: readonly string[];
  readonly signal?: AbortSignal;
  readonly memory?: AuditMemory;
}

/** Test files that are read, spread evenly where there are more; the others are taken to be like them. */
const mostTests = 4000;

/** Sources of a language that are read, to tell how long its lines are and how many opt out of being checked. */
const sampledSources = 80;

/** Sources that may hold tests are read up to so many. */
const mostSources = 4000;

const mostTexts = 3000;

/** Bytes; a longer file was not written by hand. */
const longestFile = 1_000_000;

/** Files that are read, or only looked at, before others get their turn on this thread. */
const readPerTurn = 50;
const seenPerTurn = 500;

/**
 * Reads what the audit of a repository is about: which files git tracks or would track, the texts of manifests and
 * settings, test files, and a sample of the sources. Runs nothing but git.
 *
 * @param root absolute
 */
export async function readAuditFacts(root: string, reading: AuditReading): Promise<AuditFacts> {
  const { config, signal, memory } = reading;
  const paths = reading.paths ?? (await listRepositoryPaths(root, signal));
  const files = new AuditFiles(root, memory, signal);
  const sorted = sortedPaths(paths);
  const texts = new Map<string, string>();
  await files.each(sorted.texts.slice(0, mostTexts), (file) => {
    const text = files.text(file);
    if (text !== undefined) {
      texts.set(file, text);
    }
  });
  for (const places of furtherTexts(texts)) {
    const found = places.find((file) => files.size(file) !== undefined);
    const text = found === undefined ? undefined : files.text(found);
    if (found !== undefined && text !== undefined) {
      texts.set(found, text);
    }
  }
  const languages: LanguageInputs[] = [];
  for (const [language, { sources, tests }] of sorted.languages) {
    languages.push(await files.language(language, sources, tests));
  }
  const others = new Map<string, number>();
  await files.each(sorted.others, ([file, name]) => {
    others.set(name, (others.get(name) ?? 0) + (files.size(file) ?? 0));
  });
  files.forgetOthers();
  return gatherFacts({ paths, texts, languages, others, configured: await configuredCommands(config) });
}

/** What reads settings is loaded where there are any: that takes longer than all the rest. */
async function configuredCommands(config: unknown): Promise<AuditInputs['configured']> {
  return config === undefined
    ? new Map()
    : (await import('../core/health/healthSettings.ts')).readHealthSettings(config).commands;
}

interface SortedPaths {
  readonly texts: string[];
  readonly languages: ReadonlyMap<AuditLanguage, { readonly sources: string[]; readonly tests: string[] }>;
  readonly others: (readonly [file: string, language: string])[];
}

function sortedPaths(paths: readonly string[]): SortedPaths {
  const sorted: SortedPaths = {
    texts: [],
    languages: new Map(auditLanguages.map((language) => [language, { sources: [], tests: [] }])),
    others: [],
  };
  for (const [file, use] of usesOf(paths)) {
    switch (use.kind) {
      case 'text':
        sorted.texts.push(file);
        break;
      case 'test':
        sorted.languages.get(use.language)?.tests.push(file);
        break;
      case 'source':
        sorted.languages.get(use.language)?.sources.push(file);
        break;
      case 'other':
        sorted.others.push([file, use.name]);
        break;
    }
  }
  return sorted;
}

class AuditFiles {
  readonly #root: string;
  readonly #memory: AuditMemory | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #used: Set<string> | undefined;

  constructor(root: string, memory: AuditMemory | undefined, signal: AbortSignal | undefined) {
    this.#root = root;
    this.#memory = memory;
    this.#signal = signal;
    this.#used = memory === undefined ? undefined : new Set();
  }

  /** Calls one after the other, and lets others have their turn in between. */
  async each<Item>(items: readonly Item[], take: (item: Item) => void, perTurn = readPerTurn): Promise<void> {
    for (let start = 0; start < items.length; start += perTurn) {
      this.#signal?.throwIfAborted();
      items.slice(start, start + perTurn).forEach(take);
      if (start + perTurn < items.length) {
        await setImmediate();
      }
    }
  }

  async language(
    language: AuditLanguage,
    sources: readonly string[],
    tests: readonly string[],
  ): Promise<LanguageInputs> {
    const looked = spread(tests, mostTests);
    return {
      language,
      tests: await this.#tests(language, looked),
      testsPerRead: Math.max(1, tests.length / Math.max(1, looked.length)),
      sources: await this.#sources(language, sources),
    };
  }

  async #tests(language: AuditLanguage, files: readonly string[]): Promise<readonly TestFile[]> {
    const tests: TestFile[] = [];
    await this.each(files, (file) => {
      const reading = this.#read(file, (text) => readTestFile(language, file, text));
      if (reading !== undefined) {
        tests.push({ path: file, reading });
      }
    });
    return tests;
  }

  /** The size of each, and what a sample of them says. */
  async #sources(language: AuditLanguage, files: readonly string[]): Promise<LanguageInputs['sources']> {
    const sizes: AuditedFile[] = [];
    const see = (file: string): void => {
      const size = this.size(file);
      if (size !== undefined) {
        sizes.push({ path: file, size });
      }
    };
    await this.each(files, see, seenPerTurn);
    const readings = new Map<string, SourceReading>();
    const most = language.testsInSources === undefined ? sampledSources : mostSources;
    await this.each(sampleOf(sizes, most), (file) => {
      const reading = this.#read(file, (text) => readSourceFile(language, file, text));
      if (reading !== undefined) {
        readings.set(file, reading);
      }
    });
    return sizes.map(({ path, size }) => ({ path, size, reading: readings.get(path) }));
  }

  /** Bytes; undefined: there is no such file, or it is too long or something else than a file, such as a link to a device. */
  size(file: string): number | undefined {
    return this.#state(file)?.size;
  }

  text(file: string): string | undefined {
    return this.#read(file, (text) => text);
  }

  /** What is not there any more need not be remembered. */
  forgetOthers(): void {
    for (const file of this.#memory?.keys() ?? []) {
      if (this.#used?.has(file) !== true) {
        this.#memory?.delete(file);
      }
    }
  }

  #state(file: string): { readonly size: number; readonly mtime: number } | undefined {
    const state = statSync(this.#absolute(file), { throwIfNoEntry: false });
    return state?.isFile() === true && state.size <= longestFile
      ? { size: state.size, mtime: state.mtimeMs }
      : undefined;
  }

  #read<Kind extends Reading>(file: string, understand: (text: string) => Kind): Kind | undefined {
    const state = this.#state(file);
    if (state === undefined) {
      return undefined;
    }
    this.#used?.add(file);
    const known = this.#memory?.get(file);
    if (known?.mtime === state.mtime && known.size === state.size) {
      // The same file is always understood in the same way: by its path.
      return known.reading as Kind;
    }
    const text = this.#text(file);
    if (text === undefined) {
      return undefined;
    }
    const reading = understand(text);
    this.#memory?.set(file, { ...state, reading });
    return reading;
  }

  #text(file: string): string | undefined {
    try {
      return readFileSync(this.#absolute(file), 'utf8');
    } catch {
      // It went between being looked at and being read, or nobody may read it.
      return undefined;
    }
  }

  /** The platform takes forward slashes too; joining paths properly takes longer than looking at the file. */
  #absolute(file: string): string {
    return `${this.#root}/${file}`;
  }
}

/** The largest, of which most depends, and as many from all over the list. */
function sampleOf(files: readonly AuditedFile[], most: number): readonly string[] {
  const paths = files.map(({ path }) => path);
  if (paths.length <= most) {
    return paths;
  }
  const half = Math.ceil(most / 2);
  const largest = files.toSorted((a, b) => b.size - a.size).slice(0, half);
  return [...new Set([...largest.map(({ path }) => path), ...spread(paths, half)])];
}

/** At most so many of them, from all over the list. */
function spread(files: readonly string[], most: number): readonly string[] {
  const step = files.length / most;
  return step <= 1 ? files : Array.from({ length: most }, (_, at) => files[Math.floor(at * step)] ?? '');
}
