import type { Position } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProposedPlan } from './proposal.ts';

/** What is wrong with a proposed plan, and where. */
export interface PlanProblem {
  /** A sentence: what is wrong, and what to do. */
  readonly message: string;
  readonly place: PlanPart;
  /** It goes back to the planner; else it is only told. */
  readonly isRed: boolean;
}

/** A part of a proposed plan; `at` from 0, where there are several. */
export type PlanPart =
  | { readonly part: 'criteria' | 'files' | 'tasks' | 'checks'; readonly at: number }
  | { readonly part: Exclude<keyof ProposedPlan, 'criteria' | 'files' | 'tasks' | 'checks'> | 'plan' };

/** Which part of a proposed plan stands at a place of its file. */
export function partAt(plan: Plan, { line }: Position): PlanPart {
  for (const part of ['criteria', 'files', 'tasks', 'checks'] as const) {
    const at = plan[part].findIndex(({ range }) => range.start.line <= line && line <= range.end.line);
    if (at !== -1) {
      return { part, at };
    }
  }
  const section = plan.sections.findLast((each) => each.line <= line)?.heading;
  const label = plan.labels.findLast((each) => each.line <= line && line < each.end)?.name;
  if (section === undefined) {
    return { part: line === plan.titleRange.start.line ? 'title' : 'plan' };
  }
  return { part: partNames[section === 'Design' ? (label ?? section) : section] ?? 'plan' };
}

const partNames: Readonly<Record<string, Exclude<PlanPart, { at: number }>['part']>> = {
  'Plain-English Summary': 'summary',
  Requirements: 'requirements',
  Approach: 'approach',
  'Testing approach': 'testing',
  'Out of scope': 'outOfScope',
};

/** For a person: `Criterion 2: …`. */
export function problemSentence({ message, place }: PlanProblem): string {
  return 'at' in place ? `${singular[place.part]} ${place.at + 1}: ${message}` : message;
}

const singular = { criteria: 'Criterion', files: 'File', tasks: 'Task', checks: 'Check' } as const;

/** For the planner, in the words of its own answer: `plans[0].criteria[1]`. */
export function problemPath(plan: number, place: PlanPart): string {
  const inside = place.part === 'plan' ? '' : `.${place.part}${'at' in place ? `[${place.at}]` : ''}`;
  return `plans[${plan}]${inside}`;
}
