import type { LeftOutList } from '../leftOutList.ts';
import { reasons } from '../reasons.ts';
import { refOf } from '../sourcePath.ts';

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
export function readTags(
  value: Readonly<Record<string, unknown>>,
  file: string,
  leftOut: LeftOutList,
): readonly (readonly [string, readonly unknown[]])[] {
  if (Array.isArray(value['tasks'])) {
    tellFields(value, new Set(['tasks']), file, leftOut);
    return [[mainTag, value['tasks']]];
  }
  const tags = Object.entries(value).flatMap(([tag, own]) =>
    isRecord(own) && Array.isArray(own['tasks']) ? [[tag, own, own['tasks'] as readonly unknown[]] as const] : [],
  );
  tellFields(value, new Set(tags.map(([tag]) => tag)), file, leftOut);
  return tags.map(([tag, own, tasks]) => {
    tellFields(own, new Set(['tasks']), refOf(file, tag), leftOut);
    return [tag, tasks];
  });
}

const textFields = 'title description details testStrategy acceptanceCriteria status priority'.split(' ');
const taskFields = new Set([...textFields, 'id', 'dependencies', 'subtasks']);
const subtaskFields = new Set([...taskFields].filter((name) => name !== 'priority' && name !== 'subtasks'));

/** Fields that are filled in and that plans have no place for. */
function tellFields(
  value: Readonly<Record<string, unknown>>,
  used: ReadonlySet<string>,
  from: string,
  leftOut: LeftOutList,
): void {
  for (const [name, field] of Object.entries(value)) {
    if (!used.has(name) && !isEmpty(field)) {
      leftOut.add(from, name, reasons.metadata);
    }
  }
}

/** Fields in which nothing, or not all, could be read. */
function tellUnread(value: Readonly<Record<string, unknown>>, id: string, from: string, leftOut: LeftOutList): void {
  const lists = ['dependencies', 'subtasks'].filter((name) => !isEmpty(value[name]) && !Array.isArray(value[name]));
  for (const name of [...textFields.filter((field) => !isPlain(value[field])), ...lists]) {
    leftOut.add(from, `${name} of ${id}`, reasons.wrongForm);
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A text, or texts in a list or below names. */
function isPlain(value: unknown): boolean {
  const parts = isRecord(value) || Array.isArray(value) ? Object.values(value) : [value];
  return parts.every((part) => isEmpty(part) || typeof part === 'string' || typeof part === 'number');
}

/** Undefined: without id or title nobody can say what it is. */
export function readMasterTask(value: unknown, from: string, leftOut: LeftOutList): MasterTask | undefined {
  const task = readSubtask(value, taskFields, from, leftOut);
  if (task === undefined || !isRecord(value)) {
    leftOut.add(from, 'a task without id or title', reasons.wrongForm, { tasks: 1 });
    return undefined;
  }
  const given = Array.isArray(value['subtasks']) ? (value['subtasks'] as readonly unknown[]) : [];
  const subtasks = given.map((own) => readSubtask(own, subtaskFields, from, leftOut));
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

function readSubtask(
  value: unknown,
  fields: ReadonlySet<string>,
  from: string,
  leftOut: LeftOutList,
): MasterSubtask | undefined {
  const [id, title] = isRecord(value) ? [textOf(value['id']), textOf(value['title'])] : ['', ''];
  if (!isRecord(value) || id === '' || title === '') {
    return undefined;
  }
  tellFields(value, fields, from, leftOut);
  tellUnread(value, id, from, leftOut);
  return {
    id,
    title,
    description: textOf(value['description']),
    details: textOf(value['details']),
    testStrategy: textOf(value['testStrategy']),
    criteria: linesOf(value['acceptanceCriteria']),
    status: textOf(value['status']).toLowerCase(),
    needs: Array.isArray(value['dependencies']) ? value['dependencies'].map(textOf).filter((need) => need !== '') : [],
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
  if (Array.isArray(value) || isRecord(value)) {
    return Object.entries(value)
      .filter(([, text]) => typeof text === 'string' || typeof text === 'number')
      .map(([name, text]) => (Array.isArray(value) ? String(text) : `${name}: ${String(text)}`))
      .join('\n')
      .trim();
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
