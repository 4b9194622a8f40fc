import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { type RunRequest, type StartAnswer, startAnswer } from '../protocol/runnerStart.ts';
import { ownProgramEnvironment } from './ownProgramEnvironment.ts';
import { stateNames } from './stateFolder.ts';

export interface RunnerProgram {
  /** Path of `runner.mjs`. */
  readonly script: string;
  /** State folder of the repository, where the runner's log goes. */
  readonly stateFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A runner answers as soon as it holds the lock or knows why not; looking at a large repository takes a moment. */
const answerWithinMs = 60_000;

/**
 * Starts the runner as a process of its own: it outlives the window and the terminal that started it, and its output
 * goes to a file. Waits only for its one message, whether the run has begun.
 */
export function startRunner(program: RunnerProgram, request: RunRequest): Promise<StartAnswer> {
  mkdirSync(program.stateFolder, { recursive: true, mode: 0o700 });
  const log = openSync(path.join(program.stateFolder, stateNames.runnerLog), 'a', 0o600);
  const child = spawn(process.execPath, [program.script, JSON.stringify(request)], {
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: ownProgramEnvironment(program.environment),
  });
  closeSync(log);
  return new Promise((resolve) => {
    const end = (answer: StartAnswer): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      if (child.connected) {
        child.disconnect();
      }
      child.unref();
      resolve(answer);
    };
    const refuse = (message: string): void =>
      end({
        kind: 'refused',
        code: 3,
        message: `${message} Its log: ${path.join(program.stateFolder, stateNames.runnerLog)}`,
      });
    const timer = setTimeout(() => refuse('The runner did not answer within a minute.'), answerWithinMs);
    child.on('message', (message: unknown) => {
      const answer = startAnswer.safeParse(message);
      if (answer.success) {
        end(answer.data);
      } else {
        refuse('The runner gave an answer that this version does not know.');
      }
    });
    child.on('error', (error) => refuse(`The runner could not be started: ${error.message}.`));
    child.on('exit', (code, signal) =>
      refuse(`The runner ended before the run began (${signal ?? `exit code ${code}`}).`),
    );
  });
}
