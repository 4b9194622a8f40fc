import type { Category, HealthCommand } from './health.ts';

/** How far the project's own tools would notice that a change broke something. */
export interface Confidence {
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH';
  /** What would raise the level, in words; empty when it cannot be raised. */
  readonly missing: readonly string[];
}

/** Judges which kinds of tools were found, not what they say: without static checks and unit tests, nothing else counts. */
export function confidenceOf(commands: readonly HealthCommand[]): Confidence {
  const has = (category: Category): boolean => commands.some((command) => command.category === category);
  const missing = [
    ...(has('typecheck') || has('lint') ? [] : ['static checks (a type checker or a linter)']),
    ...(has('test') ? [] : ['unit tests']),
  ];
  if (missing.length > 0) {
    return { level: 'LOW', missing };
  }
  return has('e2e') ? { level: 'HIGH', missing: [] } : { level: 'MEDIUM', missing: ['end-to-end tests'] };
}

/** One line for a person. */
export function confidenceText({ level, missing }: Confidence): string {
  return missing.length === 0
    ? `Confidence: ${level}`
    : `Confidence: ${level}, because there are no ${missing.join(' and no ')}`;
}
