import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/**
 * How much of a frontmatter is given to the YAML reader, in UTF-16 units, what is certain at a glance not counted: for text
 * that is no YAML it takes up to 5 µs for each, and no plan has so much that is.
 */
const mostYaml = 10_000;

/** Reads the values of one frontmatter's keys. */
export class YamlValues {
  #left = mostYaml;

  /**
   * The value of a key: text, or a list of texts, all trimmed; undefined when it is empty or `null`. What is not YAML, or
   * YAML of a shape that no key has, is taken as plain text.
   *
   * @param text behind the key on its line, trimmed
   * @param below further lines of the value
   */
  read(text: string, below: readonly string[]): string | readonly string[] | undefined {
    if (below.length > 0) {
      const certain = text === '' ? certainItems(below) : undefined;
      return certain ?? this.#readYaml(`key: ${text}\n${below.join('\n')}`) ?? plainList(text, below);
    }
    if (/^(?:~|null)?$/.test(text)) {
      return undefined;
    }
    // A tag or an anchor is YAML, but nobody means one in a plan, and reading it would swallow the first word.
    if (/^[&!]/.test(text)) {
      return text;
    }
    return certainValue(text) ?? this.#readYaml(`key: ${text}`) ?? text;
  }

  #readYaml(source: string): string | readonly string[] | undefined {
    this.#left -= source.length;
    return this.#left < 0 ? undefined : readYaml(source);
  }
}

/**
 * Most values are words, numbers or simple lists, which are certain at a glance: the YAML reader takes fifty times as
 * long. Undefined where it could make a difference.
 */
function certainValue(text: string): string | readonly string[] | undefined {
  // Without a mark at its beginning and without a comment, it is either plain text in YAML or no YAML.
  if (!/^["'[\]{}#*|>%:]|\s#/.test(text)) {
    return text;
  }
  return certainQuotation(text) ?? (/^\[[^[\]{}#]*\]$/.test(text) ? certainList(text.slice(1, -1)) : undefined);
}

/** In quotes that stand only around it, with no escapes but those that JSON has, too. */
function certainQuotation(text: string): string | undefined {
  if (/^(?:"[^"\\]*"|'[^']*')$/.test(text)) {
    return text.slice(1, -1).trim();
  }
  return /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt])*"$/u.test(text) ? String(JSON.parse(text)).trim() : undefined;
}

/** `[1, 02, goal:3, "src/a.ts"]` */
function certainList(inside: string): readonly string[] | undefined {
  if (inside.trim() === '') {
    return [];
  }
  const items = inside.split(',').map((item) => {
    const word = item.trim();
    return /^[\w./][\w./-]*(?::[\w./-]+)*$/.test(word) ? word : certainQuotation(word);
  });
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** `- text` on each line, all indented alike. */
function certainItems(below: readonly string[]): readonly string[] | undefined {
  const indent = below[0]?.indexOf('-') ?? 0;
  const items = below.map((line) => {
    const text = line.slice(indent + 2).trim();
    const certain =
      line.startsWith('- ', indent) &&
      line.slice(0, indent).trim() === '' &&
      // No mark at its beginning, no comment, no key of a map, and no white space that YAML takes for something else.
      !/^(?:$|["'[\]{}#&*!|>%@`:?,-])|\s#|:(?:\s|$)|[^\S ]/.test(text);
    return certain ? text : undefined;
  });
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Lines of a list whose items are not YAML (`- goal: 7`), else the lines as one text. */
function plainList(text: string, below: readonly string[]): readonly string[] | string {
  const items = below.map((line) => /^\s*-\s+(.*)$/s.exec(line)?.[1]?.trim());
  const list = items.filter((item): item is string => item !== undefined);
  return text === '' && list.length === below.length
    ? list
    : [text, ...below.map((line) => line.trim())].join(' ').trim();
}

/**
 * Undefined when it is not YAML, or YAML of a shape that no key has. The document's nodes are looked at and never made
 * into objects, nor compared, and errors are not made pretty: for maps as keys of maps (`{{{{…`) and for many errors
 * (`[a][a]…`), that takes far more than linear time.
 */
function readYaml(source: string): string | readonly string[] | undefined {
  // Without a line end behind it, the reader overlooks errors in the last word.
  const document = parseDocument(`${source}\n`, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const node = document.errors.length === 0 && isMap(document.contents) ? document.contents.items[0]?.value : undefined;
  if (!isSeq(node)) {
    return textOfScalar(node);
  }
  const items = node.items.map(textOfScalar);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function textOfScalar(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : undefined;
}
