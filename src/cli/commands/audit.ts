import { type RunCommand, printJson } from '../command.ts';
import { findProject } from '../project.ts';
import { projectAudit } from '../projectAudit.ts';
import { auditText } from '../text/auditText.ts';
import { forTerminal } from '../text/terminalText.ts';

export const audit: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const judged = await projectAudit(project);
  if (options.json) {
    printJson(judged);
  } else {
    process.stdout.write(forTerminal(auditText(judged), process.stdout));
  }
  return 0;
};
