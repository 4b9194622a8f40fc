import { choosePlans } from '../executor/choosePlans.ts';
import type { Plan } from '../plan/plan.ts';
import { readyPlan } from '../plan/examplePlan.ts';
import type { AgentFacts, PreflightFacts } from './facts.ts';

/** Facts for tests: everything is known and as it should be, for two plans that anybody could carry out. */
export function exampleFacts(changes: Partial<PreflightFacts> = {}): PreflightFacts {
  const plans = changes.plans ?? [readyPlan(1), readyPlan(2)];
  return {
    settings: {
      problems: [],
      broken: undefined,
      probes: true,
      holdsBack: true,
      silentMinutes: 15,
      budget: { usd: undefined, tokens: undefined, minutes: undefined },
    },
    busy: undefined,
    ground: {
      hasCommit: true,
      branch: 'main',
      runBranch: undefined,
      operation: undefined,
      conflicts: [],
      obstacles: [],
      identity: undefined,
      agents: [],
      health: { commands: 1, declaredNone: undefined },
    },
    agents: [exampleAgent()],
    run: newRun(plans),
    plans,
    errors: new Map(),
    tree: {
      head: 'c1',
      changes: [],
      ignoredPlans: [],
      hooks: [],
      signs: false,
      absentSubmodules: [],
      lfsMissing: false,
    },
    gate: {
      commands: [{ category: 'test', command: 'npm test', tool: 'npm-test', source: 'AGENTS.md', missing: undefined }],
      notRun: {},
      problems: [],
      known: { commit: 'c1', composite: 10, failing: [], at: 0 },
    },
    probes: () => ({ verdict: 'red', reason: 'exit code 1', at: 0, when: '2026-01-01 00:00', stale: false }),
    machine: {
      disks: [{ of: 'the repository', freeBytes: 50_000_000_000 }],
      repositoryBytes: 1000,
      power: { kind: 'mains' },
      sleep: { idle: 'never', lid: 'none', inhibitor: undefined },
    },
    history: [1, 2, 3].map((number) => ({ seconds: number * 60, tokens: number * 1000, usd: number, agent: 'claude' })),
    ...changes,
  };
}

export function exampleAgent(changes: Partial<AgentFacts> = {}): AgentFacts {
  return {
    id: 'claude',
    title: 'Claude Code',
    role: 'agent and reviewer',
    program: '/bin/claude',
    version: '2.1.330',
    mute: false,
    access: { kind: 'signedIn', how: 'by its own account' },
    own: false,
    ...changes,
  };
}

/** Run All, or a run of these references. */
export function newRun(plans: readonly Plan[], references: readonly string[] = []): PreflightFacts['run'] {
  const selected = choosePlans({ folder: 'docs/plans', plans, unreadable: [] }, { references, goal: undefined });
  return { kind: 'new', named: references.length > 0, goal: undefined, selected };
}
