import { isToBeDone } from '../core/doctor/reading/plannedPaths.ts';
import { readPlans } from '../node/planFiles.ts';
import { probeAsked } from './probeAsked.ts';
import type { Project } from './project.ts';
import { checkLine, planHeading } from './text/probeText.ts';
import { wantedPlans, type WrittenPlace } from './wantedPlans.ts';

/**
 * Runs the checks of the wanted plans before the doctor looks, which then tells what they showed. Says on standard error
 * what it is doing.
 *
 * @param places as for `wantedPlans`; what names no plan is said by the look that follows
 */
export async function deepLook(
  project: Project,
  places: readonly WrittenPlace[],
): Promise<'fine' | 'broken' | 'stopped'> {
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
  return probed.some(({ checks }) => checks.some(({ verdict }) => verdict === 'broken')) ? 'broken' : 'fine';
}
