import { type Disposable, window } from 'vscode';
import { streamText } from '../present/streamText.ts';
import type { StreamEvent } from '../runnerClient.ts';

export interface PlanRun extends Disposable {
  readonly take: (event: StreamEvent) => void;
  /** A sentence of ours, beside the run's own stream; it is gone when the window is loaded again. */
  readonly tell: (sentence: string) => void;
  readonly show: () => void;
}

/** The output channel of the latest run. Its text is read from disk each time, so it survives a reload of the window. */
export function createPlanRun(): PlanRun {
  // An ordinary channel in the `log` language: a log channel would put the time of reading before each line, not the line's own.
  const channel = window.createOutputChannel('mstack: Plan Run', 'log');
  let text = streamText(timeOfDay);
  return {
    take: (event) => {
      switch (event.kind) {
        case 'run':
          text = streamText(timeOfDay);
          channel.clear();
          break;
        case 'cut':
          channel.appendLine(`(The first ${megabytes(event.skippedBytes)} MB are not shown: ${event.file})`);
          break;
        case 'lines':
          channel.append(event.lines.map(text.render).join(''));
          break;
      }
    },
    tell: (sentence) => {
      channel.appendLine(`${timeOfDay(Date.now())}  ${sentence}`);
    },
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}

function timeOfDay(t: number): string {
  return new Date(t).toLocaleTimeString('en-GB');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
