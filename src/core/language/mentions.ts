import type { Range } from '../base/range.ts';
import type { FrontmatterEntry } from '../plan/frontmatter.ts';
import type { Plan } from '../plan/plan.ts';
import { pathCharactersAround } from './pathCharacters.ts';
import { TextPositions } from './textPositions.ts';

/** Words of a plan's prose that name a plan, whether there is one or not. */
export type Mention = IdMention | FileMention;

/** “plan 007”, “plans 3, 4 and 5”, `pets:007`. */
export interface IdMention {
  readonly kind: 'id';
  /** Undefined: the goal of the plan whose words these are. */
  readonly goal: string | undefined;
  readonly id: number;
  /** `007`, or `pets:007`. */
  readonly range: Range;
  /** The number by itself. */
  readonly digits: Range;
}

/** `docs/plans/007-walk.md`, `007-walk.md`, `007-walk`. */
export interface FileMention {
  readonly kind: 'file';
  /** As written. */
  readonly path: string;
  readonly range: Range;
  /** The target of a Markdown link, which editors for Markdown know already. */
  readonly link: boolean;
}

/** Keys whose values are no prose: what they name is read by the plan reader. */
const namingKeys = ['id', 'goal', 'blocked-by', 'depends-on'];

/**
 * Every mention in a plan file, in the order of the text, except in the keys that say how plans hang together.
 *
 * @param lines of the file, without line ends
 * @param keys of the file's frontmatter
 */
export function readMentions(lines: readonly string[], keys: Plan['keys']): Mention[] {
  const positions = new TextPositions(lines);
  const { text } = positions;
  const naming = namingKeys.flatMap((key) => keys.get(key) ?? []);
  return [...numberMentions(text), ...qualifiedMentions(text), ...fileMentions(text)]
    .toSorted((one, other) => one.start - other.start)
    .map((found) => placed(found, positions))
    .filter(({ range }) => !naming.some((entry) => covers(entry, range)));
}

/** `007-walk` of `docs/plans/007-walk.md`. */
export function fileStem(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.endsWith('.md') ? name.slice(0, -'.md'.length) : name;
}

interface FoundNumber {
  readonly kind: 'id';
  readonly goal: string | undefined;
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** Where the number begins. */
  readonly digits: number;
}

interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly link: boolean;
}

function placed(found: FoundNumber | FoundFile, positions: TextPositions): Mention {
  const range = positions.rangeOf(found.start, found.end);
  return found.kind === 'file'
    ? { kind: 'file', path: found.path, range, link: found.link }
    : { kind: 'id', goal: found.goal, id: found.id, range, digits: positions.rangeOf(found.digits, found.end) };
}

function covers(entry: FrontmatterEntry, range: Range): boolean {
  return range.start.line >= entry.line && range.start.line <= entry.lastLine;
}

function numberMentions(text: string): FoundNumber[] {
  return [...text.matchAll(/\bplan(?=s?\b)/gi)].flatMap((match) => numbersBehind(text, match.index + 'plan'.length));
}

/** Between the word and its number: blanks, a line break, and what people write before numbers. */
const gap = /^(?:[ \t]+|[ \t]*\r?(\n)[ \t]*)[#`]{0,2}/;

/** A number by itself: neither `3.5` nor `3:00` nor `3rd` nor the beginning of a slug (`004-live`). */
const number = /^\d{1,9}(?!\w|[.:]\d|-[A-Za-z])/;

/** Between two numbers: `017-019`, `035/036`, `3, 4 and 5`. A dash between blanks begins a clause, and ends the list. */
const joint =
  /^`?(?:[-–/]|[ \t]*(?:,(?:[ \t]*(?:and\b|or\b))?|&|and\b|or\b|to\b)[ \t]*(?:\r?(\n)[ \t]*)?)[#`]{0,2}(?=\d)/;

/** In UTF-16 units. */
const longestGoal = 80;

/** From “plans” to its last number, in UTF-16 units. */
const longestList = 200;

/** The numbers behind `plan` (one) or `plans` (a list). */
function numbersBehind(text: string, behindWord: number): FoundNumber[] {
  const plural = /[sS]/.test(text[behindWord] ?? '');
  const found: FoundNumber[] = [];
  const list = text.slice(behindWord, behindWord + longestList);
  let at = plural ? 1 : 0;
  for (let between = gap.exec(list.slice(at)); between !== null;) {
    at += between[0].length;
    const rest = list.slice(at);
    const digits = number.exec(rest)?.[0];
    // `2. ` at the beginning of a line is the next item of a list.
    if (digits === undefined || (between[1] !== undefined && /^\d+[.)](?:\s|$)/.test(rest))) {
      break;
    }
    const start = behindWord + at;
    at += digits.length;
    found.push({ kind: 'id', goal: undefined, id: Number(digits), start, end: behindWord + at, digits: start });
    between = plural ? joint.exec(list.slice(at)) : null;
  }
  return found;
}

/** `pets:007`. Whether there is such a goal is for others to say: `line:12` looks the same. */
function qualifiedMentions(text: string): FoundNumber[] {
  return [...text.matchAll(/:(\d{1,9})(?![\w:/-]|\.\d)/g)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - longestGoal), match.index);
    const goal = /^[A-Za-z][\w.-]*$/.exec(before.split(/[^\w./:@-]/).at(-1) ?? '')?.[0];
    const end = match.index + match[0].length;
    const digits = match.index + 1;
    return goal === undefined
      ? []
      : [{ kind: 'id', goal, id: Number(match[1]), start: match.index - goal.length, end, digits }];
  });
}

function fileMentions(text: string): FoundFile[] {
  const found: FoundFile[] = [];
  // Ends of Markdown file names, and numbers that begin a slug.
  const sign = /\.md(?!\w)|\d-[A-Za-z]/g;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const { start, end } = pathCharactersAround(text, match.index);
    const path = text.slice(start, end);
    const name = path.slice(path.lastIndexOf('/') + 1);
    // What begins with two slashes stands behind `https:`, and is somewhere else.
    if (!path.startsWith('//') && (/[^/]\.md$/.test(path) || /^\d{1,9}-[^.]+$/.test(name))) {
      found.push({
        kind: 'file',
        path,
        start,
        end,
        link: /\][(:]\s*<?$/.test(text.slice(Math.max(0, start - 5), start)),
      });
    }
    // Each run of path characters is looked at once.
    sign.lastIndex = Math.max(end, match.index + match[0].length);
  }
  return found;
}
