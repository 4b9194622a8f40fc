import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeepAudit } from '../core/audit/audit.ts';
import { strengthGaps } from '../core/audit/judging/strengthGap.ts';
import type { ChosenMutant } from '../core/mutation/chooseMutants.ts';
import { mutantText } from '../core/mutation/findMutants.ts';
import type { Suite } from '../core/mutation/findSuites.ts';
import { languageOf } from '../core/mutation/languages.ts';
import type { MutationFigure } from '../core/mutation/strykerReport.ts';
import { wilsonInterval } from '../core/base/wilsonInterval.ts';
import type { MutableCopy } from '../node/mutateCopy.ts';
import { type MutantFate, mutantTimeLimit, type TestRun, tryMutants } from '../node/mutateRun.ts';
import { findStryker, runStryker } from '../node/mutateStryker.ts';
import { type CommandWork, endText, passed, runSuite, type SuiteRun } from './auditCommands.ts';
import { type Sample, takeSample } from './auditProject.ts';

type Mutants = NonNullable<DeepAudit['mutants']>;

export interface MutantWork extends CommandWork {
  readonly runs: readonly SuiteRun[];
  /** Mutants to try. */
  readonly count: number;
  /** Makes further copies; as many as are to be worked in beside the first one. */
  readonly moreCopies: () => Promise<readonly MutableCopy[]>;
  /** Tells how many mutants there are, once that is known. */
  readonly expect: (mutants: number) => void;
  /** Ends when the time is up or the person cancels. */
  readonly until: AbortSignal;
}

/** In no language a program, nor text around one. */
const noProgram = '<?php )\n';

/** Tries a sample of mutants. Undefined: there is no figure that one could stand behind, and a gap says why. */
export async function measureMutants(work: MutantWork): Promise<DeepAudit['mutants']> {
  const green = await greenRuns(work);
  if (green.length === 0 || work.signal.aborted) {
    return undefined;
  }
  const suiteOf = (file: string): GreenSuite | undefined =>
    green.find(({ suite }) => suite.languages?.has(languageOf(file)?.id ?? '') ?? true);
  const isTested = (file: string): boolean => suiteOf(file) !== undefined;
  const sample = await takeSample(work.project, work.copy.root, { count: work.count, isTested, signal: work.signal });
  if (sample.leftOut.length > 0) {
    work.gap(
      `Not mutated, because what they remove could be the wrong files then: ${sample.leftOut.slice(0, 5).join(', ')}.`,
    );
  }
  if (sample.mutants.length === 0) {
    work.gap(`${strengthGaps.notTried}there is no source file with something to change that the tests are about.`);
    return undefined;
  }
  const theirs = await byStryker(work, sample);
  return theirs ?? (await byOwn(work, sample, suiteOf));
}

interface GreenSuite {
  readonly suite: Suite;
  readonly run: TestRun;
}

/** Suites that pass twice on the unchanged copy and have tests. What else they did is a gap. */
async function greenRuns(work: MutantWork): Promise<GreenSuite[]> {
  const green: GreenSuite[] = [];
  for (const first of work.runs) {
    const { suite, outcome, counts, unmeasured } = first;
    if (unmeasured !== undefined) {
      work.gap(`${strengthGaps.notTried}\`${suite.command}\` was not measured.`);
    } else if (!passed(outcome)) {
      work.gap(`${strengthGaps.notTried}\`${suite.command}\` fails on the unchanged tree (${endText(outcome)}).`);
    } else if (counts?.total === 0) {
      work.gap(`${strengthGaps.notTried}\`${suite.command}\` runs no test.`);
    } else {
      const command = suite.untilFirstFailure ?? suite.command;
      const second = await runSuite(work, suite, command);
      await work.copy.putBack();
      if (work.until.aborted) {
        work.gap(`${strengthGaps.notTried}the time was up.`);
        return [];
      }
      if (passed(second.outcome)) {
        const seconds = Math.max(outcome.seconds, second.outcome.seconds);
        green.push({ suite, run: { command, timeLimitSeconds: mutantTimeLimit(seconds) } });
      } else {
        work.gap(
          `${strengthGaps.notTried}\`${command}\` passed, and then failed on the same tree (${endText(second.outcome)}). It is flaky.`,
        );
      }
    }
  }
  if (work.runs.length === 0) {
    work.gap(`${strengthGaps.notTried}no command that runs the tests was found.`);
  }
  return green;
}

async function byStryker(work: MutantWork, sample: Sample): Promise<Mutants | undefined> {
  const config = findStryker(work.project.root);
  if (config === undefined) {
    return undefined;
  }
  work.say(`StrykerJS (${config})`);
  const ranges = linesOf(sample, work.count);
  const figure = await runStryker({
    copy: work.copy,
    config,
    ranges,
    timeLimitSeconds: Math.max(1, work.left()),
    signal: work.signal,
  });
  await work.copy.putBack();
  if (!figure.ok) {
    work.gap(`${figure.failure} The own mutator of mstack was taken instead.`);
    return undefined;
  }
  return mutantsOf('StrykerJS', figure.value, figure.value.tried);
}

/** Lines of the chosen mutants, up to about as many mutants as are to be tried: other mutants stand on the same lines. */
function linesOf({ mutants, all }: Sample, count: number): string[] {
  const ranges = new Set<string>();
  let expected = 0;
  for (const { file, line } of mutants) {
    const range = `${file}:${line}-${line}`;
    if (expected < count && !ranges.has(range)) {
      ranges.add(range);
      expected += all.find((one) => one.file === file)?.mutants.filter((mutant) => mutant.line === line).length ?? 0;
    }
  }
  return [...ranges];
}

async function byOwn(
  work: MutantWork,
  sample: Sample,
  suiteOf: (file: string) => GreenSuite | undefined,
): Promise<Mutants | undefined> {
  const { mutants, originals } = sample;
  const suites = new Set([...originals.keys()].flatMap((file) => suiteOf(file) ?? []));
  work.expect(mutants.length);
  if (!(await isNoticed(work, originals, suites)) && !work.until.aborted) {
    const all = mutants.map(survivorText);
    work.gap('The tests pass even when the chosen files hold no program at all: they do not run them.');
    return mutantsOf(ownTool, { tried: all.length, killed: 0, timedOut: 0, survivors: all }, all.length);
  }
  const fates: Record<MutantFate, number> = { killed: 0, survived: 0, timedOut: 0, none: 0 };
  const survivors: string[] = [];
  await tryMutants({
    copies: [work.copy, ...(await work.moreCopies())],
    mutants,
    originals,
    testsOf: (file) => suiteOf(file)?.run ?? { command: '', timeLimitSeconds: 0 },
    signal: work.until,
    onFate: (mutant, fate) => {
      fates[fate] += 1;
      if (fate === 'survived') {
        survivors.push(survivorText(mutant));
      }
      work.say(`${survivorText(mutant)}: ${fateWords[fate]}`);
    },
  });
  const tried = fates.killed + fates.timedOut + fates.survived;
  const chosen = mutants.length - fates.none;
  if (work.signal.aborted || !(await isStillGreen(work, suites))) {
    return undefined;
  }
  if (tried < chosen) {
    work.gap(`${tried} of ${chosen} small changes were tried: the time was up.`);
  }
  const killed = fates.killed + fates.timedOut;
  return tried === 0 ? undefined : mutantsOf(ownTool, { tried, killed, timedOut: fates.timedOut, survivors }, chosen);
}

/** `src/a.ts:12: > became >=`. */
function survivorText(mutant: ChosenMutant): string {
  return `${mutant.file}:${mutant.line}: ${mutantText(mutant)}`;
}

const ownTool = 'mstack';

const fateWords: Readonly<Record<MutantFate, string>> = {
  killed: 'noticed',
  survived: 'not noticed',
  timedOut: 'noticed by the time limit',
  none: 'no program',
};

function mutantsOf(tool: string, figure: MutationFigure, chosen: number): Mutants {
  return {
    tool,
    ...figure,
    survivors: byPlace(figure.survivors),
    chosen,
    share: wilsonInterval(figure.killed, figure.tried),
  };
}

/** Survivors as one goes through the files. */
function byPlace(survivors: readonly string[]): string[] {
  return survivors.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** Whether the tests fail when none of the files is a program: else they look at something else. */
async function isNoticed(
  work: MutantWork,
  originals: ReadonlyMap<string, string>,
  suites: ReadonlySet<GreenSuite>,
): Promise<boolean> {
  for (const file of originals.keys()) {
    await writeFile(path.join(work.copy.root, file), noProgram);
  }
  let noticed = false;
  for (const { suite, run } of suites) {
    work.say('Tests without the program');
    const { exit } = await work.copy.run(run.command, run.timeLimitSeconds, work.until);
    noticed ||= exit.kind !== 'exited' || exit.code !== 0;
    if (suites.size > 1 && exit.kind === 'exited' && exit.code === 0) {
      work.gap(`\`${suite.command}\` passes even when the chosen files hold no program at all.`);
    }
  }
  await work.copy.putBack();
  return noticed;
}

/** A suite that fails on the unchanged copy in the end was not to be believed in between either. */
async function isStillGreen(work: MutantWork, suites: ReadonlySet<GreenSuite>): Promise<boolean> {
  for (const { suite, run } of suites) {
    work.say(`${run.command} once more`);
    // Little is left of the time when it was up, and this must be known all the same.
    const outcome = await work.copy.run(run.command, run.timeLimitSeconds, work.signal);
    await work.copy.putBack();
    if (!work.signal.aborted && !passed(outcome)) {
      work.gap(
        `${strengthGaps.noFigure}\`${suite.command}\` failed on the unchanged tree afterwards (${endText(outcome)}). It is flaky, or leaves something behind.`,
      );
      return false;
    }
  }
  return !work.signal.aborted;
}
