import path from 'node:path';
import { startRunner } from '../../node/startRunner.ts';
import { type RunCommand, complain, printJson, textOption } from '../command.ts';
import { followRun } from '../followRun.ts';
import { openProject } from '../project.ts';

export const run: RunCommand = async (args, options) => {
  const opened = await openProject(options.cwd);
  if (!opened.ok) {
    return refuse({ code: 3, message: opened.failure }, options.json);
  }
  const project = opened.value;
  const [goal, agent, reviewer] = ['goal', 'agent', 'reviewer'].map((name) => textOption(options, name));
  // The runner is a process of its own: a Ctrl-C in this moment would end us, and leave it running unseen.
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
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
