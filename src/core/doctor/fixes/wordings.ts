import { maskQuoted } from '../../plan/shellText.ts';
import type { StrictForm } from './strictForm.ts';

export const saysSuccess =
  /^(?:[\w’' ]{0,60}\b)?(?:pass|passes|passed|passing|succeeds?|successfully|green|clean|cleanly|no (?:errors?|failures?)|without (?:errors?|failures?))[.!]?$/i;

const programs =
  /^(?:!\s*)?(?:[A-Z_]+=\S*\s+)?(?:npm|pnpm|yarn|bun|bunx|npx|node|deno|tsc|tsx|python3?|pytest|pip|uv|poetry|ruby|bundle|rake|go|cargo|make|just|task|bash|sh|zsh|git|grep|rg|find|ls|cat|test|curl|wget|docker|kubectl|java|mvn|gradle|dotnet|php|composer|mix|swift|jq|sed|awk|diff|shellcheck|eslint|vitest|jest|mocha|cd)\s/;

/** A known program with arguments, a program by its path, or words with an option among them. */
export function looksRun(content: string): boolean {
  const text = content.trim();
  return (
    programs.test(text) ||
    /^[A-Za-z_]\w*=\S+\s/.test(text) ||
    /^\.{0,2}\/?[\w.-]+\/[\w./-]+/.test(text) ||
    /^[a-z][\w.-]*(?:\s[\w./:=-]+)*\s-{1,2}\w/.test(text)
  );
}

const quoted = String.raw`(?:\x60([^\x60]+)\x60|"([^"]+)"|'([^']+)'|“([^“”]+)”)`;

/** A few words that name no kind of thing: “no errors” and “the version” are no text to look for. */
const unmarked = String.raw`(?!(?:no|nothing|the|an?|some|any|all|at|more|less|only|ok|green|clean|empty|true|false|non-?zero|success|error|fine|correct|right)\b)([\w./:=-]+(?: [\w./:=-]+){0,3}?)`;

/** What is spoken of, before what is said of it: “→ the output should”. */
const subject =
  /^(?:(?:→|->|=>|—|:|#) ?)?(?:expect(?:ed|s)?(?: output| result)?(?: is)?(?:: ?| ))?(?:(?:and|then|which|that) )?(?:(?:the|its|standard|command|console) ){0,4}(?:(?:output|stdout|result|it|response)\b)? ?(?:(?:should|must|to|will|does)\b)? ?/i;

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
  wording(
    new RegExp(
      String.raw`^(?:(?:does not|doesn't|doesn’t|do not|must not|should not|never) (?:contains?|includes?|mentions?|prints?|outputs?|shows?) (?:the )?(?:(?:text|string|word|line) )?${quoted})${ending}`,
      'i',
    ),
    (match, { span }) => {
      const wanted = code(partOf(match));
      // What breaks shows no absence either: the reader of checks asks for an output without the text.
      return wanted === undefined ? undefined : { text: `[assert] ! ${span} contains ${wanted}`, same: true };
    },
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
  // What stands behind an arrow is what it prints, or the code that it exits with.
  wording(/^(?:→|->|=>)\s*`?([\w./:-]+)`?[.]?$/, (match, { span }) => ({
    text: `[assert] ${span} outputs \`${partOf(match)}\``,
    same: false,
  })),
  wording(/^(?:→|->|=>)\s*`?(\d{1,3})`?[.]?$/, (match, { span }) => ({
    text: `[assert] ${span} exits ${partOf(match)}`,
    same: false,
  })),
  // Words without marks around them: only a person knows where they end.
  wording(new RegExp(String.raw`^(?:contains?|includes?|mentions?) ${unmarked}${ending}`, 'i'), (match, command) =>
    contains(command, partOf(match), false),
  ),
  wording(
    new RegExp(
      String.raw`^(?:prints?|shows?|says?|reports?|displays?|emits?|outputs?|returns?) ${unmarked}${ending}`,
      'i',
    ),
    (match, command) => contains(command, partOf(match), false),
  ),
  wording(new RegExp(String.raw`^(?:equals?|is(?: exactly)?|==?) ${unmarked}${ending}`, 'i'), (match, { span }) => ({
    text: `[assert] ${span} outputs \`${partOf(match)}\``,
    same: false,
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
  // “Expected output:” with nothing but a text behind it.
  wording(new RegExp(`^${quoted}${ending}`), (match, command) => contains(command, partOf(match), false)),
  // It prints so many lines.
  wording(
    new RegExp(
      String.raw`^(?:(?:prints?|outputs?|returns?|shows?|gives?|has|is) )?(?:exactly |only )?(\d{1,6}|zero|one|two|three|four|five|six|seven|eight|nine|ten) (?:lines?|matches|match|hits?|results?|rows?|entries|files?)${ending}`,
      'i',
    ),
    (match, { span, content }) => {
      const said = partOf(match).toLowerCase();
      const count = /^\d/.test(said) ? said : String(numbers.indexOf(said));
      return counts(content)
        ? { text: `[assert] ${span} outputs \`${count}\``, same: false }
        : content.includes('`')
          ? undefined
          : { text: `[assert] \`${content} | wc -l\` outputs \`${count}\``, same: false };
    },
  ),
];

const numbers = 'zero one two three four five six seven eight nine ten'.split(' ');

/** A remark in parentheses or behind a dash, which is kept as it is, with the blanks before it. Empty: there is none. */
function remarkOf(text: string): string {
  const dash = /\s[—–]\s/.exec(text)?.index ?? text.length;
  const open = /\)[.;]?$/.test(text) ? text.lastIndexOf('(') : -1;
  const inParentheses = open > 0 && /\s/.test(text[open - 1] ?? '') && text.indexOf(')', open) >= text.length - 2;
  const start = inParentheses ? Math.min(open, dash) : dash;
  return text.slice(text.slice(0, start).trimEnd().length);
}

/** What words behind a command come to, with its tag and the command in its code span. */
export function fromWords(tag: string, span: string, content: string, rest: string): StrictForm[] {
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
