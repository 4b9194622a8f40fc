import type { LeftOutList } from '../leftOutList.ts';
import { reasons } from '../reasons.ts';

export interface MasterSubtask {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly details: string;
  readonly testStrategy: string;
  readonly criteria: readonly string[];
  readonly status: string;
  readonly needs: readonly string[];
}

export interface MasterTask extends MasterSubtask {
  readonly priority: string;
  readonly subtasks: readonly MasterSubtask[];
}

/** Name of the list in files from before there were tags. */
export const mainTag = 'master';

/** Lists of tasks by their tag, unchecked. */
export function readTags(file: Readonly<Record<string, unknown>>): readonly (readonly [string, readonly unknown[]])[] {
  if (Array.isArray(file['tasks'])) {
    return [[mainTag, file['tasks']]];
  }
  return Object.entries(file).flatMap(([tag, value]) =>
    isRecord(value) && Array.isArray(value['tasks']) ? [[tag, value['tasks'] as readonly unknown[]] as const] : [],
  );
}

/** Undefined: without id or title nobody can say what it is. */
export function readMasterTask(value: unknown, from: string, leftOut: LeftOutList): MasterTask | undefined {
  const task = readSubtask(value);
  if (task === undefined || !isRecord(value)) {
    leftOut.add(from, 'a task without id or title', reasons.wrongForm, { tasks: 1 });
    return undefined;
  }
  const given = Array.isArray(value['subtasks']) ? (value['subtasks'] as readonly unknown[]) : [];
  const subtasks = given.map(readSubtask);
  const unread = subtasks.filter((own) => own === undefined).length;
  if (unread > 0) {
    leftOut.add(from, `subtasks of ${task.id} without id or title`, reasons.wrongForm, { tasks: unread });
  }
  return {
    ...task,
    priority: textOf(value['priority']).toLowerCase(),
    subtasks: subtasks.filter((own) => own !== undefined),
  };
}

function readSubtask(value: unknown): MasterSubtask | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const [id, title] = [textOf(value['id']), textOf(value['title'])];
  return id === '' || title === ''
    ? undefined
    : {
        id,
        title,
        description: textOf(value['description']),
        details: textOf(value['details']),
        testStrategy: textOf(value['testStrategy']),
        criteria: linesOf(value['acceptanceCriteria']),
        status: textOf(value['status']).toLowerCase(),
        needs: Array.isArray(value['dependencies'])
          ? value['dependencies'].map(textOf).filter((need) => need !== '')
          : [],
      };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are numbers in some versions, texts in others; long texts are sometimes objects of texts. */
function textOf(value: unknown): string {
  if (typeof value === 'number') {
    return String(value);
  }
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([name, text]) => (typeof text === 'string' ? `${name}: ${text}` : ''))
      .filter((line) => line !== '')
      .join('\n');
  }
  return typeof value === 'string' ? value.trim() : '';
}

/** A list, or one text with a line each. */
function linesOf(value: unknown): readonly string[] {
  const lines = Array.isArray(value) ? value.map(textOf) : textOf(value).split('\n');
  return lines
    .map((line) => line.trim().replace(/^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, ''))
    .filter((line) => line !== '');
}
