import { nearestWord } from '../../base/nearestWord.ts';
import { codeSpans, inCodeSpan } from '../../plan/codeSpans.ts';
import { readCheck } from '../../plan/readCheck.ts';
import { maskQuoted } from '../../plan/shellText.ts';
import { bareForms } from './bareForms.ts';
import { requestForms } from './requestForms.ts';
import type { StrictForm } from './strictForm.ts';
import { fromWords, looksRun, saysSuccess } from './wordings.ts';

const tags = ['cmd', 'assert', 'status', 'browse', 'manual'];

/** Tags that others use for a command that is run. */
const runTags = new Set([
  'run',
  'sh',
  'bash',
  'shell',
  'command',
  'exec',
  'test',
  'unit',
  'e2e',
  'lint',
  'build',
  'check',
  'verify',
  'code',
]);

/** Longer checks are not looked at: nobody could read what would be made of them. In UTF-16 units. */
const longest = 2000;

/**
 * Strict forms of a check that cannot be read with certainty, the likeliest first.
 *
 * @param text as written behind the tag, wrapped lines joined
 */
export function strictForms(tag: string, text: string): readonly StrictForm[] {
  if (text.length > longest) {
    return [];
  }
  const forms = tags.includes(tag) ? formsOf(tag, text) : otherTag(tag, text);
  const readable = forms.filter((form) => readCheck(form.text)?.ambiguous === false);
  const unique = readable.filter((form, at) => readable.findIndex((each) => each.text === form.text) === at);
  return [
    ...unique.toSorted((one, other) => Number(other.same) - Number(one.same)),
    { text: `[manual] ${text}`, same: false },
  ];
}

function otherTag(tag: string, text: string): StrictForm[] {
  const near = nearestWord(tag, tags);
  if (near !== undefined) {
    const direct = { text: `[${near.word}] ${text}`, same: near.unique };
    return [direct, ...formsOf(near.word, text).map((form) => ({ ...form, same: form.same && near.unique }))];
  }
  return runTags.has(tag)
    ? [{ text: `[cmd] ${text}`, same: false }, ...formsOf('cmd', text).map((form) => ({ ...form, same: false }))]
    : [];
}

/** Words before a command that say no more than that it is run, where every check is run. */
const onlyRuns =
  /^(?:run(?:ning)?|execute|executing|call(?:ing)?|check(?:ing)?(?: that)?|verify(?:ing)?(?: that)?|the command|command)(?: (?:from|in|at) the (?:top|root|repo(?:sitory)?|project)(?:(?:’s|'s)? root| root| top)?)?:?$/i;

function formsOf(tag: string, text: string): StrictForm[] {
  if (tag === 'browse') {
    return [];
  }
  const asked = requestForms(tag, text);
  if (asked.length > 0) {
    return asked;
  }
  const commented = fromComment(tag, codeSpans(text)[0]?.content ?? text);
  if (commented.length > 0) {
    return commented;
  }
  const bare = bareForms(tag, text);
  if (bare.length > 0) {
    return bare;
  }
  const spans = codeSpans(text);
  const [first] = spans;
  const lead = first === undefined ? '' : text.slice(0, first.start).trim();
  if (first === undefined) {
    return [];
  }
  const command = text.slice(first.start, first.end);
  const rest = text.slice(first.end).trim();
  if (lead === '') {
    const clause = clauseIn(rest);
    return [
      ...(clause === undefined ? [] : [{ text: `[${tag}] ${command} ${clause}`, same: true }]),
      ...fromWords(tag, command, first.content, clause ?? rest),
    ];
  }
  // “Run `npm test`”, “running `npm test` passes”: the words before only say that it is run.
  if (onlyRuns.test(lead) && looksRun(first.content)) {
    return rest === ''
      ? [{ text: `[${tag}] ${command}`, same: true }]
      : fromWords(
          tag,
          command,
          first.content,
          rest.replace(
            /^(?:and (?:check|verify|confirm|see|ensure)(?: that)? (?:it|everything)|it|and it|→|->)\s+/i,
            '',
          ),
        );
  }
  return spans.length === 1 && looksRun(first.content) && saysSuccess.test(rest)
    ? [{ text: `[cmd] ${command} — ${lead} ${rest}`.trimEnd(), same: false }]
    : [];
}

/** “`node a.js # prints 3`”: a shell passes over what stands behind the mark. */
function fromComment(tag: string, content: string): StrictForm[] {
  const at = maskQuoted(content).search(/\s#\s/);
  const command = content.slice(0, at).trimEnd();
  return at === -1 ? [] : fromWords(tag, inCodeSpan(command), command, content.slice(at + 3).trim());
}

/** What is said behind a dash or in parentheses, where nothing stands before them. */
function clauseIn(rest: string): string | undefined {
  return /^(?:(?:—|–|--?)\s|\()([^()]*)\)?[.]?$/.exec(rest)?.[1]?.trim();
}
