import { categories } from '../../health/health.ts';
import { type HealthStack, readHealthStack } from '../../health/healthStack.ts';
import { severityBy } from '../reading/plannedWords.ts';
import type { TamperRule } from '../tamper.ts';

const code = 'gate.healthStack';

/** The section that says which commands the gate runs. */
export const healthStackEdited: TamperRule = {
  code,
  find: ({ plan, files }) =>
    files
      .filter(({ path, pathBefore }) => isStackFile(path) || isStackFile(pathBefore ?? ''))
      .flatMap(({ path, before, after }) => {
        const old = readHealthStack(path, before);
        const now = readHealthStack(path, after);
        return categories
          .filter((category) => said(old, category) !== said(now, category))
          .map((category) => ({
            code,
            severity: severityBy(plan, path),
            file: path,
            line: Math.max(
              0,
              (after ?? '').split('\n').findIndex((line) => line.toLowerCase().includes(category)),
            ),
            message: `The Health Stack of ${path} says “${said(now, category)}” for ${category}, and said “${said(old, category)}”: it decides what the gate runs. Put it back, or have the plan list ${path}.`,
          }));
      }),
};

function isStackFile(path: string): boolean {
  return path === 'AGENTS.md' || path === 'CLAUDE.md';
}

function said(stack: HealthStack, category: (typeof categories)[number]): string {
  return stack.none === undefined
    ? stack.commands.has(category)
      ? (stack.commands.get(category) ?? 'none')
      : 'nothing'
    : 'none';
}
