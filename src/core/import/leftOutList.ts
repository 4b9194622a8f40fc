import type { Section } from '../plan/outline.ts';
import type { LeftOut } from './importedPlan.ts';
import { type MarkdownSource, ownEnd } from './markdownSource.ts';

interface Counts {
  readonly criteria?: number;
  readonly tasks?: number;
}

/** Collects what is left out while a source is read. */
export class LeftOutList {
  readonly #found = new Map<string, LeftOut>();
  readonly #files = new Set<string>();
  readonly #heeded: string[] = [];

  /** The same about the same place is one entry, with all that was counted. */
  add(from: string, what: string, why: string, { criteria = 0, tasks = 0 }: Counts = {}): void {
    const key = JSON.stringify([from, what, why]);
    const known = this.#found.get(key);
    this.#found.set(key, {
      from,
      what,
      why,
      criteria: (known?.criteria ?? 0) + criteria,
      tasks: (known?.tasks ?? 0) + tasks,
    });
  }

  /** A file of which nothing is carried over. */
  addFile(file: string, what: string, why: string, counts?: Counts): void {
    this.#files.add(file);
    this.add(file, what, why, counts);
  }

  /** A section's own text, or with `end` all down to that line. */
  addSection(
    file: string,
    { source, section, end = ownEnd(source, section) }: LeftSection,
    why: string,
    counts?: Counts,
  ): void {
    this.heed(source.lines.slice(section.line, end).join('\n'));
    this.add(file, `the section “${section.heading}”`, why, counts);
  }

  /** Words that decide something and stand in no plan themselves, such as references from one file to another. */
  heed(text: string): void {
    this.#heeded.push(text);
  }

  hasFile(file: string): boolean {
    return this.#files.has(file);
  }

  heeded(): readonly string[] {
    return this.#heeded;
  }

  /** What was named of a file. */
  namedOf(file: string): readonly string[] {
    return [...this.#found.values()].flatMap(({ from, what }) =>
      from === file || from.startsWith(`${file}#`) ? [what] : [],
    );
  }

  all(): readonly LeftOut[] {
    return [...this.#found.values()];
  }
}

interface LeftSection {
  readonly source: MarkdownSource;
  readonly section: Section;
  /** Line behind the last one. */
  readonly end?: number;
}

/** Entries of one reason together, in the order in which the reasons first came. */
export function groupedByWhy(leftOut: readonly LeftOut[]): ReadonlyMap<string, readonly LeftOut[]> {
  return Map.groupBy(leftOut, ({ why }) => why);
}
