import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';
import { describeBareProject } from './bareProject.ts';
import { describeConfidence } from './confidence.ts';
import { describePlanEditing } from './planEditing.ts';
import { describeSample } from './sample.ts';

/** Suites by the name that the runner puts into `MSTACK_SUITE`, one for each workspace. */
const suites: Readonly<Record<string, () => void>> = {
  sample: describeSample,
  editing: describePlanEditing,
  bare: describeBareProject,
  confidence: describeConfidence,
};

/** The suite's own account: without it the runner counts the run as failed, whatever exit code it saw. */
interface SuiteReport {
  readonly passed: string[];
  readonly failed: { readonly title: string; readonly message: string }[];
}

/** Called by VS Code inside the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  const name = process.env['MSTACK_SUITE'] ?? '';
  const folder = process.env['MSTACK_REPORT'];
  const describeSuite = suites[name];
  if (describeSuite === undefined || folder === undefined) {
    throw new Error(`MSTACK_SUITE and MSTACK_REPORT must name a suite and a folder (suite: "${name}").`);
  }
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: 'spec', color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  describeSuite();
  const report: SuiteReport = { passed: [], failed: [] };
  const { promise, resolve } = Promise.withResolvers<void>();
  mocha
    .run(() => {
      resolve();
    })
    .on('pass', (test) => {
      report.passed.push(test.fullTitle());
    })
    .on('fail', (test, error: unknown) => {
      report.failed.push({ title: test.fullTitle(), message: error instanceof Error ? error.message : String(error) });
    });
  await promise;
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(report, undefined, 2));
  if (report.failed.length > 0) {
    throw new Error(`${String(report.failed.length)} tests failed.`);
  }
}
