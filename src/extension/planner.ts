import { type Disposable, type OutputChannel, type Uri, window } from 'vscode';
import type { Engine, StartEngine } from './engineClient.ts';

/** What a dialogue with the command line needs. */
export interface PlannerTools {
  readonly startEngine: StartEngine;
  /** Folder of the extension. */
  readonly extension: Uri;
  /** What the agent says and does. */
  readonly log: OutputChannel;
}

/** One thing at a time that an agent does for a person who waits: plans a goal, mends plans. */
export interface Planner extends Disposable {
  readonly busy: () => boolean;
  /** Rejects when something is under way already: ask `busy` first. */
  readonly work: (task: (tools: PlannerTools) => Promise<void>) => Promise<void>;
}

export function createPlanner(startEngine: StartEngine, extension: Uri): Planner {
  let log: OutputChannel | undefined;
  let running: Engine | undefined;
  let busy = false;
  const start: StartEngine = (request) => {
    running = startEngine(request);
    return running;
  };
  return {
    busy: () => busy,
    work: async (task) => {
      if (busy) {
        throw new Error('Something is under way already.');
      }
      busy = true;
      log ??= window.createOutputChannel('mstack: Planner');
      try {
        await task({ startEngine: start, extension, log });
      } finally {
        busy = false;
        running = undefined;
      }
    },
    dispose: () => {
      running?.cancel();
      log?.dispose();
    },
  };
}
