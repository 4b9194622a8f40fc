import { lineRange, type Position, type Range } from '../base/range.ts';
import { planNamedAt } from './namedAt.ts';
import { pathNamedAt } from './pathNamedAt.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { scriptNamedAt } from './scriptNamedAt.ts';

/** Where what is named at a place is written. */
export interface Definition {
  /** The words that name it. */
  readonly origin: Range;
  /** Relative to the repository. */
  readonly file: string;
  readonly range: Range;
}

/** Plans (their title) that an id or a file name means, else the script that a check calls, else a file that a path names. */
export function definitionAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): readonly Definition[] {
  const named = planNamedAt(document, position, workspace.plans());
  if (named !== undefined && named.plans.length > 0) {
    return named.plans.map((plan) => ({ origin: named.range, file: plan.file, range: plan.titleRange }));
  }
  const script = scriptNamedAt(document, position, workspace);
  if (script !== undefined) {
    return [{ origin: script.range, file: script.file, range: script.place }];
  }
  const path = pathNamedAt(document, position, workspace.repository);
  if (path !== undefined) {
    const there = workspace.repository?.files.hasFile(path.path) === true;
    return there ? [{ origin: path.range, file: path.path, range: lineRange(path.line ?? 0, 0, 0) }] : [];
  }
  return [];
}
