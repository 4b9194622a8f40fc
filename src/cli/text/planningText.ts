import { oneLine } from '../../core/base/oneLine.ts';
import type { Proposal, Question } from '../../core/planning/proposal.ts';
import type { DialogueMessage } from '../../protocol/dialogue.ts';
import { plainText } from './plainText.ts';

type Preview = Extract<DialogueMessage, { kind: 'preview' }>;

/** A set of plans before it is written: order, dependencies, a paragraph each, and what is wrong with it. */
export function previewText({ proposal, judgements, problems, notes }: Preview): string {
  const { goal, plans } = proposal;
  const parts = plans.map((_, at) => planPart(proposal, at, judgements[at]));
  return plainText(
    [
      `${counted(plans.length)} for ${goal}. Nothing is written yet.`,
      ...parts,
      ...[...problems, ...notes].map((text) => `! ${text}`),
      '',
    ].join('\n\n'),
  );
}

function planPart({ plans }: Proposal, at: number, judgement: Preview['judgements'][number] | undefined): string {
  const plan = plans[at];
  if (plan === undefined) {
    return '';
  }
  const waits = plan.blockedBy.map((need) => String(need + 1)).join(', ');
  const score = judgement === undefined ? '' : `${judgement.overall.toFixed(1).padStart(4)}  `;
  return [
    `${String(at + 1).padStart(2)}. ${score}${plan.title}${waits === '' ? '' : `  (waits for ${waits})`}`,
    ...(plan.summary === '' ? [] : [`    ${oneLine(plan.summary)}`]),
    `    Files: ${plan.files.map(({ path, change }) => (change === 'modify' ? path : `${path} (${change})`)).join(', ')}`,
    `    ${plan.criteria.length} ${plan.criteria.length === 1 ? 'criterion' : 'criteria'}, ${plan.checks.length} ${plan.checks.length === 1 ? 'check' : 'checks'}, ${plan.tasks.length} ${plan.tasks.length === 1 ? 'task' : 'tasks'}`,
    ...(judgement?.problems ?? []).map((problem) => `    - ${problem}`),
  ].join('\n');
}

function counted(plans: number): string {
  return plans === 1 ? '1 plan' : `${plans} plans`;
}

/** A question with its suggested answers, numbered from 1. */
export function questionText({ question, options, default: fallback }: Question, at: number, of: number): string {
  const lines = options.map(
    (option, number) => `  ${number + 1}  ${option}${option === fallback ? '  (default)' : ''}`,
  );
  const own = options.includes(fallback) || fallback === '' ? [] : [`  Default: ${fallback}`];
  return plainText(
    `\nQuestion ${at + 1} of ${of}: ${question}\n${[...lines, ...own].map((line) => `${line}\n`).join('')}`,
  );
}

export interface WrittenText {
  readonly goal: string;
  readonly plans: readonly {
    readonly file: string;
    readonly overall: number;
    readonly waitsFor: readonly string[];
    readonly problems: readonly string[];
  }[];
  /** What is wrong with the set as a whole. */
  readonly problems: readonly string[];
  /** Nothing is wrong with the set or with a plan that should be mended before a run. */
  readonly fine: boolean;
  readonly notes: readonly string[];
}

/** What was written, with scores, and what a person does next. */
export function writtenText({ goal, plans, problems, fine, notes }: WrittenText): string {
  const lines = plans.flatMap(({ file, overall, waitsFor, problems: own }) => [
    `${overall.toFixed(1).padStart(4)}  ${file}${waitsFor.length === 0 ? '' : `  (waits for ${waitsFor.join(', ')})`}`,
    ...own.map((problem) => `      - ${problem}`),
  ]);
  return plainText(
    [
      `Wrote ${counted(plans.length)} for ${goal}. Nothing is committed.`,
      '',
      ...lines,
      '',
      ...[...problems, ...notes].map((text) => `! ${text}`),
      fine
        ? 'Next: read them and change what you like. `mstack doctor` says what is wrong with them, `mstack run` carries them out.'
        : 'Next: mend what is listed above before a run. `mstack doctor` says what is wrong with each plan.',
      '',
    ].join('\n'),
  );
}
