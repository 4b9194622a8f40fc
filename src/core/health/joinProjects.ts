import type { CategoryHealth, HealthCommand } from './health.ts';
import { findingLimit } from './output.ts';

/** What one of a category's commands gave. */
export interface ProjectHealth {
  readonly command: HealthCommand;
  readonly health: CategoryHealth;
}

/** Worse first. */
const order: readonly CategoryHealth['status'][] = ['missing', 'fail', 'pass', 'not-run'];

/**
 * A category of several projects is as healthy as the worst of them, so that no healthy one makes up for a sick one; their
 * findings and tests are taken together.
 *
 * @param list where all tests together are kept; undefined where those of a project are not known by name
 */
export function joinProjects(
  parts: readonly [ProjectHealth, ...ProjectHealth[]],
  list: string | undefined,
): CategoryHealth {
  const [first] = parts;
  const folders = parts.map(({ command }) => command.folder ?? '');
  if (parts.length === 1) {
    return folders[0] === '' ? first.health : { ...first.health, folders };
  }
  const all = parts.map(({ health }) => health);
  const sum = (count: (health: CategoryHealth) => number): number => all.reduce((total, one) => total + count(one), 0);
  const status = order.find((each) => all.some((health) => health.status === each)) ?? 'not-run';
  const worst = parts.filter(({ health }) => health.status === status);
  return {
    score: Math.min(...all.map(({ score = 0 }) => score)),
    status,
    command: parts.map(({ command }) => command.command).join(' ; '),
    source: parts.map(({ command }) => command.source).join('; '),
    findings: all.flatMap(({ findings }) => findings).slice(0, findingLimit),
    counts: { errors: sum(({ counts }) => counts?.errors ?? 0), warnings: sum(({ counts }) => counts?.warnings ?? 0) },
    tests: all.some(({ tests }) => tests !== undefined)
      ? {
          passed: sum(({ tests }) => tests?.passed ?? 0),
          total: sum(({ tests }) => tests?.total ?? 0),
          skipped: sum(({ tests }) => tests?.skipped ?? 0),
          ...(list === undefined ? {} : { list }),
        }
      : undefined,
    seconds: sum(({ seconds }) => seconds),
    folders,
    ...(all.every(({ reused }) => reused === true) ? { reused: true } : {}),
    summary: worst.map(({ command, health }) => `${placeOf(command, parts)}: ${health.summary}`).join(' '),
  };
}

/** The folder; in the repository itself, or where a folder has several commands, the command. */
function placeOf(command: HealthCommand, parts: readonly ProjectHealth[]): string {
  const alone = parts.filter((part) => part.command.folder === command.folder).length === 1;
  return command.folder !== undefined && alone ? command.folder : `\`${command.command}\``;
}
