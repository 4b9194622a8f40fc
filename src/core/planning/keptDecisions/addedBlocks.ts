import type { Plan } from '../../plan/plan.ts';
import { decisiveTokens } from './decisiveTokens.ts';
import type { Faults } from './faults.ts';
import type { PlanBlock } from './planBlocks.ts';
import { shortened } from './shortened.ts';
import { weakeningWords } from './wordsKept.ts';

/** Sections and labels that the doctor asks for, by the code of what is missing. */
const asked: readonly { readonly code: string; readonly names: RegExp }[] = [
  { code: 'plan.no-criteria', names: /^(?:requirements|acceptance criteria)/i },
  { code: 'plan.no-tasks', names: /^tasks/i },
  { code: 'plan.no-executable-check', names: /^verification/i },
  { code: 'check.thin', names: /^verification/i },
  { code: 'plan.no-files', names: /^(?:design|files)/i },
  { code: 'plan.no-out-of-scope', names: /^(?:design|out of scope|not in scope|non-goals)/i },
  { code: 'plan.undeclared-environment', names: /^prerequisites/i },
];

const outOfScope = /out of scope|not in scope|non-goals/i;

/** What is wrong with blocks that stand where nothing was, a sentence each; criteria, tasks, files and checks are none of them. */
export function addedBlocks(
  { before, faults }: { readonly before: Plan; readonly faults: Faults },
  blocks: readonly PlanBlock[],
): readonly string[] {
  const names = asked.filter(({ code }) => faults.has(code)).map((each) => each.names);
  return blocks.flatMap((block) => {
    const words = shortened(block.text);
    if (!isAskedFor(block, names)) {
      return [`“${words}” is new, and nobody asked for it. Take it out.`];
    }
    const weak = block.kind === 'heading' || outOfScope.test(block.text) ? [] : weakeningWords(block.text);
    if (weak.length > 0) {
      return [`“${words}” is new and takes something away (“${weak.join('”, “')}”). Say only what is so.`];
    }
    const named = outOfScope.test(`${block.place} ${block.text}`) ? namedByPlan(before, block.text) : undefined;
    return named === undefined
      ? []
      : [`“${words}” puts “${named}” out of scope, which the plan asks for. Name only what it leaves alone.`];
  });
}

function isAskedFor({ kind, text, place }: PlanBlock, names: readonly RegExp[]): boolean {
  if (kind === 'hidden') {
    return false;
  }
  const own = text.replace(/^[#*\s]+/, '');
  return names.some(
    (name) => name.test(own) || (kind !== 'heading' && place.split(' › ').some((part) => name.test(part))),
  );
}

/** Something that the plan asks for by its name. */
function namedByPlan({ criteria, files, checks, tasks }: Plan, text: string): string | undefined {
  const all = [...criteria, ...tasks, ...checks].map((each) => each.text).join('\n');
  return decisiveTokens(text)
    .flatMap((token) => (token.kind === 'value' ? [token.key] : []))
    .find((name) => all.includes(name) || files.some(({ path }) => path.includes(name)));
}
