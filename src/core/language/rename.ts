import type { Position, Range } from '../base/range.ts';
import { failure, type Result, success } from '../base/result.ts';
import { goalNamedAt, type NamedPlan, planNamedAt } from './namedAt.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { renameGoal, whyGoalStays } from './renameGoal.ts';
import { renamePlanId, whyIdStays } from './renamePlanId.ts';
import type { WorkspaceChange } from './workspaceChange.ts';

export interface RenamePlace {
  readonly range: Range;
  /** What stands there now. */
  readonly placeholder: string;
}

/** What a rename here would be of: a plan's number or a goal. The failure is a sentence for a person. */
export function prepareRename(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): Result<RenamePlace, string> {
  const goal = goalNamedAt(document, position, workspace.plans());
  const obstacle = goal === undefined ? undefined : whyGoalStays(goal.goal, workspace.plans());
  if (goal !== undefined) {
    return obstacle === undefined ? success(placeOf(goal.range, document)) : failure(obstacle);
  }
  const named = planNamedAt(document, position, workspace.plans());
  if (named?.digits === undefined) {
    return failure(nothingHere);
  }
  const plan = onlyPlan(named);
  const reason = plan.ok ? whyIdStays(plan.value) : plan.failure;
  return reason === undefined ? success(placeOf(named.digits, document)) : failure(reason);
}

/**
 * The failure is a sentence for a person.
 *
 * @param name a number for a plan, a word for a goal
 * @param renamesFiles the client can rename files; else they keep their names, and so do the words that name them
 */
export function rename(
  document: PlanDocument,
  position: Position,
  name: string,
  workspace: LanguageWorkspace,
  renamesFiles = true,
): Result<WorkspaceChange, string> {
  const goal = goalNamedAt(document, position, workspace.plans());
  if (goal !== undefined) {
    return renameGoal(goal.goal, name, workspace);
  }
  const named = planNamedAt(document, position, workspace.plans());
  if (named?.digits === undefined) {
    return failure(nothingHere);
  }
  const plan = onlyPlan(named);
  return plan.ok ? renamePlanId(plan.value, name, workspace, renamesFiles) : plan;
}

const nothingHere = 'Nothing can be renamed here. Put the cursor on the id or the goal of a plan.';

function onlyPlan({ plans }: NamedPlan): Result<NamedPlan['plans'][number], string> {
  const [plan, other] = plans;
  if (plan === undefined) {
    return failure('There is no such plan. Correct the id here, or write the plan first.');
  }
  return other === undefined
    ? success(plan)
    : failure(`${plan.file} and ${other.file} have the same id. Rename it in the file of the one you mean.`);
}

function placeOf(range: Range, { lines }: PlanDocument): RenamePlace {
  return { range, placeholder: (lines[range.start.line] ?? '').slice(range.start.character, range.end.character) };
}
