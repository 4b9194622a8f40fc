import type { Range } from '../../base/range.ts';
import type { Check } from '../../plan/plan.ts';
import { isAddress } from '../../plan/readCheck.ts';
import { hasGap } from '../reading/checkGaps.ts';
import { strictForms } from '../fixes/strictForms.ts';
import type { Rule } from '../rule.ts';

export const ambiguousCheck: Rule = {
  code: 'check.ambiguous',
  severity: 'warning',
  dimension: 'testability',
  // One unread check among many leaves the others to prove it; where all are unread, nothing is proven.
  cost: { kind: 'share', of: 'checks', points: 6 },
  title: 'Check that can be read in more than one way',
  why: 'What a check expects is never guessed: an ambiguous one is not run, and proves nothing.',
  bad: '- [assert] `notes list` looks right',
  good: '- [assert] `notes list` contains `3 notes`',
  remedy: 'Begin with the command in a code span, and say mechanically what it must give.',
  find: (plan, _surroundings, { lines }) =>
    plan.checks
      .filter((check) => check.ambiguous && !hasGap(check, lines))
      .map((check) => ({ message: `${messageOf(check)}${strictly(check)}`, range: rangeOf(check, lines) })),
  fixes: ({ plan, problem }) =>
    plan.checks
      .filter(({ range }) => range.start.line <= problem.range.start.line && problem.range.start.line <= range.end.line)
      .flatMap(({ tag, text, range }) =>
        strictForms(tag, text).map((form) => ({
          title: form.text.startsWith('[manual]')
            ? 'Make it a `[manual]` line for a person'
            : `Write it as ${shortened(form.text, longestTitle)}`,
          edits: [{ range, text: form.text }],
          certain: form.same,
        })),
      ),
};

function messageOf({ tag, text, command }: Check): string {
  if (!tags.has(tag)) {
    return `\`[${tag}]\` is no tag, so this is not run. Use \`[cmd]\`, \`[assert]\` or \`[status]\` for a command, \`[manual]\` for a person.`;
  }
  if (tag === 'browse') {
    return `“${shortened(text, longestQuotation)}” begins with no address. Put the address first: \`/notes shows three notes\`; what is for a person gets the tag \`[manual]\`.`;
  }
  const address = /^`?((?:[A-Z]+ )?[^`\s]+)/.exec(text)?.[1] ?? '';
  if (command === undefined && (isAddress(address) || (tag === 'status' && /^\/\S+$/.test(address)))) {
    return `\`${shortened(address, longestQuotation)}\` is an address and no command. Begin with a command such as \`curl\`: ${tag === 'status' ? '`curl http://localhost:3000/health` -> 200' : '`curl -f http://localhost:3000/health`'}.`;
  }
  if (command === undefined) {
    return `“${shortened(text, longestQuotation)}” begins with no command. Put the command first, in a code span: \`npm test\`; what is for a person gets the tag \`[manual]\`.`;
  }
  const behind = shortened(wordsBehind(text, command), longestQuotation);
  const before = text.slice(0, text.indexOf(command));
  if (/[$%>]/.test(before)) {
    return `\`${before.replaceAll(/[\s`!]/g, '')}\` before the command is a terminal’s prompt, which no shell takes. Leave it out.`;
  }
  if (/^(?:[—–(]|--?\s)/.test(behind)) {
    const isRead = strictForms(tag, text).some((form) => form.same);
    return `“${behind}” stands where a remark does, and says what the command must give. ${isRead ? `Leave out the ${behind.startsWith('(') ? 'parentheses' : 'dash'}.` : mechanically}`;
  }
  const mark = command.search(/\s#\s/);
  const comment = mark === -1 ? '' : command.slice(mark + 1);
  if (comment !== '' && behind === '') {
    return `A shell passes over “${shortened(comment, longestQuotation)}”, which says what the command must give. ${mechanically}`;
  }
  // A check that stands in one code span as a whole says as little about where its command ends as one in none.
  if (behind !== '' && (!before.includes('`') || text.indexOf('`', 1) === text.length - 1)) {
    return `Without a code span around the command, “${behind.replace(/`$/, '')}” would be its arguments. Put the command into one, and behind it mechanically what it must give.`;
  }
  if (tag === 'status') {
    return `“${shortened(text, longestQuotation)}” does not say which status must come. Write it behind an arrow at the end: \`curl -s localhost:3000 -> 200\`.`;
  }
  if (sayingSuccess.test(behind)) {
    return `“${behind}” says what every check demands, exit code 0, in words that are not read. Leave them out, or put a dash before them.`;
  }
  return `“${behind}” does not say mechanically what the command must give. ${mechanically.replace(/\.$/, ', and a dash before what is only a remark.')}`;
}

const mechanically = 'Use “exits N”, “contains `text`”, “outputs `text`” or “at least N”.';

const sayingSuccess = /^(?:passes|passed|pass|succeeds|is green|runs without errors|runs cleanly)[.!]?$/i;

/** The words that say the same and leave nothing open, where there are any. */
function strictly({ tag, text }: Check): string {
  const strict = strictForms(tag, text).find((form) => form.same);
  return strict === undefined ? '' : ` Write “${shortened(strict.text, longestTitle)}”.`;
}

const tags = new Set(['cmd', 'assert', 'status', 'browse', 'manual']);

function wordsBehind(text: string, command: string): string {
  return text
    .slice(text.indexOf(command) + command.length)
    .replace(/^`+/, '')
    .trim();
}

/** The words that cannot be read: the tag, all of the text, or what stands behind the command. */
function rangeOf({ tag, range, textRange, commandRange }: Check, lines: readonly string[]): Range {
  if (!tags.has(tag)) {
    return range;
  }
  if (commandRange === undefined) {
    return textRange;
  }
  const { line, character } = commandRange.end;
  const rest = (lines[line] ?? '').slice(character);
  const blanks = /^`*\s*/.exec(rest)?.[0].length ?? 0;
  const start =
    blanks < rest.length
      ? { line, character: character + blanks }
      : { line: line + 1, character: (lines[line + 1] ?? '').length - (lines[line + 1] ?? '').trimStart().length };
  const isBehind =
    start.line > textRange.end.line ||
    (start.line === textRange.end.line && start.character >= textRange.end.character);
  return isBehind ? textRange : { start, end: textRange.end };
}

/** As much of a check as a menu shows, in UTF-16 units, and as a message quotes. */
const longestTitle = 80;
const longestQuotation = 60;

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
