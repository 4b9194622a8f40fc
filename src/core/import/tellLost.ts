import type { PlanFormat } from './planFormat.ts';
import { oneLine } from '../base/oneLine.ts';
import type { ImportedPlan } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';
import { type MarkdownSource, readMarkdown } from './markdownSource.ts';
import { plainTitle } from './plainTitle.ts';
import { reasons } from './reasons.ts';
import { SpokenWords, wordsOf } from './spokenWords.ts';

interface ReadOfSource extends Pick<PlanFormat, 'headings'> {
  readonly plans: readonly ImportedPlan[];
  readonly leftOut: LeftOutList;
}

/**
 * Names what of a source's Markdown is in no plan and was named by no reader, so that every line of it is one or the other:
 * whole sections where all of their text is, else paragraphs.
 */
export function tellLost(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
  { plans, headings, leftOut }: ReadOfSource,
): void {
  const said = new SpokenWords();
  for (const plan of plans) {
    const { title, summary, requirements, criteria, tasks, approach, testing, outOfScope } = plan;
    [title, summary, requirements, approach, testing, ...criteria, ...tasks, ...outOfScope].forEach((text) =>
      // What stands behind the marks of a code block is how it is shown, and not kept.
      said.add(text.replaceAll(/^[ \t]*(?:`{3}|~{3}).*$/gm, '')),
    );
  }
  const heeded = new SpokenWords();
  leftOut.heeded().forEach((text) => heeded.add(text));
  const given = new SpokenWords();
  headings.forEach((heading) => given.add(heading));
  for (const file of files) {
    const text = texts.get(file);
    if (text !== undefined && /\.md$/i.test(file) && !leftOut.hasFile(file)) {
      const named = new SpokenWords();
      leftOut.namedOf(file).forEach((what) => named.add(what));
      const isTold = (words: readonly string[]): boolean =>
        said.has(words) ||
        named.has(words) ||
        // Numbers alone are in many references.
        (words.some((word) => !/^\d+$/.test(word)) && heeded.has(words));
      tellLostOf({ file, source: readMarkdown(text), isTold, isGiven: (words) => given.has(words), leftOut });
    }
  }
}

/** Whether these words stand in a plan, or were named. */
type Told = (words: readonly string[]) => boolean;

/** What a line is besides text that is carried over or lost. */
type Kind = 'none' | 'comment' | 'carried' | 'lost';

interface LookedAt {
  readonly file: string;
  readonly source: MarkdownSource;
  readonly isTold: Told;
  /** Words of a template’s heading. */
  readonly isGiven: Told;
  readonly leftOut: LeftOutList;
}

function tellLostOf({ file, source, isTold, isGiven, leftOut }: LookedAt): void {
  const kinds = kindsOf(source, isTold, isGiven);
  if (kinds.includes('comment')) {
    leftOut.add(file, 'comments', reasons.comment);
  }
  const starts = new Map(source.sections.map((section) => [section.line, section.heading]));
  // Before the first heading there is a section without one.
  const bounds = [...new Set([0, ...starts.keys(), source.lines.length])].toSorted((one, other) => one - other);
  for (const [at, start] of bounds.slice(0, -1).entries()) {
    const heading = starts.get(start);
    const from = heading === undefined ? start : start + 1;
    const own = { from, kinds: kinds.slice(from, bounds[at + 1]) };
    const isWhole = own.kinds.includes('lost') && !own.kinds.includes('carried');
    if (heading !== undefined && isWhole) {
      leftOut.add(file, `the section “${heading}”`, reasons.background);
    } else {
      if (heading !== undefined && !isHeadingTold(heading, isTold, isGiven)) {
        leftOut.add(file, `“${heading}”`, reasons.heading);
      }
      for (const paragraph of paragraphs(source, own)) {
        leftOut.add(file, `“${paragraph}”`, reasons.background);
      }
    }
  }
}

/** Of each line. A heading has none: it is told with what stands below it. */
function kindsOf(source: MarkdownSource, isTold: Told, isGiven: Told): readonly Kind[] {
  const headings = new Set(source.sections.map(({ line }) => line));
  const kinds = source.lines.map((line, at): Kind => {
    const isFence = /^\s*(?:`{3}|~{3})[^`\v\f\u0085\u2028\u2029]*$/.test(line);
    return headings.has(at) || isFence || wordsOf(line).length === 0
      ? 'none'
      : isSaid(line, isTold) || isGiven(wordsOf(line))
        ? 'carried'
        : 'lost';
  });
  for (const { line, end } of source.hidden) {
    const text = source.lines.slice(line, end).join('\n').trim();
    if (text.startsWith('<!--')) {
      // Marks for programs, such as `<!-- AC:BEGIN -->`, say nothing to anybody.
      kinds.fill(/^<!--\s*[A-Z][A-Z:_-]*\s*-->$/.test(text) ? 'none' : 'comment', line, end);
    }
  }
  return kinds;
}

/** Templates number their headings, and readers take off what only their format needs. */
function isHeadingTold(heading: string, isTold: Told, isGiven: Told): boolean {
  const unnumbered = wordsOf(heading).filter((word) => !/^\d+$/.test(word));
  return isSaid(heading, isTold) || isTold(wordsOf(plainTitle(heading))) || isGiven(unnumbered);
}

/** Whether a line's words were said, with or without its number, box and label. */
function isSaid(line: string, isTold: Told): boolean {
  const words = wordsOf(line);
  const first = words.findIndex((word) => !/^(?:x|\d+)$/.test(word));
  const unnumbered = words.slice(Math.max(0, first));
  const label = labelled.exec(line)?.[0] ?? '';
  const unlabelled = label === '' ? [] : wordsOf(line.slice(label.length));
  return [words, unnumbered, unlabelled].some((own) => isTold(own));
}

/** `**Independent Test**:`, `- FR-001:` */
const labelled = /^[ \t>*_#-]{0,12}[\p{L}\d][\p{L}\d ()/’'-]{0,38}\*{0,2}:/u;

/** Lost lines that stand together, each paragraph as one line. */
function paragraphs(
  { lines }: MarkdownSource,
  { from, kinds }: { readonly from: number; readonly kinds: readonly Kind[] },
): readonly string[] {
  const found: string[][] = [];
  for (const [at, kind] of kinds.entries()) {
    const line = lines[from + at] ?? '';
    if (kind === 'lost') {
      const isNew = kinds[at - 1] !== 'lost' || /^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*\*\*/.test(line);
      if (isNew) {
        found.push([line]);
      } else {
        found.at(-1)?.push(line);
      }
    }
  }
  return found.map((own) => oneLine(own.join(' ').replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s/, '')));
}
