import { planFormats } from '../core/import/formats.ts';
import type { ImportAnswer } from '../protocol/importPlans.ts';
import type { PreparedImport } from './importPlans.ts';

/** An import as it is told, to programs and to people. */
export function importAnswerOf({ sources, composed }: Omit<PreparedImport, 'write'>, written: boolean): ImportAnswer {
  const fresh = new Set(composed.plans.map(({ from }) => from));
  const known = new Set(composed.known.map(({ from }) => from));
  return {
    written,
    sources: sources.map(({ source: { format, place }, plans }) => ({
      format,
      name: planFormats[format].name,
      place,
      plans: plans.length,
      fresh: plans.filter(({ from }) => fresh.has(from)).length,
      known: plans.filter(({ from }) => known.has(from)).length,
    })),
    plans: composed.plans.map(({ file, from, plan, diagnosis }) => ({
      file,
      id: plan.id ?? null,
      title: plan.title,
      goal: plan.goal,
      status: plan.status ?? '',
      from,
      blockedBy: plan.blockedBy.map(({ goal, id }) => `${goal === undefined ? '' : `${goal}:`}${id}`),
      criteria: plan.criteria.length,
      tasks: plan.tasks.length,
      checks: plan.checks.length,
      score: diagnosis?.score.overall ?? null,
      blocked: diagnosis?.blocked ?? false,
    })),
    known: composed.known.map(({ from, file, isChanged, isNowDone }) => ({
      from,
      file,
      changed: isChanged,
      nowDone: isNowDone,
    })),
    leftOut: composed.leftOut.map((entry) => ({ ...entry })),
  };
}
