import type { ComposedImport } from '../../core/import/composeImport.ts';
import { detectSources, planFormats } from '../../core/import/formats.ts';
import { plainTitle } from '../../core/import/plainTitle.ts';
import { readMarkdown } from '../../core/import/markdownSource.ts';
import { withoutControls } from '../../core/planning/safeText.ts';

/** Words of a text as one line, with a blank at both ends, so that only whole words are found in it. */
function bare(text: string): string {
  const words = withoutControls(text)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return ` ${words.toLowerCase()} `;
}

/** A line as it may stand in a plan: whole, without number and box, behind its label, or as a title. */
function forms(line: string): readonly string[] {
  const title = line.replace(/^[#\s]*/, '');
  return [
    line,
    line.replace(/^[^\p{L}\p{M}]*(?:x\b[^\p{L}\p{M}]*)?/iu, ''),
    line.slice(line.indexOf(':') + 1),
    plainTitle(title),
    line.replaceAll(/[*`]/g, ''),
  ]
    .map(bare)
    .filter((form) => form.trim() !== '');
}

/** What is a line of its own in other places, without those that say how code is shown. */
function partsOf(line: string): readonly string[] {
  return line
    .split(/[\v\f\u0085\u2028\u2029]/)
    .filter((part) => bare(part).trim() !== '' && !/^\s*(?:`{3,}[^`]*|~{3,}.*)$/.test(part));
}

/** What decides which plan a criterion stands in, and stands in none itself. */
const reference = /^\s*[-*+]\s+[*_]{0,3}(?:Requirements|Validates)\b/;

/**
 * Lines of a source's Markdown that an import neither writes into a plan nor names: by their words, their section, or
 * their whole file. Headings of templates and marks for programs say nothing.
 */
export function lostLines(texts: ReadonlyMap<string, string>, { plans, leftOut }: ComposedImport): readonly string[] {
  const carried = bare(plans.map(({ text }) => text).join('\n\n'));
  const given = Object.values(planFormats).flatMap(({ headings }) => headings.map(bare));
  const sources = new Set(detectSources([...texts.keys()]).flatMap(({ files }) => files));
  const lost: string[] = [];
  for (const [file, text] of texts) {
    const told = leftOut.filter(
      ({ from }) => from === file || from.startsWith(`${file}#`) || file.startsWith(`${from}/`),
    );
    const isWhole = told.some(({ what }) => /^the (?:file|document|(?:archived )?task|draft)$/.test(what));
    if (!sources.has(file) || !file.endsWith('.md') || isWhole) {
      continue;
    }
    const named = bare(told.map(({ what }) => what).join(' | '));
    const namedSections = new Set(told.map(({ what }) => bare(/“(.*)”/s.exec(what)?.[1] ?? '')));
    const withComments = told.some(({ what }) => what === 'comments');
    const { lines, sections, bodyStart } = readMarkdown(text);
    const isThere = (part: string): boolean =>
      forms(part).some((form) => carried.includes(form) || named.includes(form));
    let isComment = false;
    for (const [at, line] of lines.entries()) {
      isComment ||= line.trimStart().startsWith('<!--');
      const isHeeded = reference.test(line) || (file.startsWith('backlog/') && at < bodyStart);
      const isFound =
        partsOf(line).length === 0 ||
        isHeeded ||
        (isComment && (withComments || /^\s*<!--\s*[A-Z:]+\s*-->\s*$/.test(line))) ||
        isThere(line) ||
        partsOf(line).every(isThere) ||
        sections.some((own) => own.line <= at && at < own.end && namedSections.has(bare(own.heading))) ||
        given.some((each) => each.includes(bare(line.replaceAll(/\d+/g, ''))));
      isComment &&= !line.includes('-->');
      if (!isFound) {
        lost.push(`${file}: ${line}`);
      }
    }
  }
  return lost;
}
