import { failure, type Result, success } from '../core/base/result.ts';
import type { OtherPlan } from '../core/plan/neighbours.ts';
import { resolveReference } from '../core/plan/reference.ts';

/** What a person wrote to name plans. */
export interface WrittenPlace {
  readonly written: string;
  /** The same as a path relative to the repository, forward slashes; empty: the repository itself. */
  readonly path: string;
  /** A file of this name is there. */
  readonly isFile?: boolean;
}

/** The plans that a command is about. */
export interface WantedPlans {
  readonly has: (file: string) => boolean;
  /** Each was asked for by itself, not by its folder. */
  readonly byName: boolean;
}

/**
 * Finds the plans that are meant: by a file, by a folder above them, or in any way that a plan is referred to. None
 * written: all of them. The failure says what names nothing, or too much.
 *
 * @param unreadable files of which nobody knows what they are called
 */
export function wantedPlans(
  plans: readonly OtherPlan[],
  unreadable: readonly string[],
  places: readonly WrittenPlace[],
): Result<WantedPlans, string> {
  if (places.length === 0) {
    return success({ has: () => true, byName: false });
  }
  const files = [...plans.map(({ file }) => file), ...unreadable];
  const known = new Set(files);
  const wanted = new Set<string>();
  let byName = true;
  for (const { written, path, isFile } of places) {
    const folder = path === '' ? '' : `${path}/`;
    const below = known.has(path) ? [path] : files.filter((file) => file.startsWith(folder));
    const found = below.length > 0 ? success(below) : referredTo(plans, written);
    if (!found.ok) {
      return isFile === true
        ? failure(`${written} is no plan: it has no \`status\` in its frontmatter. \`mstack list\` shows the plans.`)
        : found;
    }
    byName &&= below.length === 0 || known.has(path);
    for (const file of found.value) {
      wanted.add(file);
    }
  }
  return success({ has: (file) => wanted.has(file), byName });
}

function referredTo(plans: readonly OtherPlan[], written: string): Result<readonly string[], string> {
  const found = resolveReference(plans, written);
  if (found.ok) {
    return success([found.value.file]);
  }
  return failure(
    found.failure.kind === 'ambiguous'
      ? `${written} can mean ${found.failure.files.join(' or ')}. Name the file.`
      : `${written} names no plan, and no file or folder with plans. \`mstack list\` shows them all.`,
  );
}
