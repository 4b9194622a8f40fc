import picomatch from 'picomatch';
import { withoutTrailing } from '../base/withoutTrailing.ts';
import type { Plan } from './plan.ts';

/** Where tests lie, in the languages we know: a plan may always add to them. */
export const testGlobs = [
  '**/{test,tests,__tests__,spec,specs,e2e,__snapshots__}/**',
  '**/*.{test,spec,e2e}.*',
  '**/*_test.*',
  '**/test_*.py',
];

/** What no agent may touch, whatever the plan lists: our own files and git's. Plans are denied below, the own one too. */
const alwaysDenied = ['.git/**', '.mstack/**'];

/**
 * Tells which changed paths lie outside what the plan may touch: its `allow` globs, else its listed files and tests;
 * minus its `deny` globs. A plan that lists nothing may touch everything but other plans and mstack's own files.
 *
 * @param paths relative to the repository, forward slashes
 */
export function outsideScope(plan: Plan, paths: readonly string[]): string[] {
  const globs = allowedGlobs(plan);
  const allowed = globs.length === 0 ? () => true : matcherOf(globs);
  const denied = matcherOf([...alwaysDenied, ...plan.deny.flatMap((path) => globsOf(path, true)), plansGlob(plan)]);
  return paths.filter((path) => denied(path) || !allowed(path));
}

/**
 * Tells which paths a plan works on by its own words: what it lists and what it allows, tests of others not counted. Where a
 * person has uncommitted changes there, the plan is not begun.
 */
export function worksOn(plan: Plan): (path: string) => boolean {
  return matcherOf([...allowedGlobs({ ...plan, allow: [] }), ...plan.allow].filter((glob) => !glob.startsWith('**/')));
}

/** Globs that a plan may touch; empty: no limit is set. */
export function allowedGlobs(plan: Plan): string[] {
  if (plan.allow.length > 0) {
    return plan.allow.flatMap((path) => globsOf(path, mayBeFolder(path)));
  }
  return plan.files.length === 0
    ? []
    : [...plan.files.flatMap(({ path }) => globsOf(path, mayBeFolder(path))), ...testGlobs];
}

/** A folder stands for everything below it, with or without a closing slash. */
function globsOf(path: string, folder: boolean): string[] {
  const plain = withoutTrailing(literalBrackets(path.trim().replace(/^(?:\.?\/)+/, '')), '/');
  if (plain === '' || plain === '.') {
    return ['**'];
  }
  return folder && !plain.endsWith('**') ? [plain, `${plain}/**`] : [plain];
}

/** A glob says itself what it means, and a name with an ending is a file's. */
function mayBeFolder(path: string): boolean {
  return path.endsWith('/') || !(/[*?{]/.test(path) || hasEnding(path.slice(path.lastIndexOf('/') + 1)));
}

function hasEnding(name: string): boolean {
  const dot = name.lastIndexOf('.');
  // `.env` is no name with an ending, nor is `..`.
  return dot !== -1 && dot < name.length - 1 && /[^.]/.test(name.slice(0, dot));
}

/** Brackets and parentheses of routes (`[id]`, `(auth)`) are meant literally. */
function literalBrackets(path: string): string {
  return path.replaceAll(/[[\]()]/g, String.raw`\$&`);
}

/** Tells whether a path matches one of the globs. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true, nonegate: true });
}

/** Every plan, archived ones too, wherever this one lies. */
function plansGlob(plan: Plan): string {
  const folder = plan.file.includes('/') ? plan.file.slice(0, plan.file.lastIndexOf('/')) : '';
  const plans = literalBrackets(folder.replace(/(?:^|\/)archive$/, ''));
  return plans === '' ? '{,archive/}*.md' : `${plans}/**/*.md`;
}
