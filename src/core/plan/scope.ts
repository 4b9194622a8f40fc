import picomatch from 'picomatch';
import type { Plan } from './plan.ts';

/** Where tests lie, in the languages we know: a plan may always add to them. */
const testGlobs = [
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
  const denied = matcherOf([...alwaysDenied, ...plan.deny, `${folderOf(plan.file)}/**/*.md`]);
  return paths.filter((path) => denied(path) || !allowed(path));
}

/** Globs that a plan may touch; empty: no limit is set. */
export function allowedGlobs(plan: Plan): string[] {
  if (plan.allow.length > 0) {
    return plan.allow.map(asGlob);
  }
  return plan.files.length === 0 ? [] : [...plan.files.map((file) => asGlob(file.path)), ...testGlobs];
}

/** A folder stands for everything below it; brackets of routes (`[id]`) are meant literally. */
function asGlob(path: string): string {
  const plain = path.replace(/^\.\//, '').replaceAll(/[[\]]/g, String.raw`\$&`);
  return plain.endsWith('/') ? `${plain}**` : plain;
}

/** Tells whether a path matches one of the globs. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}
