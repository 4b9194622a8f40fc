/** What a line at which a language's expression stops means for counting tests. */
export type Meaning =
  | { readonly kind: 'comment' }
  /** What stands in it, further to the right, shares its fate. */
  | { readonly kind: 'suite'; readonly skipped: boolean }
  | { readonly kind: 'case'; readonly skipped: boolean; readonly weight: number }
  /** An attribute, decorator or annotation of the next definition. */
  | { readonly kind: 'mark'; readonly test: boolean; readonly skips: boolean; readonly weight: number }
  /** A definition, which is a case, or a suite, if a mark says so. */
  | { readonly kind: 'definition'; readonly ofSuite: boolean; readonly test: boolean }
  /** A statement that ends the case it stands in, when it stands there without a condition. */
  | { readonly kind: 'skip' }
  /** Further cases inside the case: rows of a table, parts with a name. */
  | { readonly kind: 'more'; readonly weight: number };

/** How a language writes tests. */
export interface CaseRules {
  /** With the flag `g`. Only what it finds at the beginning of a line, behind blanks, counts. */
  readonly candidates: RegExp;
  /** @param rest the text behind what was found, up to the end of the line */
  readonly meaning: (found: string, rest: string) => Meaning | undefined;
  /** What a file must hold somewhere for its tests to be able to fail. */
  readonly asserts: RegExp;
  /** Assertions that hold whatever the program does; with the flag `g`. */
  readonly trivial?: RegExp;
  readonly isEmptyBody: (lines: BodyLines) => boolean;
}

/** The line that opens a case, and the code lines behind it, trimmed; comments and blank lines are left out. */
export interface BodyLines {
  readonly opening: string;
  readonly next: (count: number) => readonly string[];
}

/** Cases of one file: those that run, those that are skipped, and those without a body. */
export interface CountedCases {
  readonly cases: number;
  readonly skipped: number;
  readonly empty: number;
  readonly asserts: boolean;
}

interface Open {
  readonly indent: number;
  readonly skipped: boolean;
  readonly found: Found | undefined;
  /** Where its body begins. */
  readonly from: number;
}

interface Found {
  skipped: boolean;
  readonly empty: boolean;
  weight: number;
}

/**
 * Counts test cases by the lines that begin them. Nothing is parsed: what belongs to what is told by indentation, which
 * holds in formatted code, and nearly holds in other code.
 */
export function countCases(text: string, rules: CaseRules): CountedCases {
  const counter = new CaseCounter(text, rules);
  let commentUntil = 0;
  for (const match of text.matchAll(rules.candidates)) {
    const indent = match.index < commentUntil ? undefined : indentAt(text, match.index);
    if (indent === undefined) {
      continue;
    }
    const from = match.index + match[0].length;
    const meaning = rules.meaning(match[0], lineFrom(text, from));
    if (meaning?.kind === 'comment') {
      const close = text.indexOf('*/', from);
      commentUntil = close === -1 ? text.length : close;
    } else if (meaning !== undefined) {
      counter.add(meaning, { start: match.index, from, indent });
    }
  }
  return { ...summed(counter.found), asserts: assertsSomething(text, rules) };
}

interface Place {
  readonly start: number;
  /** Behind what was found. */
  readonly from: number;
  readonly indent: number;
}

const unmarked = { test: false, skips: false, weight: 0 };

class CaseCounter {
  readonly found: Found[] = [];
  readonly #text: string;
  readonly #rules: CaseRules;
  readonly #open: Open[] = [];
  #marked = unmarked;

  constructor(text: string, rules: CaseRules) {
    this.#text = text;
    this.#rules = rules;
  }

  add(meaning: Exclude<Meaning, { kind: 'comment' }>, place: Place): void {
    switch (meaning.kind) {
      case 'skip':
        skipAround(this.#open, this.#text, place.indent);
        return;
      case 'more': {
        const around = this.#open.findLast((each) => each.found !== undefined)?.found;
        if (around !== undefined) {
          around.weight += meaning.weight;
        }
        return;
      }
      case 'mark':
        this.#marked = {
          test: this.#marked.test || meaning.test,
          skips: this.#marked.skips || meaning.skips,
          weight: Math.max(this.#marked.weight, meaning.weight),
        };
        return;
      case 'suite':
        this.#begin(place, meaning.skipped, undefined);
        break;
      case 'case':
        this.#begin(place, meaning.skipped || this.#marked.skips, meaning.weight);
        break;
      case 'definition':
        if (meaning.ofSuite || meaning.test || this.#marked.test) {
          this.#begin(place, this.#marked.skips, meaning.ofSuite ? undefined : Math.max(1, this.#marked.weight));
        }
        break;
    }
    this.#marked = unmarked;
  }

  /** @param weight undefined: a suite */
  #begin({ start, from, indent }: Place, skips: boolean, weight: number | undefined): void {
    while (this.#open.length > 0 && (this.#open.at(-1)?.indent ?? 0) >= indent) {
      this.#open.pop();
    }
    const skipped = skips || this.#open.some((around) => around.skipped);
    const found =
      weight === undefined
        ? undefined
        : { skipped, empty: this.#rules.isEmptyBody(bodyLines(this.#text, start)), weight };
    if (found !== undefined) {
      this.found.push(found);
    }
    this.#open.push({ indent, skipped, found, from });
  }
}

function summed(found: readonly Found[]): Omit<CountedCases, 'asserts'> {
  const sums = { cases: 0, skipped: 0, empty: 0 };
  for (const { skipped, empty, weight } of found) {
    sums[skipped ? 'skipped' : empty ? 'empty' : 'cases'] += weight;
  }
  return sums;
}

/** A skip counts where the case's own statements stand, not deeper, where a condition may be around it. */
function skipAround(open: readonly Open[], text: string, indent: number): void {
  const around = open.findLast((each) => each.found !== undefined && each.indent < indent);
  if (around?.found !== undefined && indent === firstIndent(text, around.from)) {
    around.found.skipped = true;
  }
}

function assertsSomething(text: string, { asserts, trivial }: CaseRules): boolean {
  const real = trivial === undefined || text.search(trivial) === -1 ? text : text.replaceAll(trivial, '');
  return asserts.test(real);
}

/** Columns before a place, a tab being one level of the usual four; undefined: it is not the first of its line. */
function indentAt(text: string, place: number): number | undefined {
  let columns = 0;
  for (let at = place - 1; at >= 0 && text[at] !== '\n'; at -= 1) {
    if (text[at] !== ' ' && text[at] !== '\t') {
      return undefined;
    }
    columns += text[at] === '\t' ? 4 : 1;
  }
  return columns;
}

function lineFrom(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? undefined : end);
}

/** Indentation of the first line behind a place that holds more than an opening brace. */
function firstIndent(text: string, from: number): number {
  for (let start = text.indexOf('\n', from) + 1; start > 0; start = text.indexOf('\n', start) + 1) {
    const line = lineFrom(text, start);
    const trimmed = line.trim();
    if (trimmed !== '' && trimmed !== '{' && !isComment(trimmed)) {
      return indentAt(text, start + line.length - line.trimStart().length) ?? -1;
    }
  }
  return -1;
}

function bodyLines(text: string, start: number): BodyLines {
  return {
    opening: lineFrom(text, start).trim(),
    next: (count) => {
      const lines: string[] = [];
      for (let at = text.indexOf('\n', start) + 1; at > 0 && lines.length < count; at = text.indexOf('\n', at) + 1) {
        const line = lineFrom(text, at).trim();
        if (line !== '' && !isComment(line)) {
          lines.push(line);
        }
      }
      return lines;
    },
  };
}

function isComment(trimmed: string): boolean {
  return trimmed.startsWith('//') || trimmed.startsWith('#') || trimmed.startsWith('*') || trimmed.startsWith('/*');
}

/** `{}` on the opening line, or a closing brace as the first thing behind the opening one. */
export function isEmptyBraces({ opening, next }: BodyLines): boolean {
  if (opening.endsWith('{')) {
    return next(1)[0]?.startsWith('}') === true;
  }
  if (/\{ ?\} ?\)?;?$/.test(opening)) {
    return true;
  }
  const [first = '', second = ''] = next(2);
  return first === '{' && second.startsWith('}');
}
