/**
 * `npm run fuzz -- [--count N] [--seed N] [--target NAME] [--deadline SECONDS] [--slowest]`: gives everything that reads
 * text from outside a million generated and mutated inputs. Prints each failing input, shrunk, and how to try it again.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type FuzzReport, fuzz, ownRegistry } from '../src/test/fuzz/fuzzRun.ts';
import { targets } from '../src/test/fuzz/targets.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    target: { type: 'string', multiple: true, default: [] },
    deadline: { type: 'string', default: '30' },
    slowest: { type: 'boolean', default: false },
  },
});

const count = Number(values.count);
const seed = Number(values.seed);
const deadlineSeconds = Number(values.deadline);
const chosen = values.target.length === 0 ? targets : targets.filter(({ name }) => values.target.includes(name));

if (![count, seed, deadlineSeconds].every(Number.isFinite) || chosen.length === 0) {
  console.error(`Numbers for count, seed and deadline; targets are: ${targets.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const started = performance.now();
  const rate = (tried: number): string =>
    `${tried.toLocaleString('en')} inputs, ${Math.round((tried / (performance.now() - started)) * 1_000).toLocaleString('en')}/s`;
  console.log(`Seed ${seed}; ${chosen.length} targets.`);
  const report = await fuzz({
    registry: ownRegistry,
    targets: chosen,
    seed,
    count,
    // Two: more than one core is used where there is one, and memory stays small.
    workers: 2,
    deadlineSeconds,
    onProgress: (tried) => {
      if (process.stdout.isTTY) {
        process.stdout.write(`\r${rate(tried)} `);
      }
    },
  });
  console.log(`${process.stdout.isTTY ? '\r' : ''}${rate(report.tried)}, ${report.findings.length} findings.`);
  console.log([...findingTexts(report), ...(values.slowest ? slowestTexts(report) : [])].join('\n\n'));
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}

/** One finding a target: the others are nearly always the same. */
function findingTexts({ findings }: FuzzReport): string[] {
  const first = new Map(findings.toReversed().map((finding) => [finding.task.target, finding]));
  return [...first.values()].map(({ task, failure }) =>
    [
      `${task.target}: ${failure.why}`,
      `  input, shrunk ${failure.shrinks} times: ${shortened(failure.input)}`,
      `  again: npm run fuzz -- --target '${task.target}' --seed ${task.seed} --count ${task.count}`,
    ].join('\n'),
  );
}

function slowestTexts({ slowest }: FuzzReport): string[] {
  return [...slowest].map(([name, { task, index, milliseconds }]) => {
    const input = targets.find((target) => target.name === name)?.inputOf(task, index) ?? '';
    return `${name}: slowest ${milliseconds.toFixed(0)} ms, ${input.length} characters: ${shortened(input)}`;
  });
}

/** What repeats itself, once; and of the rest no more than fits a screen: the whole input can be had again by its seed. */
function shortened(input: string): string {
  const once = input.replaceAll(
    /(.{1,24}?)\1{4,}/gs,
    (whole, part: string) => `${part}⟨${whole.length / part.length} times⟩`,
  );
  return once.length > 3_000 ? `${once.slice(0, 3_000)}…` : once;
}
