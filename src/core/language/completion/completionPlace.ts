import { lineRange, type Position, type Range } from '../../base/range.ts';
import { type Frontmatter, readFrontmatter } from '../../plan/frontmatter.ts';
import { readLabels } from '../../plan/labels.ts';
import { isHidden, type Outline, readOutline } from '../../plan/outline.ts';
import type { Offer } from './completion.ts';
import type { LanguageWorkspace, PlanDocument } from '../planDocument.ts';

/** Where in a plan file a person is typing. */
export interface CompletionPlace {
  readonly document: PlanDocument;
  readonly workspace: LanguageWorkspace;
  /** `blank`: nothing but the beginning of the first fence has been written. */
  readonly part: 'blank' | 'frontmatter' | 'body';
  readonly frontmatter: Frontmatter;
  readonly line: number;
  /** The line, before and behind the cursor. */
  readonly before: string;
  readonly after: string;
  /** Of the first or second level, the last one above; empty: there is none. */
  readonly heading: string;
  /** The last bold label or deeper heading above, in the same section; empty: there is none. */
  readonly label: string;
}

/** One file in this folder for each kind of place, one entry in `completionsAt.ts`. Nothing certain: an empty list. */
export type CompletionSource = (place: CompletionPlace) => readonly Offer[];

/** Undefined where nothing of ours is written: in code fences and comments, and in files that are no plans. */
export function placeAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): CompletionPlace | undefined {
  const { lines } = document;
  const text = lines[position.line];
  if (text === undefined) {
    return undefined;
  }
  const character = Math.max(0, Math.min(position.character, text.length));
  const frontmatter = readFrontmatter(lines);
  const shared = {
    document,
    workspace,
    frontmatter,
    line: position.line,
    before: text.slice(0, character),
    after: text.slice(character),
    heading: '',
    label: '',
  };
  if (isBlank(lines, position.line)) {
    return { ...shared, part: 'blank' };
  }
  const { open, close, bodyStart } = frontmatter;
  if (open === undefined || position.line <= open || position.line === close) {
    return undefined;
  }
  if (position.line < bodyStart) {
    return { ...shared, part: 'frontmatter' };
  }
  const outline = readOutline(lines, bodyStart);
  return isHidden(outline, position.line) ? undefined : { ...shared, part: 'body', ...above(outline, position.line) };
}

/** Nothing is written yet but, at most, dashes on the cursor's line. */
function isBlank(lines: readonly string[], line: number): boolean {
  return lines.every((text, at) => text.trim() === '' || (at === line && /^\uFEFF?-{1,3}\s*$/.test(text)));
}

function above({ sections, shown }: Outline, line: number): { heading: string; label: string } {
  const before = sections.filter((section) => section.line < line);
  const at = before.findLastIndex((section) => section.level <= 2);
  const section = before[at];
  return section === undefined
    ? { heading: '', label: '' }
    : {
        heading: section.heading,
        label: readLabels(shown, section.line + 1, line, before.slice(at + 1)).at(-1)?.name ?? '',
      };
}

/** The word under the cursor: what of it is typed, and where all of it stands. */
export interface TypedWord {
  readonly typed: string;
  readonly range: Range;
}

/**
 * @param characters a character class that words consist of
 */
export function wordAt(place: CompletionPlace, characters: RegExp): TypedWord {
  const { before, after, line } = place;
  let from = before.length;
  while (from > 0 && characters.test(before[from - 1] ?? '')) {
    from -= 1;
  }
  let to = 0;
  while (to < after.length && characters.test(after[to] ?? '')) {
    to += 1;
  }
  return { typed: before.slice(from), range: lineRange(line, from, before.length + to) };
}
