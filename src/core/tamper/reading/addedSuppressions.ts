import { oncePer } from '../../base/oncePer.ts';
import type { AttemptedChange } from '../tamper.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';
import type { SuppressionTopic } from './suppressionMarkers.ts';

/** Files of words, and copies of what tools wrote: nobody's tool looks away there. */
const noSource = /\.(?:md|mdx|txt|lock|snap|csv|svg|html?|patch|diff)$/i;

const suppressionsAfter = oncePer(({ files }: AttemptedChange) =>
  files
    .filter(({ path, after }) => after !== undefined && !noSource.test(path))
    .flatMap(({ path, after }) => readSuppressions(path, after ?? '')),
);

const suppressionsBefore = oncePer(({ files }: AttemptedChange) =>
  files.flatMap(({ path, before }) => readSuppressions(path, before ?? '')),
);

/**
 * Suppressions that were not there before: neither on the same code, wherever it has gone, nor in the same file on code
 * that is still much the same.
 */
export function addedSuppressions(change: AttemptedChange, topic: SuppressionTopic): readonly Suppression[] {
  const now = suppressionsAfter(change).filter((each) => each.topic === topic);
  if (now.length === 0) {
    return [];
  }
  const old = suppressionsBefore(change).filter((each) => each.topic === topic);
  const unmatched = takeMatching(now, old, (one, other) => one.guarded === other.guarded);
  return takeMatching(
    unmatched,
    old,
    (one, other) => one.file === other.file && (one.wide || areAlike(one.guarded, other.guarded)),
  );
}

/** Those that match none of the old; each of the old is good for one, and is taken out. */
function takeMatching(
  now: readonly Suppression[],
  old: Suppression[],
  isSame: (one: Suppression, other: Suppression) => boolean,
): Suppression[] {
  return now.filter((one) => {
    const at = old.findIndex(
      (other) =>
        one.marker === other.marker && one.wide === other.wide && covers(other.rule, one.rule) && isSame(one, other),
    );
    if (at !== -1) {
      old.splice(at, 1);
    }
    return at === -1;
  });
}

/** One that held for all rules may name one now. */
function covers(before: string, after: string): boolean {
  return before === after || before === '*';
}

/** Two in five words are the same. */
function areAlike(one: string, other: string): boolean {
  const words = new Set(one.match(/\w+/g));
  const others = new Set(other.match(/\w+/g));
  const shared = [...words].filter((word) => others.has(word)).length;
  const all = words.size + others.size - shared;
  return all > 0 && shared >= all * 0.4;
}
