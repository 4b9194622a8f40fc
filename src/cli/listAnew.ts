import type { AskedFacts } from '../core/doctor/askedFacts.ts';
import { buildQueue } from '../core/plan/queue.ts';
import { judgePlans } from '../node/judgedPlans.ts';
import { withHeld } from '../node/heldPlans.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { ListQuestion } from './listForm.ts';
import { fullPlanJson, planJson } from './planJson.ts';
import { isOver, listText } from './text/listText.ts';

/** What `list` prints, where it is not known from before; it is kept for the next time. */
export async function listAnew(
  plans: PlansAtHand,
  known: AskedFacts,
  { form, question, held, probes }: ListQuestion,
): Promise<string> {
  await plans.readWhole();
  const { entries } = buildQueue(withHeld(plans.summaries(), held));
  const scored = form === 'text' ? entries.filter(({ plan }) => !isOver(plan)) : entries;
  const files = scored.map(({ plan }) => plan.file);
  const judgements = await judgePlans(plans, known, files, probes);
  const listed = entries.map((entry) => ({ entry, judgement: judgements.get(entry.plan.file) }));
  const json = listed.flatMap(({ entry, judgement }) => (judgement === undefined ? [] : { entry, judgement }));
  if (form === 'full') {
    // As large as all plans together, and seldom asked for: not to be kept.
    const plan = await plans.reader();
    return jsonText(json.map((each) => ({ ...planJson(each), ...fullPlanJson(plan(each.entry.plan.file)) })));
  }
  const text = form === 'json' ? jsonText(json.map(planJson)) : listText(listed);
  plans.answered(question, text, '');
  return text;
}

function jsonText(plans: readonly Record<string, unknown>[]): string {
  return `${JSON.stringify({ plans })}\n`;
}
