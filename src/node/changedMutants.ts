import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ToolRun } from '../core/health/health.ts';
import { recogniseTool } from '../core/health/tools/tools.ts';
import { isEndToEnd, wantedCommands } from '../core/health/wantedCommands.ts';
import {
  changedMutants,
  type ChangedFileLines,
  type LeftAlone,
  linesOfHunks,
  mutantAction,
} from '../core/mutation/changedMutants.ts';
import type { ChosenMutant } from '../core/mutation/chooseMutants.ts';
import { findSuites } from '../core/mutation/findSuites.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { isOwnSource } from '../core/mutation/sources.ts';
import type { ChangedFile, TriedTests } from '../core/journal/events.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import { runGit } from './gitCommand.ts';
import { discoverProjectHealth, runTool } from './healthProject.ts';
import { type MutantFate, mutantTimeLimit, tryMutants } from './mutateRun.ts';
import type { ProbeCopy } from './probeCopy.ts';
import type { Repository } from './repository.ts';
import { readTextFile } from './settingsFile.ts';
import { type ReadableSuite, type UnchangedRequest, unchangedTests } from './unchangedTests.ts';
import { validMutants } from './validMutants.ts';

/** Mutants of one change that are tried at most: the first that is noticed ends it. */
const mostMutants = 6;
/** Of which as many are chosen as there may be ones that are no program. */
const mostChosen = 12;
/** All of it, the run without a mutant included. */
const limitSeconds = 300;

export interface ChangedMutantsRequest extends UnchangedRequest {
  readonly repository: Repository;
  /** Files of the work that are there after it. */
  readonly files: readonly ChangedFile[];
  /** Whether an assertion in them became another: a test that was only renamed need hold nothing new. */
  readonly asksMore: boolean;
  /** The plan itself speaks of removing something. */
  readonly mayRemove: boolean;
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

const said = (remark: string): TriedTests => ({ findings: [], remark });

/**
 * Tries small changes of the changed lines until the tests notice one. None noticed is a finding that blocks; where none can
 * be tried, that is said. Rejects when there is no room for a copy.
 */
export async function tryChangedMutants(request: ChangedMutantsRequest): Promise<TriedTests> {
  const { tree, signal } = request;
  const changed = await changedLines(request);
  const { chosen: candidates, left } = changedMutants(changed, mostChosen, tree);
  if (candidates.length === 0) {
    return nothingTried(request, left, 'no changed line of a program has something to change');
  }
  const suites = await readSuites(request);
  const { copy, environment } = await request.copy();
  const originals = new Map(changed.map(({ file, text }) => [file, text]));
  const valid = await validMutants(copy.root(), originals, candidates, signal);
  const suiteOf = (file: string): ReadableSuite | undefined =>
    suites.find(({ languages }) => languages?.has(languageOf(file)?.id ?? '') ?? true);
  const mutants = valid.filter(({ file }) => suiteOf(file) !== undefined).slice(0, mostMutants);
  const suite = suiteOf(mutants[0]?.file ?? '');
  if (suite === undefined) {
    const which = request.tests.every(isEndToEnd) ? 'end-to-end tests' : 'their tests';
    return nothingTried(request, left, `no command that runs ${which} is known`);
  }
  // One suite is enough: a plan whose program is in two languages has its tests beside the larger part.
  const own = mutants.filter(({ file }) => suiteOf(file) === suite);
  const until = AbortSignal.any([signal, AbortSignal.timeout(limitSeconds * 1000)]);
  const worked = {
    get root() {
      return copy.root();
    },
    run: async (line: string, timeoutSeconds: number, end: AbortSignal): Promise<ToolRun> =>
      await runTool(
        { category: 'test', command: line, tool: suite.tool, source: suite.source },
        { repository: request.repository.root, signal: end, marker: environment, sandbox: request.sandbox },
        Math.max(1, Math.ceil(timeoutSeconds)),
        copy.root(),
      ),
    putBack: copy.restore,
  };
  const base = await unchangedTests(request, suite, copy, async (line) => await worked.run(line, limitSeconds, until));
  if ('findings' in base) {
    return base;
  }
  const { command, seconds, isAsBefore } = base;
  const tried: { readonly mutant: ChosenMutant; readonly fate: MutantFate }[] = [];
  const enough = new AbortController();
  await tryMutants({
    copies: [worked],
    mutants: own,
    originals,
    testsOf: () => ({ command, timeLimitSeconds: mutantTimeLimit(seconds), isAsBefore }),
    signal: AbortSignal.any([until, enough.signal]),
    onFate: (mutant, fate) => {
      tried.push({ mutant, fate });
      request.onTried(`${mutant.file}:${mutant.line}: ${mutantAction(mutant)}: ${fateText(fate)}`);
      if (isNoticed(fate)) {
        enough.abort();
      }
    },
  });
  const outcome = judge(tried, own.length, request.asksMore);
  return outcome.findings.length > 0 && !until.aborted && (await hasBuilt(request, copy.root()))
    ? await unlessBuilt(outcome, own[0]?.file ?? '', async (file) => {
        await writeFile(path.join(copy.root(), file), noProgram);
        const run = await worked.run(command, mutantTimeLimit(seconds), until);
        await copy.restore();
        return isAsBefore(run);
      })
    : outcome;
}

/** Why nothing was tried. Where the work itself has made it so, that is no proof. */
function nothingTried({ mayRemove }: ChangedMutantsRequest, left: readonly LeftAlone[], otherwise: string): TriedTests {
  const [first] = left;
  const because =
    first === undefined
      ? otherwise
      : first.why === 'removesFiles'
        ? `${first.file} removes files, so it is not run changed`
        : `${first.file} says that it is generated`;
  const removing = left.find(({ why, isNew }) => why === 'removesFiles' && isNew);
  if (removing === undefined) {
    return said(`What the changed tests notice was not tried: ${because}.`);
  }
  const { file, line } = removing;
  return {
    findings: [
      {
        code: 'mutant.unnoticed',
        severity: mayRemove ? 'flagged' : 'blocks',
        file,
        line: line - 1,
        message: `${file} removes files since this change, so it is not run changed, and nothing else could be tried: nothing shows that the changed tests hold what was changed. Put what removes files into a file of its own.`,
      },
    ],
    remark: undefined,
  };
}

/** In no language a program, nor text around one. */
const noProgram = '<?php )\n';

/**
 * Tests that run what was built of the sources notice nothing that was not built again. Where that may be, nobody can be
 * blamed for it, and the reviewer is told.
 */
async function unlessBuilt(
  outcome: TriedTests,
  file: string,
  runsBuilt: (file: string) => Promise<boolean>,
): Promise<TriedTests> {
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
  asksMore: boolean,
): TriedTests {
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
  const end = wasAll
    ? asksMore
      ? ' Have them assert what it does, in files that are listed under Files expected to change.'
      : ' No assertion of the listed tests was changed.'
    : ' The time was up before all were tried.';
  return {
    findings: [
      {
        code: 'mutant.unnoticed',
        severity: wasAll && asksMore ? 'blocks' : 'flagged',
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
    files
      .filter(({ path: file }) => isOwnSource(file))
      .map(async ({ path: file, change }) => {
        const options = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
        const [diff, text, before] = await Promise.all([
          runGit(repository.root, { args: ['diff', ...options, start, tree, '--', file] }),
          repository.readFile(tree, file),
          change === 'added' ? undefined : repository.readFile(start, file),
        ]);
        return { file, text, before, lines: linesOfHunks(diff) };
      }),
  );
}

/** Those that run the listed tests: end-to-end tests are run where one is listed, and alone where all of them are. */
async function readSuites(request: ChangedMutantsRequest): Promise<readonly ReadableSuite[]> {
  const { repository, tree, config, tests } = request;
  const { root } = repository;
  const { commands } = discoverProjectHealth(root, config);
  const ends = wantedCommands(commands, tests).find(({ category }) => category === 'e2e');
  if (tests.every(isEndToEnd)) {
    return ends === undefined ? [] : [{ ...ends, untilFirstFailure: undefined, languages: undefined }];
  }
  const named = commands.find(({ category }) => category === 'test');
  const listed = await runGit(root, { args: ['ls-tree', '-r', '-z', '--name-only', tree] });
  const suites = findSuites({
    named,
    files: new Set(listed.split('\0')),
    has: (file) => existsSync(path.join(root, file)),
    text: (file) => readTextFile(path.join(root, file)),
  });
  const more = ends === undefined ? '' : ` && ${ends.command}`;
  return suites.map((suite) => {
    const tool = suite.command === named?.command ? named.tool : recogniseTool('test', suite.command);
    return {
      ...suite,
      command: `${suite.command}${more}`,
      untilFirstFailure: `${suite.untilFirstFailure ?? suite.command}${more}`,
      tool,
    };
  });
}
