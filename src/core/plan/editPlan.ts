import { lastLineOfValue, readFrontmatter } from './frontmatter.ts';
import { readOutline } from './outline.ts';

/**
 * Sets a frontmatter key, or adds it behind the last one. Only that line's bytes change: every other byte, line ends
 * included, stays. A text without frontmatter is given back unchanged.
 *
 * @param value YAML text of the value, on one line
 */
export function setKey(source: string, key: string, value: string): string {
  const lines = splitKeepingEnds(source);
  const texts = lines.map((line) => line.text);
  const frontmatter = readFrontmatter(texts);
  if (frontmatter.open === undefined) {
    return source;
  }
  const entry = frontmatter.entries.get(key);
  if (entry === undefined) {
    // Stray indented lines behind the fence would become part of the new key's value.
    const first = lastLineOfValue(texts, frontmatter.open, frontmatter.close ?? frontmatter.bodyStart);
    const last = Math.max(first, [...frontmatter.entries.values()].at(-1)?.lastLine ?? 0);
    const at = lines[last];
    const end = at?.end === '' ? lineEndOf(lines) : (at?.end ?? '\n');
    const before = lines.slice(0, last).map(joined).join('') + (at?.text ?? '') + end;
    return `${before}${key}: ${value}${at?.end === '' ? '' : end}${lines
      .slice(last + 1)
      .map(joined)
      .join('')}`;
  }
  const line = lines[entry.line]?.text ?? '';
  const [, start = `${key}:`, blanks = ''] = /^([^:]*:)(\s*)/.exec(line) ?? [];
  const gap = blanks === '' || entry.text === '' ? ' ' : blanks;
  // The end of the value's last line stays: nothing else is sure to keep it apart from the line behind.
  const edited = `${start}${gap}${value}${lines[entry.lastLine]?.end ?? ''}`;
  return [...lines.slice(0, entry.line).map(joined), edited, ...lines.slice(entry.lastLine + 1).map(joined)].join('');
}

/** Takes a frontmatter key out, with every line of its value; every other line stays, byte for byte. */
export function removeKey(source: string, key: string): string {
  const lines = splitKeepingEnds(source);
  const entry = readFrontmatter(lines.map((line) => line.text)).entries.get(key);
  if (entry === undefined) {
    return source;
  }
  const before = lines.slice(0, entry.line);
  const after = lines.slice(entry.lastLine + 1);
  // Side by side, a lone `\r` and the `\n` of an empty line would become one end of a line.
  const seam = before.at(-1)?.end === '\r' && after[0]?.text === '' && after[0].end === '\n' ? '\n' : '';
  return [...before.map(joined), seam, ...after.map(joined)].join('');
}

/** Text as the value of a key in our own strict YAML: quoted where plain text would be read as something else. */
export function yamlText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^[A-Za-z(][^:#"'\\]*$/.test(line) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(line)
    ? line
    : JSON.stringify(line);
}

/**
 * Puts a `##` section at the end, or in place of the one with the same heading; every other byte stays. `body` has no
 * heading and no end of line. Doing it twice changes nothing more.
 */
export function replaceSection(source: string, heading: string, body: string): string {
  const lines = splitKeepingEnds(source);
  const texts = lines.map((line) => line.text);
  const { sections } = readOutline(texts, readFrontmatter(texts).bodyStart);
  const old = sections.find((section) => section.level === 2 && section.heading === heading);
  const end = lineEndOf(lines);
  const before = lines.slice(0, old?.line);
  const after = (old === undefined ? [] : lines.slice(old.end)).map(joined).join('');
  const withBody = (text: string): string => {
    const section = [`## ${heading}`, '', ...text.split('\n'), ''].join(end);
    return `${before.map(joined).join('')}${gapBehind(before, end)}${section}${after === '' ? '' : `${end}${after}`}`;
  };
  const edited = withBody(body);
  return hasSection(edited, heading) ? edited : withBody(withoutClosingMarks(body));
}

function hasSection(source: string, heading: string): boolean {
  const texts = splitKeepingEnds(source).map((line) => line.text);
  const { sections } = readOutline(texts, readFrontmatter(texts).bodyStart);
  return sections.some((section) => section.level === 2 && section.heading === heading);
}

/** What would close a comment or a fence that stands open above, and hide the heading in it, is written otherwise. */
function withoutClosingMarks(body: string): string {
  return body.replaceAll('-->', '--&gt;').replaceAll(/^( {0,3})(?=`{3}|~{3})/gm, '$1\\');
}

/** What is missing between lines and a section behind them: the end of the last one, and one blank line. */
function gapBehind(lines: readonly Line[], end: string): string {
  const last = lines.at(-1);
  if (last === undefined || (last.text === '' && lines.length > 1)) {
    return '';
  }
  // A `\n` behind a lone `\r` ends the same line once more.
  return last.end === '' || (last.end === '\r' && end === '\n') ? `${end}${end}` : end;
}

interface Line {
  readonly text: string;
  readonly end: string;
}

function splitKeepingEnds(source: string): Line[] {
  return [...source.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ text: match[1] ?? '', end: match[2] ?? '' }));
}

/** The first line end of the text stands for all that are added. */
function lineEndOf(lines: readonly Line[]): string {
  const first = lines[0]?.end;
  return first === undefined || first === '' ? '\n' : first;
}

function joined(line: Line): string {
  return line.text + line.end;
}
