import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { failure, type Result, success } from '../../core/base/result.ts';
import { planFormats } from '../../core/import/formats.ts';
import { type ImportFormat, importFormats } from '../../core/import/importedPlan.ts';
import { importAnswerOf } from '../../jobs/importAnswer.ts';
import { prepareImport, type PreparedImport } from '../../jobs/importPlans.ts';
import { complain, printJson, type RunCommand, textOption } from '../command.ts';
import { findProject } from '../project.ts';
import { importText } from '../text/importText.ts';

/** Exit codes (the contracts). */
const codes = { done: 0, notFine: 1, usage: 2, notStarted: 3, stopped: 130 } as const;

export const importPlans: RunCommand = async (args, options) => {
  const asked = readOptions(options);
  if (!asked.ok) {
    complain(asked.failure);
    return codes.usage;
  }
  const project = await findProject(options.cwd);
  if (project === undefined) {
    return codes.notStarted;
  }
  const places = placesOf(args, project.root, options.cwd);
  if (!places.ok) {
    complain(places.failure);
    return codes.usage;
  }
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const { format, mode, withFinished, plansDirectory } = asked.value;
    const prepared = await prepareImport({
      root: project.root,
      plansDirectory: plansDirectory ?? project.plansDirectory,
      stateFolder: project.stateFolder,
      places: places.value,
      format,
      withFinished,
      signal: stopping.signal,
      now: () => new Date(),
    });
    if (prepared.sources.length === 0) {
      return tellNothing(format, args, options.json);
    }
    return await carryOut(prepared, { mode, json: options.json, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) {
      complain('Stopped. Nothing was written.');
      return codes.stopped;
    }
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
};

interface Asked {
  readonly format: ImportFormat | undefined;
  readonly mode: 'look' | 'write' | 'ask';
  readonly withFinished: boolean;
  readonly plansDirectory: string | undefined;
}

type Options = Parameters<RunCommand>[1];

function readOptions(options: Options): Result<Asked, string> {
  const from = textOption(options, 'from');
  const format = importFormats.find((id) => id === from);
  if (from !== undefined && format === undefined) {
    return failure(`--from ${from} is none of ${importFormats.join(', ')}.`);
  }
  const looks = options['dryRun'] === true;
  const mode = looks ? 'look' : options['yes'] === true ? 'write' : 'ask';
  const isTerminal = !options.json && process.stdin.isTTY && process.stderr.isTTY;
  return mode === 'ask' && !isTerminal
    ? failure('Nobody can be asked here. Add --yes to write the plans, or --dry-run to see what would be written.')
    : success({
        format,
        mode,
        withFinished: options['done'] === true,
        plansDirectory: textOption(options, 'plansDirectory'),
      });
}

/** Places as they are named from where the person is, relative to the repository. */
function placesOf(args: readonly string[], root: string, cwd: string): Result<readonly string[], string> {
  const places: string[] = [];
  for (const written of args) {
    const absolute = path.resolve(cwd, written);
    if (!existsSync(absolute)) {
      return failure(`${written} does not exist. Name a folder of this repository.`);
    }
    const place = path.relative(root, realpathSync(absolute)).replaceAll('\\', '/');
    if (place === '..' || place.startsWith('../') || path.isAbsolute(place)) {
      return failure(`${written} lies outside of this repository. Copy it into the repository first.`);
    }
    places.push(place);
  }
  return success(places);
}

function tellNothing(format: ImportFormat | undefined, args: readonly string[], json: boolean): number {
  const names = (format === undefined ? importFormats : [format]).map((id) => planFormats[id].name).join(', ');
  complain(
    `No plans of ${names} lie in ${args.length === 0 ? 'the top folder of the repository' : args.join(', ')}. If they lie deeper, name the folder: \`mstack import FOLDER\`. If there are none, \`mstack plan "what you want"\` writes the first.`,
  );
  if (json) {
    printJson({ written: false, sources: [], plans: [], known: [], leftOut: [] });
  }
  return codes.notFine;
}

interface Way {
  readonly mode: Asked['mode'];
  readonly json: boolean;
  readonly signal: AbortSignal;
}

async function carryOut(prepared: PreparedImport, { mode, json, signal }: Way): Promise<number> {
  const before = importAnswerOf(prepared, false);
  if (mode === 'look' || before.plans.length === 0) {
    tell(before, json);
    return codes.done;
  }
  if (mode === 'ask') {
    process.stderr.write(importText(before));
    if (!(await agrees(before.plans.length, signal))) {
      complain('Nothing was written.');
      return codes.notFine;
    }
  }
  const written = await prepared.write();
  if (!written.ok) {
    complain(written.failure);
    return codes.notStarted;
  }
  tell(importAnswerOf({ ...prepared, composed: written.value }, true), json);
  return codes.done;
}

function tell(answer: ReturnType<typeof importAnswerOf>, json: boolean): void {
  if (json) {
    printJson(answer);
  } else {
    process.stdout.write(importText(answer));
  }
}

async function agrees(plans: number, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  lines.on('close', () => closed.abort());
  try {
    const answer = await lines.question(`\nWrite ${plans === 1 ? 'it' : `these ${plans} plans`}? [y/N] `, {
      signal: AbortSignal.any([signal, closed.signal]),
    });
    return /^y(?:es)?$/i.test(answer.trim());
  } catch (error) {
    // Ctrl-D: that is no.
    if (closed.signal.aborted && !signal.aborted) {
      return false;
    }
    throw error;
  } finally {
    lines.close();
  }
}
