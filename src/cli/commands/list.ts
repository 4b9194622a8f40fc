import { diagnose } from '../../core/doctor/diagnose.ts';
import { buildQueue } from '../../core/plan/queue.ts';
import { type RunCommand, complain, printJson } from '../command.ts';
import { planJson } from '../planJson.ts';
import { findProject, projectPlans } from '../project.ts';
import { listText } from '../text/listText.ts';

export const list: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const { folder, plans } = projectPlans(project);
  const listed = buildQueue(plans).entries.map((entry) => ({ entry, diagnosis: diagnose(entry.plan) }));
  if (options.json) {
    printJson({ plans: listed.map((plan) => planJson(plan, options['full'] === true)) });
  } else if (listed.length === 0) {
    complain(`There are no plans in ${folder ?? 'docs/plans or plans'}.`);
  } else {
    process.stdout.write(listText(listed));
  }
  return 0;
};
