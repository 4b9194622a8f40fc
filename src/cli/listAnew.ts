import type { AskedFacts } from '../core/doctor/askedFacts.ts';
import { buildQueue } from '../core/plan/queue.ts';
import { judgePlans } from '../node/judgedPlans.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { ListForm } from './listForm.ts';
import { fullPlanJson, planJson } from './planJson.ts';
import { type ListedPlan, listText } from './text/listText.ts';

/** What `list` prints, where it is not known from before; it is kept for the next time. */
export async function listAnew(plans: PlansAtHand, known: AskedFacts, form: ListForm): Promise<string> {
  await plans.readWhole();
  const { entries } = buildQueue(plans.summaries());
  const files = entries.map(({ plan }) => plan.file);
  const judgements = await judgePlans(plans, known, files);
  const listed = entries.flatMap((entry): ListedPlan[] => {
    const judgement = judgements.get(entry.plan.file);
    return judgement === undefined ? [] : [{ entry, judgement }];
  });
  if (form === 'full') {
    // As large as all plans together, and seldom asked for: not to be kept.
    const plan = await plans.reader();
    return jsonText(listed.map((each) => ({ ...planJson(each), ...fullPlanJson(plan(each.entry.plan.file)) })));
  }
  const text = form === 'json' ? jsonText(listed.map(planJson)) : listText(listed);
  plans.answered(form, text, [...judgements.values()].map(({ asked }) => asked).join('\n'));
  return text;
}

function jsonText(plans: readonly Record<string, unknown>[]): string {
  return `${JSON.stringify({ plans })}\n`;
}
