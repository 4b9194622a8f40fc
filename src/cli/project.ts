import { type Result, success } from '../core/base/result.ts';
import { readSettings, type Settings } from '../core/settings/settings.ts';
import { type PlanSet, readPlans } from '../node/planFiles.ts';
import { findRepository } from '../node/repository.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import { complain } from './command.ts';

/** The repository that a command is about. */
export interface Project {
  readonly root: string;
  readonly settings: Settings;
  /** Parsed `.mstack/config.json`, for the health room. */
  readonly config: unknown;
  readonly stateFolder: string;
}

/** Finds the repository; says so and gives undefined when there is none. */
export async function findProject(folder: string): Promise<Project | undefined> {
  const project = await openProject(folder);
  if (!project.ok) {
    complain(project.failure);
    return undefined;
  }
  return project.value;
}

/** Finds the repository; the failure is a sentence. What is wrong in its settings is said at once. */
export async function openProject(folder: string): Promise<Result<Project, string>> {
  const place = await findRepository(folder);
  if (!place.ok) {
    return place;
  }
  const { root } = place.value;
  const file = readConfigFile(root);
  const settings = readSettings(file.config);
  for (const problem of [
    ...(file.problem === undefined ? [] : [`${file.problem} Its settings do not count until it is corrected.`]),
    ...settings.problems,
  ]) {
    complain(problem);
  }
  return success({ root, settings, config: file.config, stateFolder: stateFolder(root, stateSurroundings()) });
}

export function projectPlans(project: Project): PlanSet {
  const set = readPlans(project.root, project.settings.plansDirectory);
  for (const { file, reason } of set.unreadable) {
    complain(`${file} could not be read: ${reason}`);
  }
  return set;
}
