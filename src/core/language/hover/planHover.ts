import { planNamedAt } from '../namedAt.ts';
import { markdownCode, markdownMessage, markdownText } from '../markdownText.ts';
import { type Plan, planKey } from '../../plan/plan.ts';
import { displayKey } from '../../plan/queue.ts';
import type { LanguageWorkspace } from '../planDocument.ts';
import { planState } from '../planState.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** A plan that is named: as a dependency, or in prose. */
export function planHover({ document, position, workspace }: HoverPlace): Hover | undefined {
  const named = planNamedAt(document, position, workspace.plans());
  if (named === undefined || named.by === 'own') {
    return undefined;
  }
  if (named.plans.length > 0) {
    return { range: named.range, markdown: named.plans.map((plan) => planWords(plan, workspace)).join('\n\n---\n\n') };
  }
  const missing = named.by === 'dependency' ? missingWords(document.plan, named.range, workspace) : undefined;
  return missing === undefined ? undefined : { range: named.range, markdown: missing };
}

function planWords(plan: Plan, workspace: LanguageWorkspace): string {
  const entry = workspace.queueEntryOf(plan);
  const reason =
    entry === undefined || plan.status !== 'pending'
      ? ''
      : entry.ready
        ? ', ready to run'
        : `: ${markdownMessage(entry.reason)}`;
  const key = planKey(plan);
  const title = [key === undefined ? '' : displayKey(key), plan.title].filter((part) => part !== '').join(' ');
  return [`**${markdownText(title)}**`, `${planState(plan)}${reason}`, markdownCode(plan.file)]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** Nothing is certain before every plan has been read. */
function missingWords(plan: Plan | undefined, range: Hover['range'], workspace: LanguageWorkspace): string | undefined {
  const dependency = plan?.blockedBy.find((each) => each.range === range);
  if (plan === undefined || dependency === undefined || workspace.neighbours === undefined) {
    return undefined;
  }
  const key = planKey({ goal: dependency.goal ?? plan.goal, id: dependency.id }) ?? '';
  const others = workspace
    .plans()
    .filter((other) => other.id === dependency.id && other.file !== plan.file)
    .map((other) => markdownCode(displayKey(planKey(other) ?? '')));
  const hint = others.length === 0 ? '' : ` Another goal has one: write ${others.slice(0, 3).join(' or ')}.`;
  return `There is no plan ${markdownCode(displayKey(key))}, so this plan would wait for ever.${hint}`;
}
