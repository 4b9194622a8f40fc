import { randomUUID } from 'node:crypto';
import type { Plan } from '../core/plan/plan.ts';
import type { ProbedCheck } from '../core/plan/probe.ts';
import { readSettings } from '../core/settings/settings.ts';
import type { ProbedPlan } from '../node/probeChecks.ts';
import { probePlans } from '../node/probePlans.ts';
import { terminalWatch } from './terminalWatch.ts';
import type { Project } from './project.ts';

export interface AskedProbe {
  readonly project: Project;
  readonly plans: readonly Plan[];
  /** Every plan of the repository. */
  readonly all: readonly Plan[];
  readonly onProbed: (plan: Plan, probed: ProbedCheck) => void;
}

/** Probes because a person asked for it; Ctrl-C ends it. Undefined: it was stopped, and nothing is kept. */
export async function probeAsked({
  project,
  plans,
  all,
  onProbed,
}: AskedProbe): Promise<readonly Pick<ProbedPlan, 'file' | 'checks'>[] | undefined> {
  if (readSettings(project.config).probe === 'never') {
    const reason = 'The setting `probe` is `never`.';
    return plans.map((plan) => ({
      file: plan.file,
      checks: plan.checks.map(({ tag, text, range }) => {
        const probed = { tag, text, line: range.start.line, verdict: 'not-probed', reason, seconds: 0 } as const;
        onProbed(plan, probed);
        return probed;
      }),
    }));
  }
  const watch = terminalWatch();
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.on('SIGINT', interrupt);
  try {
    const probed = await probePlans({
      root: project.root,
      stateFolder: project.stateFolder,
      plans,
      all,
      now: Date.now,
      signal: abort.signal,
      marker: { MSTACK_ASKED_PROBE: randomUUID() },
      onCheck: (progress) => watch.begin(progress),
      onProbed: (plan, each) => {
        watch.end();
        onProbed(plan, each);
      },
      sandbox: readSettings(project.config).sandbox,
    });
    return abort.signal.aborted ? undefined : probed;
  } finally {
    watch.end();
    process.off('SIGINT', interrupt);
  }
}
