import type { EvidenceKind } from '../../doctor/criterion/evidenceKind.ts';
import { readStatement } from '../../doctor/criterion/statement.ts';
import { phraseIndex } from '../../doctor/criterion/words/vocabulary.ts';
import type { Criterion, Plan } from '../../plan/plan.ts';
import { lossesOf, problemsOf } from '../criterionProblems.ts';
import { isAt } from '../namedAt.ts';
import { lossWords } from '../scoreWords.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** What only looks like evidence has no words. */
const evidenceWords: Readonly<Partial<Record<EvidenceKind, string>>> = {
  exit: 'an exit code',
  status: 'an HTTP status',
  literal: 'a text or value that is to be seen',
  threshold: 'a number with its unit or bound',
  count: 'a count',
  exact: 'exact equality',
  test: 'a test',
  command: 'a command to run',
  standard: 'a standard',
  list: 'each member of a list',
  detail: 'what the thing must hold',
};

/** A criterion: why nobody could decide it, or what makes it decidable. */
export function criterionHover({ document, position }: HoverPlace): Hover | undefined {
  const { plan, diagnosis } = document;
  const criterion = plan?.criteria.find(({ range }) => isAt(position, range));
  if (plan === undefined || diagnosis === undefined || criterion === undefined) {
    return undefined;
  }
  // What is wrong in detail, clients show from the diagnostics.
  const weak = problemsOf(criterion, diagnosis).some(
    ({ code, severity }) => code.startsWith('criterion.') && severity !== 'hint',
  );
  const losses = lossesOf([criterion], diagnosis).flat();
  const cost = losses.length === 0 ? '' : ` (${lossWords(losses)})`;
  return {
    range: criterion.range,
    markdown: weak ? `**Nobody could decide this as it stands**${cost}` : decidable(criterion, plan),
  };
}

function decidable(criterion: Criterion, plan: Plan): string {
  const found = [...readStatement(criterion.text, plan.title, phraseIndex).evidence.item].flatMap(
    (kind) => evidenceWords[kind] ?? [],
  );
  return found.length === 0
    ? '**Decidable**: no word of it is left to taste, and none asks for a person.'
    : `**Decidable** because it names ${found.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`;
}
