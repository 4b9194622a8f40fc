import { isBackreference, type Piece, piecesOf } from './syntax.ts';

/** In how many ways the repetitions of an expression may share a text out before it is too many. */
const mostWays = 10_000;

/**
 * Whether an expression looks at a bounded, small number of characters from each place: nothing is repeated without
 * bound, and the bounds leave few ways to share a text out among them. Such a one needs no other proof.
 */
export function isBounded(source: string): boolean {
  const pieces = piecesOf(source);
  if (pieces.some(({ text }) => isBackreference(text))) {
    return false;
  }
  /** For each group that is open: the ways of its earlier alternatives, at most, and of the one that is being read. */
  const open = [{ earlier: 1, ways: 1 }];
  /** Ways of what stands directly before. */
  let last = 1;
  for (const [index, { kind, text }] of pieces.entries()) {
    const group = open.at(-1) ?? { earlier: 1, ways: 1 };
    switch (kind) {
      case 'open':
        open.push({ earlier: 1, ways: 1 });
        break;
      case 'close': {
        // Alternatives are words that begin differently, nearly always, so that one of them counts.
        last = Math.max(group.earlier, group.ways);
        open.pop();
        const around = open.at(-1);
        if (around !== undefined) {
          around.ways *= last;
        }
        continue;
      }
      case 'or':
        group.earlier = Math.max(group.earlier, group.ways);
        group.ways = 1;
        break;
      case 'repeat':
        group.ways *= waysOfRepeating(text, last, endsAtOnePlace(pieces, index));
        break;
      case 'atom':
        break;
    }
    last = 1;
  }
  return open.every(({ earlier, ways }) => Math.max(earlier, ways) <= mostWays);
}

/** By how much a repetition multiplies the ways; `once` is what it repeats, in ways. */
function waysOfRepeating(repeat: string, once: number, endsOnce: boolean): number {
  if (repeat.startsWith('?')) {
    return 1;
  }
  const [, least = '0', comma, most = comma === undefined ? least : 'Infinity'] = /^\{(\d+)(?:(,)(\d+)?)?\}/.exec(
    repeat,
  ) ?? [undefined, '0', ','];
  const times = Number(most);
  return times === Infinity ? Infinity : (endsOnce ? 1 : times - Number(least) + 1) * once ** Math.max(0, times - 1);
}

/** Whether what is repeated is one kind of character, and what must come next is none of that kind. */
function endsAtOnePlace(pieces: readonly Piece[], repeat: number): boolean {
  const [run, , next, behind] = pieces.slice(Math.max(0, repeat - 1), repeat + 3);
  return (
    run?.kind === 'atom' &&
    next?.kind === 'atom' &&
    behind?.kind !== 'repeat' &&
    next.text.length === 1 &&
    next.text !== '.' &&
    !new RegExp(`^${run.text}$`, 'su').test(next.text)
  );
}
