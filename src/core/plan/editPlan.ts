import { readFrontmatter } from './frontmatter.ts';

/**
 * Sets a frontmatter key, or adds it behind the last one. Only that line's bytes change: every other byte, line ends
 * included, stays. A text without frontmatter is given back unchanged.
 *
 * @param value YAML text of the value, on one line
 */
export function setKey(source: string, key: string, value: string): string {
  const lines = splitKeepingEnds(source);
  const frontmatter = readFrontmatter(lines.map((line) => line.text));
  if (frontmatter.open === undefined) {
    return source;
  }
  const entry = frontmatter.entries.get(key);
  if (entry === undefined) {
    const last = Math.max(frontmatter.open, ...[...frontmatter.entries.values()].map((other) => other.lastLine));
    const at = lines[last];
    const end = at?.end === '' ? '\n' : (at?.end ?? '\n');
    const before = lines.slice(0, last).map(joined).join('') + (at?.text ?? '') + end;
    return `${before}${key}: ${value}${at?.end === '' ? '' : end}${lines
      .slice(last + 1)
      .map(joined)
      .join('')}`;
  }
  return lines
    .map((line, index) => {
      if (index === entry.line) {
        const text = /^([^:]*:)(\s*)/.exec(line.text);
        return `${text?.[1] ?? `${key}:`}${text?.[2] === '' || entry.text === '' ? ' ' : (text?.[2] ?? ' ')}${value}${line.end}`;
      }
      return index > entry.line && index <= entry.lastLine ? '' : joined(line);
    })
    .join('');
}

/** Text as the value of a key in our own strict YAML: quoted where plain text would be read as something else. */
export function yamlText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^[\w(][^:#"'\\]*$/.test(line) && !/^(?:true|false|null|yes|no|on|off|[\d.]+)$/i.test(line)
    ? line
    : JSON.stringify(line);
}

/** Puts a `##` section at the end, in place of one with the same heading. `body` has no heading and no end of line. */
export function replaceSection(source: string, heading: string, body: string): string {
  const end = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trimEnd() === `## ${heading}`);
  const next = start === -1 ? -1 : lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const before = start === -1 ? lines : lines.slice(0, start);
  const after = next === -1 ? [] : lines.slice(next);
  const kept = before.join(end).trimEnd();
  const section = [`## ${heading}`, '', ...body.split('\n')].join(end);
  return `${kept}${end}${end}${section}${end}${after.length === 0 ? '' : `${end}${after.join(end)}`}`;
}

interface Line {
  readonly text: string;
  readonly end: string;
}

function splitKeepingEnds(source: string): Line[] {
  return [...source.matchAll(/([^\r\n]*(?:\r(?!\n)[^\r\n]*)*)(\r\n|\n|$)/g)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ text: match[1] ?? '', end: match[2] ?? '' }));
}

function joined(line: Line): string {
  return line.text + line.end;
}
