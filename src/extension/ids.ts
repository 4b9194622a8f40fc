/** Every id that VS Code knows of us, once. A test compares them with package.json. */
export const extensionId = 'mstack.mstack';

export const commandIds = {
  planGoal: 'mstack.planGoal',
  importPlans: 'mstack.importPlans',
  runAll: 'mstack.runAll',
  runPlan: 'mstack.runPlan',
  runCheck: 'mstack.runCheck',
  probePlan: 'mstack.probePlan',
  stop: 'mstack.stop',
  refresh: 'mstack.refresh',
  showRun: 'mstack.showRun',
  showScore: 'mstack.showScore',
  explainRule: 'mstack.explainRule',
  fixPlan: 'mstack.fixPlan',
  fixAllPlans: 'mstack.fixAllPlans',
  takeFix: 'mstack.takeFix',
  takeAllFixes: 'mstack.takeAllFixes',
  leaveFix: 'mstack.leaveFix',
  showConfidence: 'mstack.showConfidence',
  measureConfidence: 'mstack.measureConfidence',
  openPlan: 'mstack.openPlan',
} as const;

export const containerId = 'mstack';

export const viewIds = {
  plans: 'mstack.plans',
} as const;

/** Facts that `when` clauses in package.json ask for. */
export const contextKeys = {
  /** A runner is at work in this repository. */
  running: 'mstack.running',
  hasPlans: 'mstack.hasPlans',
  /** A better text of a plan is shown, and the person has not answered yet. */
  reviewingFix: 'mstack.reviewingFix',
} as const;

export const settingsSection = 'mstack';

export const settingIds = {
  agent: 'mstack.agent',
  reviewer: 'mstack.reviewer',
  plansDirectory: 'mstack.plansDirectory',
  probe: 'mstack.probe',
} as const;

/** Of the two texts that are compared when an agent has mended a plan. */
export const fixScheme = 'mstack-fix';
