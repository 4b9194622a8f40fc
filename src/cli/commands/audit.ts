import { type RunCommand, complain, printJson } from '../command.ts';
import { findProject, projectAsAsked } from '../project.ts';
import { projectAudit } from '../projectAudit.ts';
import { auditText } from '../text/auditText.ts';
import { forTerminal } from '../text/terminalText.ts';

export const audit: RunCommand = async (_args, options) => {
  const { deepAudit, readLimits, tell } = await import('../deepAudit.ts');
  const limits = readLimits(options);
  const isDeep = options['deep'] === true;
  const isWatched = options['stdio'] === true;
  if (!limits.ok || (!isDeep && (isWatched || Object.keys(limits.value).length > 0))) {
    complain(limits.ok ? '--mutants, --minutes and --stdio go with --deep.' : limits.failure);
    return 2;
  }
  const found = await findProject(options.cwd);
  const asked = found && (await projectAsAsked(found, options));
  if (asked?.ok !== true) {
    return 3;
  }
  const project = asked.value;
  if (isDeep) {
    const watcher = isWatched ? 'stdio' : options.json ? 'nobody' : 'person';
    const code = await deepAudit(project, { ...limits.value, watcher });
    if (code !== undefined) {
      return code;
    }
  }
  const judged = await projectAudit(project);
  if (isWatched) {
    tell({ kind: 'audited', audit: judged });
  } else if (options.json) {
    printJson(judged);
  } else {
    process.stdout.write(forTerminal(auditText(judged), process.stdout));
  }
  return 0;
};
