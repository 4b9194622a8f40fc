import { type Result, success } from '../core/base/result.ts';
import { choosePlans } from '../core/executor/choosePlans.ts';
import type { Refusal } from '../core/executor/selectPlans.ts';
import type { RunEvent } from '../core/journal/events.ts';
import { groundProblems } from '../core/preflight/ground.ts';
import type { Settings } from '../core/settings/settings.ts';
import { readPlans } from '../node/planFiles.ts';
import { readGround } from '../node/preflightGround.ts';
import type { Repository } from '../node/repository.ts';
import type { RunAgents, RunSettings } from '../node/runSettings.ts';
import type { RunRequest } from '../protocol/runnerStart.ts';

/** What must be there before any run, new or continued: `mstack preflight` says the same. */
export async function checkGround(
  repository: Repository,
  settings: Pick<RunSettings, 'settings' | 'config'>,
  agents: RunAgents,
  runBranch: string | undefined,
): Promise<Refusal | undefined> {
  const [first] = groundProblems(await readGround(repository, settings, agents, runBranch));
  return first === undefined ? undefined : { code: 3, message: first.message };
}

/** The first event of a new run, or why there is none. */
export async function beginRun(
  repository: Repository,
  settings: Settings,
  agents: RunAgents,
  request: RunRequest,
): Promise<Result<RunEvent, Refusal>> {
  const { references, goal } = request;
  const selected = choosePlans(readPlans(repository.root, settings.plansDirectory), { references, goal });
  if (!selected.ok) {
    return selected;
  }
  return success({
    kind: 'runStarted',
    branch: (await repository.branch()) ?? '',
    ...agents,
    limits: { attempts: settings.attempts },
    plans: selected.value,
    ...(settings.probe === 'always' ? { probe: settings.probeHoldsBack ? ('hold' as const) : ('warn' as const) } : {}),
  });
}
