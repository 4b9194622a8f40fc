import path from 'node:path';
import { readSettings } from '../../core/settings/settings.ts';
import { startRunner } from '../../node/startRunner.ts';
import { askPreflight } from '../askPreflight.ts';
import { type RunCommand, complain, printJson, textOption } from '../command.ts';
import { followRun } from '../followRun.ts';
import { openProject, type Project } from '../project.ts';
import { warningLines } from '../text/preflightText.ts';

export const run: RunCommand = async (args, options) => {
  const opened = await openProject(options.cwd);
  if (!opened.ok) {
    return refuse({ code: 3, message: opened.failure }, options.json);
  }
  const project = opened.value;
  // The runner is a process of its own: a Ctrl-C in this moment would end us, and leave it running unseen.
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  const stopped = await lookBefore(project, args, options);
  if (interrupted) {
    return 130;
  }
  if (stopped !== undefined) {
    return refuse(stopped, options.json);
  }
  const [goal, agent, reviewer] = ['goal', 'agent', 'reviewer'].map((name) => textOption(options, name));
  const started = await startRunner(
    {
      script: path.join(import.meta.dirname, 'runner.mjs'),
      stateFolder: project.stateFolder,
      environment: process.env,
    },
    {
      folder: project.root,
      references: [...args],
      ...(options['new'] === true ? { fresh: true } : {}),
      ...(goal === undefined ? {} : { goal }),
      ...(agent === undefined ? {} : { agent }),
      ...(reviewer === undefined ? {} : { reviewer }),
    },
  );
  process.off('SIGINT', interrupt);
  if (started.kind === 'refused') {
    return refuse(started, options.json);
  }
  for (const note of started.notes) {
    complain(note);
  }
  if (options['detach'] === true && !interrupted) {
    if (options.json) {
      printJson({ run: started.run });
    } else {
      process.stdout.write(`Run ${started.run} has begun. \`mstack status\` shows it, \`mstack stop\` ends it.\n`);
    }
    return 0;
  }
  return await followRun({
    stateFolder: project.stateFolder,
    run: started.run,
    resumed: started.resumed,
    stopAtOnce: interrupted,
    json: options.json,
  });
};

/** Tells what a person should know before the run, and what it will take. Gives why it cannot begin, if it cannot. */
async function lookBefore(
  project: Project,
  args: readonly string[],
  options: Parameters<RunCommand>[1],
): Promise<{ readonly code: number; readonly message: string } | undefined> {
  const known = await askPreflight(project, args, options);
  if (!known.ok) {
    return { code: 3, message: known.failure };
  }
  const { verdict, exitCode, items, summary } = known.value;
  warningLines(known.value, readSettings(project.config).probe === 'always').forEach(complain);
  // Where no plan can run, the run that begins gives the account of each: it touches nothing.
  const why = items.filter(
    ({ state, code }) => (state === 'stops' && code !== 'plans.none-can-run') || code === 'plans.nothing-to-do',
  );
  if (verdict === 'stopped' && why.length > 0) {
    return { code: exitCode, message: why.map(({ message }) => message).join('\n') };
  }
  if (!options.json) {
    process.stdout.write(`${summary}\n`);
  }
  return undefined;
}

/** Says why no run has begun. That there is nothing to do (code 0) is no complaint. */
function refuse({ code, message }: { readonly code: number; readonly message: string }, json: boolean): number {
  if (json) {
    printJson({ refused: { code, message } });
  } else if (code === 0) {
    process.stdout.write(`${message}\n`);
  } else {
    complain(message);
  }
  return code;
}
