import type { Range } from '../../base/range.ts';
import { isHidden, type Outline, readOutline } from '../../plan/outline.ts';
import type { Plan } from '../../plan/plan.ts';
import { maskMentions } from '../reading/masked.ts';
import { deciding, notDeciding, type OpenWords, openWords } from '../reading/openWords.ts';
import { type Paragraph, paragraphAt } from '../reading/paragraph.ts';
import type { Hit, Rule } from '../rule.ts';

/** Nobody is there to be asked while a plan runs: what is open is then decided by whoever happens to run it. */
export const openDecision: Rule = {
  code: 'plan.open-decision',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 5 },
  title: 'Open decision',
  why: 'Nobody is there to be asked while a plan runs, so an agent decides what a person meant to decide.',
  bad: '1. Pick a queue library',
  good: '1. Add `p-queue` and send the mails through one queue of it',
  remedy: 'Decide, and write down what was decided; or take it out of the plan and list it as out of scope.',
  unmended:
    'There is no quick fix: to delete the question or to move it elsewhere would hide that nobody has decided, and the decision is a person’s.',
  find: (plan, _surroundings, { lines }) => [...inProse(plan, lines), ...inQuestions(plan, lines)],
};

/** One word at least of everything that `openWords` finds in a sentence, so that lines without any cost little. */
const trigger = /eci[ds]|TB[DCA]|hoose|[Pp]ick\b(?!-)|igure\b|hichever|mplementer|mplementing|etermined/;

function inProse(plan: Plan, lines: readonly string[]): Hit[] {
  const found: Hit[] = [];
  const skipped = skippedLines(plan);
  let outline: Outline | undefined;
  for (const section of plan.sections) {
    if (section.level > 2 || !deciding.test(section.heading)) {
      continue;
    }
    for (let at = section.line + 1; at < section.end; at += 1) {
      const line = lines[at] ?? '';
      const end = skipped.get(at);
      if (end !== undefined) {
        at = end - 1;
      } else if (line !== '' && (trigger.test(line) || endsAsking(line))) {
        const paragraph = paragraphAt(lines, at, section.line + 1, section.end);
        const hits = hitsIn(paragraph, lines);
        if (hits.length > 0) {
          outline ??= readOutline(lines, 0);
          found.push(...(isHidden(outline, at) ? [] : hits));
        }
        at = paragraph.lastLine;
      }
    }
  }
  return found;
}

/**
 * Where nothing is looked for, by first line: criteria have rules of their own (`criterion.placeholder` and others), a
 * list of files says nothing to decide, and what is out of scope need not be decided. The values are lines behind them.
 */
function skippedLines(plan: Plan): ReadonlyMap<number, number> {
  const skipped = new Map<number, number>();
  for (const { range } of plan.criteria) {
    skipped.set(range.start.line, range.end.line + 1);
  }
  for (const { name, line, end } of plan.labels) {
    if (beginsRare(name) && (notDeciding.test(name) || openSection.test(name))) {
      skipped.set(line, end);
    }
  }
  for (const { heading, line, end } of plan.sections) {
    if (beginsRare(heading) && openSection.test(heading)) {
      skipped.set(line, end);
    }
  }
  return skipped;
}

/** Whether a name begins with a letter that those looked for begin with: most do not, and looking costs more. */
function beginsRare(name: string): boolean {
  return 'dfnouDFNOU'.includes(name[0] ?? ' ');
}

/** A question ends the paragraph that it is the last sentence of, and so a line. */
function endsAsking(line: string): boolean {
  return line.endsWith('?') || (line.includes('?') && line.trimEnd().endsWith('?'));
}

function hitsIn(paragraph: Paragraph, lines: readonly string[]): Hit[] {
  // A row of a table, a quotation, or a line in bold is no sentence of the plan.
  if (/^(?:\||>|\*\*[^*]*\?\*\*$)/.test(paragraph.text)) {
    return [];
  }
  return openWords(maskMentions(paragraph.text))
    .filter(({ kind }) => kind !== 'question' || !isAnswered(lines, paragraph.lastLine + 1))
    .map(({ kind, start, end }) => ({
      message: messageOf(kind, paragraph.text.slice(start, end)),
      range: paragraph.rangeOf(start, end),
    }));
}

function messageOf(kind: OpenWords['kind'], words: string): string {
  switch (kind) {
    case 'question':
      return `“${words}” has no answer, and nobody can be asked while the plan runs. Answer it here, or take it out of the plan.`;
    case 'left':
      return `“${words}” leaves a decision to whoever does the plan. Decide, and write what was chosen.`;
    default:
      return `“${words}”: this is not decided yet. Decide, and write what was decided; or list it as out of scope.`;
  }
}

const answer =
  /^\s*(?:[-*]\s+)?(?:\*\*)?(?:answer|a:|yes\b|no\b|decision|decided|resolved|chosen|we (?:chose|decided|use)|→|=>)/i;

/** Whether the next paragraph answers a question. */
function isAnswered(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 2).find((line) => line.trim() !== '');
  return next !== undefined && answer.test(next);
}

const openSection =
  /^(?:open|unresolved|outstanding) (?:questions?|decisions?|points?)\b|^decisions? (?:needed|required|to make|pending)\b/i;

/** What is listed as open and has no answer beside it. */
function inQuestions(plan: Plan, lines: readonly string[]): Hit[] {
  const places = [
    ...plan.sections
      .filter(({ heading }) => beginsRare(heading) && openSection.test(heading))
      .map(({ line, end }) => ({ from: line + 1, to: end })),
    ...plan.labels
      .filter(
        (label) =>
          beginsRare(label.name) &&
          openSection.test(label.name) &&
          !plan.sections.some((section) => section.line === label.line),
      )
      .map(({ line, end, rest }) => ({ from: rest.trim() === '' ? line + 1 : line, to: end })),
  ];
  return places.flatMap(({ from, to }) => openItems(lines, from, to));
}

const settled =
  /~~|→|=>|✅|\b(?:answer(?:ed)?|resolved|decided|decision|settled|chosen|closed)\b|^\s*(?:[-*+]|\d+[.)])\s+\[x\]/i;

/** Words behind a question. */
const answered = /[?*]\s+\S.*\S/;

const nothing =
  /^(?:\*\*[^*]*\*\*:?\s*)?(?:no (?:open|unresolved)\b|(?:none|n\/a|nothing|[-–—]+|\(none\))[\s.]*(?:at this time|for now|remain(?:ing)?|yet)?[.!]?$)/i;

function openItems(lines: readonly string[], from: number, to: number): Hit[] {
  const found: Hit[] = [];
  for (let at = from; at < to; at += 1) {
    if ((lines[at] ?? '').trim() === '' || /^\s*(?:#|<!--|\|)/.test(lines[at] ?? '')) {
      continue;
    }
    const paragraph = paragraphAt(lines, at, from, to);
    const source = lines.slice(paragraph.firstLine, paragraph.lastLine + 1).join(' ');
    const nested = /^\s{2,}\S/.test(source) && found.length > 0;
    if (nested) {
      if (answer.test(source)) {
        found.pop();
      }
    } else if (
      paragraph.text !== '' &&
      !settled.test(source) &&
      !answered.test(source) &&
      !nothing.test(paragraph.text) &&
      !isAnswered(lines, paragraph.lastLine + 1)
    ) {
      found.push({
        message:
          'This is listed as open, and nobody can be asked while the plan runs. Write the answer beside it, or take it out of the plan.',
        range: rangeOfLine(lines, paragraph),
      });
    }
    at = paragraph.lastLine;
  }
  return found;
}

function rangeOfLine(lines: readonly string[], paragraph: Paragraph): Range {
  return paragraph.text === ''
    ? {
        start: { line: paragraph.firstLine, character: 0 },
        end: { line: paragraph.firstLine, character: (lines[paragraph.firstLine] ?? '').length },
      }
    : paragraph.rangeOf(0, paragraph.text.length);
}
