import { contractions, spellings, synonyms } from '../../src/core/doctor/rewordings.ts';
import { readPlan } from '../../src/core/plan/readPlan.ts';

/** Another way to write a plan file that says the same. */
export interface Transformation {
  readonly name: string;
  /** Nothing may move; otherwise no dimension by more than 0.5. */
  readonly exact: boolean;
  /** Texts that differ from the given one; none where there is nothing to change. */
  readonly apply: (source: string) => readonly string[];
}

/** The same texts each time: a linear congruential generator (Numerical Recipes). */
function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = numbers(seed);
  const rest = [...items];
  return items.flatMap(() => rest.splice(next(rest.length), 1));
}

interface Span {
  /** First line. */
  readonly from: number;
  /** Line behind the last one. */
  readonly to: number;
}

/** Puts runs of lines into another order: each place keeps its line, and gets the lines of another. */
function reorder(source: string, spans: readonly Span[], seed: number): string {
  const lines = source.split('\n');
  const places = spans.toSorted((one, other) => one.from - other.from);
  const order = shuffled(places, seed);
  const result: string[] = [];
  let at = 0;
  places.forEach((place, index) => {
    const other = order[index] ?? place;
    result.push(...lines.slice(at, place.from), ...lines.slice(other.from, other.to));
    at = place.to;
  });
  return [...result, ...lines.slice(at)].join('\n');
}

/** Items whose lines follow each other without anything between, nested items and continuation lines included. */
function runs(source: string, starts: readonly number[]): Span[][] {
  const lines = source.split('\n');
  const groups: Span[][] = [];
  for (const from of [...new Set(starts)].toSorted((one, other) => one - other)) {
    const indent = (lines[from] ?? '').search(/\S/);
    let to = from + 1;
    while (to < lines.length && (lines[to] ?? '').trim() !== '' && (lines[to] ?? '').search(/\S/) > indent) {
      to += 1;
    }
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (before !== undefined && from < before.to) {
      continue;
    }
    if (group !== undefined && before?.to === from) {
      group.push({ from, to });
    } else {
      groups.push([{ from, to }]);
    }
  }
  return groups.filter((group) => group.length > 1);
}

type Part = 'criteria' | 'checks' | 'tasks' | 'files';

function shuffle(part: Part): Transformation {
  return {
    name: `shuffle ${part}`,
    exact: true,
    apply: (source) => {
      const plan = readPlan('plan.md', source);
      const starts = plan?.[part].map(({ range }) => range.start.line) ?? [];
      return different(
        source,
        [1, 2, 3].map((seed) => runs(source, starts).reduce((text, group) => reorder(text, group, seed), source)),
      );
    },
  };
}

const shuffleSections: Transformation = {
  name: 'shuffle sections',
  exact: true,
  apply: (source) => {
    const sections = readPlan('plan.md', source)?.sections.filter(({ level }) => level === 2) ?? [];
    const lines = source.split('\n');
    // A section that the last line ends needs one of its own, or it would flow into the next.
    const whole = lines.at(-1) === '' ? source : `${source}\n`;
    return different(
      source,
      [1, 2].map((seed) =>
        reorder(
          whole,
          sections.map(({ line, end }) => ({
            from: line,
            to: Math.min(end, lines.length - (lines.at(-1) === '' ? 1 : 0)),
          })),
          seed,
        ),
      ),
    );
  },
};

/** Rewrites the criteria's paragraphs at a width; `Infinity` puts each on one line. */
function wrap(width: number): Transformation {
  return {
    name: `wrap at ${width}`,
    exact: true,
    apply: (source) => {
      const lines = source.split('\n');
      const result: string[] = [];
      for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        const item = /^(\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)\S/.exec(line);
        if (item === null) {
          result.push(line);
          continue;
        }
        const marker = item[1] ?? '';
        const words = [line.slice(marker.length)];
        const indent = marker.search(/\S/);
        while (
          /^\s+\S/.test(lines[at + 1] ?? '') &&
          (lines[at + 1] ?? '').search(/\S/) > indent &&
          !/^\s*(?:[-*+]|\d+[.)])\s|^\s*(?:```|~~~|\|)/.test(lines[at + 1] ?? '')
        ) {
          words.push(lines[at + 1] ?? '');
          at += 1;
        }
        result.push(
          ...wrapped(
            marker,
            words
              .join(' ')
              .split(/\s+/)
              .filter((word) => word !== ''),
            width,
          ),
        );
      }
      return different(source, [result.join('\n')]);
    },
  };
}

function wrapped(marker: string, words: readonly string[], width: number): string[] {
  const indent = ' '.repeat(/^\s*(?:[-*+]|\d+[.)])\s+/.exec(marker)?.[0].length ?? 2);
  const result: string[] = [];
  let line = marker;
  let empty = true;
  for (const word of words) {
    // A line must not begin with what Markdown would read as a marker.
    const marks = /^(?:[-*+#>]|\d+[.)]|\*\*.*|```.*|_{3,}|-{3,})$/.test(word);
    if (!empty && !marks && line.length + 1 + word.length > width) {
      result.push(line);
      line = indent + word;
    } else {
      line = empty ? line + word : `${line} ${word}`;
    }
    empty = false;
  }
  return [...result, line];
}

function lineByLine(name: string, change: (line: string) => string): Transformation {
  return {
    name,
    exact: true,
    apply: (source) => {
      let inFence = false;
      let inHead = false;
      const lines = source.split('\n').map((line, index) => {
        if (line === '---' && (index === 0 || inHead)) {
          inHead = index === 0;
          return line;
        }
        inFence = /^\s*(?:```|~~~)/.test(line) ? !inFence : inFence;
        return inFence || inHead ? line : change(line);
      });
      return different(source, [lines.join('\n')]);
    },
  };
}

/** Changes the prose of criteria: not code spans, quotations and addresses. */
function inProse(source: string, change: (text: string) => string): string {
  const lines = source.split('\n');
  for (const { pieces, text } of readPlan('plan.md', source)?.criteria ?? []) {
    pieces.forEach(({ offset, line, character }, index) => {
      const own = text.slice(offset, (pieces[index + 1]?.offset ?? text.length + 1) - 1).replace(/ -$/, '');
      const whole = lines[line] ?? '';
      const changed = own
        .split(/(`[^`]*`|"[^"]*"|“[^”]*”|https?:\S+)/)
        .map((part, at) => (at % 2 === 0 ? change(part) : part))
        .join('');
      lines[line] = whole.slice(0, character) + whole.slice(character).replace(own, () => changed);
    });
  }
  return lines.join('\n');
}

/** A text with every word of a group in place of each of the others, one pair at a time. */
export function rewordings(
  text: string,
  groups: readonly (readonly string[])[],
): { text: string; from: string; to: string }[] {
  return groups.flatMap((group) =>
    group
      .filter((from) => !from.startsWith('>'))
      .flatMap((from) => {
        const words = from.replaceAll('.', '\\.').replaceAll(' ', '\\s+');
        const pattern = new RegExp(`(?<![\\w-])${words}(?![\\w-])`, 'gi');
        return pattern.test(text)
          ? group
              .map((to) => to.replace('>', ''))
              .filter((to) => to !== from)
              .map((to) => ({ text: text.replaceAll(pattern, (word) => likeCase(word, to)), from, to }))
          : [];
      }),
  );
}

function reword(name: string, groups: readonly (readonly string[])[]): Transformation {
  return {
    name,
    exact: false,
    apply: (source) =>
      groups.flatMap((group) =>
        group.flatMap((_, at) =>
          group.flatMap((__, other) =>
            different(source, [
              inProse(
                source,
                (text) =>
                  rewordings(text, [group]).find(
                    ({ from, to }) => from === group[at] && to === group[other]?.replace('>', ''),
                  )?.text ?? text,
              ),
            ]),
          ),
        ),
      ),
  };
}

function likeCase(like: string, word: string): string {
  return /^[A-Z][a-z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function different(source: string, texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== source);
}

function prose(name: string, change: (text: string) => string): Transformation {
  return { name, exact: false, apply: (source) => different(source, [inProse(source, change)]) };
}

/** A full stop behind criteria that have none. */
function atEnds(source: string): string {
  const lines = source.split('\n');
  for (const { range } of readPlan('plan.md', source)?.criteria ?? []) {
    const { line } = range.end;
    lines[line] = (lines[line] ?? '').replace(/([\w`)"”])\s*$/, '$1.');
  }
  return lines.join('\n');
}

export const transformations: readonly Transformation[] = [
  shuffle('criteria'),
  shuffle('checks'),
  shuffle('tasks'),
  shuffle('files'),
  shuffleSections,
  wrap(50),
  wrap(72),
  wrap(100),
  wrap(Number.POSITIVE_INFINITY),
  lineByLine('bullets as *', (line) => line.replace(/^(\s*)-(\s+)/, '$1*$2')),
  lineByLine('bullets as +', (line) => line.replace(/^(\s*)-(\s+)/, '$1+$2')),
  lineByLine('ticked boxes', (line) => line.replace(/^(\s*[-*+]\s+)\[ \]/, '$1[x]')),
  { name: 'CRLF', exact: true, apply: (source) => different(source, [source.replaceAll('\n', '\r\n')]) },
  lineByLine('blank line behind items', (line) => (/^[-*+]\s/.test(line) ? `\n${line}` : line)),
  lineByLine('trailing blanks', (line) => `${line}  `),
  lineByLine('headings in upper case', (line) => (/^##\s/.test(line) ? line.toUpperCase() : line)),
  lineByLine('headings in lower case', (line) => (/^##\s/.test(line) ? line.toLowerCase() : line)),
  lineByLine('labels as headings', (line) => line.replace(/^\*\*([^*:]+):?\*\*:?\s*$/, '### $1')),
  prose('curly quotes', (text) => text.replaceAll(/(\w)'(\w)/g, '$1’$2').replaceAll(/"([^"]*)"/g, '“$1”')),
  prose('straight quotes', (text) => text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')),
  prose('dashes as --', (text) => text.replaceAll(' — ', ' -- ').replaceAll(' – ', ' -- ')),
  prose('dashes as –', (text) => text.replaceAll(' — ', ' – ')),
  prose('dashes as -', (text) => text.replaceAll(' — ', ' - ').replaceAll(' – ', ' - ')),
  { name: 'full stop at the end', exact: false, apply: (source) => different(source, [atEnds(source)]) },
  prose('lower case', (text) => text.replaceAll(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())),
  prose('ANDs in lower case', (text) =>
    text.replaceAll(/\b(?:WHEN|THEN|AND|IF|GIVEN|SHALL|MUST|SHOULD|WHILE|WHERE)\b/g, (word) => word.toLowerCase()),
  ),
  prose('emphasis', (text) => text.replaceAll(/\b([A-Z][a-z]{4,})\b(?!\*)/g, '*$1*')),
  reword('spelling', spellings),
  reword('contractions', contractions),
  reword('synonyms', synonyms),
];
