import type { HealthCommand } from './health.ts';

/** Paths that speak of end-to-end tests: only then is their tool run. */
const endToEnd = /(?:^|[/._-])(?:e2e|end-?to-?end|playwright|cypress)(?:[/._-]|$)/i;

export function isEndToEnd(path: string): boolean {
  return endToEnd.test(path);
}

/** The tests, and the end-to-end tests where a changed file is one of them. */
export function wantedCommands(
  commands: readonly HealthCommand[],
  changed: readonly string[],
): readonly HealthCommand[] {
  const ends = commands.filter(({ category }) => category === 'e2e' && changed.some(isEndToEnd));
  const needsTests = ends.length === 0 || changed.some((path) => !isEndToEnd(path));
  return [...commands.filter(({ category }) => category === 'test' && needsTests), ...ends];
}
