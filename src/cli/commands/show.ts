import { heldPlans } from '../../node/heldPlans.ts';
import { readPlans } from '../../node/planFiles.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';
import { askedPlans } from '../askedPlans.ts';
import { complain, printJson, type RunCommand } from '../command.ts';
import { complainOfUnreadable } from '../plansAtHand.ts';
import { findProject } from '../project.ts';
import { shownPlan } from '../shownPlan.ts';
import { shownPlanJson } from '../shownPlanJson.ts';
import { showText } from '../text/showText.ts';
import { forTerminal } from '../text/terminalText.ts';

/** Exit codes; those for references are `askedPlans`'. */
const codes = { shown: 0, usage: 2, cannot: 3 } as const;

export const show: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return codes.cannot;
  }
  if (args.length !== 1) {
    complain(
      'Say which plan: an id, `goal:id`, a file, or a part of a title, one at a time. `mstack list` shows them all.',
    );
    return codes.usage;
  }
  const facts = readRepositoryFacts(project.root);
  const read = readPlans(project.root, project.plansDirectory);
  complainOfUnreadable(read);
  const asked = askedPlans(read.plans, args);
  const [plan] = asked.ok ? asked.value : [];
  if (!asked.ok || plan === undefined) {
    await facts;
    const { code, message } = asked.ok ? { code: codes.usage, message: 'No plan is named.' } : asked.failure;
    complain(message);
    return code;
  }
  const shown = await shownPlan(plan, {
    project,
    all: read.plans,
    facts: await facts,
    held: await heldPlans(project),
  });
  if (options.json) {
    printJson(shownPlanJson(shown));
  } else {
    process.stdout.write(forTerminal(showText(shown), process.stdout));
  }
  return codes.shown;
};
