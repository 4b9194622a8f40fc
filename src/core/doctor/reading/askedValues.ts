import { codeSpans } from '../../plan/codeSpans.ts';
import { unquoted } from '../../plan/unquoted.ts';

/** What comes behind one of these is meant letter by letter. */
const saying =
  /\b(?:prints?|printed|printing|outputs?|says?|saying|shows?|contains?|returns?|throws?|equals?|equal to|messages?|answers?|writes|reads|gives|reports?|warns?|displays?|emits?)\b/i;
/** Between two values of one list. */
const joining: ReadonlySet<string> = new Set(['', 'and', 'or', 'then', 'and then', 'followed by']);
/** Behind a value that is said in the passive. */
const saidBefore = /^ (?:is|are|was|gets?) (?:\w+ )?(?:printed|shown|returned|thrown|written|displayed|reported)\b/i;
/** What a person fills in, or has left out: such words are no values. */
const open = /[<>…$]|\.\.\./;

/**
 * The values that a criterion gives in code or quotes, without which nothing shows it: options, arguments and numbers of
 * commands, quoted words, and what is printed, returned or thrown. Names of files, programs and functions are none: a check
 * may come to them by another way.
 */
export function askedValues(criterion: string): readonly string[] {
  const spans = codeSpans(criterion);
  const values = new Set<string>();
  let behind = 0;
  let said = false;
  let prose = '';
  for (const [at, { content, start, end }] of spans.entries()) {
    const gap = criterion.slice(behind, start);
    prose += `${gap} `;
    said = saying.test(gap) || (said && joining.has(gap.replaceAll(/[,;]/g, ' ').trim()));
    behind = end;
    const after = criterion.slice(end, spans[at + 1]?.start);
    const whole = unquoted(content.trim());
    if (open.test(content) || whole === '') {
      continue;
    }
    if (said || saidBefore.test(after)) {
      values.add(whole);
    } else {
      for (const value of valuesOfCode(content)) {
        values.add(value);
      }
    }
  }
  prose += criterion.slice(behind);
  for (const [, value = ''] of prose.matchAll(/["“”]([^"“”]+)["“”]/g)) {
    if (!open.test(value)) {
      values.add(value.trim());
    }
  }
  return [...values];
}

/** Quoted words, options, numbers, and of a command its arguments that are no paths. */
function valuesOfCode(code: string): string[] {
  const quoted = [...code.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, double, single]) => double ?? single ?? '');
  const rest = code.replaceAll(/"[^"]*"|'[^']*'/g, ' ');
  const isCommand = /^[a-z][\w.-]* [^(){}=:;]+$/.test(`${rest} `);
  const words = rest.split(/[\s()[\]{},;=|&]+/).filter((word) => word !== '');
  return [
    ...quoted,
    ...words.filter(
      (word, at) =>
        /^-{1,2}[A-Za-z]/.test(word) || /^-?\d/.test(word) || (isCommand && at > 0 && /^\w+(?:-\w+)*$/.test(word)),
    ),
  ];
}

/** Whether a value stands in a text as it is: not in another case, and not as a part of a longer word, option or date. */
export function hasValue(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + value.length] ?? ' ';
    const first = value[0] ?? ' ';
    const last = value.at(-1) ?? ' ';
    if (!(inWord.test(first) && inWord.test(before)) && !(inWord.test(last) && inWord.test(after))) {
      return true;
    }
  }
  return false;
}

const inWord = /[\w-]/;
