/**
 * A text with everything that is only mentioned (code, what stands in quotation marks, targets of links) replaced by
 * blanks. Same length: positions stay. What is opened and never closed is no quotation.
 */
export function maskMentions(text: string): string {
  if (!/[`"“(]/.test(text)) {
    return text;
  }
  let masked = '';
  let kept = 0;
  for (let at = next(text, 0); at < text.length;) {
    const end = mentionEnd(text, at);
    if (end !== undefined) {
      masked += text.slice(kept, at) + ' '.repeat(end - at);
      kept = end;
    }
    at = next(text, end ?? at + 1);
  }
  return masked + text.slice(kept);
}

const opening = /[`"“(]/g;

/** Where the next mark stands that a mention may begin with. */
function next(text: string, from: number): number {
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? text.length;
}

/** Longest quotation, in UTF-16 units: beyond it two marks far from each other do not belong together. */
const longestQuotation = 600;

function mentionEnd(text: string, at: number): number | undefined {
  switch (text[at]) {
    case '`': {
      let run = at + 1;
      while (text[run] === '`') {
        run += 1;
      }
      const close = closing(text, '`'.repeat(run - at), run);
      return close === undefined ? run : close + run - at;
    }
    case '"': {
      const close = closing(text, '"', at + 1);
      return close === undefined ? undefined : close + 1;
    }
    case '“': {
      const close = closing(text, '”', at + 1);
      return close === undefined ? undefined : close + 1;
    }
    case '(': {
      const close = text[at - 1] === ']' ? closing(text, ')', at + 1) : undefined;
      return close === undefined ? undefined : close + 1;
    }
    default:
      return undefined;
  }
}

function closing(text: string, mark: string, from: number): number | undefined {
  const at = text.slice(from, from + longestQuotation).indexOf(mark);
  return at === -1 ? undefined : from + at;
}
