import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';
import { openPlan } from './openPlan.ts';
import { refresh } from './refresh.ts';
import { runAll } from './runAll.ts';
import { showRun } from './showRun.ts';
import { stop } from './stop.ts';

/** Every command, by its id in package.json. */
export const commands: Readonly<Record<(typeof commandIds)[keyof typeof commandIds], Command>> = {
  [commandIds.runAll]: runAll,
  [commandIds.stop]: stop,
  [commandIds.refresh]: refresh,
  [commandIds.showRun]: showRun,
  [commandIds.openPlan]: openPlan,
};
