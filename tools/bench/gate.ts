import path from 'node:path';
import { lanesOf } from '../../src/core/health/lanes.ts';
import { discoverProjectHealth, measureHealth } from '../../src/node/healthProject.ts';
import { tableText } from '../eval/figures.ts';
import type { BenchGroup } from './bench.ts';
import { commitAll, writeAll } from './repository.ts';

const rounds = 5;
const files = 2000;

/** Tools that mostly wait, as real ones do for disk and workers: how long each takes, in seconds. */
const commands = {
  typecheck: 'sleep 1.5; true typecheck',
  lint: 'sleep 1; true lint',
  test: "sleep 1.4; printf 'ℹ tests 9\\nℹ pass 9\\nℹ fail 0\\n'",
  e2e: "sleep 0.8; printf 'ℹ tests 2\\nℹ pass 2\\nℹ fail 0\\n'",
  deadcode: 'sleep 0.5; true deadcode',
};

export const gate: BenchGroup = {
  name: 'gate',
  summary: 'the health gate beside the slowest chain of its tools that cannot overlap',
  peers: false,
  measure: async (bench) => {
    const repository = path.join(bench.folder, 'gate');
    writeAll(repository, sources());
    await commitAll(repository);
    const config = { health: { commands } };
    const discovery = discoverProjectHealth(repository, config);
    const measured: { readonly wall: number; readonly chain: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      const report = await measureHealth({
        repository,
        discovery,
        config,
        signal: new AbortController().signal,
        marker: {},
        sandbox: 'off',
        onStart: () => undefined,
        onEnd: () => undefined,
      });
      const wall = (performance.now() - started) / 1000;
      const chains = lanesOf(discovery.commands).map((lane) =>
        lane.reduce((all, { category }) => all + report.categories[category].seconds, 0),
      );
      measured.push({ wall, chain: Math.max(...chains) });
    }
    return [
      `The gate with ${Object.keys(commands).length} tools in ${files.toLocaleString('en')} files (${rounds} rounds)`,
      '  Slowest chain: by what its own tools took in the same round.',
      tableText([
        ['', 'gate', 'slowest chain', 'ratio'],
        ...measured.map(({ wall, chain }, round) => [
          `round ${round + 1}`,
          `${wall.toFixed(2)} s`,
          `${chain.toFixed(2)} s`,
          (wall / chain).toFixed(3),
        ]),
      ]),
    ].join('\n');
  },
};

function* sources(): Iterable<[string, string]> {
  for (let at = 0; at < files; at += 1) {
    yield [`src/${at % 50}/file${at}.ts`, `export const value${at} = ${at};\n`.repeat(50)];
  }
}
