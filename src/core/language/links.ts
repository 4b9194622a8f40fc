import type { Range } from '../base/range.ts';
import { type Plan, planKey } from '../plan/plan.ts';
import { displayKey } from '../plan/queue.ts';
import { fileStem } from './mentions.ts';
import { mentionsIn } from './namedAt.ts';
import { plainPath } from './pathNamedAt.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { plansMeant, plansWithId } from './planMeaning.ts';

/** Words that open a file. */
export interface Link {
  readonly range: Range;
  /** Relative to the repository. */
  readonly file: string;
  /** One line, plain text. */
  readonly tooltip: string;
}

/**
 * Dependencies, plan files named in prose, and listed files, as far as they are there: a link that opens nothing is worse
 * than none. Markdown's own links are left to the client.
 */
export function linksIn(document: PlanDocument, workspace: LanguageWorkspace): readonly Link[] {
  const { plan } = document;
  const plans = workspace.plans();
  const dependencies = (plan?.blockedBy ?? []).flatMap(({ range, goal, id }) =>
    linkTo(plansWithId(id, goal ?? plan?.goal ?? '', plans), range, document),
  );
  const byStem = Map.groupBy(plans, (each) => fileStem(each.file));
  const named = mentionsIn(document).flatMap((words) => {
    if (words.kind === 'id' || words.link) {
      return [];
    }
    return linkTo(plansMeant(words, '', byStem.get(fileStem(words.path)) ?? []), words.range, document);
  });
  const taken = new Set(named.map(({ range }) => `${range.start.line}:${range.end.character}`));
  const listed = (plan?.files ?? []).flatMap(({ path, change, pathRange }): Link[] => {
    const file = plainPath(path);
    const there = workspace.repository?.files.hasFile(file) === true;
    return there && !taken.has(`${pathRange.start.line}:${pathRange.end.character}`)
      ? [{ range: pathRange, file, tooltip: change === 'delete' ? `Open ${file}, to be deleted` : `Open ${file}` }]
      : [];
  });
  return [...dependencies, ...named, ...listed];
}

/** To the first of several plans of the same name; none to the document itself. */
function linkTo([plan]: readonly Plan[], range: Range, document: PlanDocument): Link[] {
  return plan === undefined || plan.file === document.file
    ? []
    : [{ range, file: plan.file, tooltip: planText(plan, document.plan?.goal) }];
}

/** `003 Walk the dog (done, archived)`; the goal is said where it is not the reader's own. */
function planText(plan: Plan, readersGoal: string | undefined): string {
  const key = planKey({ goal: plan.goal === readersGoal ? '' : plan.goal, id: plan.id });
  const name = [key === undefined ? '' : displayKey(key), plan.title].filter((part) => part !== '').join(' ');
  const state = [plan.status ?? 'unknown status', ...(plan.archived ? ['archived'] : [])].join(', ');
  return `${name === '' ? plan.file : name} (${state})`;
}
