import { oneLine } from '../../base/oneLine.ts';
import { blanksBefore } from '../../plan/blanks.ts';
import type { Section } from '../../plan/outline.ts';
import type { LeftOutList } from '../leftOutList.ts';
import { type MarkdownSource, ownEnd, sectionsBelow } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';

export interface KiroCriterion {
  /** `2.3`: how tasks name it. */
  readonly key: string;
  readonly text: string;
}

export interface KiroRequirement {
  readonly number: string;
  readonly heading: string;
  /** What stands before the criteria, as a rule a user story. */
  readonly story: string;
  readonly criteria: readonly KiroCriterion[];
}

/** EARS statements below `### Requirement N`; in a `bugfix.md`, those on what must hold when the bug is mended. */
export function readRequirements(
  source: MarkdownSource,
  file: string,
  leftOut: LeftOutList,
): readonly KiroRequirement[] {
  const requirements: KiroRequirement[] = [];
  let coveredTo = 0;
  for (const section of source.sections.filter(({ level }) => level > 1)) {
    if (section.line >= coveredTo) {
      const own = readRequirement(source, section, requirements.length + 1);
      if (own !== undefined && /current behaviou?r|\bdefect\b/i.test(section.heading)) {
        leftOut.addSection(file, { source, section, end: section.end }, reasons.defect, {
          criteria: own.criteria.length,
        });
        coveredTo = section.end;
      } else if (own !== undefined) {
        requirements.push(own);
        coveredTo = section.end;
      }
    }
  }
  return requirements;
}

/** Undefined: the section has no criteria of its own, though those below it may have. */
function readRequirement(source: MarkdownSource, section: Section, ordinal: number): KiroRequirement | undefined {
  const below = sectionsBelow(source, section);
  const headed = below.filter(({ level }) => level > 3);
  const isNumbered = /^(?:\D{0,24}\s)?\D{0,24}\d{1,3}\b/.test(section.heading) || section.level > 2;
  // A heading over several requirements is none.
  if (
    below.some(({ level }) => level <= 3) ||
    (!isNumbered && !/behaviou?r|criteria|requirements/i.test(section.heading))
  ) {
    return undefined;
  }
  const number = /\d{1,3}/.exec(section.heading)?.[0] ?? String(ordinal);
  const places =
    headed.length > 0
      ? headed.map((own) => [own.line + 1, ownEnd(source, own)] as const)
      : [[section.line + 1, section.end] as const];
  const criteria = places.flatMap(([from, to]) => statementsIn(source, from, to));
  if (criteria.length === 0) {
    return undefined;
  }
  const first = headed[0]?.line ?? criteria[0]?.line ?? section.end;
  const story = source.shown
    .slice(section.line + 1, first)
    .filter((line) => line.replaceAll(/[*:]/g, '').trim().toLowerCase() !== 'acceptance criteria')
    .join(' ');
  return {
    number,
    heading: section.heading,
    story: oneLine(story),
    criteria: criteria.map(({ key, text }, at) => ({ key: keyOf(number, key, at), text })),
  };
}

/** `3`, or `2.3` written out in the file, or none at all. */
function keyOf(number: string, key: string, at: number): string {
  return key.includes('.') ? key : `${number}.${key === '' ? at + 1 : key}`;
}

interface Statement {
  key: string;
  text: string;
  readonly line: number;
}

const numbered = /^\s{0,3}(?:[-*+]\s+)?\**(\d{1,3}(?:\.\d{1,3}){0,2})[.):]?\**[.):]?\s+(\S.*)$/;
const bullet = /^\s{0,3}[-*+]\s+(?:\[[ xX]\]\s+)?(\S.*)$/;

/** Numbered lines and bullets, with the lines and deeper bullets that belong to them. */
function statementsIn({ shown }: MarkdownSource, from: number, to: number): readonly Statement[] {
  const found: { key: string; parts: string[]; line: number; indent: number }[] = [];
  let isOpen = false;
  for (let line = from; line < to; line += 1) {
    const source = shown[line] ?? '';
    const text = source.trim();
    const indent = blanksBefore(source);
    const last = found.at(-1);
    const [, key, words] = numbered.exec(source) ?? [];
    const start = words ?? bullet.exec(source)?.[1];
    if (start !== undefined && (last === undefined || indent <= last.indent)) {
      found.push({ key: key ?? '', parts: [start], line, indent });
      isOpen = true;
    } else if (start !== undefined || /^(?:[-*+]|\d{1,3}[.)]|[a-z][.)])\s+\S/.test(text)) {
      last?.parts.push(text.replace(/^[-*+]\s+/, '- '));
      isOpen = true;
    } else if (text === '' || text.startsWith('#') || text.startsWith('**') || /^-{3,}$/.test(text)) {
      isOpen = false;
    } else if (isOpen) {
      last?.parts.push(text);
    }
  }
  return found.map(({ key, parts, line }) => ({ key, text: oneLine(parts.join(' ')), line }));
}
