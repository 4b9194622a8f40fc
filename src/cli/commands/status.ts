import { type RunCommand, complain, printJson } from '../command.ts';
import { findProject } from '../project.ts';
import { readLatestRun } from '../../node/latestRun.ts';
import { statusJson } from '../statusJson.ts';
import { runSummary } from '../text/runText.ts';

export const status: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const latest = await readLatestRun(project.stateFolder);
  if (!latest.ok) {
    complain(latest.failure);
    return 3;
  }
  const { view, live, folder } = latest.value;
  if (options.json) {
    printJson(statusJson(view, live));
  } else if (view === undefined) {
    process.stdout.write('There was no run in this repository yet. `mstack run` starts one.\n');
  } else {
    process.stdout.write(runSummary(view, live, folder ?? ''));
  }
  return 0;
};
