import { existsSync } from 'node:fs';
import path from 'node:path';
import { comingThings, type ComingThings } from '../core/doctor/probe/comingThings.ts';
import { judgeProbe, type ProbeJudgement } from '../core/doctor/probe/judgeProbe.ts';
import { probeObstacle, sendingObstacle } from '../core/doctor/probe/probeObstacle.ts';
import { deletingObstacle } from '../core/doctor/rules/deletes.ts';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import { type Check, isEvidence, type Plan } from '../core/plan/plan.ts';
import type { ProbedCheck } from '../core/plan/probe.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import { type CheckResult, commandLine, runCheck } from './checkRunner.ts';
import { ProbeCopies } from './probeCopies.ts';
import type { ProbeCopy } from './probeCopy.ts';
import { FileDigests, listedFiles } from './probeDigest.ts';
import { offlinePackages } from './offlinePackages.ts';
import { agentGuardEnvironment } from './toolGuardEnvironment.ts';

export interface ChecksProbing {
  /** Absolute real path of the repository's top level. */
  readonly repository: string;
  /** Tree whose files the checks are run on; `Repository.snapshot` gives that of the work tree. */
  readonly tree: string;
  /** In the order in which their checks are run. Their texts need not be those on the disk. */
  readonly plans: readonly Plan[];
  readonly surroundings: Surroundings;
  /** Absolute path outside the repository; copies and hooks are made below it. */
  readonly folder: string;
  /** Where the copy is kept for the next time; absent: it is removed at the end. */
  readonly copies?: ProbeCopies;
  readonly signal: AbortSignal;
  /** Variables by which a later process finds what a dead one left running. */
  readonly marker: Readonly<Record<string, string>>;
  /** What is known of a check on this very tree, so that it need not be run; undefined: nothing. */
  readonly known?: (plan: Plan, check: Check) => ProbedCheck | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sandbox: SandboxSetting;
  /** Before each check is run or passed over. */
  readonly onCheck?: (progress: ProbeProgress) => void;
  readonly onProbed?: (plan: Plan, probed: ProbedCheck) => void;
}

export interface ProbeProgress {
  readonly plan: Plan;
  readonly check: Check;
  /** Which of all checks it is, from 1. */
  readonly number: number;
  readonly total: number;
}

export interface ProbedPlan {
  /** Relative to the repository. */
  readonly file: string;
  /** One for each check, in their order. Where the signal came in between, the rest was not probed. */
  readonly checks: readonly ProbedCheck[];
  /** Files that the plan lists, and what they held (`FileDigests`). */
  readonly listed: readonly string[];
  readonly digest: string;
}

/**
 * Runs the checks of some plans on a tree as it is, in one throw-away copy that is put back after each, and says of each
 * whether it can prove anything later. Checks with one command are run once. Rejects when the copy cannot be made.
 */
export async function probeChecks(probing: ChecksProbing): Promise<readonly ProbedPlan[]> {
  const { repository, tree, folder, plans } = probing;
  const wanted = plans.some((plan) =>
    plan.checks.some(
      (check) => obstacleOf(probing, plan, check) === undefined && probing.known?.(plan, check) === undefined,
    ),
  );
  // Where nothing is run nobody need wait for a copy; what the files hold is then that of the work tree.
  const shared = probing.copies ?? new ProbeCopies();
  const copy = wanted ? await shared.of({ repository, tree, folder: path.join(folder, 'copies') }) : undefined;
  try {
    const digests = new FileDigests();
    const digestOf = plans.map((plan) => digests.of(copy?.root() ?? repository, listedFiles(plan)));
    const probes = new Probes(probing, copy, await guarded(probing));
    const probed: ProbedPlan[] = [];
    for (const [at, plan] of plans.entries()) {
      const checks = await probes.ofPlan(plan);
      probed.push({ file: plan.file, checks, listed: listedFiles(plan), digest: digestOf[at] ?? '' });
    }
    return probed;
  } finally {
    if (probing.copies === undefined) {
      await shared.remove();
    }
  }
}

/** Nothing that a check starts reaches a remote, or downloads what it runs. */
async function guarded({ repository, folder, marker }: ChecksProbing): Promise<Readonly<Record<string, string>>> {
  return { ...(await agentGuardEnvironment(repository, folder)), ...offlinePackages, ...marker };
}

/** What is said of a check without running it. One that nobody may run, at any time, can never prove anything. */
function obstacleOf(
  { signal, repository, surroundings }: ChecksProbing,
  plan: Plan,
  check: Check,
): ProbeJudgement | undefined {
  if (signal.aborted) {
    return { verdict: 'not-probed', reason: 'It was stopped before it was run.' };
  }
  const forbidden = isEvidence(check)
    ? (sendingObstacle(check) ?? deletingObstacle(plan, check, surroundings.repository?.files))
    : undefined;
  if (forbidden !== undefined) {
    return { verdict: 'broken', reason: `Nobody runs it. ${forbidden}` };
  }
  const reason = probeObstacle(check, { root: repository, exists: existsSync });
  return reason === undefined ? undefined : { verdict: 'not-probed', reason };
}

class Probes {
  readonly #probing: ChecksProbing;
  readonly #copy: ProbeCopy | undefined;
  readonly #marker: Readonly<Record<string, string>>;
  readonly #total: number;
  /** What commands gave, by command and time limit: the copy is the same each time. */
  readonly #ran = new Map<string, { readonly result: CheckResult; readonly root: string }>();
  #number = 0;

  constructor(probing: ChecksProbing, copy: ProbeCopy | undefined, marker: Readonly<Record<string, string>>) {
    this.#probing = probing;
    this.#copy = copy;
    this.#marker = marker;
    this.#total = probing.plans.reduce((sum, plan) => sum + plan.checks.length, 0);
  }

  async ofPlan(plan: Plan): Promise<readonly ProbedCheck[]> {
    const { surroundings, repository, onCheck, onProbed } = this.#probing;
    const coming = comingThings(plan, surroundings, (file) => existsSync(path.join(repository, file)));
    const checks: ProbedCheck[] = [];
    for (const check of plan.checks) {
      this.#number += 1;
      onCheck?.({ plan, check, number: this.#number, total: this.#total });
      const probed = await this.#ofCheck(plan, check, coming);
      checks.push(probed);
      onProbed?.(plan, probed);
    }
    return checks;
  }

  async #ofCheck(plan: Plan, check: Check, coming: ComingThings): Promise<ProbedCheck> {
    const obstacle = obstacleOf(this.#probing, plan, check);
    const standing = obstacle === undefined ? this.#probing.known?.(plan, check) : undefined;
    if (standing !== undefined) {
      return standing;
    }
    if (obstacle !== undefined || this.#copy === undefined) {
      return probedAs(check, obstacle ?? { verdict: 'not-probed', reason: '' }, 0);
    }
    const key = `${plan.checkTimeout} ${commandLine(check)}`;
    const known = this.#ran.get(key);
    const { result, root } = known ?? (await this.#run(this.#copy, plan, check));
    if (this.#probing.signal.aborted) {
      return probedAs(check, { verdict: 'not-probed', reason: 'It was stopped before it had a result.' }, 0);
    }
    this.#ran.set(key, { result, root });
    const judged = judgeProbe(check, result.run, { plan, root, coming });
    const probed = probedAs(check, judged, known === undefined ? result.seconds : 0);
    const { exit } = result.run;
    return exit.kind === 'timedOut'
      ? { ...probed, timedOut: { afterSeconds: exit.afterSeconds, at: this.#probing.now() } }
      : probed;
  }

  async #run(copy: ProbeCopy, plan: Plan, check: Check): Promise<{ result: CheckResult; root: string }> {
    const root = copy.root();
    const result = await runCheck({
      repository: root,
      check,
      timeoutSeconds: plan.checkTimeout,
      signal: this.#probing.signal,
      marker: this.#marker,
      sandbox: { setting: this.#probing.sandbox, repository: this.#probing.repository },
    });
    if (!this.#probing.signal.aborted) {
      await copy.restore();
    }
    return { result, root };
  }
}

function probedAs({ tag, text, range }: Check, { verdict, reason }: ProbeJudgement, seconds: number): ProbedCheck {
  return { tag, text, line: range.start.line, verdict, reason, seconds };
}
