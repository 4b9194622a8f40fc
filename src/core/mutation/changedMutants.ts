import { chooseMutants, type ChosenMutant, type WantedMutants } from './chooseMutants.ts';
import { findMutants, type Mutant } from './findMutants.ts';
import { languageOf } from './languages.ts';
import { isGenerated, isOwnSource, removesFiles } from './sources.ts';

/** A file of the work, and which of its lines are new or others than before, from 1. */
export interface ChangedFileLines {
  readonly file: string;
  readonly text: string;
  readonly lines: ReadonlySet<number>;
}

/** Small changes of changed lines of programs, spread over files and kinds; at most so many. */
export function changedMutants(files: readonly ChangedFileLines[], most: number, seed: string): ChosenMutant[] {
  const wanted = files.flatMap(({ file, text, lines }): WantedMutants[] => {
    const language = languageOf(file);
    if (language === undefined || !isOwnSource(file) || isGenerated(text) || removesFiles(text)) {
      return [];
    }
    const mutants = findMutants(text, language).filter(({ line }) => lines.has(line));
    return mutants.length === 0 ? [] : [{ file, mutants, wanted: most }];
  });
  return chooseMutants(wanted, seed).slice(0, most);
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
