/**
 * Whether words stand for others that somebody was to write: an untouched part of a template, a mark such as TODO, dots,
 * question marks or a line to write on. Only words that are nothing else: what speaks of gaps is none.
 *
 * @param words without backticks, quotation marks and the full stop around them
 */
export function isGap(words: string): boolean {
  return (
    words.length <= longestGap && (mark.test(words) || isBracketed(words) || isLorem(words) || announced.test(words))
  );
}

/** UTF-16 units; whoever writes more has filled it in. */
const longestGap = 120;

const mark = /^(?:\.{3,}|…+|_{2,}|\?{2,}|TODO|TBD|TBA|TBC|FIXME|XXX|FILL[ _-]?(?:ME|IN|THIS)(?: IN)?)$/;

/** `TODO: describe the approach`: a note to whoever writes the plan, not to whoever does it. */
const announced =
  /^(?:TODO|TBD|TBA|FIXME)\b ?[:(—–-]+ ?(?:(?:to )?(?:describe|explain|fill|list|specify|define|complete|insert|write (?:this|it|me|up)|come back|later|decide)\b)/;

function isBracketed(words: string): boolean {
  const inside = words.slice(1, -1).trim();
  switch (words[0]) {
    case '<':
      return words.endsWith('>') && !/[<>]/.test(inside) && isStub(inside);
    case '[':
      return words.endsWith(']') && !/[[\]]/.test(inside) && isAsked(inside);
    case '{':
      return words.startsWith('{{') && words.endsWith('}}') && /^[^{}]+$/.test(words.slice(2, -2));
    default:
      return false;
  }
}

/** What a stub asks for when it is one word. Names of HTML elements (`<title>`, `<summary>`) are not among them. */
const stubWords = new Set(
  'command commands name value number description file filename folder text-here approach step task criterion criteria requirement reason goal scope todo tbd tba placeholder something expected actual note notes date id'.split(
    ' ',
  ),
);

/** What a template asks for begins so: `<the first step>`, `<what is left alone>`, `[insert the path]`. */
const asked =
  /^(?:the|an?|any|your|its|what|how|which|who|where|when|why|one|two|some|insert|describe|list|add|enter|specify|explain|fill|write|name of|path (?:to|of)|e\.g\.|short|brief|first|next|another)\s+\S/i;

/** Whether words in brackets ask for others, wherever they stand: `<the command>`, and not `<branch>`, which may be usage. */
export function asksFor(words: string): boolean {
  return words.length <= longestGap && /^<[^<>=/]+>$/.test(words) && asked.test(words.slice(1, -1));
}

/** Whether this stands where a text is expected that was still to be written. `...` and `TODO` may be such a text. */
export function isGapForText(words: string): boolean {
  return /^_{2,}$/.test(words) || asksFor(words);
}

function isStub(inside: string): boolean {
  return (
    stubWords.has(inside) ||
    (asked.test(inside) && !/[=/]/.test(inside)) ||
    mark.test(inside) ||
    plainWords.test(inside)
  );
}

/** Two words or more of small letters. `<details open>` and `<input disabled>` are elements with an attribute. */
const plainWords =
  /^(?!\w+ (?:open|checked|disabled|hidden|required|readonly|multiple|selected|async|defer|controls|autoplay|loop|muted|inert|popover)$)[a-z][a-z’'-]*(?: [a-z0-9][a-z0-9’',-]*){1,12}$/;

/** In square brackets more is written that is no gap: names, tags, remarks. */
function isAsked(inside: string): boolean {
  return mark.test(inside) || /^(?:todo|tbd|placeholder)$/i.test(inside) || bracketed.test(inside);
}

const bracketed =
  /^(?:the|your|insert|describe|list|add|enter|specify|explain|fill in|write|name of|path (?:to|of)|what|how)\s+\S/i;

function isLorem(words: string): boolean {
  return /^lorem ipsum\b/i.test(words);
}
