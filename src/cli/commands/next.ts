import { pickNext } from '../../core/plan/pickNext.ts';
import { type RunCommand, complain, printJson, textOption } from '../command.ts';
import { findProject, projectPlans } from '../project.ts';

export const next: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const picked = pickNext(projectPlans(project).plans, { references: args, goal: textOption(options, 'goal') });
  if (options.json) {
    printJson({ ...picked, file: picked.file ?? null });
  } else if (picked.file === undefined) {
    complain(picked.reason);
  } else {
    process.stdout.write(`${picked.file}\n`);
  }
  return picked.code;
};
