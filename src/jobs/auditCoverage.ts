import path from 'node:path';
import { useOf } from '../core/audit/reading/sortFiles.ts';
import { coverageAdvice } from '../core/mutation/coverageAdvice.ts';
import type { FileCoverage } from '../core/mutation/coverage.ts';
import { coveredShare } from '../core/mutation/coveredShare.ts';
import { findMutants } from '../core/mutation/findMutants.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { isGenerated } from '../core/mutation/sources.ts';
import { readTextFile } from '../node/settingsFile.ts';
import { type CommandWork, measureCoverage, passed, type SuiteRun } from './auditCommands.ts';

/** Suites that do not tell their coverage and are about a smaller share of the lines do not keep the rest from counting. */
const smallShare = 0.05;

/**
 * Share of the lines of all sources that the tests reach. Only suites that pass are asked: what a red one reaches, nobody
 * can rely on. Undefined: it cannot be told, and a gap says why.
 */
export async function measureAllCoverage(work: CommandWork, runs: readonly SuiteRun[]): Promise<number | undefined> {
  const reported: FileCoverage[] = [];
  const silent: SuiteRun[] = [];
  for (const run of runs) {
    const files = passed(run.outcome) && run.counts?.total !== 0 ? await measureCoverage(work, run) : undefined;
    reported.push(...(files ?? []));
    if (files === undefined) {
      silent.push(run);
    }
  }
  const green = silent.filter(({ outcome }) => passed(outcome));
  if (reported.length === 0) {
    green.forEach(({ suite }) =>
      work.gap(
        `Which lines \`${suite.command}\` reaches was not measured: nothing that is installed tells it. ${coverageAdvice(suite.command)}`.trimEnd(),
      ),
    );
    return undefined;
  }
  const texts = readSources(work);
  const lines = new Map([...texts].map(([file, text]) => [file, text.split('\n').length - 1]));
  const all = sumOf([...lines.values()]);
  for (const { suite } of silent) {
    const own = [...lines].filter(([file]) => suite.languages?.has(languageOf(file)?.id ?? '') === true);
    if (sumOf(own.map(([, count]) => count)) > all * smallShare) {
      work.gap(
        `Which lines the tests reach was not measured: of \`${suite.command}\` nothing tells it. ${coverageAdvice(suite.command)}`.trimEnd(),
      );
      return undefined;
    }
  }
  const share = coveredShare(reported, {
    lines,
    runs: (file) => {
      const language = languageOf(file);
      return language === undefined || findMutants(texts.get(file) ?? '', language).length > 0;
    },
    root: work.copy.root,
  });
  if (share === undefined) {
    work.gap('Which lines the tests reach is not known: the reports of their coverage name no source of the project.');
  }
  return share;
}

/** The sources that the audit counts, as the copy has them. */
function readSources({ project, copy }: CommandWork): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of project.files) {
    if (useOf(file)?.kind === 'source') {
      const text = readTextFile(path.join(copy.root, file)) ?? '';
      if (!isGenerated(text)) {
        texts.set(file, text);
      }
    }
  }
  return texts;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
