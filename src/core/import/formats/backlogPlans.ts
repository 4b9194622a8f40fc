import { readFrontmatter } from '../../plan/frontmatter.ts';
import { splitLines } from '../../plan/splitLines.ts';
import { planOf } from '../draftPlan.ts';
import type { ImportedPlan } from '../importedPlan.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { reasons } from '../reasons.ts';
import { sourceGoal } from '../sourceGoal.ts';
import { refOf } from '../sourcePath.ts';
import { type BacklogTask, idKey, textsOf } from './backlogTask.ts';

interface BacklogConfig {
  readonly project: string;
  /** The last status of the board, as a rule “Done”. */
  readonly doneStatus: string;
}

export interface Backlog {
  readonly place: string;
  readonly config: BacklogConfig;
  readonly tasks: readonly BacklogTask[];
  readonly leftOut: LeftOutList;
}

/** @param text of `config.yml`; empty: there is none */
export function configOf(text: string): BacklogConfig {
  // Keys and values are read like frontmatter, which never fails.
  const { entries } = readFrontmatter([
    '---',
    ...splitLines(text.replace(/^\uFEFF/, '')).filter((line) => !line.startsWith('#')),
    '---',
  ]);
  return {
    project: textsOf(entries.get('project_name'))[0] ?? '',
    doneStatus: textsOf(entries.get('statuses')).at(-1) ?? 'Done',
  };
}

/** A plan for each task. Those of higher priority come first, then as on the board, then by id. */
export function plansOfBacklog({ place, config, tasks, leftOut }: Backlog): readonly ImportedPlan[] {
  const known = new Map<string, BacklogTask>();
  const doubled = new Set<string>();
  for (const task of tasks) {
    if (known.has(task.id)) {
      doubled.add(task.id);
    } else {
      known.set(task.id, task);
    }
  }
  const byNumber = new Map<string, BacklogTask | undefined>();
  for (const task of tasks) {
    // Two with one number: nobody can say which of them is meant.
    byNumber.set(numberOf(task.id), byNumber.has(numberOf(task.id)) ? undefined : task);
  }
  const goal = sourceGoal(config.project === '' ? 'backlog' : config.project);
  if (tasks.some(({ priority }) => priority !== '')) {
    leftOut.add(place, 'priority', reasons.priority);
  }
  return tasks.toSorted(byUrgency).map((task) => {
    const from = refOf(task.file);
    const needs = task.needs.flatMap((id) => {
      const need = known.get(id) ?? byNumber.get(numberOf(id));
      if (need === undefined) {
        leftOut.add(from, `the dependency on ${id}`, reasons.unknownNeed);
      } else if (doubled.has(id)) {
        leftOut.add(from, `the dependency on ${id}`, reasons.ambiguousNeed);
      }
      return need === undefined || need === task ? [] : [refOf(need.file)];
    });
    const parent = task.parent === '' ? undefined : known.get(idKey(task.parent));
    const status = statusOf(task, config, from, leftOut);
    for (const { text } of task.criteria.filter(({ isTicked }) => isTicked && status === 'pending')) {
      leftOut.add(from, `the tick of “${text}”`, reasons.ticked);
    }
    return planOf(
      {
        from,
        goal,
        title: task.title,
        status,
        about: [
          ...task.description,
          ...(parent === undefined ? [] : [`It is a part of ${parent.idText}, “${parent.title}”.`]),
        ],
        documents: [task.file],
        criteria: task.criteria.map(({ text }) => text),
        tasks: task.steps,
        approach: task.approach,
        paths: task.paths,
        needs,
      },
      leftOut,
    );
  });
}

/** Boards get new prefixes, and old dependencies keep the old ones. */
function numberOf(id: string): string {
  let start = id.length;
  while (start > 0 && /[\d.]/.test(id.charAt(start - 1))) {
    start -= 1;
  }
  return start === id.length ? id : id.slice(start);
}

const urgencies = ['critical', 'highest', 'high', '', 'medium', 'normal', 'low', 'lowest'];

function byUrgency(one: BacklogTask, other: BacklogTask): number {
  return (
    urgencyOf(one) - urgencyOf(other) ||
    compare(one.ordinal, other.ordinal) ||
    one.id.localeCompare(other.id, 'en', { numeric: true })
  );
}

/** What has none stands with the medium ones. */
function urgencyOf({ priority }: BacklogTask): number {
  const at = urgencies.indexOf(priority === '' ? 'medium' : priority);
  return at === -1 ? urgencies.indexOf('medium') : at;
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function statusOf(
  { status, isCompleted }: BacklogTask,
  { doneStatus }: BacklogConfig,
  from: string,
  leftOut: LeftOutList,
): ImportedPlan['status'] {
  const word = status.toLowerCase();
  if (isCompleted || word === doneStatus.toLowerCase() || /^(?:done|completed?|closed|finished)$/.test(word)) {
    return 'done';
  }
  if (/^(?:skipped|won'?t do|wontfix|won'?t fix|cancell?ed|rejected|obsolete|duplicate)$/.test(word)) {
    return 'skipped';
  }
  if (word === 'blocked') {
    return 'blocked';
  }
  if (/^(?:in[- ]?progress|doing|started)$/.test(word)) {
    leftOut.add(from, `the status “${status}”`, reasons.begun);
  } else if (!/^(?:|to[- ]?do|open|new|pending|ready|backlog)$/.test(word)) {
    leftOut.add(from, `the status “${status}”`, reasons.status);
  }
  return 'pending';
}
