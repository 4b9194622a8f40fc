import path from 'node:path';
import { isHeld, readLock } from '../../node/lock.ts';
import { readPlans } from '../../node/planFiles.ts';
import { revertPlan } from '../../node/repositoryRevert.ts';
import { findRepository, Repository } from '../../node/repository.ts';
import { askedPlans } from '../askedPlans.ts';
import { complain, printJson, type RunCommand } from '../command.ts';
import { findProject } from '../project.ts';
import { plainText } from '../text/plainText.ts';

const codes = { fine: 0, notFine: 1, usage: 2, cannot: 3 } as const;

export const revert: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  const place = project === undefined ? undefined : await findRepository(project.root);
  if (project === undefined || place?.ok !== true) {
    return codes.cannot;
  }
  if (args.length !== 1) {
    complain('Say which plan: an id, a file, or a part of a title. `mstack list` shows the plans.');
    return codes.usage;
  }
  const { plans } = readPlans(project.root, project.plansDirectory);
  const asked = askedPlans(plans, args);
  if (!asked.ok) {
    complain(asked.failure.message);
    return asked.failure.code;
  }
  const lock = readLock(project.stateFolder);
  if (lock !== undefined && (await isHeld(lock))) {
    complain('A run is going on here. Wait for its end, or stop it with `mstack stop`, then try again.');
    return codes.cannot;
  }
  const file = asked.value[0]?.file ?? '';
  const reverted = await revertPlan({
    repository: new Repository(place.value, path.join(project.stateFolder, 'temporary')),
    file,
    date: today(),
    signal: new AbortController().signal,
  });
  if (!reverted.ok) {
    complain(reverted.failure);
    return codes.notFine;
  }
  const { undone, commit, files } = reverted.value;
  if (options.json) {
    printJson({ file, undone, commit, files });
  } else {
    const text = `Commit ${undone.slice(0, 10)} is undone by ${commit.slice(0, 10)} (${files.join(', ')}). ${file} is pending again.\n`;
    process.stdout.write(plainText(text));
  }
  return codes.fine;
};

/** Calendar day in the user's time zone, `YYYY-MM-DD`. */
function today(): string {
  const date = new Date();
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
