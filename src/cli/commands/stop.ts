import { sendControl } from '../../node/controlClient.ts';
import { readLatestRun } from '../../node/latestRun.ts';
import { isSameProcess, readLock } from '../../node/lock.ts';
import { type RunCommand, complain, printJson } from '../command.ts';
import { findProject } from '../project.ts';

export const stop: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const lock = readLock(project.stateFolder);
  const answer =
    lock === undefined ? undefined : await sendControl(lock.address, { kind: 'stop', by: '`mstack stop`' });
  if (lock === undefined || answer?.ok !== true) {
    complain(
      lock !== undefined && isSameProcess(lock)
        ? answer?.ok === false
          ? answer.failure
          : ''
        : 'Nothing is running here.',
    );
    return 1;
  }
  await gone(() => readLock(project.stateFolder)?.pid !== lock.pid || !isSameProcess(lock));
  const { run } = answer.value;
  const latest = await readLatestRun(project.stateFolder);
  const view = latest.ok && latest.value.view?.run === run ? latest.value.view : undefined;
  // A commit is brought to its end before a run stops: when it was the last one, nothing is left to stop.
  const finished = view?.state === 'finished';
  const all = view?.plans.every((plan) => plan.state === 'done') === true;
  if (options.json) {
    printJson({ run, state: finished ? 'finished' : 'paused' });
  } else if (finished) {
    process.stdout.write(`Run ${run} has come to its end: ${all ? 'every plan is done' : 'see `mstack status`'}.\n`);
  } else {
    process.stdout.write(`Run ${run} is stopped. \`mstack run\` goes on.\n`);
  }
  return 0;
};

const lookEveryMs = 50;

/** A stop ends the agent and puts its work back, which takes a moment; there is always an end, because each step has one. */
async function gone(isGone: () => boolean): Promise<void> {
  while (!isGone()) {
    await new Promise((resolve) => {
      setTimeout(resolve, lookEveryMs);
    });
  }
}
