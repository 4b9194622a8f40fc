import type { Position, Range } from '../../base/range.ts';
import type { Frontmatter } from '../../plan/frontmatter.ts';
import type { LanguageWorkspace, PlanDocument } from '../planDocument.ts';

export interface Hover {
  /** Of what the words are about. */
  readonly range: Range;
  /** Trusts nothing: text of plans stands in it only by way of `markdownText.ts`. */
  readonly markdown: string;
}

export interface HoverPlace {
  readonly document: PlanDocument;
  readonly workspace: LanguageWorkspace;
  readonly frontmatter: Frontmatter;
  readonly position: Position;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One file in this folder for each kind of thing, one entry in `hoverAt.ts`. Undefined: it is about something else. */
export type HoverSource = (place: HoverPlace) => Hover | undefined;
