import { failure, type Result, success } from '../core/base/result.ts';
import type { Plan } from '../core/plan/plan.ts';
import { resolveReference } from '../core/plan/reference.ts';

/** Why references name no plans, with the exit code of the command (table in the contracts). */
export interface UnknownReference {
  readonly code: 21 | 22;
  readonly message: string;
}

/** The plans that references name, each once. */
export function askedPlans(
  plans: readonly Plan[],
  references: readonly string[],
): Result<readonly Plan[], UnknownReference> {
  const found = new Set<Plan>();
  for (const reference of references) {
    const plan = resolveReference(plans, reference);
    if (!plan.ok) {
      return failure(
        plan.failure.kind === 'ambiguous'
          ? { code: 21, message: `${reference} can mean ${plan.failure.files.join(' or ')}. Name the file.` }
          : { code: 22, message: `No plan is called ${reference}. \`mstack list\` shows them all.` },
      );
    }
    found.add(plan.value);
  }
  return success([...found]);
}
