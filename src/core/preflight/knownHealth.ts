import { categories, type HealthReport } from '../health/health.ts';
import type { JournalRecord } from '../journal/events.ts';

/** What the health tools said of the tree of a commit. */
export interface KnownHealth {
  readonly commit: string;
  readonly composite: number | undefined;
  /** Categories that failed. */
  readonly failing: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The last health that a run measured at each commit: before the work at the commit that a plan was opened on, after it at
 * the plan's own commit. A person's uncommitted changes of that time were measured with it.
 *
 * @param records of one run, in order
 */
export function knownHealth(records: readonly JournalRecord[]): ReadonlyMap<string, KnownHealth> {
  const known = new Map<string, KnownHealth>();
  const heads = new Map<string, string>();
  const gates = new Map<string, HealthReport>();
  const baselines = new Map<string, HealthReport>();
  const take = (commit: string | undefined, report: HealthReport | undefined, at: number): void => {
    if (commit !== undefined && report !== undefined) {
      known.set(commit, healthOf(commit, report, at));
    }
  };
  for (const { event, t } of records) {
    switch (event.kind) {
      case 'planOpened':
        heads.set(event.plan, event.head);
        break;
      case 'baselineMeasured':
        baselines.set(event.plan, event.health);
        take(heads.get(event.plan), event.health, t);
        break;
      case 'gateFinished':
        gates.set(event.plan, event.health);
        break;
      case 'planCommitted':
        take(event.commit, gates.get(event.plan), t);
        break;
      case 'failureRecorded':
        // The work was put back, so the tree is as it was when the plan was opened.
        take(event.commit, baselines.get(event.plan), t);
        break;
      default:
        break;
    }
  }
  return known;
}

function healthOf(commit: string, { composite, categories: all }: HealthReport, at: number): KnownHealth {
  const failing = categories.filter((category) => {
    const { status, command } = all[category];
    // Without a command nothing is missing: nobody asked for the category.
    return status === 'fail' || (status === 'missing' && command !== undefined);
  });
  return { commit, composite, failing, at };
}
