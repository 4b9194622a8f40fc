interface Tag {
  /** With a slash before it where it ends an element. */
  readonly name: string;
  /** `<skipped/>` has no end of its own. */
  readonly closed: boolean;
  readonly attributes: () => Readonly<Record<string, string | undefined>>;
}

/**
 * Hands out tags in order; skips comments, CDATA, declarations and text. Linear. In reports of tests nothing but names of
 * elements and attributes is looked at, so that no XML library with namespaces and validation is needed.
 */
export function forEachTag(text: string, take: (tag: Tag) => void): void {
  let at = text.indexOf('<');
  while (at !== -1) {
    const skipped = ['<!--', '<![CDATA[', '<?'].find((start) => text.startsWith(start, at));
    if (skipped !== undefined) {
      const ending = skipped === '<!--' ? '-->' : skipped === '<?' ? '?>' : ']]>';
      const end = text.indexOf(ending, at + skipped.length);
      if (end === -1) {
        return;
      }
      at = text.indexOf('<', end + ending.length);
      continue;
    }
    const end = endOfTag(text, at + 1);
    if (end === -1) {
      return;
    }
    const inside = text.slice(at + 1, end);
    const [name = ''] = inside.split(/[\s>]/, 1);
    take({
      name: name.endsWith('/') ? name.slice(0, -1) : name,
      closed: inside.endsWith('/'),
      attributes: () => attributesOf(inside),
    });
    at = text.indexOf('<', end + 1);
  }
}

/** `testcase name="adds" time='0.1'`: what stands in quotes, by the word before its sign. */
function attributesOf(inside: string): Readonly<Record<string, string | undefined>> {
  const values: Record<string, string> = {};
  let from = 0;
  for (let sign = inside.indexOf('='); sign !== -1; sign = inside.indexOf('=', from)) {
    const behind = inside.slice(sign + 1).trimStart();
    const start = inside.length - behind.length + 1;
    const end = inside.indexOf(behind.charAt(0), start);
    const name = inside.slice(from, sign).trim().split(/\s/).at(-1) ?? '';
    if (!/^["']/.test(behind) || end === -1) {
      break;
    }
    values[name] = decoded(inside.slice(start, end));
    from = end + 1;
  }
  return values;
}

/** A `>` inside of quotes does not end the tag. */
function endOfTag(text: string, from: number): number {
  let quote: string | undefined;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (quote !== undefined) {
      quote = char === quote ? undefined : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '>') {
      return index;
    }
  }
  return -1;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') {
      return entities[name] ?? whole;
    }
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
