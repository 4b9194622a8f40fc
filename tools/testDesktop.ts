/**
 * The same suites in a desktop VS Code: `VSCODE_EXECUTABLE`, or one that @vscode/test-electron downloads.
 * Usage: node tools/testDesktop.ts
 */
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { endRunners } from './runners.ts';
import { makeBareProject, makeSampleProject } from './sampleProject.ts';
import { stageExtension } from './stageExtension.ts';
import { suiteVerdict } from './suiteVerdict.ts';

/** Runs both suites. True when their own reports say that tests ran and none failed. */
async function main(): Promise<boolean> {
  const work = await realpath(await mkdtemp(path.join(tmpdir(), 'md-')));
  const stateHome = path.join(work, 's');
  const extension = path.join(work, 'x');
  const reports = path.join(work, 'r');
  try {
    await mkdir(reports);
    await stageExtension(extension);
    const outcomes: boolean[] = [];
    for (const [name, make] of Object.entries({ sample: makeSampleProject, bare: makeBareProject })) {
      const project = path.join(work, name);
      await make(project);
      console.log(`\nDesktop VS Code, suite "${name}"`);
      const code = await runSuite(name, { work, extension, project, stateHome, reports });
      outcomes.push(await suiteVerdict(path.join(reports, `${name}.json`), code));
    }
    return outcomes.every(Boolean);
  } finally {
    await endRunners(stateHome);
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Places {
  readonly work: string;
  readonly extension: string;
  readonly project: string;
  readonly stateHome: string;
  readonly reports: string;
}

async function runSuite(name: string, places: Places): Promise<number> {
  const executable = process.env['VSCODE_EXECUTABLE'];
  try {
    return await runTests({
      ...(executable === undefined || executable === '' ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: places.extension,
      extensionTestsPath: path.join(places.extension, 'dist', 'test', 'index.cjs'),
      launchArgs: [places.project, '--disable-telemetry', `--user-data-dir=${path.join(places.work, `u-${name}`)}`],
      extensionTestsEnv: { MSTACK_STATE_HOME: places.stateHome, MSTACK_SUITE: name, MSTACK_REPORT: places.reports },
    });
  } catch (error) {
    // A failed test ends VS Code with a code; no VS Code at all is the other way to get here.
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
