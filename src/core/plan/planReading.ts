import type { Problem } from '../base/problem.ts';
import type { Position, Range } from '../base/range.ts';
import type { Label } from './labels.ts';
import type { Section } from './outline.ts';
import { bodyOf, type PlanBody, readParts } from './planBody.ts';
import { type PlanHead, readHead } from './planHead.ts';
import { movedPart, type PartPlace, type PlanPart } from './planPart.ts';
import type { Plan } from './plan.ts';
import { planOf } from './readPlan.ts';

/**
 * A plan file in an editor, as it was read last. Reading it again after an edit looks only into the parts whose lines
 * changed; what stays in its place stays the same object, so that what was found out about it need not be found out again.
 */
export class PlanReading {
  /** Undefined: the file is not a plan. The same as `readPlan` gives for these lines. */
  readonly plan: Plan | undefined;
  private readonly file: string;
  private readonly lines: readonly string[];
  private readonly head: PlanHead | undefined;
  private readonly body: PlanBody | undefined;
  private readonly parts: readonly PlanPart[];

  /**
   * @param file relative to the repository, forward slashes
   * @param lines without their ends, as `splitLines` and `applyEdit` give them
   * @param earlier the reading of an earlier state of the file
   */
  constructor(file: string, lines: readonly string[], earlier?: PlanReading) {
    this.file = file;
    this.lines = lines;
    const change = earlier === undefined ? everything : changeBetween(earlier.lines, lines);
    const close = earlier?.head?.close;
    this.head = close !== undefined && close < change.before ? earlier?.head : readHead(lines);
    if (this.head === undefined) {
      this.parts = [];
      return;
    }
    const read = readParts(lines, this.head.bodyStart, knownParts(earlier?.parts ?? [], change, lines.length));
    this.parts = read.parts;
    this.body = keptBody(bodyOf(read.sections, read.parts), earlier?.body);
    this.plan = planOf(file, this.head, this.body, () => lines);
  }

  /** The file's reading when its lines are others. */
  after(lines: readonly string[]): PlanReading {
    return new PlanReading(this.file, lines, this);
  }
}

/** How many lines at the beginning and at the end of a file are what they were, and how many lines came in between. */
interface Change {
  readonly before: number;
  readonly behind: number;
  readonly by: number;
}

const everything: Change = { before: 0, behind: 0, by: 0 };

function changeBetween(earlier: readonly string[], later: readonly string[]): Change {
  const shorter = Math.min(earlier.length, later.length);
  const by = later.length - earlier.length;
  let before = 0;
  while (before < shorter && earlier[before] === later[before]) {
    before += 1;
  }
  let behind = 0;
  while (behind < shorter - before && earlier[earlier.length - 1 - behind] === later[later.length - 1 - behind]) {
    behind += 1;
  }
  return { before, behind, by };
}

/** Parts of unchanged lines, at their new places. */
function knownParts(
  earlier: readonly PlanPart[],
  { before, behind, by }: Change,
  length: number,
): (place: PartPlace) => PlanPart | undefined {
  const byLine = new Map(earlier.map((part) => [part.line, part]));
  return (place) => {
    const stays = place.end <= before;
    if (!stays && place.line < length - behind) {
      return undefined;
    }
    const moved = stays ? 0 : by;
    const part = byLine.get(place.line - moved);
    const isSame =
      part !== undefined &&
      part.end === place.end - moved &&
      // What a part is about may depend on the headings of others.
      part.topics.length === place.topics.length &&
      part.topics.every((topic, index) => topic === place.topics[index]);
    return !isSame ? undefined : moved === 0 ? part : movedPart(part, place);
  };
}

/** The body, with every object and every list that reads as it did before replaced by the one from before. */
function keptBody(body: PlanBody, earlier: PlanBody | undefined): PlanBody {
  return earlier === undefined
    ? body
    : {
        ...body,
        sections: kept(body.sections, earlier.sections, isSameSection),
        labels: kept(body.labels, earlier.labels, isSameLabel),
        criteria: kept(body.criteria, earlier.criteria, equals),
        files: kept(body.files, earlier.files, equals),
        tasks: kept(body.tasks, earlier.tasks, equals),
        checks: kept(body.checks, earlier.checks, equals),
        problems: kept(body.problems, earlier.problems, isSameProblem),
      };
}

/** Compares each with the one at its place, counted from the beginning, and from the end. */
function kept<T>(later: readonly T[], earlier: readonly T[], isSame: (one: T, other: T) => boolean): readonly T[] {
  const more = later.length - earlier.length;
  const result = later.map((one, index) => {
    const candidates = [earlier[index], earlier[index - more]];
    return candidates.find((other) => other !== undefined && (one === other || isSame(one, other))) ?? one;
  });
  return more === 0 && result.every((one, index) => one === earlier[index]) ? earlier : result;
}

function equals<T extends { equals: (other: T) => boolean }>(one: T, other: T): boolean {
  return one.equals(other);
}

function isSameSection(one: Section, other: Section): boolean {
  return one.heading === other.heading && one.level === other.level && one.line === other.line && one.end === other.end;
}

function isSameLabel(one: Label, other: Label): boolean {
  return one.name === other.name && one.rest === other.rest && one.line === other.line && one.end === other.end;
}

function isSameProblem(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.message === other.message && isSameRange(one.range, other.range);
}

function isSameRange(one: Range, other: Range): boolean {
  return isSamePosition(one.start, other.start) && isSamePosition(one.end, other.end);
}

function isSamePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}
