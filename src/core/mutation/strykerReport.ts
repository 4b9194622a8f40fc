import * as z from 'zod';

const position = z.object({ line: z.number(), column: z.number() });

/** The parts that we use of the mutation testing report schema (github.com/stryker-mutator/mutation-testing-elements). */
const report = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      source: z.string(),
      mutants: z.array(
        z.looseObject({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
});

type ReportedMutant = z.infer<typeof report>['files'][string]['mutants'][number];

export interface MutationFigure {
  readonly tried: number;
  /** Those in `timedOut` included. */
  readonly killed: number;
  readonly timedOut: number;
  readonly survivors: readonly string[];
}

const shortest = 60;

/** Reads StrykerJS's JSON report (parsed). Undefined: it is none. Mutants that did not compile or start are not counted. */
export function readStrykerReport(value: unknown): MutationFigure | undefined {
  const read = report.safeParse(value);
  if (!read.success) {
    return undefined;
  }
  const mutants = Object.entries(read.data.files).flatMap(([file, { source, mutants: found }]) =>
    found.map((mutant) => ({ file, source, mutant })),
  );
  const count = (...statuses: readonly string[]): number =>
    mutants.filter(({ mutant }) => statuses.includes(mutant.status)).length;
  const survivors = mutants.filter(({ mutant }) => mutant.status === 'Survived' || mutant.status === 'NoCoverage');
  const timedOut = count('Timeout');
  const killed = count('Killed') + timedOut;
  return {
    tried: killed + survivors.length,
    killed,
    timedOut,
    survivors: survivors.map(({ file, source, mutant }) => survivorText(file, source, mutant)),
  };
}

function survivorText(file: string, source: string, { location, replacement, mutatorName }: ReportedMutant): string {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.pop();
  const before = [...lines, (last ?? '').slice(0, end.column - 1)].join('\n').slice(start.column - 1);
  const what = replacement === undefined ? mutatorName : `${short(before)} became ${short(replacement) || 'nothing'}`;
  return `${file}:${start.line}: ${what}`;
}

function short(piece: string): string {
  const line = piece.replaceAll(/\s+/g, ' ').trim();
  return line.length > shortest ? `${line.slice(0, shortest - 1)}…` : line;
}
