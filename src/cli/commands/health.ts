import { readSettings } from '../../core/settings/settings.ts';
import { type Category, categories, type HealthReport } from '../../core/health/health.ts';
import { healthReport, verdictOf } from '../../core/health/score.ts';
import { discoverProjectHealth, measureHealth } from '../../node/healthProject.ts';
import { type RunCommand, complain, printJson } from '../command.ts';
import { findProject } from '../project.ts';
import { healthText } from '../text/healthText.ts';

export const health: RunCommand = async (_args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const discovery = discoverProjectHealth(project.root, project.config);
  for (const problem of discovery.problems) {
    complain(problem);
  }
  if (discovery.declaredNone !== undefined && options.json) {
    // Nothing was measured, and nothing is wrong with that: there is no verdict.
    printJson({ ...healthJson(healthReport([], discovery.notRun)), verdict: null });
    return 0;
  }
  if (discovery.commands.length === 0) {
    complain(
      discovery.declaredNone === undefined
        ? 'No health tool was found. Add lines like `- test: npm test` under `## Health Stack` in AGENTS.md.'
        : `This project declares that it has no health tools: ${discovery.declaredNone}`,
    );
    return discovery.declaredNone === undefined ? 3 : 0;
  }
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  const report = await measureHealth({
    repository: project.root,
    discovery,
    config: project.config,
    signal: abort.signal,
    marker: {},
    sandbox: readSettings(project.config).sandbox,
    onStart: (command) => {
      if (!options.json) {
        process.stderr.write(`${command.category}: ${command.command} (${command.source})\n`);
      }
    },
    onEnd: () => undefined,
  });
  if (abort.signal.aborted) {
    return 130;
  }
  if (options.json) {
    printJson(healthJson(report));
  } else {
    process.stdout.write(healthText(report));
  }
  return verdictOf(report) === 'pass' ? 0 : 1;
};

/** The form of `health --json` in the contracts. */
function healthJson(report: HealthReport): Record<string, unknown> {
  const one = (category: Category): Record<string, unknown> => {
    const { score, status, command, findings, seconds } = report.categories[category];
    return { score: score ?? null, status, command: command ?? null, findings: findings.length, seconds };
  };
  return {
    composite: report.composite ?? null,
    verdict: verdictOf(report),
    categories: Object.fromEntries(categories.map((category) => [category, one(category)])),
  };
}
