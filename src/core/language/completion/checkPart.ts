import { maskQuoted } from '../../plan/shellText.ts';

/** What of a check stands at the cursor. Columns are of the line. */
export type CheckPart =
  /** Before or in the tag; from its bracket, or where it would begin. */
  | { readonly kind: 'tag'; readonly from: number; readonly to: number; readonly bulleted: boolean }
  | {
      readonly kind: 'command';
      readonly tag: string;
      /** The command up to the cursor. */
      readonly typed: string;
      /** Where the command begins. */
      readonly from: number;
      /** It stands in a code span. */
      readonly spanned: boolean;
    }
  /** Behind the command; from where the expectation begins. */
  | { readonly kind: 'expectation'; readonly tag: string; readonly from: number; readonly typed: string };

/** Tags that a program decides by a command. */
const commandTags = new Set(['cmd', 'assert', 'status']);

/** Undefined in prose, remarks, and checks that have no command. Only a bullet's first line is read. */
export function checkPartAt(before: string, after: string): CheckPart | undefined {
  if (before === '' && after.trim() === '') {
    return { kind: 'tag', from: 0, to: after.length, bulleted: false };
  }
  const opening = /^\s*[-*+]\s+/.exec(before)?.[0];
  if (opening === undefined) {
    return undefined;
  }
  const text = before.slice(opening.length);
  if (/^(?:\[[a-z]*\]?)?$/i.test(text)) {
    const left = text === '' ? /^(?:\[[a-z]*\]?)?/i : text.endsWith(']') ? /^/ : /^[a-z]*\]?/i;
    const rest = left.exec(after)?.[0] ?? '';
    return /^(?:\s|$)/.test(after.slice(rest.length))
      ? { kind: 'tag', from: opening.length, to: before.length + rest.length, bulleted: true }
      : undefined;
  }
  const tagged = /^\[([a-z]+)\]:?\s+/i.exec(text);
  const tag = tagged?.[1]?.toLowerCase() ?? '';
  if (tagged === null || !commandTags.has(tag)) {
    return undefined;
  }
  const start = opening.length + tagged[0].length;
  return partBehindTag(tag, before.slice(start), start);
}

function partBehindTag(tag: string, text: string, start: number): CheckPart | undefined {
  const fence = /^(?:!\s*)?(`+)/.exec(text);
  if (fence === null) {
    const bang = /^!\s*/.exec(text)?.[0].length ?? 0;
    // Behind a dash stands a remark, and prose with code in it is no command.
    return text.includes('`') || /\s(?:—|–)\s/.test(maskQuoted(text))
      ? undefined
      : { kind: 'command', tag, typed: text.slice(bang), from: start + bang, spanned: false };
  }
  const inside = fence[0].length;
  const marks = fence[1] ?? '';
  const end = text.indexOf(marks, inside);
  if (end === -1) {
    const bang = /^!\s*/.exec(text.slice(inside))?.[0].length ?? 0;
    return { kind: 'command', tag, typed: text.slice(inside + bang), from: start + inside + bang, spanned: true };
  }
  const behind = text.slice(end + marks.length);
  const blanks = behind.length - behind.trimStart().length;
  return {
    kind: 'expectation',
    tag,
    from: start + end + marks.length + blanks,
    typed: behind.slice(blanks),
  };
}
