import { lineRange, type Range } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';
import type { Dependency, Plan } from '../plan/plan.ts';

/** Takes a dependency out of `blocked-by`, with the comma or the line that it leaves over. */
export function withoutDependency(lines: readonly string[], { range }: Pick<Dependency, 'range'>): TextEdit {
  const { line } = range.start;
  const text = lines[line] ?? '';
  if (/^\s*-\s+["']?$/.test(text.slice(0, range.start.character))) {
    // A list item of its own: the whole line goes, except for the last line of a file without a closing fence.
    const end = line + 1 < lines.length ? { line: line + 1, character: 0 } : { line, character: text.length };
    return { range: { start: { line, character: 0 }, end }, text: '' };
  }
  const { start, end } = withQuotes(text, range);
  const behind = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
  const kept = text.slice(0, start).trimEnd();
  const before = behind === undefined && kept.endsWith(',') ? kept.slice(0, -1).trimEnd().length : start;
  return { range: lineRange(line, before, end + (behind ?? 0)), text: '' };
}

/**
 * Adds a dependency behind the last one, in the form that the others have. Undefined where `blocked-by` has a form that
 * leaves no certain place for it.
 *
 * @param dependency as `dependencyText` gives it
 */
export function withDependency(plan: Plan, lines: readonly string[], dependency: string): TextEdit | undefined {
  const entry = plan.keys.get('blocked-by') ?? plan.keys.get('depends-on');
  if (entry === undefined) {
    const line = Math.max(0, ...[...plan.keys.values()].map(({ lastLine }) => lastLine));
    const { length } = lines[line] ?? '';
    return { range: lineRange(line, length, length), text: `\nblocked-by: [${dependency}]` };
  }
  const last = plan.blockedBy.at(-1);
  if (last !== undefined) {
    const { line } = last.range.end;
    const text = lines[line] ?? '';
    const { start, end } = withQuotes(text, last.range);
    const item = /^\s*-\s+$/.exec(text.slice(0, start))?.[0];
    return item === undefined
      ? { range: lineRange(line, end, end), text: `, ${dependency}` }
      : { range: lineRange(line, text.length, text.length), text: `\n${item}${dependency}` };
  }
  const start = entry.key.length + 1;
  const rest = (lines[entry.line] ?? '').slice(start);
  const value = rest.slice(0, rest.includes('#') ? rest.indexOf('#') : rest.length).trimEnd();
  return entry.line === entry.lastLine && /^(?:\[\s*\]|none|null|~)?$/i.test(value.trim())
    ? { range: lineRange(entry.line, start, start + value.length), text: ` [${dependency}]` }
    : undefined;
}

/** Columns of a word on its line, quotation marks around it included. */
function withQuotes(text: string, { start, end }: Range): { start: number; end: number } {
  const quote = text[start.character - 1];
  const isQuoted = (quote === '"' || quote === "'") && text[end.character] === quote;
  return isQuoted
    ? { start: start.character - 1, end: end.character + 1 }
    : { start: start.character, end: end.character };
}
