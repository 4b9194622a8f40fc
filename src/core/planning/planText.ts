import { inCodeSpan } from '../plan/codeSpans.ts';
import { yamlText } from '../plan/editPlan.ts';
import { checkLine } from './checkForm.ts';
import type { Decision, ProposedPlan } from './proposal.ts';
import { safeLine } from './safeText.ts';

/** What a plan file says besides what was proposed. */
export interface PlanPlace {
  /** As it is written: `007`. */
  readonly idText: string;
  /** Slug. */
  readonly goal: string;
  /** Ids, or `goal:id`, as they are written. */
  readonly blockedBy: readonly string[];
  /** Calendar day, `YYYY-MM-DD`. */
  readonly created: string;
  readonly decisions: readonly Decision[];
}

/** Heading of the section that keeps what was decided while the goal was planned. */
export const decisionsHeading = 'Decisions';

/**
 * A plan file: strict YAML, then the sections of the contracts, so that reading it gives back what was proposed.
 *
 * @param plan in the form that `tidyProposal` gives
 */
export function planText(plan: ProposedPlan, place: PlanPlace): string {
  const head = [
    '---',
    `id: ${place.idText}`,
    `title: ${yamlText(plan.title)}`,
    'status: pending',
    `goal: ${yamlText(place.goal)}`,
    `blocked-by: [${place.blockedBy.join(', ')}]`,
    `created: ${place.created}`,
    '---',
  ].join('\n');
  const files = plan.files.map(({ path, change }) => `${inCodeSpan(path)}${change === 'modify' ? '' : ` (${change})`}`);
  const design = [
    labelled('Files expected to change', bulletList(files)),
    labelled('Approach', plan.approach),
    labelled('Testing approach', plan.testing),
    labelled('Out of scope', bulletList(plan.outOfScope)),
  ];
  const sections = [
    section('Plain-English Summary', [plan.summary]),
    section('Requirements', [plan.requirements, bulletList(plan.criteria.map((text) => `[ ] ${text}`))]),
    section(decisionsHeading, [bulletList(place.decisions.map(decisionLine))]),
    section('Design', design),
    section('Tasks', [plan.tasks.map((task, at) => `${at + 1}. ${task}`).join('\n')]),
    section('Verification', [bulletList(plan.checks.map(checkLine))]),
  ];
  return `${[head, ...sections.filter((text) => text !== '')].join('\n\n')}\n`;
}

function decisionLine({ question, answer, by }: Decision): string {
  const said = safeLine(answer);
  return `${safeLine(question)} — ${said === '' ? 'no preference' : said} (decided by the ${by})`;
}

function section(heading: string, parts: readonly string[]): string {
  const written = parts.filter((part) => part !== '');
  return written.length === 0 ? '' : [`## ${heading}`, ...written].join('\n\n');
}

/** A list, a table or a code block begins on a line of its own. */
function labelled(label: string, text: string): string {
  const inline = /^[^\s>|*+`~\d-]/.test(text);
  return text === '' ? '' : `**${label}:**${inline ? ' ' : '\n\n'}${text}`;
}

function bulletList(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join('\n');
}
