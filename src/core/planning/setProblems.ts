import { oneLine } from '../base/oneLine.ts';
import { comparablePath } from '../plan/listedPaths.ts';
import type { Plan } from '../plan/plan.ts';
import { displayKey } from '../plan/queue.ts';
import type { PlanProblem } from './planProblem.ts';
import { namedPathProblems } from './namedPaths.ts';
import { pathProblems } from './pathProblems.ts';
import type { Proposal } from './proposal.ts';
import { allNeeds, inCycles } from './proposalOrder.ts';
import type { PlanGround, WrittenSet } from './writtenPlans.ts';

/** Steps of a plan that one agent does in one go, and that make a commit of their own; files, as advice. */
const fewestTasks = 3;
const mostTasks = 8;
const mostFiles = 8;

/** UTF-16 units; whoever does the plan must have room for the code beside it. */
const longestPlan = 60_000;

/** What is wrong with a plan as a part of its set; the doctor judges the rest. */
export function problemsInSet(
  at: number,
  proposal: Proposal,
  set: WrittenSet,
  ground: PlanGround,
): readonly PlanProblem[] {
  const plan = proposal.plans[at];
  const written = set.plans[at];
  if (plan === undefined || written === undefined) {
    return [];
  }
  const paths = { ...ground, ...changesBefore(at, proposal, set) };
  return [
    ...titleProblems(at, proposal, ground.plans),
    ...needProblems(at, proposal),
    ...pathProblems(plan, paths),
    ...namedPathProblems(plan, paths, listedIn(proposal)),
    ...overlapProblems(at, proposal, set),
    ...(written.text.length > longestPlan
      ? [red('plan', `The plan has ${written.text.length} characters. Say it shorter, or make several plans of it.`)]
      : []),
    ...sizeAdvice(at, proposal),
  ];
}

function listedIn({ plans }: Proposal): ReadonlySet<string> {
  return new Set(plans.flatMap(({ files }) => files.map(({ path }) => comparablePath(path))));
}

/** Rings of plans that wait for each other, as a sentence each. */
export function cycleProblems({ plans }: Proposal): readonly string[] {
  const stuck = inCycles(plans);
  const rings = new Map(
    stuck.map((at) => {
      const needs = allNeeds(plans, at);
      const ring = stuck.filter((other) => needs.has(other) && allNeeds(plans, other).has(at));
      return [ring.join(), ring] as const;
    }),
  );
  return [...rings.values()].map(
    (ring) => `${listed(ring)} wait for each other, so none of them can begin. Take one of these dependencies out.`,
  );
}

/** For a person positions count from 1. */
function listed(positions: readonly number[]): string {
  const names = positions.map((at) => `plan ${at + 1}`);
  const text = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function red(part: 'plan' | 'title' | 'blockedBy', message: string): PlanProblem {
  return { message, place: { part }, isRed: true };
}

function titleProblems(at: number, { plans }: Proposal, existing: readonly Plan[]): readonly PlanProblem[] {
  const title = plans[at]?.title ?? '';
  if (!/[\p{L}\p{N}]/u.test(title)) {
    return [red('title', 'The plan has no title. Say in a few words what it does.')];
  }
  const same = (other: string): boolean => oneLine(other).toLowerCase() === title.toLowerCase();
  const twin = plans.findIndex((other, position) => position < at && same(other.title));
  const known = existing.find((other) => !other.archived && other.status !== 'done' && same(other.title));
  return [
    ...(twin === -1 ? [] : [red('title', `Plan ${twin + 1} has the same title. Say what is different.`)]),
    ...(known === undefined
      ? []
      : [
          red(
            'title',
            `There is a plan of this title already, which is not done: ${known.id === undefined ? known.file : displayKey(String(known.id))}. Plan only what it leaves.`,
          ),
        ]),
  ];
}

function needProblems(at: number, { plans }: Proposal): readonly PlanProblem[] {
  return (plans[at]?.blockedBy ?? []).flatMap((need) =>
    need === at
      ? [red('blockedBy', 'The plan waits for itself.')]
      : plans[need] === undefined
        ? [red('blockedBy', `The plan waits for position ${need}, and there is no such plan in the list.`)]
        : [],
  );
}

/** What the plans that this one waits for make and take away, those that are there already among them. */
function changesBefore(
  at: number,
  { plans }: Proposal,
  { index, plans: written }: WrittenSet,
): { readonly created: ReadonlySet<string>; readonly deleted: ReadonlySet<string> } {
  const own = written[at]?.plan;
  const before = [...allNeeds(plans, at)].filter((need) => need !== at);
  const deleted = before.flatMap((need) =>
    (plans[need]?.files ?? []).filter(({ change }) => change === 'delete').map(({ path }) => comparablePath(path)),
  );
  return { created: new Set(own === undefined ? [] : index.createdBefore(own)), deleted: new Set(deleted) };
}

/** Told once for each pair, at the later plan. */
function overlapProblems(
  at: number,
  { plans }: Proposal,
  { index, plans: written }: WrittenSet,
): readonly PlanProblem[] {
  const own = written[at]?.plan;
  const positions = new Map(written.map(({ file }, position) => [file, position]));
  return (own === undefined ? [] : index.overlapsOf(own)).flatMap(({ path, other }): PlanProblem[] => {
    const position = positions.get(other.file);
    const file = plans[at]?.files.findIndex((each) => each.path === path) ?? -1;
    return position === undefined || position > at
      ? []
      : [
          {
            message: `Plan ${position + 1} changes \`${path}\`, too, and neither plan waits for the other. Let this one wait for it, or leave the file to one of them.`,
            place: { part: 'files', at: Math.max(0, file) },
            isRed: true,
          },
        ];
  });
}

function sizeAdvice(at: number, { plans }: Proposal): readonly PlanProblem[] {
  const tasks = plans[at]?.tasks.length ?? 0;
  const files = plans[at]?.files.length ?? 0;
  return [
    ...(tasks > mostTasks
      ? [advice(`${tasks} tasks are many for one plan (usual are ${fewestTasks} to ${mostTasks}).`)]
      : []),
    ...(tasks > 0 && tasks < fewestTasks && plans.length > 1
      ? [
          advice(
            `With ${tasks} ${tasks === 1 ? 'task' : 'tasks'} it may be a part of another plan (usual are ${fewestTasks} to ${mostTasks}).`,
          ),
        ]
      : []),
    ...(files > mostFiles ? [advice(`${files} files are many for one plan (usual are up to ${mostFiles}).`)] : []),
  ];
}

function advice(message: string): PlanProblem {
  return { message, place: { part: 'plan' }, isRed: false };
}
