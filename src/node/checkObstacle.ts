import { sendingObstacle } from '../core/doctor/probe/probeObstacle.ts';
import { deletingObstacle, mayDelete } from '../core/doctor/rules/deletes.ts';
import type { Check, Plan } from '../core/plan/plan.ts';
import { readRepositoryFacts } from './repositoryFacts.ts';

/**
 * Why a check must not be run in a work tree, whoever asks: it sends work elsewhere, or deletes what it should judge.
 * Undefined: it may.
 *
 * @param root of the work tree, absolute
 */
export async function checkObstacle(root: string, plan: Plan, check: Check): Promise<string | undefined> {
  return (
    sendingObstacle(check) ??
    (mayDelete(check) ? deletingObstacle(plan, check, (await readRepositoryFacts(root)).files) : undefined)
  );
}
