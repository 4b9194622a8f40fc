import { nearestWord } from '../../base/nearestWord.ts';
import { codeSpans } from '../../plan/codeSpans.ts';
import { readCheck } from '../../plan/readCheck.ts';
import { maskQuoted } from '../../plan/shellText.ts';

/** A check's text in the grammar that leaves nothing open, with its tag. */
export interface StrictForm {
  readonly text: string;
  /** It says just what the words said; else only a person knows whether it does. */
  readonly same: boolean;
}

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
  const spans = codeSpans(text);
  const [first] = spans;
  const lead = first === undefined ? '' : text.slice(0, first.start).trim();
  if (first === undefined) {
    return [];
  }
  const command = text.slice(first.start, first.end);
  const rest = text.slice(first.end).trim();
  if (lead === '') {
    return fromWords(tag, command, first.content, rest);
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

/** `GET http://localhost:3000/health`, in a code span or not, with the status behind it that must come. */
const request =
  /^`?(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+)?((?:https?:\/\/|localhost\b|\/)[^\s`]*)`?\s*(?:(?:->|→|=>|returns?|is|gives|answers(?: with)?)\s*)?(?:HTTP\s)?(?:status\s)?`?(\d{3})?`?[.]?$/;

/** An address is no command; curl asks for it. The place of a path alone only a person knows. */
function requestForms(tag: string, text: string): StrictForm[] {
  const [, method, address = '', status] = request.exec(text) ?? [];
  if (address === '' || (method === undefined && address.startsWith('/')) || (status === undefined && tag === 'cmd')) {
    return status === undefined && /^(?:https?:|localhost)/.test(address)
      ? [{ text: `[cmd] \`curl -f ${address}\``, same: false }]
      : [];
  }
  const option = method === undefined || method === 'GET' ? '' : method === 'HEAD' ? '-I ' : `-X ${method} `;
  const whole = address.startsWith('/') ? `http://localhost:__${address}` : address;
  return [
    {
      text: `[status] \`curl ${option}${quotedAddress(whole)}\` -> ${status ?? '200'}`,
      same: tag === 'status' && status !== undefined && whole === address,
    },
  ];
}

/** A shell looks into some of what addresses hold. */
function quotedAddress(address: string): string {
  return /[&?*;()$<>|'"\s]/.test(address) ? `'${address.replaceAll("'", '%27')}'` : address;
}

const saysSuccess =
  /^(?:[\w’' ]{0,60}\b)?(?:pass|passes|passed|passing|succeeds?|successfully|green|clean|cleanly|no (?:errors?|failures?)|without (?:errors?|failures?))[.!]?$/i;

const programs =
  /^(?:!\s*)?(?:[A-Z_]+=\S*\s+)?(?:npm|pnpm|yarn|bun|bunx|npx|node|deno|tsc|tsx|python3?|pytest|pip|uv|poetry|ruby|bundle|rake|go|cargo|make|just|task|bash|sh|zsh|git|grep|rg|find|ls|cat|test|curl|wget|docker|kubectl|java|mvn|gradle|dotnet|php|composer|mix|swift|jq|sed|awk|diff|shellcheck|eslint|vitest|jest|mocha|cd)\s/;

/** A known program with arguments, a program by its path, or words with an option among them. */
function looksRun(content: string): boolean {
  const text = content.trim();
  return (
    programs.test(text) ||
    /^[A-Za-z_]\w*=\S+\s/.test(text) ||
    /^\.{0,2}\/?[\w.-]+\/[\w./-]+/.test(text) ||
    /^[a-z][\w.-]*(?:\s[\w./:=-]+)*\s-{1,2}\w/.test(text)
  );
}

const quoted = String.raw`(?:\x60([^\x60]+)\x60|"([^"]+)"|'([^']+)'|“([^“”]+)”)`;

/** What is spoken of, before what is said of it: “→ the output should”. */
const subject =
  /^(?:(?:→|->|=>|—|:) ?)?(?:(?:and|then|which|that) )?(?:(?:the|its|standard|command|console) ){0,4}(?:(?:output|stdout|result|it|response)\b)? ?(?:(?:should|must|to|will|does)\b)? ?/i;

const ending = '[.;,]?$';

interface Wording {
  readonly words: RegExp;
  readonly form: (match: RegExpExecArray, command: Command) => StrictForm | undefined;
}

interface Command {
  readonly tag: string;
  /** With its backticks. */
  readonly span: string;
  readonly content: string;
}

function wording(words: RegExp, form: Wording['form']): Wording {
  return { words, form };
}

/** The first of a match's groups that took part. */
function partOf(match: RegExpExecArray): string {
  return match.slice(1).find((part) => part !== undefined) ?? '';
}

function code(text: string): string | undefined {
  return text.includes('`') ? undefined : `\`${text.trim()}\``;
}

function contains({ span }: Command, text: string, same: boolean): StrictForm | undefined {
  const wanted = code(text);
  return wanted === undefined ? undefined : { text: `[assert] ${span} contains ${wanted}`, same };
}

/** Whether a command prints a number: `… | wc -l`, `grep -c …`. */
function counts(content: string): boolean {
  const command = content.trimEnd();
  return /\bwc\s+-[lwc]+$/.test(command) || /\|\s*wc$/.test(command) || grepCounts(command);
}

function grepCounts(command: string): boolean {
  const at = command.search(/\bgrep\s/);
  const words = at === -1 ? [] : command.slice(at).split(/\s+/).slice(1);
  const behindOptions = words.findIndex((word) => !/^-\w+$/.test(word));
  return words.slice(0, behindOptions === -1 ? words.length : behindOptions).some((word) => word.includes('c'));
}

/** What people write behind a command, and what it comes to. */
const wordings: readonly Wording[] = [
  // It is run, and must succeed.
  wording(
    new RegExp(
      String.raw`^(?:(?:passes|pass(?:ed)?|succeeds?|is (?:green|clean)|(?:runs?|completes?|finishes|exits?) (?:cleanly|successfully|without (?:any )?errors?|with(?:out)? no errors?|ok|zero)|exit(?:s|ed)? (?:with )?(?:code |status )?\(?(?:0|zero)\)?|all pass|is successful))${ending}`,
      'i',
    ),
    (_, { tag, span }) => ({ text: `[${tag}] ${span}`, same: true }),
  ),
  // It must fail.
  wording(
    new RegExp(
      String.raw`^(?:(?:fails?|(?:exits?|returns?|ends?) (?:with )?(?:an? )?(?:code |status )?(?:non-?zero|not (?:0|zero)|(?:an? )?error)(?: (?:code|status|exit code))?))${ending}`,
      'i',
    ),
    (_, { tag, span, content }) => ({
      text: `[${tag}] \`! ${content}\``,
      same: span.startsWith('`') && !/[|;&]/.test(maskQuoted(content)),
    }),
  ),
  wording(
    new RegExp(String.raw`^(?:(?:exits?|returns?) (?:with )?(?:exit )?(?:code|status) (\d{1,3}))${ending}`, 'i'),
    (match, { tag, span }) => ({
      text: `[${tag}] ${span} exits ${partOf(match)}`,
      same: true,
    }),
  ),
  // Nothing must be found.
  wording(
    new RegExp(
      String.raw`^(?:(?:(?:returns?|outputs?|prints?|finds?|shows?|gives?|has|yields?) (?:nothing|no (?:matches|match|output|hits|results|lines))|no (?:matches|match|output|hits|results)|is empty|(?:returns?|outputs?|has|finds?) (?:0|zero) (?:matches|hits|results|lines)))${ending}`,
      'i',
    ),
    (_, { tag, content }) =>
      /^(?:grep|rg|git grep)\b/.test(content) && !/[|;&]|\s-\w*[cLv]/.test(maskQuoted(content))
        ? { text: `[${tag}] \`! ${content}\``, same: true }
        : content.includes('"') || content.includes('`')
          ? undefined
          : { text: `[cmd] \`test -z "$(${content})"\``, same: false },
  ),
  // Something must be found.
  wording(
    new RegExp(
      String.raw`^(?:(?:returns?|outputs?|prints?|finds?|shows?|gives?|has|yields?) (?:at least one (?:match|line|hit|result)|(?:some|any) (?:matches|match|output|lines?)|one or more (?:matches|lines|hits)))${ending}`,
      'i',
    ),
    (_, { span }) => ({ text: `[assert] ${span} outputs a match`, same: true }),
  ),
  // It holds a text.
  wording(
    new RegExp(
      String.raw`^(?:(?:contains?|includes?|have|has|mentions?) (?:the )?(?:(?:text|string|word|line|phrase)s? )?${quoted})${ending}`,
      'i',
    ),
    (match, command) => contains(command, partOf(match), true),
  ),
  wording(new RegExp(String.raw`^(?:(?:output |stdout )?contains? ([\w./:=-]+))${ending}`, 'i'), (match, command) =>
    contains(command, partOf(match).replace(/[.:]$/, ''), true),
  ),
  wording(
    new RegExp(
      String.raw`^(?:(?:returns?|outputs?|prints?|shows?|lists?|displays?) (?:an? |the )?[\w -]{0,40}(?:containing|including|with) ${quoted})${ending}`,
      'i',
    ),
    (match, command) => contains(command, partOf(match), true),
  ),
  wording(
    new RegExp(
      String.raw`^(?:(?:prints?|shows?|says?|reports?|displays?|emits?|logs?|lists?|reads?|ends with|starts with) (?:the )?(?:(?:text|string|word|line|message) )?${quoted})${ending}`,
      'i',
    ),
    (match, command) => contains(command, partOf(match), false),
  ),
  wording(
    new RegExp(String.raw`^(?:(?:equals?|is(?: exactly)?|matches exactly|==?) ${quoted})${ending}`, 'i'),
    (match, { span }) => {
      const wanted = code(partOf(match));
      return wanted === undefined ? undefined : { text: `[assert] ${span} outputs ${wanted}`, same: true };
    },
  ),
  wording(new RegExp(String.raw`^(?:(?:equals?|is(?: exactly)?|==?) (\d+))${ending}`, 'i'), (match, { span }) => ({
    text: `[assert] ${span} outputs ${partOf(match)}`,
    same: true,
  })),
  // It counts.
  wording(
    new RegExp(
      String.raw`^(?:(?:(?:is|are|outputs?|returns?|prints?|shows?|has|finds?|reports?) )?(?:at least|>=|≥|a minimum of) \x60?(\d+)\x60?(?: or more)?(?: [\w-]+){0,3})${ending}`,
      'i',
    ),
    (match, { span, content }) => ({ text: `[assert] ${span} at least ${partOf(match)}`, same: counts(content) }),
  ),
  wording(
    new RegExp(
      String.raw`^(?:(?:(?:is|are|outputs?|returns?|prints?|shows?|has|finds?) )?(?:more than|greater than|>|over) \x60?(\d{1,6})\x60?(?: [\w-]+){0,3})${ending}`,
      'i',
    ),
    (match, { span, content }) => ({
      text: `[assert] ${span} at least ${Number(partOf(match)) + 1}`,
      same: counts(content),
    }),
  ),
];

/** A remark in parentheses or behind a dash, which is kept as it is, with the blanks before it. Empty: there is none. */
function remarkOf(text: string): string {
  const dash = /\s[—–]\s/.exec(text)?.index ?? text.length;
  const open = /\)[.;]?$/.test(text) ? text.lastIndexOf('(') : -1;
  const inParentheses = open > 0 && /\s/.test(text[open - 1] ?? '') && text.indexOf(')', open) >= text.length - 2;
  const start = inParentheses ? Math.min(open, dash) : dash;
  return text.slice(text.slice(0, start).trimEnd().length);
}

function fromWords(tag: string, span: string, content: string, rest: string): StrictForm[] {
  const asked = tag === 'status' ? 'assert' : tag;
  const candidates: StrictForm[] = [];
  const kept = remarkOf(rest);
  for (const [words, behind] of [
    [rest, ''],
    [rest.slice(0, rest.length - kept.length), kept.trimEnd()],
  ] as const) {
    for (const { words: pattern, form } of words === '' ? [] : wordings) {
      const match = pattern.exec(words.trim().replace(subject, '')) ?? pattern.exec(words.trim());
      const strict = match === null ? undefined : form(match, { tag: asked, span, content });
      if (strict !== undefined) {
        candidates.push({ ...strict, text: strict.text + (behind === '' ? '' : ` ${behind.trim()}`) });
      }
    }
  }
  // Words that only say in another way that the command succeeds may stay beside it. Others would be lost as a remark, and
  // the check would be green whatever they ask for.
  const plain = rest.replace(/^(?:[—–:-]|→|->|=>)+\s*/, '');
  return looksRun(content) && saysSuccess.test(plain) && !candidates.some((form) => form.same)
    ? [...candidates, { text: `[cmd] ${span} — ${plain}`, same: false }]
    : candidates;
}
