import type { Row } from '../reading/testFile.ts';
import { literalsIn } from './renames.ts';
import type { TestComparison } from './compareTests.ts';

export interface ChangedRows {
  readonly changed: readonly { readonly before: Row; readonly after: Row }[];
  readonly removed: readonly Row[];
}

/** Rows that are no longer there: those in whose place others stand, and those that are gone. */
export function changedRows({ lostRows, gainedRows, added, pairs }: TestComparison): ChangedRows {
  const free = new Set(gainedRows);
  const asked = [...added, ...pairs.map(({ after }) => after)];
  const changed: { before: Row; after: Row }[] = [];
  const removed: Row[] = [];
  for (const before of lostRows) {
    const literals = literalsIn(before.wording);
    const same = [...free].find((row) => contains(literalsIn(row.wording), literals) && !isFewer(row, before));
    if (same !== undefined) {
      free.delete(same);
      continue;
    }
    const near = [...free].find((row) => row.path === before.path && alike(literals, literalsIn(row.wording)));
    if (near !== undefined) {
      free.delete(near);
      changed.push({ before, after: near });
    } else if (
      !(literals.length > 1 && asked.some(({ asked: keys }) => keys.some((key) => contains(literalsIn(key), literals))))
    ) {
      // A row that became a test of its own is asked there.
      removed.push(before);
    }
  }
  return { changed, removed };
}

/** Columns may be added and named; what stood there still stands there, in its order. */
function contains(all: readonly string[], some: readonly string[]): boolean {
  let from = 0;
  return some.every((each) => {
    const at = all.indexOf(each, from);
    from = at + 1;
    return at !== -1;
  });
}

/** Without literals the words must be the same ones. */
function isFewer(row: Row, before: Row): boolean {
  return literalsIn(before.wording).length === 0 || row.wording.length < before.wording.length / 2;
}

function alike(one: readonly string[], other: readonly string[]): boolean {
  const same = one.filter((each) => other.includes(each)).length;
  return one.length > 0 && other.length > 0 && (same * 2 >= one.length || one[0] === other[0]);
}
