import type { Position, Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import { goalNamedAt, mentionedGoal, planNamedAt } from './namedAt.ts';
import { listsPath, pathNamedAt, placesOfPath } from './pathNamedAt.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { meaningOf } from './planMeaning.ts';
import { dependencyWords, goalWord, headingDigits, idDigits } from './planWords.ts';

export interface Reference {
  /** Of a plan, relative to the repository. */
  readonly file: string;
  readonly range: Range;
  /** Here it says itself what it is: a plan its `id`. */
  readonly declaration: boolean;
}

/**
 * Every place that names what is named here. Of a plan: its `id`, dependencies, and mentions by number or by file. Of a
 * goal: its plans' `goal`, and the ids that it stands before. Of a path: all that the plans say of it that list it, and
 * what this plan says.
 */
export function referencesAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): readonly Reference[] {
  return referencesAmong(workspace.plans(), document, position, workspace);
}

/** Where one document names what is named here, for a client to mark. */
export function highlightsAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): readonly Reference[] {
  return document.plan === undefined ? [] : referencesAmong([document.plan], document, position, workspace);
}

/** @param searched plans whose words are looked at */
function referencesAmong(
  searched: readonly Plan[],
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): readonly Reference[] {
  const goal = goalNamedAt(document, position, workspace.plans());
  if (goal !== undefined) {
    return searched.flatMap((plan) => placesOfGoal(plan, goal.goal, workspace));
  }
  const plans = workspace.plans();
  const named = planNamedAt(document, position, plans) ?? titleAt(document, position);
  if (named !== undefined && named.plans.length > 0) {
    const found = named.plans.flatMap((plan) => referencesTo(plan, plans, searched, workspace));
    // Plans of the same name are named by the same words.
    return [...new Map(found.map((each) => [placeText(each), each])).values()];
  }
  const path = pathNamedAt(document, position, workspace.repository)?.path;
  return path === undefined
    ? []
    : searched
        .filter((plan) => plan.file === document.file || listsPath(plan.files, path))
        .flatMap(({ file, lines }) =>
          placesOfPath(lines(), path).map((range) => ({ file, range, declaration: false })),
        );
}

function titleAt({ plan }: PlanDocument, position: Position): { readonly plans: readonly Plan[] } | undefined {
  return plan !== undefined && plan.keys.get('title')?.line === position.line ? { plans: [plan] } : undefined;
}

function referencesTo(
  target: Plan,
  plans: readonly Plan[],
  searched: readonly Plan[],
  workspace: LanguageWorkspace,
): Reference[] {
  const meaning = meaningOf(target, plans);
  return searched.flatMap((plan) => {
    const { file } = plan;
    const own = file === target.file;
    const declaration = own ? idDigits(plan) : undefined;
    const heading = own ? headingDigits(plan, plan.lines()) : undefined;
    const dependencies = plan.blockedBy.filter(
      ({ goal, id }) => id === target.id && (goal ?? plan.goal) === target.goal,
    );
    const mentions = workspace.mentionsIn(plan).filter((words) => meaning.meant(words, plan.goal));
    const named = [...(heading === undefined ? [] : [{ range: heading }]), ...dependencies, ...mentions];
    return [
      ...(declaration === undefined ? [] : [{ file, range: declaration, declaration: true }]),
      ...named.map(({ range }) => ({ file, range, declaration: false })),
    ];
  });
}

function placesOfGoal(plan: Plan, goal: string, workspace: LanguageWorkspace): Reference[] {
  const { file } = plan;
  const own = plan.goal === goal ? goalWord(plan) : undefined;
  const dependencies = plan.blockedBy.filter((dependency) => dependency.goal === goal);
  const lines = dependencies.length === 0 ? [] : plan.lines();
  const ranges = [
    ...dependencies.map((dependency) => dependencyWords(dependency, lines)?.goal),
    ...workspace
      .mentionsIn(plan)
      .map((words) => (words.kind === 'id' && words.goal === goal ? mentionedGoal(words) : undefined)),
  ].filter((range) => range !== undefined);
  return [
    ...(own === undefined ? [] : [{ file, range: own, declaration: true }]),
    ...ranges.map((range) => ({ file, range, declaration: false })),
  ];
}

function placeText({ file, range }: Reference): string {
  return `${file}:${range.start.line}:${range.start.character}`;
}
