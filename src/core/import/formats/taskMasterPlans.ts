import { planOf } from '../draftPlan.ts';
import type { ImportedPlan } from '../importedPlan.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { plainProse } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { taskText } from '../sourceItems.ts';
import { sourceGoal } from '../sourceGoal.ts';
import { refOf } from '../sourcePath.ts';
import { mainTag, type MasterSubtask, type MasterTask, readMasterTask } from './taskMasterTasks.ts';

export interface MasterTag {
  readonly file: string;
  readonly tag: string;
  /** Unchecked. */
  readonly list: readonly unknown[];
  readonly leftOut: LeftOutList;
}

/** A plan for each task, its subtasks are the tasks of the plan. Those of higher priority come first. */
export function plansOfTag({ file, tag, list, leftOut }: MasterTag): readonly ImportedPlan[] {
  const place = refOf(file, tag);
  const tasks = list.flatMap((value) => readMasterTask(value, place, leftOut) ?? []);
  const refs = new Map<MasterTask, string>();
  const known = new Map<string, MasterTask>();
  const doubled = new Map<string, number>();
  for (const task of tasks) {
    const times = (doubled.get(task.id) ?? 0) + 1;
    doubled.set(task.id, times);
    refs.set(task, refOf(file, times === 1 ? `${tag}.${task.id}` : `${tag}.${task.id} (${times})`));
    if (times === 1) {
      known.set(task.id, task);
    }
  }
  if (tasks.some(({ priority }) => priority === 'high' || priority === 'low')) {
    leftOut.add(place, 'priority', reasons.priority);
  }
  const goal = sourceGoal(tag === mainTag ? 'task-master' : tag);
  return tasks
    .toSorted((one, other) => urgencyOf(one) - urgencyOf(other))
    .map((task) => {
      const from = refs.get(task) ?? place;
      const own = new Set(task.subtasks.map(({ id }) => id));
      const wanted = [...task.needs, ...task.subtasks.flatMap(({ needs }) => outerNeeds(task, needs, own))];
      const needs = [...new Set(wanted)].flatMap((id) => {
        const need = known.get(id) ?? known.get(id.split('.')[0] ?? '');
        if (need === undefined) {
          leftOut.add(from, `the dependency on ${id}`, reasons.unknownNeed);
        } else if ((doubled.get(need.id) ?? 0) > 1) {
          leftOut.add(from, `the dependency on ${id}`, reasons.ambiguousNeed);
        }
        return need === undefined || need === task ? [] : (refs.get(need) ?? []);
      });
      tellOrder(task, from, leftOut);
      return planOf(
        {
          from,
          goal,
          title: task.title,
          status: statusOf(task, from, leftOut),
          about: [plainProse(task.description)],
          documents: [file],
          criteria: [...task.criteria, ...task.subtasks.flatMap(({ criteria }) => criteria)],
          tasks: task.subtasks.map(subtaskText),
          approach: [plainProse(task.details), ...task.subtasks.map(detailsOf)]
            .filter((part) => part !== '')
            .join('\n\n'),
          testing: [plainProse(task.testStrategy), ...task.subtasks.map(testOf)]
            .filter((part) => part !== '')
            .join('\n\n'),
          checksIn: [task, ...task.subtasks].flatMap(({ testStrategy }) => testStrategy.split(/\n|[.;] /)),
          filesIn: [task, ...task.subtasks].flatMap(({ details }) => details.split('\n')),
          needs,
        },
        leftOut,
      );
    });
}

function urgencyOf({ priority }: MasterTask): number {
  const at = ['critical', 'high', 'medium', 'low'].indexOf(priority === '' ? 'medium' : priority);
  return at === -1 ? 2 : at;
}

/** Needs of a subtask that are outside of its task: `7`, or `7.2` of another one. */
function outerNeeds({ id }: MasterTask, needs: readonly string[], own: ReadonlySet<string>): readonly string[] {
  return needs.filter((need) => !own.has(need) && !need.startsWith(`${id}.`));
}

/** Tasks of a plan have no needs of their own: their order says it, unless somebody has listed them otherwise. */
function tellOrder({ id, subtasks }: MasterTask, from: string, leftOut: LeftOutList): void {
  const places = new Map(subtasks.map((own, at) => [own.id, at]));
  const isLater = subtasks.some((own, at) =>
    own.needs.some((need) => (places.get(need.startsWith(`${id}.`) ? need.slice(id.length + 1) : need) ?? -1) > at),
  );
  if (isLater) {
    leftOut.add(from, 'a subtask that depends on a later one', reasons.orderInside);
  }
}

function subtaskText({ title, description, status }: MasterSubtask): string {
  const text = description === '' || description === title ? title : `${title}: ${description}`;
  return taskText(text, { box: isDone(status) ? 'ticked' : 'open', isOptional: false });
}

function detailsOf({ id, title, details }: MasterSubtask): string {
  return details === '' ? '' : `**${id}. ${title}**\n\n${plainProse(details)}`;
}

function testOf({ id, title, testStrategy }: MasterSubtask): string {
  return testStrategy === '' ? '' : `**${id}. ${title}**\n\n${plainProse(testStrategy)}`;
}

function isDone(status: string): boolean {
  return status === 'done' || status === 'completed';
}

function statusOf({ status }: MasterTask, from: string, leftOut: LeftOutList): ImportedPlan['status'] {
  if (isDone(status)) {
    return 'done';
  }
  switch (status) {
    case 'cancelled':
    case 'canceled':
      return 'skipped';
    case 'deferred':
      leftOut.add(from, 'the status “deferred”', reasons.deferred);
      return 'skipped';
    case 'blocked':
      return 'blocked';
    case '':
    case 'pending':
    case 'in-progress':
      return 'pending';
    default:
      leftOut.add(from, `the status “${status}”`, reasons.status);
      return 'pending';
  }
}
