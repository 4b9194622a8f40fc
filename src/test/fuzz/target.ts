import * as fc from 'fast-check';

/** Something that reads text, and what must hold for every text. */
interface TargetParts<Input> {
  readonly name: string;
  /** Part of all inputs, relative to the other targets. Cheap and dangerous readers get more. */
  readonly share: number;
  readonly input: fc.Arbitrary<Input>;
  /** Throws when something does not hold. */
  readonly holds: (input: Input) => void;
}

/** Which inputs: the same seed and count always give the same ones. */
export interface Draw {
  readonly seed: number;
  readonly count: number;
}

export interface Failure {
  /** The smallest input found, as JSON text. */
  readonly input: string;
  readonly shrinks: number;
  readonly why: string;
}

/** A target whose kind of input only it knows. */
export interface Target {
  readonly name: string;
  readonly share: number;
  /** Gives the first failure, shrunk. `before` is told the number of each input, from 0, before it is tried. */
  readonly attempt: (draw: Draw, before: (index: number) => void) => Failure | undefined;
  /** One of the inputs that `attempt` tries, as JSON text. */
  readonly inputOf: (draw: Draw, index: number) => string;
}

export function fuzzTarget<Input>({ name, share, input, holds }: TargetParts<Input>): Target {
  return {
    name,
    share,
    attempt: ({ seed, count }, before) => {
      let index = 0;
      const property = fc.property(input, (value) => {
        before(index);
        index += 1;
        holds(value);
      });
      const details = fc.check(property, { seed, numRuns: count });
      if (!details.failed) {
        return undefined;
      }
      const error = details.errorInstance;
      return {
        input: fc.stringify(details.counterexample?.[0]),
        shrinks: details.numShrinks,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    },
    inputOf: ({ seed }, index) => {
      let last: Input | undefined;
      const property = fc.property(input, (value) => {
        last = value;
      });
      fc.check(property, { seed, numRuns: index + 1 });
      return fc.stringify(last);
    },
  };
}
