import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { categories, type HealthCommand, type ToolRun } from '../../core/health/health.ts';

const category = z.enum(categories);
const run = z.strictObject({
  /** What its shell gave; a number above 128 where a signal ended it. */
  code: z.number(),
  stdout: z.string(),
  stderr: z.string(),
});
const recording = z.strictObject({
  recorded: z.string(),
  /** What each tool answered when it was asked for its version. */
  versions: z.partialRecord(category, z.string()),
  /** By the fault's name, or `green`; then by category. `{folder}` stands for the folder of the project. */
  runs: z.record(z.string(), z.partialRecord(category, run)),
});

export type RecordedSample = z.infer<typeof recording>;

export function recordingFile(sample: string): string {
  return path.join(import.meta.dirname, 'recorded', `${sample}.json`);
}

export function readRecording(sample: string): RecordedSample {
  return recording.parse(JSON.parse(readFileSync(recordingFile(sample), 'utf8')));
}

/** What the real tool printed in this state of the project, as if it had been run in the folder. */
export function recordedRun(sample: string, state: string, command: HealthCommand, folder: string): ToolRun {
  const found = readRecording(sample).runs[state]?.[command.category];
  if (found === undefined) {
    throw new Error(
      `Nothing is recorded of ${command.category} in the state “${state}” of ${sample}. Run: node tools/recordSamples.ts ${sample}`,
    );
  }
  const here = (text: string): string => text.replaceAll('{folder}', folder);
  const { code, stdout, stderr } = found;
  return { command, exit: { kind: 'exited', code }, stdout: here(stdout), stderr: here(stderr), seconds: 0, folder };
}
