// Records what the real tools print on the sample projects of src/test/health, for machines that have not got them. All
// tools of a project must be there. Usage: node tools/recordSamples.ts python go rust
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Category, ToolRun } from '../src/core/health/health.ts';
import { goSample } from '../src/test/health/goSample.ts';
import { openSample } from '../src/test/health/openSample.ts';
import { pythonSample } from '../src/test/health/pythonSample.ts';
import { recordingFile, type RecordedSample } from '../src/test/health/recordedSample.ts';
import { rustSample } from '../src/test/health/rustSample.ts';
import type { Fault, Sample } from '../src/test/health/sample.ts';

type Runs = RecordedSample['runs'][string];

async function record(sample: Sample): Promise<void> {
  await using open = await openSample(sample, 'never');
  const versions: Partial<Record<Category, string>> = {};
  for (const [category, version] of open.onThisMachine) {
    if (version === undefined) {
      throw new Error(
        `The tool for ${category} of the ${sample.name} sample is not on this machine: install it first.`,
      );
    }
    versions[category] = version;
  }
  const runsOf = async (fault?: Fault): Promise<Runs> => {
    const runs: Runs = {};
    await open.measure(fault, (run) => {
      if (fault?.expected[run.command.category]?.status !== 'missing') {
        runs[run.command.category] = recorded(run, open.folder);
      }
    });
    return runs;
  };
  const runs: RecordedSample['runs'] = { green: await runsOf() };
  for (const fault of sample.faults) {
    runs[fault.name] = await runsOf(fault);
  }
  const when = new Date().toISOString().slice(0, 10);
  const [, system = os.version()] = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  const recording: RecordedSample = { recorded: `${when}, ${system}, ${os.machine()}`, versions, runs };
  writeFileSync(recordingFile(sample.name), `${JSON.stringify(recording, undefined, 2)}\n`);
}

function recorded(run: ToolRun, folder: string): NonNullable<Runs[Category]> {
  const anywhere = (text: string): string => text.replaceAll(folder, '{folder}').replaceAll(os.homedir(), '/home/ada');
  const { exit } = run;
  const code = exit.kind === 'exited' ? exit.code : exit.kind === 'signalled' ? 128 + signalNumber(exit.signal) : 1;
  return { code, stdout: anywhere(run.stdout), stderr: anywhere(run.stderr) };
}

function signalNumber(name: string): number {
  return Object.entries(os.constants.signals).find(([signal]) => signal === name)?.[1] ?? 0;
}

const samples = [pythonSample, goSample, rustSample];
for (const name of process.argv.slice(2)) {
  const sample = samples.find((each) => each.name === name);
  if (sample === undefined) {
    throw new Error(`There is no sample ${name}: ${samples.map((each) => each.name).join(', ')}.`);
  }
  await record(sample);
}
