import type { Plan } from '../plan/plan.ts';
import type { LanguageWorkspace } from './planDocument.ts';

/** Whether a plan can be worked on now, in a sentence: plain text with code spans. Undefined: not known. */
export function readiness(plan: Plan, workspace: LanguageWorkspace): { ready: boolean; sentence: string } | undefined {
  const entry = workspace.queueEntryOf(plan);
  if (entry === undefined) {
    return undefined;
  }
  return {
    ready: entry.ready,
    sentence: entry.ready ? 'This plan is ready to run.' : `This plan ${entry.reason.replace(/[.:]$/, '')}.`,
  };
}
