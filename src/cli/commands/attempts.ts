import path from 'node:path';
import { type Attempt, attemptsNamed } from '../../core/git/attempts.ts';
import { readSettings } from '../../core/settings/settings.ts';
import { readPlans } from '../../node/planFiles.ts';
import {
  attemptChanges,
  branchOfAttempt,
  listAttempts,
  pruneAttempts,
  restoreAttempt,
} from '../../node/repositoryAttempts.ts';
import { findRepository, Repository, type TreeChange } from '../../node/repository.ts';
import { askedPlans } from '../askedPlans.ts';
import { complain, printJson, type RunCommand, textOption } from '../command.ts';
import { findProject, type Project } from '../project.ts';
import { plainText } from '../text/plainText.ts';

const codes = { fine: 0, notFine: 1, usage: 2, cannot: 3 } as const;

interface Asked {
  readonly project: Project;
  readonly repository: Repository;
  readonly json: boolean;
}

export const attempts: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  const place = project === undefined ? undefined : await findRepository(project.root);
  if (project === undefined || place?.ok !== true) {
    return codes.cannot;
  }
  const repository = new Repository(place.value, path.join(project.stateFolder, 'temporary'));
  const asked: Asked = { project, repository, json: options.json };
  const [first, ...rest] = args;
  if (first === 'restore') {
    return await restore(asked, rest, textOption(options, 'branch'));
  }
  return first === 'prune' && rest.length === 0 ? await prune(asked) : await list(asked, args);
};

async function list({ project, repository, json }: Asked, args: readonly string[]): Promise<number> {
  const all = await listAttempts(repository.root);
  const wanted = args.length === 0 ? all : [...new Set(args.flatMap((name) => meant(project, all, name)))];
  const shown = await Promise.all(
    wanted.map(async (attempt) => ({ ...attempt, files: await attemptChanges(repository, attempt) })),
  );
  if (json) {
    printJson({ attempts: shown.map(({ files, ...attempt }) => ({ ...attempt, files: files.map(fileJson) })) });
  } else if (shown.length === 0) {
    complain(args.length === 0 ? 'No attempt is kept.' : `No attempt is kept for ${args.join(' ')}.`);
  } else {
    process.stdout.write(plainText(shown.map(attemptText).join('\n')));
  }
  return shown.length === 0 && args.length > 0 ? codes.notFine : codes.fine;
}

function fileJson({ path: file, change }: TreeChange): { path: string; change: string } {
  return { path: file, change };
}

function attemptText({ ref, when, why, plan, files }: Attempt & { readonly files: readonly TreeChange[] }): string {
  const letters = { added: 'A', modified: 'M', deleted: 'D' } as const;
  const lines = [
    `${when.slice(0, 16).replace('T', ' ')}  ${why}`,
    ...(plan === '' ? [] : [`  ${plan}`]),
    `  ${ref}`,
    ...files.map((file) => `    ${letters[file.change]} ${file.path}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** By its ref or the end of it; else what was kept for a plan that is referred to as everywhere. */
function meant(project: Project, all: readonly Attempt[], name: string): readonly Attempt[] {
  const named = attemptsNamed(all, name);
  if (named.length > 0) {
    return named;
  }
  const plans = askedPlans(readPlans(project.root, project.plansDirectory).plans, [name]);
  return plans.ok ? plans.value.flatMap((plan) => attemptsNamed(all, path.posix.basename(plan.file))) : [];
}

async function restore(
  { project, repository, json }: Asked,
  args: readonly string[],
  branch: string | undefined,
): Promise<number> {
  const [name] = args;
  if (name === undefined || args.length > 1) {
    complain('Say which attempt: `mstack attempts restore <ref>`. `mstack attempts` lists them.');
    return codes.usage;
  }
  const [attempt] = meant(project, await listAttempts(repository.root), name);
  if (attempt === undefined) {
    complain(`No attempt is kept that is called ${name}. \`mstack attempts\` lists them.`);
    return codes.notFine;
  }
  if (branch !== undefined) {
    const made = await branchOfAttempt(repository, attempt, branch);
    return made.ok
      ? say(json, { ref: attempt.ref, branch, commit: made.value }, `Branch ${branch} has ${attempt.ref} now.`)
      : refuse(made.failure);
  }
  const restored = await restoreAttempt(repository, attempt);
  return restored.ok
    ? say(
        json,
        { ref: attempt.ref, files: restored.value },
        `${attempt.ref} is in the work tree: ${restored.value.join(', ') || 'nothing was different'}.`,
      )
    : refuse(restored.failure);
}

async function prune({ project, repository, json }: Asked): Promise<number> {
  const { plans } = readPlans(project.root, project.plansDirectory);
  const failed = new Set(plans.filter((plan) => plan.status === 'failed').map((plan) => plan.file));
  const { keptAttempts } = readSettings(project.config);
  const gone = await pruneAttempts(repository.root, keptAttempts, failed);
  const refs = gone.map((attempt) => attempt.ref);
  return say(json, { deleted: refs }, `${refs.length} deleted; ${keptAttempts} may be kept.`);
}

function say(json: boolean, value: unknown, text: string): number {
  if (json) {
    printJson(value);
  } else {
    process.stdout.write(plainText(`${text}\n`));
  }
  return codes.fine;
}

function refuse(message: string): number {
  complain(message);
  return codes.notFine;
}
