import path from 'node:path';
import * as z from 'zod';
import type { Problem } from '../core/base/problem.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import { isToBeDone } from '../core/doctor/reading/plannedPaths.ts';
import { choosePlans } from '../core/executor/choosePlans.ts';
import type { RunPlan } from '../core/journal/events.ts';
import { blockedPlans } from '../core/journal/outcomes.ts';
import type { Plan } from '../core/plan/plan.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import type { ProbesOf } from '../core/plan/probe.ts';
import type { BudgetFacts, ComingRun, MachineFacts, PreflightFacts, SettingsFacts } from '../core/preflight/facts.ts';
import { budgetParts } from '../core/settings/settingsSchema.ts';
import { isHeld, readLock } from './lock.ts';
import { readDisks, repositorySize } from './machineDisk.ts';
import { readPower } from './machinePower.ts';
import { readSleep } from './machineSleep.ts';
import { type PlanSet, readPlans } from './planFiles.ts';
import { readAgents } from './preflightAgents.ts';
import { readGate } from './preflightGate.ts';
import { readGround } from './preflightGround.ts';
import { readHistory } from './preflightHistory.ts';
import { readTree } from './preflightTree.ts';
import { KnownProbes } from './probeStore.ts';
import { Repository, type RepositoryPlace } from './repository.ts';
import { readRepositoryFacts } from './repositoryFacts.ts';
import {
  chooseAgents,
  resumedAgents,
  type RunAgents,
  type RunSettings,
  type RunWishes,
  settingsFor,
} from './runSettings.ts';
import { type EarlierRun, unfinishedRun } from './unfinishedRun.ts';

type Unfinished = Extract<EarlierRun, { kind: 'unfinished' }>;

/** A run that somebody is about to start. */
export interface PreflightRequest {
  readonly place: RepositoryPlace;
  readonly stateFolder: string;
  readonly wishes: RunWishes;
  /** Plan references; empty: all pending plans. */
  readonly references: readonly string[];
  readonly goal: string | undefined;
  /** Give an unfinished run up. */
  readonly fresh: boolean;
}

/** Finds out everything that is judged before a run, all at once. It changes nothing, and asks no model. */
export async function readPreflight(request: PreflightRequest): Promise<PreflightFacts> {
  const { place, stateFolder } = request;
  const { root } = place;
  const found = settingsFor(root, request.wishes);
  const repository = new Repository(place, path.join(stateFolder, 'temporary'));
  const earlier: EarlierRun = request.fresh ? { kind: 'none' } : unfinishedRun(stateFolder);
  const planSet = readPlans(root, found.settings.plansDirectory);
  const lock = readLock(stateFolder);
  const machine = readMachine(root, stateFolder);
  const tree = readTree(repository, planSet.plans);
  const held = lock === undefined ? Promise.resolve(false) : isHeld(lock);
  const { agents, problem } = await agentsOf(request, found, earlier, root);
  const history = readHistory(stateFolder, agents?.agent);
  const runBranch = earlier.kind === 'unfinished' ? earlier.state.branch : undefined;
  const [ground, agentFacts, treeFacts] = await Promise.all([
    readGround(repository, found, agents, runBranch),
    agents === undefined ? [] : readAgents(agents, found.settings, root),
    tree,
  ]);
  return {
    settings: settingsFacts(found, earlier),
    busy: (await held) ? lock?.pid : undefined,
    ground: { ...ground, agents: [...(problem === undefined ? [] : [problem]), ...ground.agents] },
    agents: agentFacts,
    run: comingRun(request, earlier, planSet),
    plans: planSet.plans,
    errors: await errorsOf(root, planSet.plans),
    tree: treeFacts,
    gate: await readGate(root, found.config, history.health.get(treeFacts.head ?? '')),
    probes: await readProbes(repository, root, stateFolder),
    machine: await machine,
    history: history.done,
  };
}

/** What probes found is told by itself, so the doctor is asked without it. */
async function errorsOf(root: string, plans: readonly Plan[]): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const surroundings = { repository: await readRepositoryFacts(root), neighbours: new PlanIndex(plans) };
  return new Map(
    plans.filter(isToBeDone).flatMap((plan) => {
      const errors = diagnose(plan, surroundings).problems.filter(({ severity }) => severity === 'error');
      return errors.length === 0 ? [] : [[plan.file, errors] as const];
    }),
  );
}

/** The tree is made only where something is known that it decides about. */
async function readProbes(repository: Repository, root: string, stateFolder: string): Promise<ProbesOf> {
  const probes = new KnownProbes(root, stateFolder);
  // A tree that cannot be made is no tree that was probed.
  return probes.onTree(probes.stamp() === '' ? undefined : await repository.snapshot().catch(() => undefined));
}

async function agentsOf(
  { wishes }: PreflightRequest,
  { settings }: RunSettings,
  earlier: EarlierRun,
  root: string,
): Promise<{ readonly agents: RunAgents | undefined; readonly problem: string | undefined }> {
  if (earlier.kind === 'unfinished') {
    return { agents: resumedAgents(wishes, earlier.agents), problem: undefined };
  }
  const chosen = await chooseAgents(settings, root);
  return chosen.ok ? { agents: chosen.value, problem: undefined } : { agents: undefined, problem: chosen.failure };
}

function comingRun({ references, goal }: PreflightRequest, earlier: EarlierRun, planSet: PlanSet): ComingRun {
  if (earlier.kind === 'unfinished') {
    return { kind: 'continued', run: earlier.run, left: plansLeft(earlier), underWay: isUnderWay(earlier) };
  }
  return {
    kind: 'new',
    named: references.length > 0,
    goal,
    selected: choosePlans(planSet, { references, goal }),
  };
}

/** Plans that may still come to be done; what was refused or held back may be possible now. */
function plansLeft({ state }: Unfinished): readonly RunPlan[] {
  const ended = new Map(
    [...state.outcomes].flatMap(([key, outcome]): [string, boolean][] =>
      outcome === 'done' || outcome === 'failed' ? [[key, outcome === 'done']] : [],
    ),
  );
  const blocked = blockedPlans(state.plans, ended);
  return state.plans.filter(({ key }) => !ended.has(key) && !blocked.has(key));
}

/** An attempt was under way: what it left in the work tree is put back before anything else. */
function isUnderWay({ state }: Unfinished): boolean {
  return 'work' in state;
}

/** What cannot be read of it, the settings say. */
const budget = z.looseObject({
  usd: budgetParts.usd.optional().catch(undefined),
  tokens: budgetParts.tokens.optional().catch(undefined),
  minutes: budgetParts.minutes.optional().catch(undefined),
});
const withBudget = z.looseObject({ budget: budget.optional().catch(undefined) });

function settingsFacts({ settings, config, broken, problems }: RunSettings, earlier: EarlierRun): SettingsFacts {
  const limits = withBudget.safeParse(config ?? {}).data?.budget;
  const wanted: BudgetFacts = { usd: limits?.usd, tokens: limits?.tokens, minutes: limits?.minutes };
  return {
    problems,
    broken: broken ?? (earlier.kind === 'unreadable' ? earlier.reason : undefined),
    probes: settings.probe === 'always',
    holdsBack: settings.probeHoldsBack,
    silentMinutes: settings.silentMinutes,
    budget: wanted,
  };
}

async function readMachine(root: string, stateFolder: string): Promise<MachineFacts> {
  const [disks, repositoryBytes, power, sleep] = await Promise.all([
    readDisks(root, stateFolder),
    repositorySize(root),
    readPower(),
    readSleep(),
  ]);
  return { disks, repositoryBytes, power, sleep };
}
