import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import type { Section } from '../../plan/outline.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { type MarkdownSource, ownEnd, proseOf } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { itemsIn, wholeText } from '../sourceItems.ts';
import { folderOf } from '../sourcePath.ts';

interface Criterion {
  readonly text: string;
  readonly isTicked: boolean;
}

export interface BacklogTask {
  readonly file: string;
  /** In capitals, without zeros before its numbers: ids are written in many ways. */
  readonly id: string;
  readonly idText: string;
  readonly title: string;
  readonly status: string;
  readonly isCompleted: boolean;
  readonly needs: readonly string[];
  readonly priority: string;
  readonly ordinal: number;
  readonly parent: string;
  readonly description: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly steps: readonly string[];
  readonly approach: string;
  readonly paths: readonly string[];
}

/** Undefined: it has no id or title, and so is no task. */
export function readBacklogTask(source: MarkdownSource, file: string, leftOut: LeftOutList): BacklogTask | undefined {
  const { keys } = source;
  const text = (key: string): string => textsOf(keys.get(key))[0] ?? '';
  const id = text('id');
  const title = text('title');
  if (id === '' || title === '') {
    return undefined;
  }
  tellKeys(source, file, leftOut);
  const upper = source.sections.filter(({ level }) => level <= 2);
  const description: string[] = [];
  const criteria: Criterion[] = [];
  let steps: readonly string[] = [];
  let approach = '';
  const first = upper[0]?.line ?? source.lines.length;
  const before = proseOf(source, source.bodyStart, first);
  for (const section of upper) {
    const [from, to] = [section.line + 1, section.level === 1 ? ownEnd(source, section) : section.end];
    switch (kindOf(section)) {
      case 'description':
        description.push(proseOf(source, from, to));
        break;
      case 'criteria':
        criteria.push(...criteriaIn(source, from, to));
        break;
      case 'plan': {
        const items = itemsIn(source, from, to).filter(
          ({ indent, isNumbered, box }) => indent === 0 && (isNumbered || box !== undefined),
        );
        steps = items.map(wholeText);
        approach = steps.length === 0 ? proseOf(source, from, to) : proseOf(source, from, items[0]?.line ?? from);
        break;
      }
      case 'record':
        if (proseOf(source, from, to) !== '') {
          leftOut.addSection(file, { source, section, end: to }, reasons.record);
        }
        break;
      case 'other': {
        const prose = proseOf(source, from, to);
        description.push(prose === '' ? '' : `**${section.heading}**\n\n${prose}`);
        break;
      }
    }
  }
  return {
    file,
    id: idKey(id),
    idText: id,
    title,
    status: text('status'),
    isCompleted: false,
    needs: [...textsOf(keys.get('dependencies')), ...textsOf(keys.get('depends_on'))].map(idKey),
    priority: text('priority').toLowerCase(),
    ordinal: Number(/^\d{1,12}/.exec(text('ordinal'))?.[0] ?? Infinity),
    parent: text('parent_task_id') === '' ? text('parent') : text('parent_task_id'),
    description: [before, ...description].filter((part) => part !== ''),
    criteria,
    steps,
    approach,
    paths: [...textsOf(keys.get('modified_files')), ...textsOf(keys.get('modifiedFiles'))],
  };
}

function kindOf({ heading }: Section): 'description' | 'criteria' | 'plan' | 'record' | 'other' {
  if (/^description\b/i.test(heading)) {
    return 'description';
  }
  if (/^(?:acceptance criteria|definition of done)\b/i.test(heading)) {
    return 'criteria';
  }
  if (/^implementation plan\b/i.test(heading)) {
    return 'plan';
  }
  return /^(?:implementation notes|implementation summary|implementation complete|final summary|comments|notes & comments)\b/i.test(
    heading,
  )
    ? 'record'
    : 'other';
}

/** `- [ ] #1 It works` and, in older files, bullets without box or number. */
function criteriaIn(source: MarkdownSource, from: number, to: number): readonly Criterion[] {
  return itemsIn(source, from, to).flatMap((item) => {
    const text = wholeText({ ...item, text: item.text.replace(/^#\d{1,4}\s+/, '') });
    return text === '' ? [] : [{ text, isTicked: item.box === 'ticked' }];
  });
}

const usedKeys = new Set(
  'id title status dependencies depends_on priority ordinal parent parent_task_id modified_files modifiedFiles'.split(
    ' ',
  ),
);

/** What somebody has filled in and plans have no place for. */
function tellKeys({ keys, lines }: MarkdownSource, file: string, leftOut: LeftOutList): void {
  for (const { line, lastLine } of keys.values()) {
    leftOut.heed(lines.slice(line, lastLine + 1).join('\n'));
  }
  for (const entry of keys.values()) {
    if (!usedKeys.has(entry.key) && textsOf(entry).length > 0) {
      // Every task has its dates; they are told once.
      const isDate = /^(?:created|updated|completed)(?:_date)?$/.test(entry.key);
      leftOut.add(isDate ? folderOf(file) : file, entry.key, reasons.metadata);
    }
  }
}

export function textsOf(entry: FrontmatterEntry | undefined): readonly string[] {
  const value = entry?.value;
  const texts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** `task-012.3`, `TASK-12.03` and `12.3` with a prefix of their own are one id. */
export function idKey(id: string): string {
  return id
    .trim()
    .toUpperCase()
    .replaceAll(/\d+/g, (run) => run.replace(/^0+(?=\d)/, ''));
}
