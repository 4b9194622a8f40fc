import type { TextEdit } from '../../base/textEdit.ts';
import type { Plan } from '../../plan/plan.ts';
import { appendItems, insertBlock } from './lineEdits.ts';

/** The sections of a plan, in their order. */
const order = ['Requirements', 'Design', 'Tasks', 'Verification'] as const;

type SectionName = (typeof order)[number];

/** A section of the second level, or of the first where there is none. */
export function sectionNamed(plan: Plan, name: SectionName): Plan['sections'][number] | undefined {
  const found = plan.sections.filter(
    // `Tasks (later)` is called Tasks, `Tasksheet` is not.
    ({ level, heading }) => level <= 2 && (/^\w+/.exec(heading)?.[0] ?? '').toLowerCase() === name.toLowerCase(),
  );
  return found.find(({ level }) => level === 2) ?? found[0];
}

/** Puts a block of lines at the end of a section, which is made where there is none. */
export function insertIntoSection(
  plan: Plan,
  lines: readonly string[],
  name: SectionName,
  texts: readonly string[],
): TextEdit {
  const section = sectionNamed(plan, name);
  if (section === undefined) {
    return insertBlock(lines, placeOfSection(plan, lines, name), [`## ${name}`, '', ...texts]);
  }
  let end = section.end;
  while (end > section.line + 1 && (lines[end - 1] ?? '').trim() === '') {
    end -= 1;
  }
  return insertBlock(lines, end, texts);
}

/** Puts items at the end of the list that a section ends with. */
export function appendToSection(
  plan: Plan,
  lines: readonly string[],
  name: SectionName,
  items: readonly string[],
): TextEdit {
  const section = sectionNamed(plan, name);
  return section === undefined
    ? insertIntoSection(plan, lines, name, items)
    : appendItems(lines, section.line, section.end, items);
}

/** Before the next section that is there; else at the end of the file. */
function placeOfSection(plan: Plan, lines: readonly string[], name: SectionName): number {
  const later = order.slice(order.indexOf(name) + 1);
  const next = later.map((each) => sectionNamed(plan, each)?.line).find((line) => line !== undefined);
  const notes = plan.sections.find(({ heading }) => /^(?:implementation notes|diagnosis)\b/i.test(heading))?.line;
  return next ?? notes ?? lines.length;
}
