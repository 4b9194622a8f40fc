import { askPreflight } from '../askPreflight.ts';
import { complain, printJson, type RunCommand } from '../command.ts';
import { findProject } from '../project.ts';
import { preflightText } from '../text/preflightText.ts';
import { forTerminal } from '../text/terminalText.ts';

export const preflight: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd, () => {
    // It is among what the preflight says.
  });
  if (project === undefined) {
    return 3;
  }
  const known = await askPreflight(project, args, options);
  if (!known.ok) {
    complain(known.failure);
    return 3;
  }
  if (options.json) {
    printJson(known.value);
  } else {
    process.stdout.write(forTerminal(preflightText(known.value), process.stdout));
  }
  return known.value.exitCode;
};
