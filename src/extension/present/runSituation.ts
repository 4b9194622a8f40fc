import type { RunView } from '../../core/journal/runView.ts';

/** The latest run of a repository, as a window sees it. */
export interface RunSituation {
  readonly view: RunView;
  /** A journal that says `running` is not enough: its runner may have died. */
  readonly alive: boolean;
}

export function isLive(situation: RunSituation | undefined): boolean {
  return situation !== undefined && situation.alive && situation.view.state === 'running';
}

/** The runner died, or the machine went down, before the run ended. Run All continues it. */
export function isInterrupted(situation: RunSituation | undefined): boolean {
  return situation !== undefined && !situation.alive && situation.view.state === 'running';
}
