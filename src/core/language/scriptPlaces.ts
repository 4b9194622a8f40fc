import { lineRange, type Range } from '../base/range.ts';
import { TextPositions } from './textPositions.ts';

/** Where a `package.json` has a script: its name, without quotation marks. Undefined: it has none of that name. */
export function packageScriptAt(lines: readonly string[], name: string): Range | undefined {
  const positions = new TextPositions(lines);
  const { text } = positions;
  let depth = 0;
  // The key of the object on the first level that is being read.
  let section: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = stringEnd(text, at);
      const isKey = /^\s*:/.test(text.slice(end, end + 100));
      const content = text.slice(at + 1, end - 1);
      if (isKey && depth === 1) {
        section = content;
      }
      if (isKey && depth === 2 && section === 'scripts' && content === JSON.stringify(name).slice(1, -1)) {
        return positions.rangeOf(at + 1, end - 1);
      }
      at = end - 1;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
    }
  }
  return undefined;
}

/** Behind the closing quotation mark. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === '"') {
      return at + 1;
    }
  }
  return text.length;
}

/** Where a Makefile has a rule for a target, or at least declares it as phony. */
export function makeTargetAt(lines: readonly string[], name: string): Range | undefined {
  let phony: Range | undefined;
  for (const [line, text] of lines.entries()) {
    const targets = /^[^\s#:=][^#:=]*:(?!:{0,2}=)/.exec(text)?.[0];
    const declares = targets?.startsWith('.PHONY') === true;
    const place = targets === undefined ? undefined : wordIn(declares ? text : targets.slice(0, -1), name, line);
    if (place !== undefined && !declares) {
      return place;
    }
    phony ??= place;
  }
  return phony;
}

/** Where a justfile has a recipe or an alias. */
export function justRecipeAt(lines: readonly string[], name: string): Range | undefined {
  for (const [line, text] of lines.entries()) {
    const before = /^(?:alias\s+|@)?/.exec(text)?.[0] ?? '';
    const behind = text.slice(before.length + name.length);
    const offers = before.startsWith('alias') ? /^\s*:=/ : /^(?:\s[^:]*)?:(?!=)/;
    if (text.startsWith(name, before.length) && offers.test(behind)) {
      return lineRange(line, before.length, before.length + name.length);
    }
  }
  return undefined;
}

function wordIn(text: string, word: string, line: number): Range | undefined {
  for (const { index, 0: found } of text.matchAll(/\S+/g)) {
    if (found === word) {
      return lineRange(line, index, index + word.length);
    }
  }
  return undefined;
}
