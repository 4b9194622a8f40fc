import { readFileSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { AuditFacts } from '../core/audit/auditFacts.ts';
import { type AuditInputs, gatherFacts, type LanguageInputs } from '../core/audit/gatherFacts.ts';
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
const sampledSources = 100;

/** Sources that may hold tests are read up to so many. */
const mostSources = 4000;

const mostTexts = 3000;

/** Bytes; a longer file was not written by hand. */
const longestFile = 1_000_000;

/** Files that are read before others get their turn on this thread. */
const filesPerTurn = 50;

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
  readonly #used = new Set<string>();

  constructor(root: string, memory: AuditMemory | undefined, signal: AbortSignal | undefined) {
    this.#root = root;
    this.#memory = memory;
    this.#signal = signal;
  }

  /** Calls one after the other, and lets others have their turn in between. */
  async each<Item>(items: readonly Item[], take: (item: Item) => void): Promise<void> {
    for (let start = 0; start < items.length; start += filesPerTurn) {
      this.#signal?.throwIfAborted();
      items.slice(start, start + filesPerTurn).forEach(take);
      if (start + filesPerTurn < items.length) {
        await setImmediate();
      }
    }
  }

  async language(
    language: AuditLanguage,
    sources: readonly string[],
    tests: readonly string[],
  ): Promise<LanguageInputs> {
    const read: TestFile[] = [];
    const looked = spread(tests, mostTests);
    await this.each(looked, (file) => {
      const reading = this.#read(file, (text) => readTestFile(language, file, text));
      if (reading !== undefined) {
        read.push({ path: file, reading });
      }
    });
    const sizes: { readonly path: string; readonly size: number }[] = [];
    await this.each(sources, (file) => {
      const size = this.size(file);
      if (size !== undefined) {
        sizes.push({ path: file, size });
      }
    });
    const sampled = new Set(sampleOf(sizes, language.testsInSources === undefined ? sampledSources : mostSources));
    const sized: LanguageInputs['sources'][number][] = [];
    await this.each(sizes, ({ path: file, size }) => {
      const reading = sampled.has(file) ? this.#read(file, (text) => readSourceFile(language, file, text)) : undefined;
      sized.push({ path: file, size, reading });
    });
    return {
      language,
      sources: sized,
      tests: read,
      testsPerRead: Math.max(1, tests.length / Math.max(1, looked.length)),
    };
  }

  /** Bytes; undefined: there is no such file, or it is a folder or too long. */
  size(file: string): number | undefined {
    return this.#state(file)?.size;
  }

  text(file: string): string | undefined {
    return this.#read(file, (text) => text);
  }

  /** What is not there any more need not be remembered. */
  forgetOthers(): void {
    for (const file of this.#memory?.keys() ?? []) {
      if (!this.#used.has(file)) {
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
    if (this.#memory === undefined) {
      const text = this.#text(file);
      return text === undefined ? undefined : understand(text);
    }
    const state = this.#state(file);
    if (state === undefined) {
      return undefined;
    }
    this.#used.add(file);
    const known = this.#memory.get(file);
    if (known?.mtime === state.mtime && known.size === state.size) {
      // The same file is always understood in the same way: by its path.
      return known.reading as Kind;
    }
    const text = this.#text(file);
    if (text === undefined) {
      return undefined;
    }
    const reading = understand(text);
    this.#memory.set(file, { ...state, reading });
    return reading;
  }

  #text(file: string): string | undefined {
    try {
      return readFileSync(this.#absolute(file), 'utf8');
    } catch {
      // A folder, or it went between being listed and being read, or nobody may read it.
      return undefined;
    }
  }

  /** The platform takes forward slashes too; joining paths properly takes longer than looking at the file. */
  #absolute(file: string): string {
    return `${this.#root}/${file}`;
  }
}

/** The largest, of which most depends, and as many from all over the list. */
function sampleOf(sizes: readonly { readonly path: string; readonly size: number }[], most: number): readonly string[] {
  const largest = sizes.toSorted((a, b) => b.size - a.size).slice(0, Math.ceil(most / 2));
  const paths = sizes.map(({ path: file }) => file);
  return [...largest.map(({ path: file }) => file), ...spread(paths, Math.ceil(most / 2))];
}

/** At most so many of them, from all over the list. */
function spread(files: readonly string[], most: number): readonly string[] {
  const step = files.length / most;
  return step <= 1 ? files : Array.from({ length: most }, (_, at) => files[Math.floor(at * step)] ?? '');
}
