import { comparePositions, type Range } from '../base/range.ts';

/** For tests: a text with each range between « and ». */
export function markedRanges(lines: readonly string[], ranges: readonly Range[]): string {
  const marks = ranges
    .flatMap(({ start, end }) => [
      { at: start, mark: '«' },
      { at: end, mark: '»' },
    ])
    .toSorted((one, other) => comparePositions(other.at, one.at));
  const marked = [...lines];
  for (const { at, mark } of marks) {
    const line = marked[at.line] ?? '';
    marked[at.line] = line.slice(0, at.character) + mark + line.slice(at.character);
  }
  return marked.join('\n');
}
