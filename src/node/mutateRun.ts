import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isBuildFailure } from '../core/mutation/buildFailure.ts';
import type { ChosenMutant } from '../core/mutation/chooseMutants.ts';
import { applyMutant } from '../core/mutation/findMutants.ts';
import type { MutableCopy } from './mutateCopy.ts';
import type { ShellOutcome } from './shellCommand.ts';

/** What became of a mutant. `none`: it turned out to be no program. */
export type MutantFate = 'killed' | 'survived' | 'timedOut' | 'none';

type WorkedCopy = Pick<MutableCopy, 'root' | 'run' | 'putBack'>;

/** How the tests of a file are run. */
export interface TestRun {
  readonly command: string;
  readonly timeLimitSeconds: number;
  /** Whether a run gave nothing worse than the unchanged tree; by its exit code where that is green. */
  readonly isAsBefore?: (outcome: ShellOutcome) => boolean;
}

/** How long the tests may take on a mutant: as often as long as on the unchanged tree, and a while. */
const timesGreen = 3;
const andSeconds = 5;

/** @param green seconds that the tests take on the unchanged tree */
export function mutantTimeLimit(green: number): number {
  return green * timesGreen + andSeconds;
}

export interface MutationRequest {
  /** Each is worked in by itself. */
  readonly copies: readonly WorkedCopy[];
  readonly mutants: readonly ChosenMutant[];
  /** Texts of the files, by their path. */
  readonly originals: ReadonlyMap<string, string>;
  readonly testsOf: (file: string) => TestRun;
  /** Ends the work, with what was found out up to then. A mutant that was being tried does not count. */
  readonly signal: AbortSignal;
  readonly onFate: (mutant: ChosenMutant, fate: MutantFate) => void;
}

/** Tries each mutant: puts it into a copy, runs the tests, puts the copy back. */
export async function tryMutants(request: MutationRequest): Promise<void> {
  const queue = [...request.mutants];
  const work = async (copy: WorkedCopy): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined && !request.signal.aborted; mutant = queue.shift()) {
      const fate = await tryMutant(copy, mutant, request);
      if (fate !== undefined) {
        request.onFate(mutant, fate);
      }
    }
  };
  await Promise.all(request.copies.map(work));
}

async function tryMutant(
  copy: WorkedCopy,
  mutant: ChosenMutant,
  { originals, testsOf, signal }: MutationRequest,
): Promise<MutantFate | undefined> {
  const { command, timeLimitSeconds, isAsBefore } = testsOf(mutant.file);
  await writeFile(path.join(copy.root, mutant.file), applyMutant(originals.get(mutant.file) ?? '', mutant));
  try {
    const outcome = await copy.run(command, timeLimitSeconds, signal);
    const { exit, stdout, stderr } = outcome;
    if (signal.aborted || exit.kind === 'notStarted') {
      return undefined;
    }
    if (exit.kind === 'timedOut') {
      return 'timedOut';
    }
    if (isAsBefore === undefined ? exit.kind === 'exited' && exit.code === 0 : isAsBefore(outcome)) {
      return 'survived';
    }
    return isBuildFailure(`${stdout}\n${stderr}`) ? 'none' : 'killed';
  } finally {
    await copy.putBack();
  }
}
