import { failure, type Result, success } from '../core/base/result.ts';
import { certainTopLevel } from '../node/certainTopLevel.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import { complain, textOption } from './command.ts';

/** The repository that a command is about. */
export interface Project {
  readonly root: string;
  /** Relative to the repository; undefined: `docs/plans`, else `plans`. */
  readonly plansDirectory: string | undefined;
  /** Parsed `.mstack/config.json`, for the health room. */
  readonly config: unknown;
  readonly stateFolder: string;
}

/**
 * Finds the repository; says so and gives undefined when there is none.
 *
 * @param tell hears what is wrong in its settings, a sentence each
 */
export async function findProject(folder: string, tell = complain): Promise<Project | undefined> {
  const project = await openProject(folder, tell);
  if (!project.ok) {
    complain(project.failure);
    return undefined;
  }
  return project.value;
}

/**
 * The project as it is with what was asked for on the command line, which wins over its settings (`--plans-directory`,
 * `--probe`). The failure is a sentence.
 */
export async function projectAsAsked(
  project: Project,
  options: Readonly<Record<string, unknown>>,
): Promise<Result<Project, string>> {
  const plansDirectory = textOption(options, 'plansDirectory');
  const probe = textOption(options, 'probe');
  if (plansDirectory === undefined && probe === undefined) {
    return success(project);
  }
  const { probeSchema } = await import('../core/settings/settingsSchema.ts');
  if (probe !== undefined && !probeSchema.safeParse(probe).success) {
    return failure(`--probe ${probe} is none of ${probeSchema.options.join(', ')}.`);
  }
  // Whoever reads the settings later must find the same there.
  const config = {
    ...(typeof project.config === 'object' ? project.config : {}),
    ...(plansDirectory === undefined ? {} : { plansDirectory }),
    ...(probe === undefined ? {} : { probe }),
  };
  return success({ ...project, config, plansDirectory: plansDirectory ?? project.plansDirectory });
}

/** Finds the repository; the failure is a sentence. What is wrong in its settings is said at once. */
export async function openProject(folder: string, tell = complain): Promise<Result<Project, string>> {
  const place = await findRoot(folder);
  if (!place.ok) {
    return place;
  }
  const root = place.value;
  const { config, problem } = readConfigFile(root);
  if (problem !== undefined) {
    tell(`${problem} Its settings do not count until it is corrected.`);
  }
  return success({
    root,
    plansDirectory: config === undefined ? undefined : await plansDirectoryOf(config, tell),
    config,
    stateFolder: stateFolder(root, stateSurroundings()),
  });
}

/** What is seldom needed is loaded when it is: what starts git, and what checks settings. */
async function findRoot(folder: string): Promise<Result<string, string>> {
  const certain = certainTopLevel(folder);
  if (certain !== undefined) {
    return success(certain);
  }
  const { findRepository } = await import('../node/repository.ts');
  const place = await findRepository(folder);
  return place.ok ? success(place.value.root) : place;
}

async function plansDirectoryOf(config: unknown, tell: (problem: string) => void): Promise<string | undefined> {
  const { readSettings } = await import('../core/settings/settings.ts');
  const { plansDirectory, problems } = readSettings(config);
  problems.forEach((problem) => {
    tell(problem);
  });
  return plansDirectory;
}
