import { textHash } from '../base/textHash.ts';
import type { Mutant } from './findMutants.ts';

export interface FileMutants {
  /** Relative to the repository. */
  readonly file: string;
  readonly mutants: readonly Mutant[];
}

export interface ChosenMutant extends Mutant {
  readonly file: string;
}

/** A file, and how many of its mutants are wanted. */
export interface WantedMutants extends FileMutants {
  readonly wanted: number;
}

/**
 * A sample, spread evenly over operators and lines, with as many mutants of each file as are wanted of it, as far as there
 * are so many. Any beginning of it is spread over the files as all of it is, since the time may be up. The same seed gives
 * the same sample, so that a figure can be repeated; another one gives another sample.
 *
 * @param seed what the sample is of, such as the digest of the tree
 */
export function chooseMutants(files: readonly WantedMutants[], seed: string): ChosenMutant[] {
  const usedOperators = new Map<string, number>();
  const usedLines = new Set<string>();
  const turns = files
    .flatMap(({ file, mutants, wanted }) => {
      const left = shuffled(mutants, `${seed}\n${file}`);
      const order = textHash(`${seed}\n${file}`);
      const count = Math.min(wanted, left.length);
      return Array.from({ length: count }, (_, at) => ({ file, left, order, when: (at + 0.5) / count }));
    })
    .toSorted((one, other) => one.when - other.when || (one.order < other.order ? -1 : 1));
  return turns.map(({ file, left }) => {
    const cost = (mutant: Mutant): number =>
      (usedOperators.get(mutant.operator) ?? 0) + (usedLines.has(`${file}:${mutant.line}`) ? usedLineCost : 0);
    const mutant = left.reduce((best, other) => (cost(other) < cost(best) ? other : best));
    left.splice(left.indexOf(mutant), 1);
    usedOperators.set(mutant.operator, (usedOperators.get(mutant.operator) ?? 0) + 1);
    usedLines.add(`${file}:${mutant.line}`);
    return { ...mutant, file };
  });
}

/** Above any number of uses of an operator: a second mutant of a line comes after all other lines. */
const usedLineCost = 1_000_000;

function shuffled(mutants: readonly Mutant[], seed: string): Mutant[] {
  return mutants
    .map((mutant) => ({ mutant, order: textHash(`${seed}\n${mutant.start}\n${mutant.end}\n${mutant.after}`) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ mutant }) => mutant);
}
