/** What the editor shows when somebody asks for a plan. Lines count from 0. */
export interface GoalSource {
  readonly lines: readonly string[];
  /** Selected text; empty: nothing is selected. */
  readonly selected: string;
  readonly from: number;
  readonly to: number;
  /** A text for people, in which every line may be a goal and nothing is a comment. */
  readonly isProse: boolean;
}

/** Text to begin with, and the lines that it was taken from; undefined: the place in the file means nothing. */
export interface GoalStart {
  readonly text: string;
  readonly lines: { readonly from: number; readonly to: number } | undefined;
}

/** A goal is a sentence or two; a longer selection is what it is about, and the planner reads that in the file. */
const longestGoal = 400;

/** The goal that a place in an editor suggests: what is selected there, else the comment that the cursor stands in. */
export function goalStart(source: GoalSource): GoalStart {
  if (source.selected.trim() !== '') {
    const lines = { from: source.from, to: source.to };
    const text = sentence(source.selected.split(/\r?\n/));
    return { text: text.length <= longestGoal ? text : '', lines };
  }
  if (source.isProse) {
    const text = (source.lines[source.from] ?? '').trim().replace(proseMark, '');
    return { text: sentence([text]).slice(0, longestGoal), lines: { from: source.from, to: source.from } };
  }
  const lines = commentAround(source.lines, source.from);
  if (lines === undefined) {
    return { text: '', lines: undefined };
  }
  const text = sentence(source.lines.slice(lines.from, lines.to + 1).map(commentText));
  return { text: text.slice(0, longestGoal), lines };
}

/** What begins a comment that goes to the end of its line, in the languages that people write; and lines inside a block. */
const lineComment = /^\s*(?:\/\/+!?|(?:#+!?|--+|;+|%+|\*|\/\*+!?|<!--|"""|\{-)(?=\s|$))/;
/** What a line of Markdown may begin with: heading, quotation, bullet, number, box. */
const proseMark = /^(?:(?:#+|>|[-*+]|\d+[.)]|\[[ xX]\])(?:\s|$))+/;

const trailingComment = /\s(?:\/\/|#|--) /;

/** Neighbouring lines that are comments as a whole, or a comment behind code. */
function commentAround(lines: readonly string[], at: number): { from: number; to: number } | undefined {
  const isComment = (line: number): boolean => lineComment.test(lines[line] ?? '');
  if (!isComment(at)) {
    return trailingComment.test(lines[at] ?? '') ? { from: at, to: at } : undefined;
  }
  let from = at;
  let to = at;
  while (isComment(from - 1)) {
    from -= 1;
  }
  while (isComment(to + 1)) {
    to += 1;
  }
  return { from, to };
}

function commentText(line: string): string {
  const mark = lineComment.exec(line) ?? trailingComment.exec(line);
  const text = mark === null ? '' : line.slice(mark.index + mark[0].length);
  return text.replace(/(?:\*\/|-->|"""|-\})\s*$/, '');
}

/** Without the mark that only says that something is to be done, and as one line: an input box has one. */
function sentence(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .replace(/^(?:TODO|FIXME|HACK|XXX|NOTE)\b(?:\([^)]*\))?[:\s-]*/i, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What fits into the heading of a notification. */
const longestHeading = 70;

/** A goal as a heading names it: shortened between two words. */
export function goalHeading(goal: string): string {
  const blank = goal.lastIndexOf(' ', longestHeading);
  return goal.length <= longestHeading || blank === -1 ? goal : `${goal.slice(0, blank)} …`;
}
