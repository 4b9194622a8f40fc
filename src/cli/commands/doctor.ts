import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../core/base/problem.ts';
import { type Diagnosis, diagnose } from '../../core/doctor/diagnose.ts';
import { confidenceOf } from '../../core/health/confidence.ts';
import { buildQueue, type QueueEntry } from '../../core/plan/queue.ts';
import { type RunCommand, complain, printJson } from '../command.ts';
import { datedScore } from '../../node/datedScore.ts';
import { readPlans } from '../../node/planFiles.ts';
import { discoverProjectHealth } from '../../node/healthProject.ts';
import { findProject } from '../project.ts';
import { doctorText, isHealthy } from '../text/doctorText.ts';

export const doctor: RunCommand = async (args, options) => {
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return 3;
  }
  const wanted = args.map((file) => path.relative(project.root, path.resolve(options.cwd, file)).replaceAll('\\', '/'));
  const missing = wanted.find((file) => !existsSync(path.join(project.root, file)));
  if (missing !== undefined) {
    complain(`There is no file ${missing}.`);
    return 2;
  }
  const entries = buildQueue(readPlans(project.root, project.plansDirectory).plans).entries.filter(
    (entry) =>
      wanted.length === 0 || wanted.some((file) => entry.plan.file === file || entry.plan.file.startsWith(`${file}/`)),
  );
  const examined = entries.map((entry) => ({ plan: entry.plan, diagnosis: withQueue(entry, diagnose(entry.plan)) }));
  const confidence = confidenceOf(discoverProjectHealth(project.root, project.config).commands);
  if (options.json) {
    printJson({
      plans: examined.map(({ plan, diagnosis }) => ({
        file: plan.file,
        id: plan.id ?? null,
        score: datedScore(diagnosis.score, plan),
        blocked: diagnosis.blocked,
        problems: diagnosis.problems.map(({ code, severity, dimension, message, range }) => ({
          code,
          severity,
          dimension: dimension ?? null,
          message,
          range,
        })),
      })),
      confidence,
    });
  } else if (examined.length === 0) {
    complain('There are no plans to examine.');
  } else {
    process.stdout.write(doctorText(examined, confidence));
  }
  return examined.every(({ diagnosis }) => isHealthy(diagnosis)) ? 0 : 1;
};

/** What only the other plans show: a plan that could not run although nothing is wrong with its own words. */
function withQueue(entry: QueueEntry, diagnosis: Diagnosis): Diagnosis {
  const over = entry.plan.status === 'done' || entry.plan.status === 'skipped' || entry.plan.status === 'failed';
  if (over || !entry.stuck || diagnosis.blocked) {
    return diagnosis;
  }
  const problem: Problem = {
    code: 'queue.cannot-run',
    severity: 'error',
    message: `The plan cannot run: it ${entry.reason}`,
    range: entry.plan.titleRange,
  };
  return { ...diagnosis, blocked: true, problems: [problem, ...diagnosis.problems] };
}
