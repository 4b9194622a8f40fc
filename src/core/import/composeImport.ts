import { textHash } from '../base/textHash.ts';
import { CriterionMemory } from '../doctor/criterion/criterionMemory.ts';
import { type Diagnosis, diagnose } from '../doctor/diagnose.ts';
import { setKey, yamlText } from '../plan/editPlan.ts';
import type { Plan } from '../plan/plan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { readPlan } from '../plan/readPlan.ts';
import { planNames } from '../planning/planNames.ts';
import { planText } from '../planning/planText.ts';
import type { ProposedPlan } from '../planning/proposal.ts';
import type { PlanGround } from '../planning/writtenPlans.ts';
import { fileNeeds } from './fileOrder.ts';
import type { FoundSource, ImportedPlan, LeftOut, ReadSource } from './importedPlan.ts';
import { LeftOutList } from './leftOutList.ts';
import { needTexts } from './needTexts.ts';
import { reasons } from './reasons.ts';
import { orderOf, type SetOrder } from './setOrder.ts';
import { tidyImported } from './tidyImported.ts';

/** Keys of a plan file that say where it comes from, and what was read there then. */
const importKeys = { from: 'imported-from', digest: 'imported-digest' } as const;

export interface SourceToImport extends ReadSource {
  readonly source: FoundSource;
}

/** A plan file to write. */
export interface ComposedPlan {
  readonly from: string;
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
  /** Undefined: it is not to be done. */
  readonly diagnosis: Diagnosis | undefined;
}

/** A plan that an earlier import has written. It stays as it is. */
export interface KnownPlan {
  readonly from: string;
  readonly file: string;
  /** The source says something else now. */
  readonly isChanged: boolean;
  /** The source says now that it is done, and the plan does not. */
  readonly isNowDone: boolean;
}

export interface ComposedImport {
  readonly plans: readonly ComposedPlan[];
  readonly known: readonly KnownPlan[];
  readonly leftOut: readonly LeftOut[];
}

export interface ComposeOptions {
  /** Write also what is done or will not be done, and nothing waits for. */
  readonly withFinished: boolean;
}

/** Plan files of sources: ids behind those that are there, dependencies as ids, what is there already left alone. */
export function composeImport(
  sources: readonly SourceToImport[],
  ground: PlanGround,
  { withFinished }: ComposeOptions,
): ComposedImport {
  const existing = importedBefore(ground.plans);
  const leftOut = new LeftOutList();
  const chosen: ImportedPlan[] = [];
  const known: KnownPlan[] = [];
  for (const { source, plans, leftOut: told } of sources) {
    const fresh = plans.filter(({ from }) => !existing.has(from));
    known.push(...plans.flatMap((plan) => knownPlan(plan, existing.get(plan.from)) ?? []));
    const wanted = withFinished ? new Set(fresh) : openPlans(fresh);
    const finished = fresh.filter((plan) => !wanted.has(plan));
    chosen.push(...fresh.filter((plan) => wanted.has(plan)));
    // What an earlier import has told is not told again.
    if (fresh.length > 0 || plans.length === 0) {
      const silent = new Set(finished.map(({ from }) => from));
      const before = new Set(plans.filter(({ from }) => existing.has(from)).map(({ from }) => from));
      const news = told.filter(({ from }) => !before.has(from));
      tell(leftOut, news, (from) => (fresh.length > 0 && wanted.size === 0) || silent.has(from));
    }
    tellFinished(leftOut, source.place, finished);
  }
  const composed = compose({ chosen, existing, ground, leftOut });
  return { plans: composed, known, leftOut: leftOut.all() };
}

function importedBefore(plans: readonly Plan[]): ReadonlyMap<string, Plan> {
  return new Map(
    plans.flatMap((plan) => {
      const from = plan.keys.get(importKeys.from)?.value;
      return typeof from === 'string' ? [[from, plan] as const] : [];
    }),
  );
}

function digestOf(plan: ImportedPlan): string {
  return textHash(JSON.stringify(plan));
}

function knownPlan(plan: ImportedPlan, existing: Plan | undefined): KnownPlan | undefined {
  return existing === undefined
    ? undefined
    : {
        from: plan.from,
        file: existing.file,
        isChanged: existing.keys.get(importKeys.digest)?.value !== digestOf(plan),
        isNowDone: plan.status === 'done' && existing.status !== 'done',
      };
}

function isOpen({ status }: Pick<ImportedPlan, 'status'>): boolean {
  return status === 'pending' || status === 'blocked';
}

/** What is to be done, and what that waits for directly: what is done waits for nothing any more. */
function openPlans(plans: readonly ImportedPlan[]): ReadonlySet<ImportedPlan> {
  const open = plans.filter(isOpen);
  const needed = new Set(open.flatMap(({ needs }) => needs));
  return new Set(plans.filter((plan) => isOpen(plan) || needed.has(plan.from)));
}

/** Of what is not written nothing is told but criteria and tasks that are in no plan. */
function tell(leftOut: LeftOutList, told: readonly LeftOut[], isSilent: (from: string) => boolean): void {
  for (const { from, what, why, criteria, tasks } of told) {
    if (criteria + tasks > 0 || !isSilent(from)) {
      leftOut.add(from, what, why, { criteria, tasks });
    }
  }
}

function tellFinished(leftOut: LeftOutList, place: string, finished: readonly ImportedPlan[]): void {
  for (const [status, words] of [
    ['done', 'done'],
    ['skipped', 'given up or put off'],
  ] as const) {
    const plans = finished.filter((plan) => plan.status === status);
    if (plans.length > 0) {
      leftOut.add(place, `${plans.length} ${plans.length === 1 ? 'entry' : 'entries'}: ${words}`, reasons.finished, {
        criteria: plans.reduce((sum, { criteria }) => sum + criteria.length, 0),
        tasks: plans.reduce((sum, { tasks }) => sum + tasks.length, 0),
      });
    }
  }
}

interface Composition {
  readonly chosen: readonly ImportedPlan[];
  readonly existing: ReadonlyMap<string, Plan>;
  readonly ground: PlanGround;
  readonly leftOut: LeftOutList;
}

function compose({ chosen, existing, ground, leftOut }: Composition): readonly ComposedPlan[] {
  const places = new Map(chosen.map(({ from }, at) => [from, at]));
  const { order, needs, dropped } = orderOf(
    chosen.map((plan) => [...new Set(plan.needs)].flatMap((need) => places.get(need) ?? [])),
  );
  for (const { at, need } of dropped) {
    leftOut.add(chosen[at]?.from ?? '', `the dependency on ${chosen[need]?.from ?? ''}`, reasons.circle);
  }
  const tidy = chosen.map((plan) => tidyImported(plan, ground.repository.files, leftOut));
  const waits = inFileOrder({ chosen, tidy, order, needs, leftOut });
  const names = planNames(
    order.map((at) => tidy[at]?.title ?? ''),
    ground.folder,
    ground,
  );
  const nameOfPlan = new Map(order.map((at, place) => [at, names[place]]));
  const written = order.flatMap((at) => {
    const [plan, own, name] = [chosen[at], tidy[at], nameOfPlan.get(at)];
    if (plan === undefined || own === undefined || name === undefined) {
      return [];
    }
    const fresh = (waits[at] ?? []).flatMap((need) => {
      const needed = chosen[need];
      const idText = nameOfPlan.get(need)?.idText;
      return needed === undefined || idText === undefined
        ? []
        : [needed.goal === plan.goal ? idText : `${needed.goal}:${idText}`];
    });
    const blockedBy = [...fresh, ...needTexts(plan, existing, leftOut)];
    const place = { idText: name.idText, goal: plan.goal, blockedBy, created: ground.today, decisions: [] };
    const text = withOrigin(planText(own, place), plan);
    const read = readPlan(name.file, text);
    if (read === undefined || text.length > largestFile) {
      leftOut.add(plan.from, 'the plan', reasons.tooLarge, {
        criteria: plan.criteria.length,
        tasks: plan.tasks.length,
      });
      return [];
    }
    if (plan.status === 'done') {
      leftOut.add(plan.from, 'a proof', reasons.unproved);
    }
    return [{ from: plan.from, file: name.file, text, plan: read }];
  });
  const index = new PlanIndex([...ground.plans, ...written.map(({ plan }) => plan)]);
  const memory = new CriterionMemory();
  return written.map((one) => ({
    ...one,
    diagnosis:
      one.plan.status === 'done' || one.plan.status === 'skipped'
        ? undefined
        : diagnose(one.plan, { repository: ground.repository, neighbours: index }, memory),
  }));
}

interface Ordering extends Pick<Composition, 'chosen' | 'leftOut'>, Pick<SetOrder, 'order' | 'needs'> {
  readonly tidy: readonly ProposedPlan[];
}

/** What each waits for, with an order for all that change one file; it is that of the list, and told. */
function inFileOrder({ chosen, tidy, order, needs, leftOut }: Ordering): readonly (readonly number[])[] {
  const placeOf = new Map(order.map((at, place) => [at, place]));
  const added = fileNeeds(
    order.map((at) => ({
      needs: (needs[at] ?? []).flatMap((need) => placeOf.get(need) ?? []),
      // What is done or put off changes no file any more.
      paths: chosen[at] !== undefined && isOpen(chosen[at]) ? (tidy[at]?.files.map(({ path }) => path) ?? []) : [],
    })),
  );
  return chosen.map((plan, at) => {
    const own = (added[placeOf.get(at) ?? -1] ?? []).flatMap((place) => order[place] ?? []);
    for (const need of own) {
      leftOut.add(plan.from, `an order: it waits for ${chosen[need]?.from ?? ''}`, reasons.sameFile);
    }
    return [...(needs[at] ?? []), ...own];
  });
}

/** UTF-16 units. A file of more than 2 MB is no plan, and most characters take one to three bytes. */
const largestFile = 600_000;

function withOrigin(text: string, plan: ImportedPlan): string {
  const keys = [
    ['status', plan.status],
    [importKeys.from, yamlText(plan.from)],
    [importKeys.digest, yamlText(digestOf(plan))],
  ] as const;
  return keys.reduce((edited, [key, value]) => setKey(edited, key, value), text);
}
