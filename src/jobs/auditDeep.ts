import path from 'node:path';
import type { DeepAudit } from '../core/audit/audit.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { readAuditSettings } from '../core/mutation/auditSettings.ts';
import { readSettings } from '../core/settings/settings.ts';
import { keepAudit, type Measured } from '../node/keptAudit.ts';
import { type AuditPlace, makeAuditPlace, makeMutableCopy } from '../node/mutateCopy.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateNames, stateSurroundings } from '../node/stateFolder.ts';
import { type CommandWork, runOthers, runSuite, suiteCommand, type SuiteRun } from './auditCommands.ts';
import { measureAllCoverage } from './auditCoverage.ts';
import { measureMutants } from './auditMutants.ts';
import { readAuditedProject } from './auditProject.ts';

/** How far a deep audit is: steps done, steps in all as far as they are known, and what is done now or was found out. */
export interface DeepProgress {
  readonly done: number;
  readonly of: number;
  readonly text: string;
}

export interface DeepAuditRequest {
  /** A folder of the repository. */
  readonly root: string;
  /** Instead of what the settings say. */
  readonly mutants?: number;
  readonly minutes?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DeepProgress) => void;
}

/**
 * Really runs a project's commands in a throw-away copy, counts its tests, measures their coverage, and tries how many
 * small changes of the sources they notice. What it found out is kept for `readKeptAudit`.
 *
 * The user's files are only read. A cancel removes the copy and keeps nothing; so does the next audit after a crash.
 *
 * @returns what was found out; the failure is a sentence. Rejects with the signal's reason when it is cancelled.
 */
export async function runDeepAudit(request: DeepAuditRequest): Promise<Result<Measured, string>> {
  const found = await findRepository(request.root);
  if (!found.ok) {
    return found;
  }
  const { root } = found.value;
  const folder = stateFolder(root, stateSurroundings());
  const repository = new Repository(found.value, path.join(folder, 'temporary'));
  const tree = await repository.snapshot();
  const place = await makeAuditPlace(path.join(folder, stateNames.auditPlaces));
  try {
    const deep = await measure(request, root, tree, place);
    request.signal.throwIfAborted();
    const measured: Measured = { deep, measuredOn: tree, measuredAt: Date.now() };
    await keepAudit(root, measured);
    return success(measured);
  } catch (error) {
    if (request.signal.aborted) {
      throw request.signal.reason;
    }
    return failure(`The audit could not be carried out: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await place.remove();
  }
}

async function measure(
  { mutants, minutes, signal, onProgress }: DeepAuditRequest,
  root: string,
  tree: string,
  place: AuditPlace,
): Promise<DeepAudit> {
  const { config } = readConfigFile(root);
  const settings = readAuditSettings(config);
  const { sandbox } = readSettings(config);
  const gaps: string[] = [...settings.problems];
  const milliseconds = (minutes ?? settings.minutes) * 60_000;
  const end = performance.now() + milliseconds;
  const until = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
  onProgress({ done: 0, of: 1, text: 'Copying the project' });
  const project = await readAuditedProject(root, tree, config);
  const copy = await makeMutableCopy(root, tree, place, sandbox);
  signal.throwIfAborted();
  let done = 0;
  // Each suite runs alone, with coverage, once more, without the program, and in the end.
  let of = project.discovery.commands.length + project.suites.length * 5 + (mutants ?? settings.mutants);
  const work: CommandWork = {
    project,
    copy,
    signal,
    left: () => (end - performance.now()) / 1000,
    say: (text) => {
      done += 1;
      onProgress({ done: Math.min(done, of), of, text });
    },
    gap: (sentence) => gaps.push(sentence),
  };
  const runs: SuiteRun[] = [];
  for (const suite of project.suites) {
    runs.push(await runSuite(work, suite));
    signal.throwIfAborted();
  }
  const tested = runs.flatMap((run) => suiteCommand(work, run) ?? []);
  const coverage = await measureAllCoverage(work, runs);
  await copy.putBack();
  signal.throwIfAborted();
  const others = await runOthers(work);
  signal.throwIfAborted();
  const figure = await measureMutants({
    ...work,
    runs,
    count: mutants ?? settings.mutants,
    until,
    expect: (count) => (of = done + count + project.suites.length * 2),
    moreCopies: async () =>
      await Promise.all(
        Array.from({ length: settings.copies - 1 }, async () => await makeMutableCopy(root, tree, place, sandbox)),
      ),
  });
  return { commands: [...tested, ...others], coverage, mutants: figure, gaps };
}
