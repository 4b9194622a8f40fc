import { randomUUID } from 'node:crypto';
import type { Plan } from '../core/plan/plan.ts';
import { lacksCheck, noCheckReason } from '../core/plan/queue.ts';
import { type ProbeSetting, readSettings } from '../core/settings/settings.ts';
import type { ProbeProgress } from '../node/probeChecks.ts';
import { probePlans } from '../node/probePlans.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import type { ProbePlanAnswer } from '../protocol/languageServer.ts';

export interface AskedProbe {
  /** The repository's real path. */
  readonly root: string;
  readonly plan: Plan;
  /** Every plan of the repository. */
  readonly all: readonly Plan[];
  /** What the client's own setting says; undefined: the repository's counts. */
  readonly setting: ProbeSetting | undefined;
  readonly signal: AbortSignal;
  readonly onCheck: (progress: ProbeProgress) => void;
}

/** Runs the checks of a plan on a copy of the work tree because a person asked for it. Nothing in the repository changes. */
export async function probeAskedPlan({
  root,
  plan,
  all,
  setting,
  signal,
  onCheck,
}: AskedProbe): Promise<ProbePlanAnswer> {
  const settings = readSettings(readConfigFile(root).config);
  if ((setting ?? settings.probe) === 'never') {
    const which = setting === undefined ? '`probe` in .mstack/config.json' : '`mstack.probe` of the editor';
    return notProbed(`The setting ${which} is \`never\`.`);
  }
  if (plan.status === 'done') {
    return notProbed('the plan is done, and a probe looks at what its checks gave before the work.');
  }
  if (plan.checks.length === 0) {
    return notProbed(lacksCheck(plan) ? `the plan ${noCheckReason}.` : 'the plan leaves its proof to the health gate.');
  }
  try {
    const [probed] = await probePlans({
      root,
      stateFolder: stateFolder(root, stateSurroundings()),
      plans: [plan],
      all,
      now: Date.now,
      signal,
      marker: { MSTACK_ASKED_PROBE: randomUUID() },
      sandbox: settings.sandbox,
      onCheck,
    });
    return signal.aborted
      ? { outcome: 'stopped', reason: 'The probe was stopped.', checks: [] }
      : { outcome: 'probed', reason: '', checks: [...(probed?.checks ?? [])] };
  } catch (error) {
    // No repository, no room for a copy: a person can do something about it.
    return notProbed(error instanceof Error ? error.message : String(error));
  }
}

export function notProbed(reason: string): ProbePlanAnswer {
  return { outcome: 'not-run', reason, checks: [] };
}
