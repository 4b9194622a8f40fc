import path from 'node:path';
import { PlansAtHand } from '../node/plansAtHand.ts';
import { stateNames } from '../node/stateFolder.ts';
import { complain } from './command.ts';
import type { Project } from './project.ts';

/**
 * The project's plans, with what an earlier call kept of them. Each command keeps its own, because it knows more or less.
 *
 * @param program file that the command was started from: the bundler names it after all that is in it
 */
export function plansAtHand(project: Project, command: keyof typeof stateNames.plans, program: string): PlansAtHand {
  const name = path.basename(program);
  return new PlansAtHand({
    root: project.root,
    plansDirectory: project.plansDirectory,
    cache: path.join(project.stateFolder, stateNames.plans[command]),
    program: name.endsWith('.mjs') ? name : undefined,
    now: Date.now(),
  });
}

export function complainOfUnreadable(plans: Pick<PlansAtHand, 'unreadable'>): void {
  for (const { file, reason } of plans.unreadable) {
    complain(`${file} could not be read: ${reason}`);
  }
}
