import type { FileTree } from '../plan/repositoryFacts.ts';
import type { ProposedPlan } from '../planning/proposal.ts';
import { tidyProposal } from '../planning/tidyProposal.ts';
import type { ImportedPlan } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';
import { reasons } from './reasons.ts';
import { plainTitle, shortTitle } from './plainTitle.ts';
import { filesOf } from './repositoryPaths.ts';
import { spokenName } from './sourcePath.ts';
import { wordsOf } from './spokenWords.ts';

/** UTF-16 units. Longer prose keeps an agent from the work, longer lines are none that a person wrote. */
const longestProse = 20_000;
const longestLine = 4_000;

/** The plan in the form in which it is written; what that costs is told. */
export function tidyImported(plan: ImportedPlan, tree: FileTree, leftOut: LeftOutList): ProposedPlan {
  const { files, ambiguous, outside } = filesOf(
    plan.paths,
    tree,
    plan.status === 'pending' || plan.status === 'blocked',
  );
  for (const path of ambiguous) {
    leftOut.add(plan.from, `the path ${path}`, reasons.ambiguousPath);
  }
  for (const path of outside) {
    leftOut.add(plan.from, `the path ${path}`, reasons.outside);
  }
  const prose = (text: string, what: string): string => {
    if (text.length <= longestProse) {
      return text;
    }
    leftOut.add(plan.from, what, reasons.tooLong);
    return '';
  };
  const lines = (texts: readonly string[], kind: 'criteria' | 'tasks'): readonly string[] => {
    const kept = texts.filter((text) => text.length <= longestLine);
    if (kept.length < texts.length) {
      leftOut.add(plan.from, `the longest ${kind}`, reasons.tooLong, { [kind]: texts.length - kept.length });
    }
    return kept;
  };
  const title = plainTitle(plan.title);
  const short = shortTitle(title === '' ? spokenName(plan.goal) : title);
  const outOfScope = plan.outOfScope.filter((text) => text.length <= longestLine);
  if (outOfScope.length < plan.outOfScope.length) {
    leftOut.add(plan.from, 'the longest of what is out of scope', reasons.tooLong);
  }
  const isWhole = wordsOf(short).join(' ') === wordsOf(plan.title).join(' ');
  const requirements = isWhole ? plan.requirements : `${plan.title}\n\n${plan.requirements}`;
  const given = {
    title: short,
    summary: prose(plan.summary, 'the summary'),
    requirements: prose(requirements, 'what the requirements say besides the criteria'),
    criteria: lines(plan.criteria, 'criteria'),
    files,
    approach: prose(plan.approach, 'the approach'),
    testing: prose(plan.testing, 'how it is tested'),
    outOfScope,
    tasks: lines(plan.tasks, 'tasks'),
    checks: plan.checks,
    blockedBy: [],
  };
  const tidy = tidyProposal({ goal: 'import', plans: [given] }).plans[0] ?? given;
  for (const kind of ['criteria', 'tasks'] as const) {
    const lost = given[kind].length - tidy[kind].length;
    if (lost > 0) {
      leftOut.add(plan.from, `${kind} in words that another one has, or in none`, reasons.duplicate, { [kind]: lost });
    }
  }
  return { ...tidy, title: tidy.title === '' ? spokenName(plan.goal) : tidy.title };
}
