import path from 'node:path';
import { sameTest, type RerunTest } from '../core/health/suspects.ts';
import { readJournal } from './journalFile.ts';
import { listRuns } from './runFolders.ts';
import { runFolder, stateNames } from './stateFolder.ts';

/** Runs that are looked through: a test that has not been flaky for so many is thought to be mended. */
const latestRuns = 10;

/** Tests that the latest runs found flaky, each once. A damaged journal tells nothing. */
export function readFlakyTests(stateFolder: string): readonly RerunTest[] {
  const flaky: RerunTest[] = [];
  for (const run of listRuns(stateFolder).slice(-latestRuns)) {
    for (const test of flakyIn(path.join(runFolder(stateFolder, run), stateNames.journal))) {
      if (!flaky.some((known) => sameTest(known, test))) {
        flaky.push(test);
      }
    }
  }
  return flaky;
}

function flakyIn(file: string): readonly RerunTest[] {
  try {
    const content = readJournal(file);
    const records = content.ok ? content.value.records : [];
    return records.flatMap(({ event }) =>
      event.kind === 'testsRerun' ? event.tests.filter(({ verdict }) => verdict === 'flaky') : [],
    );
  } catch {
    // Gone in this moment, or not ours to read.
    return [];
  }
}
