import type { Range } from '../base/range.ts';
import { codeSpans } from './codeSpans.ts';
import { type Label, labelledLines } from './labels.ts';
import { type ListItem, readItems } from './listItems.ts';
import type { PlacedText } from './placedText.ts';
import type { PlannedFile } from './plan.ts';

/** A path of the files list. */
export class PlacedPath implements PlannedFile {
  readonly path: string;
  readonly change: PlannedFile['change'];
  /** The item that names it, and where in its text. */
  readonly item: PlacedText;
  readonly offset: number;

  constructor(path: string, change: PlannedFile['change'], item: PlacedText, offset: number) {
    this.path = path;
    this.change = change;
    this.item = item;
    this.offset = offset;
  }

  get pathRange(): Range {
    return this.item.rangeOf(this.offset, this.offset + this.path.length);
  }

  get range(): Range {
    return this.item.range;
  }

  moved(by: number): PlacedPath {
    return new PlacedPath(this.path, this.change, this.item.moved(by), this.offset);
  }

  /** The rest follows from the item's words. */
  equals(other: PlacedPath): boolean {
    return this.offset === other.offset && this.change === other.change && this.item.equals(other.item);
  }
}

/** The paths below the labels of files lists, in the order of the text. */
export function readFiles(shown: readonly string[], labels: readonly Omit<Label, 'rest'>[]): PlacedPath[] {
  return labelledLines(labels, filesLabel).flatMap(({ name, from, to }) =>
    filesOfList(readItems(shown, from, to), changeOfLabel(name)),
  );
}

const filesLabel =
  /^(?:files? (?:(?:expected )?to (?:be )?(?:add|chang|creat|delet|edit|modif|remov|touch|updat)|(?:affected|changed|touched)\b)|(?:changed|deleted|modified|new) files?$|files$)/i;

const changeWords = {
  new: /\b(?:add|creat|new)/i,
  delete: /\b(?:delet|remov)/i,
  modify: /\b(?:affect|chang|edit|modif|touch|updat)/i,
};

/** Where a label speaks of one kind of change only, its files need not say so. */
function changeOfLabel(name: string): PlannedFile['change'] {
  const kinds = (['new', 'delete', 'modify'] as const).filter((kind) => changeWords[kind].test(name));
  return kinds.length === 1 ? (kinds[0] ?? 'modify') : 'modify';
}

function filesOfList(items: readonly ListItem[], usual: PlannedFile['change']): PlacedPath[] {
  // What is nested below an item that names files tells about them, and names none of its own.
  let owner = Number.POSITIVE_INFINITY;
  return items.flatMap((item) => {
    if (item.indent >= 4 || item.indent > owner) {
      return [];
    }
    const own = filesOfItem(item.words, usual);
    owner = own.length > 0 ? item.indent : Number.POSITIVE_INFINITY;
    return own;
  });
}

/** Between two paths of one item: `a.ts`, `b.ts`; `a.ts` / `b.ts`; `a.ts` (or a new `b.ts`). */
const certainJoint = /^(?:,|\/|\+|&|and|, ?and)$/;
const looseJoint =
  /^\)? ?(?:\([^()`]*\) ?)?,? ?\(?(?:\+|,|and|or)? ?(?:maybe|perhaps|possibly|probably|likely)? ?(?:an? )?(?:new)?$/i;

/** Before the first path: nothing, a mark for new files, or an introduction: `hook scripts (e.g. `. */
const beforePaths = /^(?:\*\*|new:?\s+|\(new\)\s+|[^:`()]*\((?:e\.g\.,?|i\.e\.,?|likely|probably)\s+)?$/i;

/** The word that an item begins with, which is a path without backticks where it has a dot or a slash. */
const firstWord = /^([\w.@~/[\]()*{},-]+):?(?:\s|$)/;

/** The code spans before the explaining colon or dash; `src/a.ts` / `.stories.tsx` names two. */
function filesOfItem(item: PlacedText, usual: PlannedFile['change']): PlacedPath[] {
  const { text } = item;
  const spans = codeSpans(text);
  const first = spans[0];
  const said = changeOf(text);
  const change = said === 'modify' ? usual : said;
  if (first === undefined) {
    const word = firstWord.exec(text)?.[1] ?? '';
    return /[./]/.test(word) ? [new PlacedPath(word, change, item, 0)] : [];
  }
  if (!beforePaths.test(text.slice(0, first.start))) {
    return [];
  }
  const paths = [first];
  let end = first.end;
  for (const span of spans.slice(1)) {
    const joint = text.slice(end, span.start).replaceAll(/\s+/g, ' ').trim();
    // An alternative is a path only if it looks like one: `vite.config.ts` (or a `test` block) names one file.
    const alternative = looseJoint.test(joint) && /[./]/.test(span.content) && /^[^\s=]+$/.test(span.content);
    if (!certainJoint.test(joint) && !alternative) {
      break;
    }
    paths.push(span);
    end = span.end;
  }
  return paths.map((span) => {
    const path = span.content.trim();
    return new PlacedPath(path, change, item, text.indexOf(path, span.start));
  });
}

/** In parentheses, behind the colon or dash that explains the path, or before it. `new fields` is not about the file. */
const saidNew = /(?:^|[(:—–]|\s-)\s*new\b([^.;,:()—–]*)/i;
const partsOfFiles =
  /\b(?:cases?|columns?|codes?|entr(?:y|ies)|exports?|fields?|flags?|functions?|keys?|methods?|models?|options?|props?|rows?|rules?|sections?|steps?|types?|values?)\b/i;
const saidCreated = /\(created?\b(?! (?:by|in)\b)|(?:[:—–]|\s-)\s*create\b/i;
const saidDeleted =
  /\((?:deleted?|removed?)\)|\bDELETED?\b|(?:[:—–]|\s-)\s*(?:delete|remove)d?\b(?:\s*(?:[.—(]|$)|\s+the file\b)/i;

function changeOf(text: string): PlannedFile['change'] {
  const plain = text.replaceAll(/`[^`]*`/g, '');
  // A new module for types is no new type.
  const what = saidNew.exec(plain)?.[1]?.split(/\b(?:and|for|from|in|of|on|that|to|which|with)\b/i, 1)[0];
  if (/\bNEW\b/.test(plain) || (what !== undefined && !partsOfFiles.test(what)) || saidCreated.test(plain)) {
    return 'new';
  }
  return saidDeleted.test(plain) ? 'delete' : 'modify';
}
