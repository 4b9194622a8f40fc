/** Everything that must hold, in the order of its cost. It never passes by skipping: a stage that cannot run is a failure. */
import path from 'node:path';
import { execa } from 'execa';

const root = path.join(import.meta.dirname, '..');

interface Stage {
  readonly name: string;
  /** npm scripts of this project; those of one stage run side by side, and what they print is shown at their end. */
  readonly scripts: readonly string[];
}

const stages: readonly Stage[] = [
  { name: 'types, lint, format, dead code', scripts: ['check:types', 'check:lint', 'check:format', 'check:dead'] },
  { name: 'unit tests and regular expressions', scripts: ['test:unit', 'check:regexes'] },
  { name: 'bundles', scripts: ['build'] },
  { name: 'scenarios', scripts: ['test:scenarios'] },
  { name: 'real agents', scripts: ['test:agents'] },
  // Installed before several use it at once.
  { name: 'installing VS Code', scripts: ['install:host'] },
  { name: 'real VS Code', scripts: ['test:suites', 'test:people', 'test:grammar'] },
];

interface StageResult {
  readonly name: string;
  readonly failed: readonly string[];
  /** What mocha tells of the tests that failed, which would be far above otherwise. */
  readonly failures: string;
  readonly seconds: number;
}

async function main(): Promise<number> {
  const wrongNode = Number.parseInt(process.versions.node, 10) < 24;
  if (wrongNode) {
    console.error(`The tests need Node 24; this is ${process.version}. Run \`npm test\`, which brings it along.`);
    return 1;
  }
  const results: StageResult[] = [];
  for (const stage of stages) {
    console.log(`\n=== ${stage.name}`);
    results.push(await runStage(stage));
  }
  console.log('\n=== summary');
  for (const { name, failed, seconds } of results) {
    const outcome =
      failed.length === 0 ? 'passed' : `FAILED (${failed.map((script) => `npm run ${script}`).join(', ')})`;
    console.log(`${name.padEnd(32)} ${`${seconds.toFixed(0)} s`.padStart(6)}  ${outcome}`);
  }
  for (const { name, failures } of results.filter((result) => result.failures !== '')) {
    console.log(`\n=== ${name}: what failed\n${failures}`);
  }
  return results.every((result) => result.failed.length === 0) ? 0 : 1;
}

async function runStage({ name, scripts }: Stage): Promise<StageResult> {
  const started = performance.now();
  const alone = scripts.length === 1;
  const runs = await Promise.all(
    scripts.map(async (script) => {
      const result = await execa('npm', ['run', '--silent', script], {
        cwd: root,
        reject: false,
        stdin: 'ignore',
        all: true,
        ...(alone ? { stdout: ['inherit', 'pipe'], stderr: ['inherit', 'pipe'] } : {}),
      });
      // The lines of scripts that run side by side would mix.
      if (!alone) {
        console.log(`--- npm run ${script}\n${result.all}`);
      }
      const passed = result.exitCode === 0;
      return { script, passed, failures: passed ? '' : failuresIn(result.all) };
    }),
  );
  const failed = runs.filter((run) => !run.passed).map((run) => run.script);
  const failures = runs.map((run) => run.failures).join('');
  return { name, failed, failures, seconds: (performance.now() - started) / 1000 };
}

/** From the first failure that is told to the end; '' where there is none. */
function failuresIn(output: string): string {
  const at = output.search(/^.*(?:\d+ failing| ✘ )/m);
  return at === -1 ? '' : output.slice(at);
}

process.exitCode = await main();
