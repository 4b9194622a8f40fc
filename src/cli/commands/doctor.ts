import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Audit } from '../../core/audit/audit.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';
import { type RunCommand, complain } from '../command.ts';
import { doctorAnswer } from '../doctorAnswer.ts';
import { knownProbes } from '../knownProbes.ts';
import { complainOfUnreadable, plansAtHand } from '../plansAtHand.ts';
import { findProject, projectAsAsked } from '../project.ts';
import { projectAudit } from '../projectAudit.ts';
import { confidenceText } from '../text/confidenceText.ts';
import { plainText } from '../text/plainText.ts';
import { forTerminal } from '../text/terminalText.ts';

/** Exit codes; the others are those of every command. */
const codes = { fine: 0, toMend: 1, noSuchPlan: 2, stopped: 130 } as const;

export const doctor: RunCommand = async (args, options) => {
  const found = await findProject(options.cwd);
  if (found === undefined) {
    return 3;
  }
  const asked = await projectAsAsked(found, options);
  if (!asked.ok) {
    complain(asked.failure);
    return codes.noSuchPlan;
  }
  const project = asked.value;
  const folder = realpathSync(options.cwd);
  const places = args.map((written) => ({
    written,
    path: path.relative(project.root, path.resolve(folder, written)).replaceAll('\\', '/'),
    isFile: statSync(path.resolve(folder, written), { throwIfNoEntry: false })?.isFile() === true,
  }));
  // Git looks at the repository while the plans are looked at here.
  const repository = readRepositoryFacts(project.root);
  const print = (text: string): void => {
    process.stdout.write(options.json ? text : forTerminal(text, process.stdout));
  };
  const fixed =
    options['fix'] === true
      ? await (
          await import('../doctorFix.ts')
        ).doctorFix({ project, repository, places, options, program: import.meta.filename })
      : { isFixed: true };
  if ('exit' in fixed) {
    return fixed.exit;
  }
  const deep = options['deep'] === true ? await (await import('../deepLook.ts')).deepLook(project, places) : undefined;
  if (deep === 'stopped') {
    return codes.stopped;
  }
  const plans = plansAtHand(project, 'doctor', import.meta.filename);
  const answer = await doctorAnswer(plans, repository, { json: options.json, places }, await knownProbes(project));
  if (!answer.ok) {
    complain(answer.failure);
    return codes.noSuchPlan;
  }
  const { told, healthy } = answer.value;
  const audit = await projectAudit(project);
  const { unreadable } = plans;
  if (options.json) {
    const rest = `"unreadable":${JSON.stringify(unreadable)},"confidence":${JSON.stringify(confidenceJson(audit))}`;
    print(`{"plans":${told},${rest}}\n`);
    if (deep?.notProbed !== undefined) {
      complain(deep.notProbed);
    }
  } else if (told !== '') {
    const probed = deep?.notProbed === undefined ? '' : `${plainText(deep.notProbed)}\n`;
    print(`${told}\n${probed}${confidenceText(audit)}\n`);
  }
  complainOfUnreadable(plans);
  if (unreadable.length === 0 && (told === '' || told === '[]')) {
    complain(`There are no plans in ${plans.folder ?? 'docs/plans or plans'}, so none was examined.`);
  }
  plans.save();
  return healthy && fixed.isFixed && deep?.isFine !== false ? codes.fine : codes.toMend;
};

/** The form of the contracts; what would raise it is told in words, the rest by `mstack audit`. */
function confidenceJson({ level, score, missing }: Audit): Record<string, unknown> {
  return { level, score, missing: missing.map(({ what }) => what) };
}
