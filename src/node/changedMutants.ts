import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { changedMutants, type ChangedFileLines, linesOfHunks, mutantAction } from '../core/mutation/changedMutants.ts';
import type { ChosenMutant } from '../core/mutation/chooseMutants.ts';
import { findSuites, type Suite } from '../core/mutation/findSuites.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { isOwnSource } from '../core/mutation/sources.ts';
import type { Tampering } from '../core/journal/events.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import { runGit } from './gitCommand.ts';
import { discoverProjectHealth } from './healthProject.ts';
import { type MutantFate, mutantTimeLimit, tryMutants } from './mutateRun.ts';
import type { ProbeCopy } from './probeCopy.ts';
import type { Repository } from './repository.ts';
import { readTextFile } from './settingsFile.ts';
import { runShellCommand, type ShellOutcome } from './shellCommand.ts';
import { validMutants } from './validMutants.ts';

/** Mutants of one change that are tried at most: the first that is noticed ends it. */
const mostMutants = 6;
/** Of which as many are chosen as there may be ones that are no program. */
const mostChosen = 12;
/** All of it, the run without a mutant included. */
const limitSeconds = 300;

export interface ChangedMutantsRequest {
  readonly repository: Repository;
  /** Trees before and after the work. */
  readonly start: string;
  readonly tree: string;
  /** Files of the work that are there after it. */
  readonly files: readonly string[];
  readonly config: unknown;
  readonly sandbox: SandboxSetting;
  /** Makes a copy of the tree after the work, and says what programs in it are given. */
  readonly copy: () => Promise<{
    readonly copy: ProbeCopy;
    readonly environment: Readonly<Record<string, string>>;
  }>;
  readonly signal: AbortSignal;
  readonly onTried: (text: string) => void;
}

export interface ChangedMutantsOutcome {
  readonly findings: readonly Tampering[];
  readonly remark: string | undefined;
}

const said = (remark: string): ChangedMutantsOutcome => ({ findings: [], remark });

/**
 * Tries small changes of the changed lines until the tests notice one. None noticed is a finding that blocks; where none can
 * be tried, that is said. Rejects when there is no room for a copy.
 */
export async function tryChangedMutants(request: ChangedMutantsRequest): Promise<ChangedMutantsOutcome> {
  const { tree, signal } = request;
  const changed = await changedLines(request);
  const candidates = changedMutants(changed, mostChosen, tree);
  if (candidates.length === 0) {
    return said('What the changed tests notice was not tried: no changed line of a program has something to change.');
  }
  const suites = await readSuites(request);
  const { copy, environment } = await request.copy();
  const originals = new Map(changed.map(({ file, text }) => [file, text]));
  const valid = await validMutants(copy.root(), originals, candidates, signal);
  const suiteOf = (file: string): Suite | undefined =>
    suites.find(({ languages }) => languages?.has(languageOf(file)?.id ?? '') ?? true);
  const mutants = valid.filter(({ file }) => suiteOf(file) !== undefined).slice(0, mostMutants);
  const suite = suiteOf(mutants[0]?.file ?? '');
  if (suite === undefined) {
    return said('What the changed tests notice was not tried: no command that runs their tests is known.');
  }
  // One suite is enough: a plan whose program is in two languages has its tests beside the larger part.
  const own = mutants.filter(({ file }) => suiteOf(file) === suite);
  const command = suite.untilFirstFailure ?? suite.command;
  const until = AbortSignal.any([signal, AbortSignal.timeout(limitSeconds * 1000)]);
  const worked = {
    get root() {
      return copy.root();
    },
    run: async (line: string, timeoutSeconds: number, end: AbortSignal): Promise<ShellOutcome> =>
      await runShellCommand({
        command: line,
        folder: copy.root(),
        timeoutSeconds: Math.max(1, Math.ceil(timeoutSeconds)),
        signal: end,
        marker: environment,
        sandbox: { setting: request.sandbox, repository: request.repository.root },
        keptOutput: 1_000_000,
      }),
    putBack: copy.restore,
  };
  const green = await worked.run(command, limitSeconds, until);
  await copy.restore();
  if (green.exit.kind !== 'exited' || green.exit.code !== 0) {
    return said(`What the changed tests notice was not tried: \`${command}\` does not pass in a copy.`);
  }
  const tried: { readonly mutant: ChosenMutant; readonly fate: MutantFate }[] = [];
  const enough = new AbortController();
  await tryMutants({
    copies: [worked],
    mutants: own,
    originals,
    testsOf: () => ({ command, timeLimitSeconds: mutantTimeLimit(green.seconds) }),
    signal: AbortSignal.any([until, enough.signal]),
    onFate: (mutant, fate) => {
      tried.push({ mutant, fate });
      request.onTried(`${mutant.file}:${mutant.line}: ${mutantAction(mutant)}: ${fateText(fate)}`);
      if (isNoticed(fate)) {
        enough.abort();
      }
    },
  });
  const outcome = judge(tried, own.length);
  return outcome.findings.length > 0 && !until.aborted && (await hasBuilt(request, copy.root()))
    ? await unlessBuilt(outcome, own[0]?.file ?? '', async (file) => {
        await writeFile(path.join(copy.root(), file), noProgram);
        const { exit } = await worked.run(command, mutantTimeLimit(green.seconds), until);
        await copy.restore();
        return exit.kind === 'exited' && exit.code === 0;
      })
    : outcome;
}

/** In no language a program, nor text around one. */
const noProgram = '<?php )\n';

/**
 * Tests that run what was built of the sources notice nothing that was not built again. Where that may be, nobody can be
 * blamed for it, and the reviewer is told.
 */
async function unlessBuilt(
  outcome: ChangedMutantsOutcome,
  file: string,
  runsBuilt: (file: string) => Promise<boolean>,
): Promise<ChangedMutantsOutcome> {
  if (!(await runsBuilt(file))) {
    return outcome;
  }
  const why = ` The tests pass even when ${file} is no program: they may run what was built of it.`;
  return {
    ...outcome,
    findings: outcome.findings.map((finding) => ({
      ...finding,
      severity: 'flagged',
      message: `${finding.message}${why}`,
    })),
  };
}

/** Whether folders lie there in which builds put what they make, and which are not part of the repository. */
async function hasBuilt({ repository, tree }: ChangedMutantsRequest, root: string): Promise<boolean> {
  const listed = await runGit(repository.root, { args: ['ls-tree', '-z', '--name-only', tree] });
  const tracked = new Set(listed.split('\0'));
  return ['dist', 'build', 'out', 'lib', 'target'].some(
    (name) => !tracked.has(name) && existsSync(path.join(root, name)),
  );
}

function isNoticed(fate: MutantFate): boolean {
  return fate === 'killed' || fate === 'timedOut';
}

function fateText(fate: MutantFate): string {
  return isNoticed(fate) ? 'noticed' : fate === 'none' ? 'no program' : 'noticed by no test';
}

function judge(
  tried: readonly { readonly mutant: ChosenMutant; readonly fate: MutantFate }[],
  chosen: number,
): ChangedMutantsOutcome {
  const counted = tried.filter(({ fate }) => fate !== 'none');
  const noticed = counted.find(({ fate }) => isNoticed(fate));
  if (noticed !== undefined) {
    const { mutant } = noticed;
    const place = `${mutant.file}:${mutant.line}`;
    return said(
      `The tests notice a change of the changed lines: ${mutantAction(mutant)} at ${place} (${counted.length} tried).`,
    );
  }
  const [first, ...rest] = counted.map(({ mutant }) => mutant);
  if (first === undefined) {
    return said(
      'What the changed tests notice is not known: no small change could be tried in time, or none was a program.',
    );
  }
  const wasAll = tried.length === chosen;
  const more = rest.length === 0 ? '' : `, nor ${rest.length === 1 ? 'is another' : `are ${rest.length} others`}`;
  const end = wasAll ? '' : ' The time was up before all were tried.';
  return {
    findings: [
      {
        code: 'mutant.unnoticed',
        severity: wasAll ? 'blocks' : 'flagged',
        file: first.file,
        line: first.line - 1,
        message: `${sentence(mutantAction(first))} at ${first.file}:${first.line} is noticed by no test${more}: the changed tests do not hold what was changed.${end}`,
      },
    ],
    remark: undefined,
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function changedLines({ repository, start, tree, files }: ChangedMutantsRequest): Promise<ChangedFileLines[]> {
  return await Promise.all(
    files.filter(isOwnSource).map(async (file) => {
      const options = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
      const [diff, text] = await Promise.all([
        runGit(repository.root, { args: ['diff', ...options, start, tree, '--', file] }),
        repository.readFile(tree, file),
      ]);
      return { file, text, lines: linesOfHunks(diff) };
    }),
  );
}

async function readSuites({ repository: { root }, tree, config }: ChangedMutantsRequest): Promise<readonly Suite[]> {
  const listed = await runGit(root, { args: ['ls-tree', '-r', '-z', '--name-only', tree] });
  return findSuites({
    named: discoverProjectHealth(root, config).commands.find(({ category }) => category === 'test'),
    files: new Set(listed.split('\0')),
    has: (file) => existsSync(path.join(root, file)),
    text: (file) => readTextFile(path.join(root, file)),
  });
}
