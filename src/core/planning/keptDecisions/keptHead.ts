import { readFrontmatter } from '../../plan/frontmatter.ts';
import type { Faults } from './faults.ts';
import { shortened } from './shortened.ts';

/**
 * What became of a plan's frontmatter, and of what stands before it: every line stays as it is, and only a key that is
 * missing may come. Sentences; empty: nothing is wrong.
 */
export function keptHead(before: readonly string[], after: readonly string[], faults: Faults): readonly string[] {
  const [old, now] = [headOf(before), headOf(after)];
  const gone: string[] = [];
  const added: string[] = [];
  let at = 0;
  for (const line of old) {
    const found = now.indexOf(line, at);
    if (found === -1) {
      gone.push(line);
    } else {
      added.push(...now.slice(at, found));
      at = found + 1;
    }
  }
  added.push(...now.slice(at));
  const mayCome = (line: string): boolean => faults.has('plan.no-id') && /^id: *\d{1,9}$/.test(line);
  return [
    ...gone.map(
      (line) => `The frontmatter line \`${shortened(line)}\` is gone or changed. Keys are for people to change.`,
    ),
    ...added
      .filter((line) => !mayCome(line))
      .map((line) => `The frontmatter has a new line, \`${shortened(line)}\`. Keys are for people to set.`),
  ];
}

function headOf(lines: readonly string[]): readonly string[] {
  return lines.slice(0, readFrontmatter(lines).bodyStart).map((line) => line.trimEnd());
}
