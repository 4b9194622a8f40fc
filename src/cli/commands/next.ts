import { type RunCommand, complain, printJson, textOption } from '../command.ts';
import { nextPlan } from '../nextPlan.ts';
import { complainOfUnreadable, plansAtHand } from '../plansAtHand.ts';
import { heldPlans } from '../../node/heldPlans.ts';
import { findProject } from '../project.ts';

export const next: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const plans = plansAtHand(project, 'next', import.meta.filename);
  const picked = await nextPlan(plans, {
    references: args,
    goal: textOption(options, 'goal'),
    held: await heldPlans(project),
  });
  complainOfUnreadable(plans);
  if (options.json) {
    printJson({ code: picked.code, file: picked.file ?? null, reason: picked.reason });
  } else if (picked.file === undefined) {
    complain(picked.reason);
  } else {
    process.stdout.write(`${picked.file}\n`);
  }
  plans.save();
  return picked.code;
};
