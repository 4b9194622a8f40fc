import type { ImportedPlan } from '../importedPlan.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { planOf } from '../draftPlan.ts';
import { reasons } from '../reasons.ts';
import { plainTitle } from '../plainTitle.ts';
import { taskText } from '../sourceItems.ts';
import { sourceGoal } from '../sourceGoal.ts';
import { nameOf, refOf, spokenName } from '../sourcePath.ts';
import type { FeatureSpec, UserStory } from './specKitSpec.ts';
import { type FeaturePhase, type FeatureTasks, phaseNames, taskNeeds } from './specKitTasks.ts';

export interface Feature {
  /** Folder of the feature. */
  readonly place: string;
  readonly files: readonly string[];
  readonly spec: FeatureSpec;
  readonly tasks: FeatureTasks;
  readonly leftOut: LeftOutList;
}

/** A plan for each phase; without tasks, one for all that the spec demands. */
export function plansOfFeature(feature: Feature): readonly ImportedPlan[] {
  const { place, spec, tasks, leftOut } = feature;
  const { phases } = tasks;
  const title = spec.title === '' ? spokenName(nameOf(place).replace(/^\d[\d-]*[-_]/, '')) : spec.title;
  const goal = sourceGoal(nameOf(place));
  if (phases.length === 0) {
    return [wholeFeature(feature, title, goal)];
  }
  const refs = phaseRefs(feature);
  const needs = phaseNeeds(feature);
  const demands = demandsOf(feature);
  return phases.map((phase, at) => {
    const story = spec.stories.find(({ number }) => number === phase.story);
    const scenarios = story !== undefined && firstOfStory(phases, story) === at ? story.scenarios : [];
    const own = [...scenarios, ...(demands[at] ?? [])];
    const stops = own.length === 0 ? phase.checkpoints : [];
    const from = refs[at] ?? '';
    if (own.length > 0 && phase.checkpoints.length > 0) {
      for (const words of phase.checkpoints) {
        leftOut.add(from, `the checkpoint “${words}”`, reasons.checkpointWords, { criteria: 1 });
      }
    }
    const name = plainTitle(phase.heading);
    return planOf(
      {
        from,
        goal,
        title: name === '' || name === title ? title : `${title}: ${name}`,
        status: phase.tasks.every(({ item }) => item.box === 'ticked') ? 'done' : 'pending',
        summary: story?.summary ?? '',
        about: [phase.goal === '' ? '' : `**Goal of the phase** — ${phase.goal}`],
        documents: feature.files,
        criteria: [...own, ...stops],
        tasks: phase.tasks.map(({ text, item }) => taskText(text, item)),
        testing: story?.independentTest ?? '',
        checksIn: [...phase.checkpoints, story?.independentTest ?? ''],
        outOfScope: at === phases.length - 1 ? spec.outOfScope : [],
        needs: (needs[at] ?? []).flatMap((need) => refs[need] ?? []),
      },
      leftOut,
    );
  });
}

function wholeFeature({ place, files, spec, leftOut }: Feature, title: string, goal: string): ImportedPlan {
  return planOf(
    {
      from: refOf(`${place}/spec.md`),
      goal,
      title,
      status: 'pending',
      summary: spec.stories[0]?.summary ?? '',
      // The summary of the first one stands above.
      about: spec.stories.map(({ title: name, summary }, at) =>
        at === 0 ? `**${name}**` : `**${name}** — ${summary}`,
      ),
      documents: files,
      criteria: [...spec.stories.flatMap(({ scenarios }) => scenarios), ...spec.demands.map(({ text }) => text)],
      testing: spec.stories
        .map(({ independentTest }) => independentTest)
        .filter((text) => text !== '')
        .join('\n\n'),
      outOfScope: spec.outOfScope,
    },
    leftOut,
  );
}

/** Where each plan comes from; a phase by its first task, which stays when phases get other numbers. */
function phaseRefs({ place, tasks }: Feature): readonly string[] {
  const taken = new Set<string>();
  return tasks.phases.map(({ tasks: own, heading }) => {
    const name = own[0]?.id === undefined || own[0].id === '' ? heading : own[0].id;
    let ref = refOf(`${place}/tasks.md`, name);
    for (let again = 2; taken.has(ref); again += 1) {
      ref = refOf(`${place}/tasks.md`, `${name} (${again})`);
    }
    taken.add(ref);
    return ref;
  });
}

function firstOfStory(phases: readonly FeaturePhase[], { number }: UserStory): number {
  return phases.findIndex(({ story }) => story === number);
}

/**
 * What phases wait for, by the rule of the format: work that belongs to no story blocks what comes behind it and waits for
 * all before; stories are independent of each other, unless something in the file says more.
 */
function phaseNeeds({ tasks }: Feature): readonly (readonly number[])[] {
  const { phases, stated } = tasks;
  const placeOfName = new Map<string, number>();
  const placeOfTask = new Map<string, number>();
  for (const [at, phase] of phases.entries()) {
    phaseNames(phase).forEach((name) => placeOfName.set(name, at));
    phase.tasks.forEach(({ id }) => placeOfTask.set(id, at));
  }
  const needs = phases.map(() => new Set<number>());
  let barrier: number | undefined;
  let since: number[] = [];
  for (const [at, phase] of phases.entries()) {
    if (phase.story === undefined) {
      (since.length > 0 ? since : barrier === undefined ? [] : [barrier]).forEach((need) => needs[at]?.add(need));
      barrier = at;
      since = [];
    } else {
      if (barrier !== undefined) {
        needs[at]?.add(barrier);
      }
      since.push(at);
    }
    for (const need of phase.tasks.flatMap(taskNeeds)) {
      const place = placeOfTask.get(need);
      if (place !== undefined && place !== at) {
        needs[at]?.add(place);
      }
    }
  }
  for (const { who, whom } of stated) {
    const [at] = who.flatMap((name) => placeOfName.get(name) ?? []);
    for (const need of whom.flatMap((name) => placeOfName.get(name) ?? [])) {
      if (at !== undefined && need !== at) {
        needs[at]?.add(need);
      }
    }
  }
  return needs.map((own) => [...own].toSorted((one, other) => one - other));
}

/**
 * The criteria that belong to no story's own phase, by phase: a requirement goes to the last phase that names it, and what
 * none names to the last one of all, because only then it can hold.
 */
function demandsOf({ spec, tasks }: Feature): readonly (readonly string[])[] {
  const { phases } = tasks;
  const named = new Map<string, number>();
  for (const [at, phase] of phases.entries()) {
    const words = [phase.goal, ...phase.tasks.map(({ text }) => text)].join('\n');
    for (const [id] of words.matchAll(/\b[A-Z]{2,4}-\d{1,4}[a-z]?\b/g)) {
      named.set(id, at);
    }
  }
  const demands: string[][] = phases.map(() => []);
  for (const story of spec.stories.filter((own) => firstOfStory(phases, own) === -1)) {
    demands.at(-1)?.push(...story.scenarios);
  }
  for (const { id, text } of spec.demands) {
    demands[named.get(id) ?? phases.length - 1]?.push(text);
  }
  return demands;
}
