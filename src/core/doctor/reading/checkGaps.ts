import type { Range } from '../../base/range.ts';
import { codeSpans } from '../../plan/codeSpans.ts';
import { asksFor, isGap, isGapForText } from '../../plan/gap.ts';
import type { Check } from '../../plan/plan.ts';
import { maskQuoted } from '../../plan/shellText.ts';
import { gapTrigger } from './gapWords.ts';
import { type CheckCommand, rangeInCommand } from './checkCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** A place of a check that was left to fill in. */
export interface CheckGap {
  readonly check: Check;
  readonly words: string;
  readonly range: Range;
  /** All that is to be run, a word of it, what it must give, or what a person or a browser is to look at. */
  readonly part: 'command' | 'word' | 'expectation' | 'text';
}

export function checkGaps(
  checks: readonly Check[],
  commands: readonly CheckCommand[],
  lines: readonly string[],
): readonly CheckGap[] {
  const left = new Map(Map.groupBy(commands, ({ check }) => check));
  return checks.flatMap((check) => {
    const inText = textGaps(check, lines);
    return inText.length > 0 ? inText : wordGaps(check, left.get(check) ?? []);
  });
}

/** The check that waits to be written is not read in any way, so that nothing else need be said of it. */
export function hasGap(check: Check, lines: readonly string[]): boolean {
  return textGaps(check, lines).length > 0;
}

function textGaps(check: Check, lines: readonly string[]): CheckGap[] {
  const { text } = check;
  if (!gapTrigger.test(text)) {
    return [];
  }
  const whole = text
    .replace(/^[`“"]/, '')
    .replace(/[`”"]$/, '')
    .trim();
  const part = check.tag === 'manual' || check.tag === 'browse' ? 'text' : 'command';
  if (isGap(whole)) {
    return [{ check, words: whole, range: check.textRange, part }];
  }
  const spans = codeSpans(text);
  return spans.flatMap(({ content, start }): CheckGap[] => {
    const leads = text.slice(0, start).replace(/^!\s*/, '') === '';
    const isOne = leads ? isGap(content) : isGapForText(content);
    const range = isOne ? placeOf(content, check, lines) : undefined;
    return range === undefined
      ? []
      : [{ check, words: content, range, part: leads || part === 'text' ? part : 'expectation' }];
  });
}

/** Where words stand that are on one line of the check; all of the text where they are wrapped. */
function placeOf(words: string, { textRange: { start, end } }: Check, lines: readonly string[]): Range {
  for (let line = start.line; line <= end.line; line += 1) {
    const from = line === start.line ? start.character : 0;
    const at = (lines[line] ?? '').indexOf(words, from);
    if (at !== -1) {
      return { start: { line, character: at }, end: { line, character: at + words.length } };
    }
  }
  return { start, end };
}

/** Programs that only print or look for their words, whatever those are. */
const speakers = new Set(['echo', 'printf', 'grep', 'rg', 'egrep', 'fgrep']);

/** Words that somebody was to replace before the command can be run. */
function wordGaps(check: Check, commands: readonly CheckCommand[]): CheckGap[] {
  const line = check.command ?? '';
  const words = commands.flatMap((command) =>
    speakers.has(command.program) ? [] : command.words.filter(isPlaceholder),
  );
  return [...bracketedNames(line), ...words].map(({ start, end }) => ({
    check,
    words: line.slice(start, end),
    range: rangeInCommand(check, start, end),
    part: 'word',
  }));
}

function isPlaceholder({ text, quoted }: ShellWord): boolean {
  return (
    (!quoted &&
      (/^(?:\.{3}|…|\?{3,}|\[\.{3}\]|\{\{\w+\}\})$/.test(text) ||
        text.includes('path/to/') ||
        /\bYOUR[_-]/.test(text) ||
        (text.startsWith('your-') && text.endsWith('-here')) ||
        /(?:^|[:/=])_{2,}(?:$|[/:])/.test(text))) ||
    asksFor(text)
  );
}

/** `<name>` would be read as two files: one to read from and one to write to. */
function bracketedNames(line: string): { start: number; end: number }[] {
  return line.includes('<')
    ? [...maskQuoted(line).matchAll(/(?<!<)<[A-Za-z](?:[\w. -]{0,40}\w)?>/g)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }))
    : [];
}
