import type { Range } from '../base/range.ts';
import { codeSpans } from './codeSpans.ts';
import { type Label, labelledLines } from './labels.ts';
import { type ListItem, readItems } from './listItems.ts';
import type { PlacedText } from './placedText.ts';
import type { PlannedFile } from './plan.ts';
import { readTables, type Table } from './tables.ts';

/** A path of the files list. */
export class PlacedPath implements PlannedFile {
  readonly path: string;
  readonly change: PlannedFile['change'];
  /** The item or the table's cell that names it, and where in its text. */
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
  return labelledLines(labels, filesLabel).flatMap(({ name, from, to }) => {
    const usual = changeOfLabel(name);
    const listed = filesOfList(readItems(shown, from, to), usual);
    const tabled = readTables(shown, from, to).flatMap((table) => filesOfTable(table, usual, pathColumn(table)));
    return tabled.length === 0 ? listed : [...listed, ...tabled].toSorted(byPlace);
  });
}

/**
 * The paths of tables that no label for files announces, but that say what they are: one column names files, and another
 * one, or the label above, what is done with them.
 *
 * @param labels of the same lines
 */
export function readTabledFiles(
  shown: readonly string[],
  labels: readonly Omit<Label, 'rest'>[],
  { from, to }: { readonly from: number; readonly to: number },
): PlacedPath[] {
  return readTables(shown, from, to).flatMap((table) => {
    const line = table.headings[0]?.line ?? from;
    const names = table.headings.map(({ text }) => plainHeading(text));
    const column = names.findIndex((name) => pathHeading.test(name));
    const above = labels.findLast((label) => label.line < line && line < label.end)?.name ?? '';
    const usual = doneLabel.test(above) ? changeOfLabel(above) : undefined;
    const isAnnounced = usual !== undefined || names.some((name) => doneHeading.test(name));
    return column === -1 || !isAnnounced || names.some((name) => addressHeading.test(name))
      ? []
      : filesOfTable(table, usual ?? 'modify', column);
  });
}

function byPlace(one: PlacedPath, other: PlacedPath): number {
  return one.item.line - other.item.line || one.item.character - other.item.character || one.offset - other.offset;
}

const pathHeading =
  /^(?:(?:source |new |changed |modified )?(?:files?|paths?)(?: ?(?:names?|paths?))?(?: (?:expected )?to .{1,40})?)$/i;
const doneHeading =
  /^(?:(?:what|proposed|expected|planned|required) )?(?:changes?|actions?|modifications?|edits?|operations?)(?: type)?$/i;
const doneLabel =
  /^(?:add(?:ed)?|chang(?:e|ed)|creat(?:e|ed)|delet(?:e|ed)|modif(?:y|ied)|new|remov(?:e|ed)|updat(?:e|ed))(?: files?)?(?: \(\d+\))?$/i;

/** Paths of such tables are addresses. */
const addressHeading = /^(?:methods?|endpoints?|routes?|verbs?|urls?)$/i;

function plainHeading(text: string): string {
  return text.replaceAll(/[*_`:]/g, '').trim();
}

/** The column whose heading says so; below a label for files it is else the first, but for a number before it. */
function pathColumn({ headings }: Table): number {
  const names = headings.map(({ text }) => plainHeading(text));
  const named = names.findIndex((name) => pathHeading.test(name));
  return named === -1 ? (/^(?:#|no\.?|nr\.?|step)?$/i.test(names[0] ?? '') ? 1 : 0) : named;
}

/** A cell names files where it holds nothing else: a table of remarks has words in its first column, too. */
function filesOfTable({ headings, rows }: Table, usual: PlannedFile['change'], column: number): PlacedPath[] {
  const done = headings.findIndex(({ text }, at) => at !== column && doneHeading.test(plainHeading(text)));
  return rows.flatMap((cells) => {
    const cell = cells[column];
    const remarks = done === -1 ? cells.filter((_, at) => at !== column) : cells.slice(done, done + 1);
    if (cell === undefined || unchanged.test(cells[done]?.text ?? '')) {
      return [];
    }
    const said = remarks.map(({ text }) => changeOfCell(text)).find((change) => change !== 'modify');
    return cell.text.includes('`') || lonePath.test(cell.text)
      ? filesOfItem(cell, said ?? usual).filter(({ path }) => /^[^/].*[./]|^\./.test(path) && !/\s/.test(path))
      : [];
  });
}

/** What is done with a file that is only named. */
const unchanged = /^\W*(?:reference|reuse|read(?:[ -]only)?|context|unchanged|untouched|keep|none|no changes?)\W*$/i;

/** A path without backticks, with a remark like `(new)` behind it or none. */
const lonePath = /^[\w.@~/[\]()*{}-]+(?: \([^()]*\))?$/;

/** As if it stood behind the path and a colon; a verb alone is enough. */
function changeOfCell(text: string): PlannedFile['change'] {
  const plain = text.replaceAll('**', '');
  return /^(?:add(?:ed)?|created)(?: (?:file|module|component|test))?\.?$/i.test(plain)
    ? 'new'
    : changeOf(`: ${plain}`);
}

const filesLabel =
  /^(?:files? (?:(?:expected )?to (?:be )?(?:add|chang|creat|delet|edit|modif|remov|touch|updat)|(?:affected|changed|touched)\b)|(?:changed|deleted|modified|new) files?(?: \(\d+\))?$|files$)/i;

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
const certainJoint = /^(?:,|\/|\+|&|and|, ?and|<br ?\/?>)$/;
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
    // A line of the file says where in it.
    const path = span.content.trim().replace(/:\d{1,9}(?:-\d{1,9})?$/, '');
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
