import { chooseMutants, type ChosenMutant, type WantedMutants } from './chooseMutants.ts';
import { findMutants, type Mutant } from './findMutants.ts';
import { languageOf } from './languages.ts';
import { isGenerated, isOwnSource, removesFiles } from './sources.ts';

/** A file of the work, and which of its lines are new or others than before, from 1. */
export interface ChangedFileLines {
  readonly file: string;
  readonly text: string;
  /** On the start commit; undefined where it is new. */
  readonly before: string | undefined;
  readonly lines: ReadonlySet<number>;
}

/** A file whose changed lines could be changed further, and why they are not. */
export interface LeftAlone {
  readonly file: string;
  readonly why: 'removesFiles' | 'generated';
  /** Of the first call that removes files, from 1. */
  readonly line: number;
  /** It did not on the start commit: the change itself has switched its proof off. */
  readonly isNew: boolean;
}

/** Small changes of changed lines of programs, spread over files and kinds; at most so many. And what is left alone. */
export function changedMutants(
  files: readonly ChangedFileLines[],
  most: number,
  seed: string,
): { readonly chosen: ChosenMutant[]; readonly left: readonly LeftAlone[] } {
  const left: LeftAlone[] = [];
  const wanted = files.flatMap(({ file, text, before, lines }): WantedMutants[] => {
    const language = languageOf(file);
    if (language === undefined || !isOwnSource(file)) {
      return [];
    }
    const mutants = findMutants(text, language).filter(({ line }) => lines.has(line));
    if (mutants.length === 0) {
      return [];
    }
    const isNew = before === undefined || !removesFiles(before);
    if (removesFiles(text)) {
      left.push({ file, why: 'removesFiles', line: text.split('\n').findIndex(removesFiles) + 1, isNew });
      return [];
    }
    // A mark that the work has put over a program of somebody's makes it no generated one.
    if (isGenerated(text) && (before === undefined || isGenerated(before))) {
      left.push({ file, why: 'generated', line: 1, isNew: before === undefined });
      return [];
    }
    return [{ file, mutants, wanted: most }];
  });
  return { chosen: chooseMutants(wanted, seed).slice(0, most), left };
}

/** New line numbers of hunks as `git diff --unified=0` heads them: `@@ -3,2 +4,5 @@`. */
export function linesOfHunks(diff: string): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const [, start = '', count = '1'] of diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    for (let line = Number(start); line < Number(start) + Number(count); line += 1) {
      lines.add(line);
    }
  }
  return lines;
}

/** `replacing \`>\` by \`>=\``, `taking out \`break;\``. */
export function mutantAction({ before, after }: Mutant): string {
  return after === '' ? `taking out ${piece(before)}` : `replacing ${piece(before)} by ${piece(after)}`;
}

const longestPiece = 60;

function piece(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `\`${line.length > longestPiece ? `${line.slice(0, longestPiece - 1)}…` : line}\``;
}
