import type { ImportedPlan } from '../importedPlan.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { planOf } from '../draftPlan.ts';
import { reasons } from '../reasons.ts';
import { taskText } from '../sourceItems.ts';
import { sourceGoal } from '../sourceGoal.ts';
import { nameOf, refOf, spokenName } from '../sourcePath.ts';
import type { KiroRequirement } from './kiroRequirements.ts';
import type { KiroTaskGroup } from './kiroTasks.ts';

export interface KiroSpec {
  /** Folder of the spec. */
  readonly place: string;
  readonly files: readonly string[];
  readonly requirements: readonly KiroRequirement[];
  readonly groups: readonly KiroTaskGroup[];
  readonly leftOut: LeftOutList;
}

/** A plan for each task of the first level, one behind the other; without tasks, one for all requirements. */
export function plansOfSpec(spec: KiroSpec): readonly ImportedPlan[] {
  const { place, files, requirements, leftOut } = spec;
  const goal = sourceGoal(nameOf(place));
  const groups = spec.groups.filter((group) => {
    const isStop = isCheckpoint(group);
    if (isStop) {
      const words = [group.title, ...(group.head?.details ?? [])].join(' - ');
      leftOut.add(`${place}/tasks.md`, `“${words}”`, reasons.checkpoint, { tasks: 1 });
    }
    return !isStop;
  });
  if (groups.length === 0) {
    const from = ['requirements.md', 'bugfix.md']
      .map((name) => `${place}/${name}`)
      .find((file) => files.includes(file));
    return from === undefined
      ? []
      : [
          planOf(
            {
              from: refOf(from),
              goal,
              title: spokenName(nameOf(place)),
              status: 'pending',
              about: requirements.map(storyOf),
              documents: files,
              criteria: requirements.flatMap(({ criteria }) => criteria.map(({ text }) => text)),
            },
            leftOut,
          ),
        ];
  }
  const refs = groupRefs(place, groups);
  tellUnknown(spec, groups, refs);
  const shares = sharesOf(requirements, groups);
  return groups.map((group, at) => {
    const share = shares[at];
    const { head, tasks } = group;
    const open = tasks.filter(({ item }) => !item.isOptional);
    const needed = open.length > 0 ? open : head === undefined ? tasks : [head];
    const isDone = needed.every(({ item }) => item.box === 'ticked');
    const from = refs[at] ?? '';
    tellMarks(group, isDone, from, leftOut);
    return planOf(
      {
        from,
        goal,
        title: group.title,
        status: isDone ? 'done' : 'pending',
        about: share?.about ?? [],
        documents: files,
        criteria: share?.criteria ?? [],
        tasks: stepsOf(group),
        needs: at === 0 ? [] : [refs[at - 1] ?? ''],
      },
      leftOut,
    );
  });
}

/** What the boxes say besides done and to be done. */
function tellMarks(group: KiroTaskGroup, isDone: boolean, from: string, leftOut: LeftOutList): void {
  const { head, tasks } = group;
  if (head?.item.isOptional === true && !isDone) {
    leftOut.add(from, `“${group.title}”`, reasons.optional);
  }
  for (const { title } of [...(head === undefined ? [] : [head]), ...tasks].filter(
    ({ item }) => item.box === 'begun',
  )) {
    leftOut.add(from, `the mark of “${title}”`, reasons.begun);
  }
}

/**
 * Of a task without others below it, the details are the steps; without any, it is its own only step. Where there are
 * others, it is a step beside them if it has details: in older files it is the work, and its tests stand below.
 */
function stepsOf({ head, tasks }: KiroTaskGroup): readonly string[] {
  const details = head?.details ?? [];
  if (tasks.length === 0) {
    return head === undefined || details.length > 0 ? details : [head.text];
  }
  const own = head === undefined || details.length === 0 ? tasks : [head, ...tasks];
  return own.map(({ text, item }) => taskText(text, item));
}

/** Kiro asks for a look from time to time: “Checkpoint - Ensure all tests pass”. */
function isCheckpoint({ title, tasks }: KiroTaskGroup): boolean {
  return tasks.length === 0 && /^(?:final\s+)?checkpoint\b/i.test(title);
}

function groupRefs(place: string, groups: readonly KiroTaskGroup[]): readonly string[] {
  const taken = new Set<string>();
  return groups.map(({ name }) => {
    let ref = refOf(`${place}/tasks.md`, name);
    for (let again = 2; taken.has(ref); again += 1) {
      ref = refOf(`${place}/tasks.md`, `${name} (${again})`);
    }
    taken.add(ref);
    return ref;
  });
}

/** Numbers that tasks name, and that no requirement has. */
function tellUnknown(
  { requirements, leftOut }: KiroSpec,
  groups: readonly KiroTaskGroup[],
  refs: readonly string[],
): void {
  const known = new Set(requirements.flatMap(({ number, criteria }) => [number, ...criteria.map(({ key }) => key)]));
  for (const [at, { head, tasks }] of groups.entries()) {
    const served = [...(head?.serves ?? []), ...tasks.flatMap(({ serves }) => serves)];
    for (const key of new Set(served.filter((each) => !known.has(each)))) {
      leftOut.add(refs[at] ?? '', `the requirement ${key}`, reasons.unknownRequirement);
    }
  }
}

interface Share {
  readonly about: readonly string[];
  readonly criteria: readonly string[];
}

/**
 * Each criterion goes to the last plan that serves it, because only then it can hold; what none serves, to the last plan
 * of all. Plans that serve it earlier say so.
 */
function sharesOf(requirements: readonly KiroRequirement[], groups: readonly KiroTaskGroup[]): readonly Share[] {
  const serving = new Map<string, Set<number>>();
  for (const [at, { head, tasks }] of groups.entries()) {
    for (const key of [...(head?.serves ?? []), ...tasks.flatMap(({ serves }) => serves)]) {
      serving.set(key, (serving.get(key) ?? new Set()).add(at));
    }
  }
  const shares = groups.map(() => ({ criteria: [] as string[], later: [] as string[], about: new Set<string>() }));
  for (const requirement of requirements) {
    for (const { key, text } of requirement.criteria) {
      const servers = [...(serving.get(key) ?? []), ...(serving.get(requirement.number) ?? [])];
      const owner = servers.length === 0 ? groups.length - 1 : servers.reduce((one, other) => Math.max(one, other));
      shares[owner]?.criteria.push(text);
      for (const at of new Set([...servers, owner])) {
        shares[at]?.about.add(storyOf(requirement));
        if (at !== owner) {
          shares[at]?.later.push(key);
        }
      }
    }
  }
  return shares.map(({ criteria, later, about }) => {
    const towards = `It works towards ${later.join(', ')}, which can hold only when a later plan is done.`;
    return { about: [...about, ...(later.length === 0 ? [] : [towards])], criteria };
  });
}

function storyOf({ heading, story }: KiroRequirement): string {
  return `**${heading}**${story === '' ? '' : ` — ${story}`}`;
}
