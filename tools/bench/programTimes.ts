import { inRounds, median, type Start, timeProgram } from './measure.ts';

/** A program that is measured from its start to its end. */
export interface Program {
  readonly name: string;
  readonly start: Start;
  /** Done before each run, outside of its time. */
  readonly prepare?: () => void;
  /** How many entries or findings its output names, so that it is seen to have done its work; absent: it prints none. */
  readonly count?: (output: string) => number;
}

export interface ProgramTimes {
  readonly name: string;
  /** Milliseconds of the first run. */
  readonly first: number;
  /** Milliseconds of the later runs; none where the first took too long. */
  readonly again: readonly number[];
  /** The median of the later runs, else the first. */
  readonly usual: number;
  /** Milliseconds for which it was at work in a run, on average of those that `usual` is the median of. */
  readonly worked: number;
  readonly counted: number | undefined;
  /** Why there are no times. */
  readonly failure: string | undefined;
}

type First = Omit<ProgramTimes, 'again' | 'usual'>;

/**
 * Runs each program once, then all in turn. What has taken longer than its share of milliseconds is not started again. A
 * program that does not run here hides the figures of no other: its failure says why.
 */
export async function timePrograms(
  programs: readonly Program[],
  { rounds, share }: { readonly rounds: number; readonly share: number },
): Promise<ProgramTimes[]> {
  const firsts: First[] = [];
  for (const program of programs) {
    firsts.push(await runFirst(program));
  }
  const worked = programs.map((): number[] => []);
  const agains = await inRounds(
    programs.map(({ start, prepare }, at) => async () => {
      prepare?.();
      const ended = await timeProgram(start);
      worked[at]?.push(ended.worked);
      return ended.milliseconds;
    }),
    { rounds, shares: firsts.map(({ first, failure }) => (failure === undefined ? share - first : 0)) },
  );
  return firsts.map((first, at) => {
    const again = agains[at] ?? [];
    return again.length === 0
      ? { ...first, again, usual: first.first }
      : { ...first, again, usual: median(again), worked: mean(worked[at] ?? []) };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function runFirst({ name, start, prepare, count }: Program): Promise<First> {
  try {
    prepare?.();
    const { milliseconds, worked, output } = await timeProgram(start);
    return { name, first: milliseconds, worked, counted: count?.(output), failure: undefined };
  } catch (error) {
    return {
      name,
      first: Number.NaN,
      worked: Number.NaN,
      counted: undefined,
      failure: error instanceof Error ? error.message : String(error),
    };
  }
}
