import type { Problem } from '../base/problem.ts';
import { readOutline, type Section } from './outline.ts';
import type { PlacedCheck } from './placedCheck.ts';
import type { PlacedText } from './placedText.ts';
import type { PlacedPath } from './plannedFiles.ts';
import type { Label } from './labels.ts';
import { type PartPlace, partsOf, type PlanPart, readPart } from './planPart.ts';

/** What stands below a plan's frontmatter. */
export interface PlanBody {
  readonly sections: readonly Section[];
  readonly labels: readonly Label[];
  readonly criteria: readonly PlacedText[];
  readonly files: readonly PlacedPath[];
  readonly outOfScope: boolean;
  readonly tasks: readonly PlacedText[];
  readonly checks: readonly PlacedCheck[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a body part by part.
 *
 * @param known a part that need not be read: it has been read before
 */
export function readParts(
  lines: readonly string[],
  from: number,
  known: (place: PartPlace) => PlanPart | undefined = () => undefined,
): { sections: readonly Section[]; parts: readonly PlanPart[] } {
  const { sections, shown } = readOutline(lines, from);
  return {
    sections,
    parts: partsOf(sections, lines.length).map((place) => known(place) ?? readPart(shown, place)),
  };
}

export function bodyOf(sections: readonly Section[], parts: readonly PlanPart[]): PlanBody {
  // Copied to its size: an array that is filled by and by keeps room for more, and thousands of plans are held.
  const all = <T>(of: (part: PlanPart) => readonly T[]): T[] => parts.flatMap(of).slice();
  return {
    sections,
    labels: all((part) => part.labels),
    criteria: criteriaOf(parts).slice(),
    files: filesOf(parts),
    outOfScope: parts.some((part) => part.outOfScope),
    tasks: all((part) => part.tasks),
    checks: all((part) => part.checks),
    problems: all((part) => part.problems),
  };
}

/** A second list further down tells what was done; what a label announces counts before what only looks like a list. */
function filesOf(parts: readonly PlanPart[]): readonly PlacedPath[] {
  const listed = parts.find(({ files }) => files.length > 0)?.files;
  return listed ?? parts.find(({ tabledFiles }) => tabledFiles.length > 0)?.tabledFiles ?? [];
}

/** Boxes under Requirements if there are any, else the criteria's own section, else what a label below Requirements says. */
function criteriaOf(parts: readonly PlanPart[]): PlacedText[] {
  const required = parts.filter(({ topics }) => topics.includes('requirements'));
  if (required.some(({ boxes }) => boxes.length > 0)) {
    return parts.flatMap(({ boxes }) => boxes);
  }
  const own = parts.filter(({ topics }) => topics.includes('criteria')).flatMap(({ plain }) => plain);
  return own.length > 0 ? own : required.flatMap(({ plain }) => plain);
}
