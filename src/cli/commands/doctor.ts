import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RepositoryFacts } from '../../core/plan/repositoryFacts.ts';
import { confidenceOf, confidenceText } from '../../core/health/confidence.ts';
import { discoverProjectHealth } from '../../node/healthProject.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';
import { type RunCommand, complain } from '../command.ts';
import { doctorAnswer } from '../doctorAnswer.ts';
import { complainOfUnreadable, plansAtHand } from '../plansAtHand.ts';
import { findProject, type Project } from '../project.ts';

export const doctor: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const wanted = args.map((file) => path.relative(project.root, path.resolve(options.cwd, file)).replaceAll('\\', '/'));
  const missing = wanted.find((file) => !existsSync(path.join(project.root, file)));
  if (missing !== undefined) {
    complain(`There is no file ${missing}.`);
    return 2;
  }
  // Git looks at the repository while the plans are looked at here.
  const repository = readRepositoryFacts(project.root);
  if (options['fix'] === true) {
    const said = await fix(project, repository, wanted);
    (options.json ? process.stderr : process.stdout).write(said);
  }
  const plans = plansAtHand(project, 'doctor', import.meta.filename);
  const { told, healthy } = await doctorAnswer(plans, repository, { json: options.json, wanted });
  complainOfUnreadable(plans);
  const confidence = confidenceOf(discoverProjectHealth(project.root, project.config).commands);
  if (options.json) {
    process.stdout.write(`{"plans":${told},"confidence":${JSON.stringify(confidence)}}\n`);
  } else if (told === '') {
    complain('There are no plans to examine.');
  } else {
    process.stdout.write(`${told}\n${confidenceText(confidence)}\n`);
  }
  plans.save();
  return healthy ? 0 : 1;
};

/** Mends what has one certain way to be mended, and says what was changed. */
async function fix(project: Project, repository: Promise<RepositoryFacts>, wanted: readonly string[]): Promise<string> {
  const [{ examinePlans }, { fixPlans }, { fixedText }] = await Promise.all([
    import('../examinePlans.ts'),
    import('../fixPlans.ts'),
    import('../text/doctorText.ts'),
  ]);
  const plans = plansAtHand(project, 'doctor', import.meta.filename);
  const { examined, surroundings } = await examinePlans(plans, await repository, wanted);
  return fixedText(fixPlans(project.root, examined, surroundings));
}
