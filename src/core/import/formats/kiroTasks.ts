import type { LeftOutList } from '../leftOutList.ts';
import type { MarkdownSource } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { itemsIn, type SourceItem } from '../sourceItems.ts';

export interface KiroTask {
  /** As it is written, number included, with its details behind it. */
  readonly text: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly item: SourceItem;
  /** Numbers of requirements and criteria that it names. */
  readonly serves: readonly string[];
}

/** A task of the first level with those below it: `2`, `2.1`, `2.2`. */
export interface KiroTaskGroup {
  /** `2`; a group without number has its title. */
  readonly name: string;
  readonly title: string;
  /** Undefined: only a heading or nothing stands above the tasks. */
  readonly head: KiroTask | undefined;
  readonly tasks: readonly KiroTask[];
}

const number = /^\**(\d{1,3})((?:\.\d{1,3})*)[.)]?\**\s+/;

export function readTaskGroups(source: MarkdownSource, file: string, leftOut: LeftOutList): readonly KiroTaskGroup[] {
  const groups: { name: string; title: string; head: KiroTask | undefined; tasks: KiroTask[] }[] = [];
  const boxes = itemsIn(source, source.bodyStart, source.lines.length).filter(({ box }) => box !== undefined);
  for (const item of boxes) {
    const task = taskOf(item);
    item.nested.filter(isReference).forEach((text) => leftOut.heed(numbersOf(text)));
    const [, major, minor = ''] = number.exec(item.text) ?? [];
    const last = groups.at(-1);
    if (major === undefined ? item.indent > 0 && last !== undefined : minor !== '' && last?.name === major) {
      last?.tasks.push(task);
    } else if (minor === '') {
      groups.push({ name: major ?? item.text, title: task.title, head: task, tasks: [] });
    } else {
      groups.push({ name: major ?? '', title: headingAbove(source, item.line, major), head: undefined, tasks: [task] });
    }
  }
  const graph = source.sections.find(({ heading }) => /dependency graph/i.test(heading));
  if (graph !== undefined) {
    leftOut.addSection(file, { source, section: graph }, reasons.chain);
  }
  return groups;
}

/** `## 2. External services` above `- [ ] 2.1 …`. */
function headingAbove({ sections }: MarkdownSource, line: number, major = ''): string {
  const above = sections.findLast((section) => section.line < line && section.level > 1)?.heading ?? '';
  const plain = above.replace(number, '').replace(/^(?:phase|task)\s+[\d.]+\s*[:–—-]?\s*/i, '');
  return plain === '' ? `Task ${major}` : plain;
}

function taskOf(item: SourceItem): KiroTask {
  const details = item.nested.filter((text) => !isReference(text));
  const title = item.text.replace(number, '').trim();
  return {
    text: [item.text, ...details].filter((part) => part !== '').join(' - '),
    title: title === '' ? item.text : title,
    details,
    item,
    serves: item.nested.filter(isReference).flatMap(servedIn),
  };
}

/** `_Requirements: 1.1, 2_`, `**Validates: Requirements 1.1-1.3**` */
function isReference(text: string): boolean {
  return /^[*_]{0,3}(?:requirements?|validates|implements|covers)\b[^:]{0,24}:/i.test(text);
}

/** A reference without what may go on behind its numbers. */
function numbersOf(text: string): string {
  const behind = text.indexOf(':') + 1;
  const numbers = /^(?:[\s\d.,;&*_()–-]|requirements?\b|criteri(?:a|on)\b|propert(?:y|ies)\b|and\b)*/i.exec(
    text.slice(behind),
  );
  return text.slice(0, behind) + (numbers?.[0] ?? '');
}

function servedIn(text: string): readonly string[] {
  const words = text.slice(text.indexOf(':') + 1);
  return [...words.matchAll(/(\d{1,3})(?:\.(\d{1,3}))?(?:\s?[-–]\s?(?:(\d{1,3})\.)?(\d{1,3}))?/g)].flatMap(
    ([, requirement = '', first, otherRequirement = requirement, last]) => {
      if (first === undefined || last === undefined || otherRequirement !== requirement) {
        const single = first === undefined ? requirement : `${requirement}.${first}`;
        return first === undefined && last !== undefined ? range(requirement, last) : [single];
      }
      return range(first, last).map((own) => `${requirement}.${own}`);
    },
  );
}

/** No requirement has more criteria than this: `1-999` is no range. */
const longestRange = 60;

function range(first: string, last: string): readonly string[] {
  const [from, to] = [Number(first), Number(last)];
  const length = to - from + 1;
  return length < 1 || length > longestRange ? [first, last] : Array.from({ length }, (_, at) => String(from + at));
}
