import { type DependencyChange, dependencyChanges } from '../reading/dependencyChanges.ts';
import { namesFile, speaksOf } from '../reading/plannedWords.ts';
import type { Tampering, TamperRule } from '../tamper.ts';

const code = 'dependency.unasked';

/** Packages that came, went or changed, without the plan listing the manifest or speaking of the package. */
export const dependencyUnasked: TamperRule = {
  code,
  find: (change) =>
    dependencyChanges(change)
      .filter(({ file, name }) => !namesFile(change.plan, file) && !speaksOf(change.plan, name))
      .map((each): Tampering => ({
        code,
        severity: 'blocks',
        file: each.file,
        line: each.line,
        message: `${whatOf(each)} in ${each.file}, which the plan does not list. Do without, or have the plan list ${each.file}.`,
      })),
};

function whatOf({ name, before, after }: DependencyChange): string {
  if (before === undefined) {
    return `The dependency ${name} is new`;
  }
  return after === undefined
    ? `The dependency ${name} is gone`
    : `The dependency ${name} is \`${after}\`, was \`${before}\``;
}
