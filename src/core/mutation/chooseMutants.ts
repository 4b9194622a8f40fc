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

/**
 * A sample, spread evenly over files, operators and lines. The same seed gives the same sample, so that a figure can be
 * repeated; another one gives another sample.
 *
 * @param seed what the sample is of, such as the digest of the tree
 */
export function chooseMutants(files: readonly FileMutants[], count: number, seed: string): ChosenMutant[] {
  const usedOperators = new Map<string, number>();
  const queues = files
    .map(({ file, mutants }) => ({
      file,
      order: textHash(`${seed}\n${file}`),
      left: shuffled(mutants, `${seed}\n${file}`),
    }))
    .filter(({ left }) => left.length > 0)
    .toSorted((one, other) => (one.order < other.order ? -1 : 1));
  const usedLines = new Set<string>();
  const chosen: ChosenMutant[] = [];
  while (chosen.length < count && queues.some(({ left }) => left.length > 0)) {
    for (const { file, left } of queues) {
      if (chosen.length < count && left.length > 0) {
        const cost = (mutant: Mutant): number =>
          (usedOperators.get(mutant.operator) ?? 0) + (usedLines.has(`${file}:${mutant.line}`) ? usedLineCost : 0);
        const mutant = left.reduce((best, other) => (cost(other) < cost(best) ? other : best));
        left.splice(left.indexOf(mutant), 1);
        usedOperators.set(mutant.operator, (usedOperators.get(mutant.operator) ?? 0) + 1);
        usedLines.add(`${file}:${mutant.line}`);
        chosen.push({ ...mutant, file });
      }
    }
  }
  return chosen;
}

/** Above any number of uses of an operator: a second mutant of a line comes after all other lines. */
const usedLineCost = 1_000_000;

function shuffled(mutants: readonly Mutant[], seed: string): Mutant[] {
  return mutants
    .map((mutant) => ({ mutant, order: textHash(`${seed}\n${mutant.start}\n${mutant.end}\n${mutant.after}`) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ mutant }) => mutant);
}
