import { type RunCommand, complain } from '../command.ts';
import { listPlans } from '../listPlans.ts';
import { complainOfUnreadable, plansAtHand } from '../plansAtHand.ts';
import { heldPlans } from '../../node/heldPlans.ts';
import { knownProbes } from '../knownProbes.ts';
import { findProject } from '../project.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';

export const list: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  // Git looks at the repository while the plans are looked at here.
  const facts = readRepositoryFacts(project.root);
  const plans = plansAtHand(project, 'list', import.meta.filename);
  const text = await listPlans(plans, facts, {
    form: options.json ? (options['full'] === true ? 'full' : 'json') : 'text',
    held: await heldPlans(project),
    probes: await knownProbes(project),
  });
  complainOfUnreadable(plans);
  if (text === '') {
    complain(`There are no plans in ${plans.folder ?? 'docs/plans or plans'}.`);
  }
  process.stdout.write(text);
  plans.save();
  return 0;
};
