import type { Range } from '../../base/range.ts';
import { isGap } from '../../plan/gap.ts';
import { isHidden, type Outline, readOutline } from '../../plan/outline.ts';
import type { Plan } from '../../plan/plan.ts';
import { gapTrigger, gapWords } from './gapWords.ts';
import { deciding, notDeciding } from './openWords.ts';
import { type Paragraph, paragraphAt } from './paragraph.ts';

/** A place of a plan, outside of criteria and checks, that was left to fill in. */
export interface ProseGap {
  readonly words: string;
  readonly range: Range;
  readonly place: 'title' | 'file' | 'task' | 'scope' | 'prose';
}

/** What mstack writes at the end, and what tells of the past. */
const told = /^(?:implementation notes|diagnosis|reviews?|history|changelog|evidence)\b/i;

const filesLabel = /^(?:files?|(?:changed|deleted|modified|new) files?)\b/i;

const scopeLabel = /^(?:out of scope|not in scope|non-goals)/i;

/** A plan with so many has been told enough. */
const mostGaps = 100;

/** Gaps of a plan as they stand in it. Criteria and checks have rules of their own, and code and comments show things. */
export function proseGaps(plan: Plan, lines: readonly string[]): readonly ProseGap[] {
  const listed = pathGaps(plan);
  const places = new Set(listed.map(({ range }) => placeText(range)));
  const isListed = (range: Range): boolean => places.has(placeText(range));
  const found: ProseGap[] = [...titleGap(plan), ...listed];
  const start = bodyStart(plan);
  let skipped: ReadonlySet<number> | undefined;
  let outline: Outline | undefined;
  for (let at = start; at < lines.length && found.length < mostGaps; at += 1) {
    const line = lines[at] ?? '';
    if (!gapTrigger.test(line) || /^\s*(?:#|>|\||`{3}|~{3}|[-_*]{3,}\s*$)/.test(line)) {
      continue;
    }
    // Most plans have no such line, and finding out where everything stands takes longer.
    skipped ??= skippedLines(plan);
    if (!skipped.has(at)) {
      const paragraph = paragraphAt(lines, at, start, lines.length);
      const gaps = gapsIn(paragraph, plan).filter(({ range }) => !isListed(range));
      if (gaps.length > 0) {
        outline ??= readOutline(lines, 0);
        found.push(...(isHidden(outline, at) ? [] : gaps));
      }
      at = Math.max(at, paragraph.lastLine);
    }
  }
  return found;
}

function gapsIn(paragraph: Paragraph, plan: Plan): ProseGap[] {
  const gaps = gapWords(paragraph.text).slice(0, mostGaps);
  const place = gaps.length === 0 ? 'prose' : placeAt(plan, paragraph.firstLine);
  return gaps
    .map(({ start, end, leads }) => ({
      words: paragraph.text.slice(start, end),
      range: paragraph.rangeOf(start, end),
      place: place === 'file' && !leads ? 'prose' : place,
    }))
    .filter(({ words }) => !saysOpen(words, plan, paragraph.firstLine));
}

function bodyStart({ keys }: Plan): number {
  return 1 + Math.max(-1, ...[...keys.values()].map(({ lastLine }) => lastLine));
}

/** Criteria, checks, and what tells of the past. */
function skippedLines(plan: Plan): ReadonlySet<number> {
  const skipped = new Set<number>();
  const skip = (from: number, to: number): void => {
    for (let line = from; line < to; line += 1) {
      skipped.add(line);
    }
  };
  for (const { range } of [...plan.criteria, ...plan.checks]) {
    skip(range.start.line, range.end.line + 1);
  }
  // A section below the second level is part of the one that it stands in.
  for (const { heading, level, line, end } of plan.sections) {
    if (level <= 2 && told.test(heading)) {
      skip(line, end);
    }
  }
  return skipped;
}

function titleGap({ title, titleRange }: Plan): ProseGap[] {
  const words = title.trim();
  return isGap(words) || /^<[a-z][^<>]*>$/.test(words) ? [{ words, range: titleRange, place: 'title' }] : [];
}

/** Where a path is to stand, `<path>` is nothing else. */
function pathGaps({ files }: Plan): ProseGap[] {
  return files
    .filter(({ path }) => isGap(path) || /^(?:<[^<>]+>|(?:\.?\/)?path\/to\/\S*)$/.test(path))
    .slice(0, mostGaps)
    .map(({ path, pathRange }) => ({ words: path, range: pathRange, place: 'file' }));
}

function placeAt({ labels, sections }: Plan, line: number): ProseGap['place'] {
  const label = labels.findLast((each) => each.line <= line && line < each.end)?.name ?? '';
  const heading = sections.findLast((each) => each.level <= 2 && each.line <= line)?.heading ?? '';
  if (scopeLabel.test(label) || scopeLabel.test(heading)) {
    return 'scope';
  }
  return filesLabel.test(label) || filesLabel.test(heading) ? 'file' : /^tasks\b/i.test(heading) ? 'task' : 'prose';
}

/** What is said to be undecided where the plan decides is an open decision, which has a rule of its own. */
function saysOpen(words: string, { labels, sections }: Plan, line: number): boolean {
  if (!/^TB[DCA]\b/.test(words)) {
    return false;
  }
  const heading = sections.findLast((each) => each.level <= 2 && each.line <= line)?.heading ?? '';
  const label = labels.findLast((each) => each.line <= line && line < each.end)?.name ?? '';
  return deciding.test(heading) && !notDeciding.test(label);
}

function placeText({ start }: Range): string {
  return `${start.line}:${start.character}`;
}
