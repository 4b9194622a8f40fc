import { lowerBound } from '../base/lowerBound.ts';
import { oneLine } from '../base/oneLine.ts';
import { withoutControls } from '../planning/safeText.ts';
import { type Frontmatter, readFrontmatter } from '../plan/frontmatter.ts';
import { type Outline, readOutline, type Section } from '../plan/outline.ts';
import { splitLines } from '../plan/splitLines.ts';

/** A Markdown file of another tool. */
export interface MarkdownSource extends Pick<Outline, 'sections' | 'shown' | 'hidden'> {
  readonly lines: readonly string[];
  readonly keys: Frontmatter['entries'];
  /** First line behind the frontmatter. */
  readonly bodyStart: number;
}

/** Control characters are not there: in a plan they are gone, and what stands behind them begins its line. */
export function readMarkdown(text: string): MarkdownSource {
  const lines = splitLines(withoutControls(text));
  // Only at the very top: further down three dashes are a rule.
  const hasFrontmatter = (lines.find((line) => line.trim() !== '') ?? '').trimEnd() === '---';
  const frontmatter = hasFrontmatter ? readFrontmatter(lines) : undefined;
  const bodyStart = frontmatter?.close === undefined ? 0 : frontmatter.bodyStart;
  const { sections, shown, hidden } = readOutline(lines, bodyStart);
  return {
    lines,
    keys: bodyStart === 0 ? new Map() : (frontmatter?.entries ?? new Map()),
    bodyStart,
    sections: sections.map((section) => ({ ...section, heading: plainHeading(section.heading) })),
    shown,
    hidden,
  };
}

/** Without emphasis and code marks, which stand around whole headings in some files. */
function plainHeading(heading: string): string {
  return oneLine(heading.replaceAll(/[*`]/g, ''));
}

/**
 * Lines as prose of a plan: code stays, comments go, headings become bold, because a plan has its own.
 *
 * @param to line behind the last one
 */
export function proseOf(source: MarkdownSource, from: number, to: number): string {
  const comments = new Set<number>();
  const code = new Set<number>();
  for (const { line, end } of source.hidden) {
    const lines = (source.lines[line] ?? '').trimStart().startsWith('<!--') ? comments : code;
    for (let at = Math.max(line, from); at < Math.min(end, to); at += 1) {
      lines.add(at);
    }
  }
  const prose: string[] = [];
  for (let at = from; at < to; at += 1) {
    const line = source.lines[at] ?? '';
    if (code.has(at)) {
      prose.push(line);
    } else if (!comments.has(at) && !/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      const heading = /^ {0,3}#{1,6}\s+(\S.*)$/.exec(line)?.[1];
      prose.push(heading === undefined ? line : `\n**${oneLine(heading.replaceAll('*', ''))}**\n`);
    }
  }
  return prose.join('\n').trim();
}

/** A text that is Markdown as prose of a plan. */
export function plainProse(text: string): string {
  const source = readMarkdown(text);
  return proseOf(source, 0, source.lines.length);
}

/** Line behind a section's own text: where the first heading below it stands. */
export function ownEnd({ sections }: MarkdownSource, { line, end }: Section): number {
  const next = sections[lowerBound(sections, (section) => section.line <= line)];
  return Math.min(end, next?.line ?? end);
}

/** Sections directly or indirectly below one, in their order. */
export function sectionsBelow({ sections }: MarkdownSource, { line, end }: Section): readonly Section[] {
  return sections.slice(
    lowerBound(sections, (section) => section.line <= line),
    lowerBound(sections, (section) => section.line < end),
  );
}
