import { isToBeDone } from '../core/doctor/reading/plannedPaths.ts';
import { readPlans } from '../node/planFiles.ts';
import { probeAsked } from './probeAsked.ts';
import type { Project } from './project.ts';
import { checkLine, planHeading } from './text/probeText.ts';
import { wantedPlans, type WrittenPlace } from './wantedPlans.ts';

/** What the checks of the wanted plans showed. */
export interface DeepLook {
  /** None is broken, and each that a program can run was run. */
  readonly isFine: boolean;
  /** How many checks were not run, and why the first was not; undefined: none. What is left to a person is not among them. */
  readonly notProbed: string | undefined;
}

/**
 * Runs the checks of the wanted plans before the doctor looks, which then tells what they showed. Says on standard error
 * what it is doing.
 *
 * @param places as for `wantedPlans`; what names no plan is said by the look that follows
 */
export async function deepLook(project: Project, places: readonly WrittenPlace[]): Promise<DeepLook | 'stopped'> {
  const { plans: all, unreadable } = readPlans(project.root, project.plansDirectory);
  const wanted = wantedPlans(
    all,
    unreadable.map(({ file }) => file),
    places,
  );
  const plans = wanted.ok ? all.filter((plan) => wanted.value.has(plan.file) && isToBeDone(plan)) : [];
  let last = '';
  const probed = await probeAsked({
    project,
    plans,
    all,
    onProbed: (plan, each) => {
      const heading = plan.file === last ? '' : planHeading(plan);
      last = plan.file;
      process.stderr.write(`${heading}${checkLine({ ...each, outcome: each.verdict, plain: true })}`);
    },
  });
  if (probed === undefined) {
    return 'stopped';
  }
  const checks = probed.flatMap((plan) => plan.checks).filter(({ tag }) => tag !== 'manual');
  const missed = checks.filter(({ verdict }) => verdict === 'not-probed');
  return {
    isFine: missed.length === 0 && !checks.some(({ verdict }) => verdict === 'broken'),
    notProbed: notProbedWords(missed.length, checks.length, missed[0]?.reason ?? ''),
  };
}

function notProbedWords(missed: number, all: number, reason: string): string | undefined {
  const which = missed === all ? 'No check' : `${missed} of ${all} checks`;
  const what = missed === all ? 'was probed' : missed === 1 ? 'was not probed' : 'were not probed';
  return missed === 0
    ? undefined
    : `${which} ${what}, so nobody knows whether ${missed === 1 ? 'it' : 'they'} can prove anything. ${reason}`;
}
