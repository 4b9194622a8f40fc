import { commandIds } from '../ids.ts';
import type { Command } from './command.ts';
import { leaveFix, takeAllFixes, takeFix } from './answerFix.ts';
import { explainRule } from './explainRule.ts';
import { fixAllPlans, fixPlan } from './fixPlan.ts';
import { importPlans } from './importPlans.ts';
import { measureConfidence } from './measureConfidence.ts';
import { openPlan } from './openPlan.ts';
import { planGoal } from './planGoal.ts';
import { probePlan } from './probePlan.ts';
import { refresh } from './refresh.ts';
import { runAll } from './runAll.ts';
import { runCheck } from './runCheck.ts';
import { runPlan } from './runPlan.ts';
import { showConfidence } from './showConfidence.ts';
import { showRun } from './showRun.ts';
import { showScore } from './showScore.ts';
import { stop } from './stop.ts';

/** Every command, by its id in package.json. */
export const commands: Readonly<Record<(typeof commandIds)[keyof typeof commandIds], Command>> = {
  [commandIds.planGoal]: planGoal,
  [commandIds.importPlans]: importPlans,
  [commandIds.runAll]: runAll,
  [commandIds.runPlan]: runPlan,
  [commandIds.runCheck]: runCheck,
  [commandIds.probePlan]: probePlan,
  [commandIds.stop]: stop,
  [commandIds.refresh]: refresh,
  [commandIds.showRun]: showRun,
  [commandIds.showScore]: showScore,
  [commandIds.explainRule]: explainRule,
  [commandIds.fixPlan]: fixPlan,
  [commandIds.fixAllPlans]: fixAllPlans,
  [commandIds.takeFix]: takeFix,
  [commandIds.takeAllFixes]: takeAllFixes,
  [commandIds.leaveFix]: leaveFix,
  [commandIds.showConfidence]: showConfidence,
  [commandIds.measureConfidence]: measureConfidence,
  [commandIds.openPlan]: openPlan,
};
