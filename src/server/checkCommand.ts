import { randomUUID } from 'node:crypto';
import { type Check, checkAt, isEvidence, type Plan } from '../core/plan/plan.ts';
import { readSettings } from '../core/settings/settings.ts';
import { checkObstacle } from '../node/checkObstacle.ts';
import { runCheck } from '../node/checkRunner.ts';
import { isHeld, readLock } from '../node/lock.ts';
import { readConfigFile } from '../node/settingsFile.ts';
import { stateFolder, stateSurroundings } from '../node/stateFolder.ts';
import type { RunCheckAnswer } from '../protocol/languageServer.ts';

/**
 * Runs one check of a plan because a person asked for it. Nothing is done by it, and no run hears of it.
 *
 * @param root the repository's real path
 */
export async function runAskedCheck(
  root: string,
  plan: Plan,
  line: number,
  signal: AbortSignal,
): Promise<RunCheckAnswer> {
  const check = checkAt(plan, line);
  const obstacle = check === undefined ? 'There is no check in this line.' : await obstacleOf(root, plan, check);
  if (check === undefined || obstacle !== undefined) {
    return { outcome: 'not-run', command: check?.command ?? '', reason: obstacle ?? '', seconds: 0, output: '' };
  }
  const command = `${check.negated ? '! ' : ''}${check.command ?? ''}`;
  const lock = readLock(stateFolder(root, stateSurroundings()));
  if (lock !== undefined && (await isHeld(lock))) {
    const reason = 'A run is at work in this repository. Run the check when it has ended, or stop the run first.';
    return { outcome: 'not-run', command, reason, seconds: 0, output: '' };
  }
  const result = await runCheck({
    repository: root,
    check,
    timeoutSeconds: plan.checkTimeout,
    signal,
    marker: { MSTACK_ASKED_CHECK: randomUUID() },
    sandbox: { setting: readSettings(readConfigFile(root).config).sandbox, repository: root },
  });
  const { outcome, reason, seconds, run } = result;
  return {
    outcome,
    command,
    reason,
    seconds,
    output: [run.stdout, run.stderr].filter((text) => text !== '').join('\n'),
  };
}

async function obstacleOf(root: string, plan: Plan, check: Check): Promise<string | undefined> {
  if (isEvidence(check)) {
    return checkObstacle(root, plan, check);
  }
  if (check.tag === 'manual' || check.tag === 'browse') {
    return `A [${check.tag}] check is not run by a program.`;
  }
  return 'What this check expects cannot be read with certainty. Write it in its strict form first.';
}
