import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { type MutationFigure, readStrykerReport } from '../core/mutation/strykerReport.ts';
import type { MutableCopy } from './mutateCopy.ts';

const configNames = ['stryker.config', 'stryker.conf', '.stryker.config', '.stryker.conf'].flatMap((name) =>
  ['.json', '.mjs', '.js', '.cjs'].map((ending) => name + ending),
);

/** The project's StrykerJS: its configuration file, if it is installed and configured. */
export function findStryker(root: string): string | undefined {
  return existsSync(path.join(root, 'node_modules', '@stryker-mutator', 'core', 'package.json'))
    ? configNames.find((name) => existsSync(path.join(root, name)))
    : undefined;
}

export interface StrykerRequest {
  readonly copy: MutableCopy;
  /** Relative path of the project's configuration. */
  readonly config: string;
  /** Lines to mutate: `src/a.js:3-3`. */
  readonly ranges: readonly string[];
  readonly timeLimitSeconds: number;
  readonly signal: AbortSignal;
}

const reportName = 'mstack-stryker.json';
const ownConfigName = 'mstack.stryker.config.mjs';

/** Runs the project's StrykerJS on these lines, with the project's configuration. The failure is a sentence. */
export async function runStryker(request: StrykerRequest): Promise<Result<MutationFigure, string>> {
  const { copy, timeLimitSeconds, signal } = request;
  await writeFile(path.join(copy.root, ownConfigName), ownConfig(request));
  const { exit } = await copy.run(`npx --no-install stryker run ${ownConfigName}`, timeLimitSeconds, signal);
  if (exit.kind === 'timedOut') {
    return failure(`StrykerJS did not end within ${Math.round(timeLimitSeconds)} s.`);
  }
  const figure = readReport(path.join(copy.root, reportName));
  return figure === undefined || figure.tried === 0
    ? failure(`StrykerJS gave no figure (${exit.kind === 'exited' ? `exit code ${exit.code}` : exit.kind}).`)
    : success(figure);
}

function readReport(file: string): MutationFigure | undefined {
  try {
    return readStrykerReport(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // It ended before it wrote a report: the caller says how it ended.
    return undefined;
  }
}

/** The project's own configuration, but for what is mutated and where the report goes. Nothing is sent anywhere. */
function ownConfig({ config, ranges }: StrykerRequest): string {
  const read = config.endsWith('.json')
    ? `import { readFileSync } from 'node:fs';\nconst own = JSON.parse(readFileSync(${JSON.stringify(config)}, 'utf8'));`
    : `import * as module from ${JSON.stringify(`./${config}`)};\nconst own = module.default ?? module;`;
  const settings = {
    mutate: ranges,
    reporters: ['json'],
    jsonReporter: { fileName: reportName },
    thresholds: { high: 80, low: 60, break: null },
    incremental: false,
    allowConsoleColors: false,
  };
  return `${read}\nexport default { ...own, ...${JSON.stringify(settings)} };\n`;
}
