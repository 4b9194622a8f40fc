import type { PlanFormat } from './planFormat.ts';
import { backlog } from './formats/backlog.ts';
import { kiro } from './formats/kiro.ts';
import { openSpec } from './formats/openSpec.ts';
import { specKit } from './formats/specKit.ts';
import { taskMaster } from './formats/taskMaster.ts';
import type { FoundSource, ImportFormat, ReadSource } from './importedPlan.ts';
import { LeftOutList } from './leftOutList.ts';
import { tellLost } from './tellLost.ts';

/** Every format that plans can be imported from, in the order in which people are shown them. */
export const planFormats: Readonly<Record<ImportFormat, PlanFormat>> = {
  'spec-kit': specKit,
  openspec: openSpec,
  kiro,
  backlog,
  'task-master': taskMaster,
};

/** Sources among files, each relative to the repository. */
export function detectSources(files: readonly string[]): readonly FoundSource[] {
  const sorted = files.toSorted();
  return Object.values(planFormats).flatMap(({ detect }) => detect(sorted));
}

/** @param texts by path; what could not be read is missing */
export function readSource(source: FoundSource, texts: ReadonlyMap<string, string>): ReadSource {
  const leftOut = new LeftOutList();
  const { headings, read } = planFormats[source.format];
  const plans = read(source, texts, leftOut);
  tellLost(source.files, texts, { plans, headings, leftOut });
  return { plans, leftOut: leftOut.all() };
}
