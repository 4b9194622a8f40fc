import type { Dimension, Problem } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Diagnosis } from './diagnose.ts';
import { dimensionNames } from './dimensionNames.ts';
import { dimensions, type Loss } from './score.ts';

/** One mending that raises the score: a criterion, or everything of one kind that costs a fixed number of points. */
export interface Remedy {
  /** Points that come back to each dimension that lost any. All remedies together bring each dimension to 10. */
  readonly gains: Readonly<Partial<Record<Dimension, number>>>;
  /** Points that the overall score gains. */
  readonly overall: number;
  /** What is to be mended; all of it. The first is where to begin. */
  readonly problems: readonly Problem[];
  readonly range: Range;
  /** One line: where, what to do, and what it brings. */
  readonly text: string;
}

/** What would make a plan's score a 10, what brings most first. Empty only when all four dimensions are 10. */
export function remediesOf({ losses }: Pick<Diagnosis, 'losses'>): readonly Remedy[] {
  const groups = new Map<readonly Problem[], Loss[]>();
  for (const loss of losses) {
    const group = groups.get(loss.causes);
    if (group === undefined) {
      groups.set(loss.causes, [loss]);
    } else {
      group.push(loss);
    }
  }
  return [...groups].map(([causes, group]) => remedyOf(causes, group)).toSorted(inOrder);
}

/** By points, then by place. */
function inOrder(one: Remedy, other: Remedy): number {
  const byPlace =
    one.range.start.line - other.range.start.line || one.range.start.character - other.range.start.character;
  return Math.abs(one.overall - other.overall) > 1e-9 ? other.overall - one.overall : byPlace;
}

function remedyOf(causes: readonly Problem[], losses: readonly Loss[]): Remedy {
  const gains: Partial<Record<Dimension, number>> = {};
  let sum = 0;
  for (const { dimension, points } of losses) {
    gains[dimension] = (gains[dimension] ?? 0) + points;
    sum += points;
  }
  const first = causes[0] ?? losses[0];
  const range = first?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const messages = [...new Set(causes.map((cause) => cause.message))];
  const lines = [...new Set(causes.map((cause) => cause.range.start.line + 1))];
  return {
    gains,
    overall: sum / dimensions.length,
    problems: causes,
    range,
    text: `${lineWords(lines)}: ${messages.join(' ')} (${gainWords(gains)})`,
  };
}

/** Lines that are named; a longer list is not read. */
const namedLines = 3;

function lineWords(lines: readonly number[]): string {
  const named = lines.slice(0, namedLines).join(', ');
  const more = lines.length - namedLines;
  return `${lines.length > 1 ? 'Lines' : 'Line'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

function gainWords(gains: Remedy['gains']): string {
  return dimensions
    .flatMap((dimension) => {
      const points = gains[dimension];
      return points === undefined
        ? []
        : [`${dimensionNames[dimension]} +${Math.max(0.1, Math.round(points * 10) / 10)}`];
    })
    .join(', ');
}
