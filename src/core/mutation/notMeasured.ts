import type { ToolRun } from '../health/health.ts';
import { missingProgram } from '../health/missing.ts';

/** By these somebody else ends a program: the person, the machine when it is out of memory. Others are its own faults. */
const fromOutside = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);

/** A package by its name, not a file of the project's own. */
const missingPackage = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/g;

/**
 * Why a run says nothing about the project, for a person: it was not ended, its program or a package that the project
 * names is not installed. Undefined: it was looked at, and how it ended counts.
 *
 * @param isLacking whether the project names a package that is not installed
 */
export function notMeasured(run: ToolRun, isLacking: (name: string) => boolean): string | undefined {
  const { exit } = run;
  switch (exit.kind) {
    case 'timedOut':
      return `it did not end within ${Math.max(1, Math.round(exit.afterSeconds))} s`;
    case 'notStarted':
      return exit.reason;
    case 'signalled':
      return fromOutside.has(exit.signal) ? `it was ended from outside (${exit.signal})` : undefined;
    case 'exited': {
      if (exit.code === 0) {
        return undefined;
      }
      if (missingProgram(run, exit.code) !== undefined) {
        return 'its program is not installed';
      }
      const lacking = [...`${run.stdout}\n${run.stderr}`.matchAll(missingPackage)].find(([, name = '']) =>
        isLacking(name),
      )?.[1];
      return lacking === undefined ? undefined : `its package ${lacking} is not installed`;
    }
    default:
      return exit satisfies never;
  }
}
