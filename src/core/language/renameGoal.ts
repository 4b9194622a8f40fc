import { failure, type Result, success } from '../base/result.ts';
import type { Plan } from '../plan/plan.ts';
import { mentionedGoal } from './namedAt.ts';
import type { LanguageWorkspace } from './planDocument.ts';
import { dependencyWords, goalWord } from './planWords.ts';
import { type FileEdits, fileEdits, type WorkspaceChange } from './workspaceChange.ts';

/** Why a goal keeps its name, as a sentence for a person; undefined: it may have another one. */
export function whyGoalStays(goal: string, plans: readonly Plan[]): string | undefined {
  const running = plans.find((plan) => plan.goal === goal && plan.status === 'in-progress' && !plan.archived);
  return running === undefined
    ? undefined
    : `${running.file} is in progress, so its goal keeps its name until the run is over. If nobody works on it, set \`status: pending\` first.`;
}

/**
 * Gives a goal another name in every plan, archived ones too, because ids are looked for there as well: in `goal`, and
 * before ids in dependencies and prose.
 *
 * @param written what a person typed; the failure is a sentence for that person
 */
export function renameGoal(
  goal: string,
  written: string,
  workspace: LanguageWorkspace,
): Result<WorkspaceChange, string> {
  const plans = workspace.plans();
  const name = written.trim();
  const obstacle = whyGoalStays(goal, plans);
  if (obstacle !== undefined) {
    return failure(obstacle);
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) {
    return failure(
      `\`${name}\` is no name for a goal. Use letters, digits and \`-\`, without blanks, e.g. \`add-search\`.`,
    );
  }
  if (name === goal) {
    return success({ edits: [], renames: [] });
  }
  const collision = collisionOf(goal, name, plans);
  if (collision !== undefined) {
    return failure(
      `There is a goal \`${name}\` already, and ${collision.one.file} has the same id as ${collision.other.file}. Give one of them another id first.`,
    );
  }
  return success({ edits: plans.flatMap((plan) => editsOf(plan, goal, name, workspace) ?? []), renames: [] });
}

/** Two plans that would have the same id in one goal. */
function collisionOf(
  goal: string,
  name: string,
  plans: readonly Plan[],
): { readonly one: Plan; readonly other: Plan } | undefined {
  const there = new Map(plans.filter((plan) => plan.goal === name).map((plan) => [plan.id, plan]));
  for (const one of plans) {
    const other = one.goal === goal && one.id !== undefined ? there.get(one.id) : undefined;
    if (other !== undefined) {
      return { one, other };
    }
  }
  return undefined;
}

function editsOf(plan: Plan, goal: string, name: string, workspace: LanguageWorkspace): FileEdits | undefined {
  const own = plan.goal === goal ? goalWord(plan) : undefined;
  const dependencies = plan.blockedBy.filter((dependency) => dependency.goal === goal);
  const lines = dependencies.length === 0 ? [] : plan.lines();
  const places = [
    own,
    ...dependencies.map((dependency) => dependencyWords(dependency, lines)?.goal),
    ...workspace
      .mentionsIn(plan)
      .map((words) => (words.kind === 'id' && words.goal === goal ? mentionedGoal(words) : undefined)),
  ];
  return fileEdits(
    plan.file,
    places.filter((range) => range !== undefined).map((range) => ({ range, text: name })),
  );
}
