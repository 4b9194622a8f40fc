import type { LeftOut } from './importedPlan.ts';
import { groupedByWhy } from './leftOutList.ts';

/** What is left out for one reason, as it is told. */
export interface ToldGroup {
  readonly why: string;
  /** `place: what, what`; counts behind. */
  readonly lines: readonly string[];
  /** Lines that are not among them. */
  readonly more: number;
}

/** @param most lines of a group */
export function toldGroups(leftOut: readonly LeftOut[], most: number): readonly ToldGroup[] {
  return [...groupedByWhy(leftOut)].map(([why, entries]) => {
    const places = new Map<string, LeftOut[]>();
    for (const entry of entries) {
      const own = places.get(entry.from) ?? [];
      own.push(entry);
      places.set(entry.from, own);
    }
    const lines = [...places].slice(0, most).map(([from, own]) => `${from}: ${whats(own)}${counts(own)}`);
    return { why, lines, more: Math.max(0, places.size - most) };
  });
}

/** Of one place; longer lists are not read in a terminal. */
const mostNamed = 5;
/** UTF-16 units of each. */
const longestName = 90;

function whats(entries: readonly LeftOut[]): string {
  const named = entries
    .slice(0, mostNamed)
    .map(({ what }) => (what.length > longestName ? `${what.slice(0, longestName).toWellFormed()}…` : what));
  const more = entries.length > mostNamed ? [`and ${entries.length - mostNamed} more`] : [];
  return [...named, ...more].join(', ');
}

function counts(entries: readonly LeftOut[]): string {
  const sum = (kind: 'criteria' | 'tasks'): number => entries.reduce((total, entry) => total + entry[kind], 0);
  const parts = [counted(sum('criteria'), 'criterion', 'criteria'), counted(sum('tasks'), 'task', 'tasks')];
  const told = parts.filter((part) => part !== '').join(', ');
  return told === '' ? '' : ` (${told})`;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
