import { oneLine } from '../../base/oneLine.ts';
import { mostOverlaps, type OtherPlan, type Overlap } from '../../plan/neighbours.ts';
import { type Plan, planKey } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import { dependencyText } from '../../plan/reference.ts';
import { withDependency } from '../dependencyEdits.ts';
import type { FixRequest, Rule } from '../rule.ts';
import type { Fix } from '../fix.ts';

/** Plans that are named; a longer list is not read. */
const named = 3;

export const queueUnorderedOverlap: Rule = {
  code: 'queue.unordered-overlap',
  severity: 'info',
  dimension: 'scopeFit',
  // The plans of one goal often meet in a file or two; only where they meet in all, the cut between them is wrong.
  cost: { kind: 'share', of: 'files', points: 1 },
  title: 'Two plans that change one file, without an order',
  why: 'Whichever is carried out later finds the file other than when its plan was written. An order says which one is written for what the other leaves.',
  bad: '`src/export.ts` in the plans 003 and 007, and neither is blocked by the other',
  good: 'blocked-by: [003] in plan 007',
  remedy: 'Let one of the plans wait for the other in `blocked-by`, or leave the file to one of them.',
  find: (plan, { neighbours }) =>
    [...Map.groupBy(neighbours?.overlapsOf(plan) ?? [], ({ path }) => path)].flatMap(([path, overlaps]) => {
      const file = plan.files.find((each) => each.path === path);
      return file === undefined
        ? []
        : [
            {
              message: `${othersWords(overlaps)} ${overlaps.length === 1 ? 'changes' : 'change'} ${path}, too, and nothing says who goes first. ${howToOrder(plan, overlaps)}`,
              range: file.pathRange,
            },
          ];
    }),
  fixes: (request) =>
    // Two plans with one id are waited for alike.
    [...Map.groupBy(overlapsAt(request), ({ other }) => nameOf(other)).values()]
      .slice(0, named)
      .flatMap(([overlap]) => (overlap === undefined ? [] : orderFix(request, overlap.other))),
};

/** A plan of a goal has no words for one without: there only the other can wait. */
function howToOrder(plan: Plan, overlaps: readonly Overlap<OtherPlan>[]): string {
  const own = planKey(plan);
  return own !== undefined && overlaps.every(({ other }) => dependencyText(plan, other) === undefined)
    ? `This plan belongs to a goal, so it cannot name a plan without one: let the other wait for \`${displayKey(own)}\`, or give it a goal.`
    : 'Order them with `blocked-by`.';
}

function othersWords(overlaps: readonly Overlap<OtherPlan>[]): string {
  const [first] = overlaps;
  if (first !== undefined && overlaps.length === 1) {
    return first.other.title === '' ? nameOf(first.other) : `${nameOf(first.other)} (${oneLine(first.other.title)})`;
  }
  const names = namesOf(overlaps.map(({ other }) => other)).slice(0, named);
  const left = overlaps.length - names.length;
  const rest = overlaps.length === mostOverlaps ? ['many more plans'] : left > 0 ? [`${left} more`] : [];
  const words = [...names, ...rest];
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function nameOf(plan: OtherPlan): string {
  const key = planKey(plan);
  return key === undefined ? plan.file : displayKey(key);
}

/** Two plans with one id are told apart by their files. */
function namesOf(plans: readonly OtherPlan[]): string[] {
  const keys = Map.groupBy(plans, nameOf);
  return plans.map((plan) => ((keys.get(nameOf(plan))?.length ?? 0) > 1 ? plan.file : nameOf(plan)));
}

function overlapsAt({ problem, plan, surroundings }: FixRequest): readonly Overlap<OtherPlan>[] {
  const { start } = problem.range;
  const file = plan.files.find(
    ({ pathRange }) => pathRange.start.line === start.line && pathRange.start.character === start.character,
  );
  return (surroundings.neighbours?.overlapsOf(plan) ?? []).filter(({ path }) => path === file?.path);
}

/** Which of the two comes first, nobody but a person knows. */
function orderFix({ plan, lines }: FixRequest, other: OtherPlan): readonly Fix[] {
  const text = dependencyText(plan, other);
  const edit = text === undefined ? undefined : withDependency(plan, lines, text);
  return text === undefined || edit === undefined
    ? []
    : [{ title: `Let this plan wait for ${text}`, edits: [edit], certain: false }];
}
