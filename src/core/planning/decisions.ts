import type { Plan } from '../plan/plan.ts';
import { decisionsHeading } from './planText.ts';
import type { Decision, Question } from './proposal.ts';

/** More questions than these nobody answers before seeing anything; the rest is decided by the planner. */
export const mostQuestions = 5;

/**
 * What holds for each question.
 *
 * @param answers by question id; null, empty or not named: the planner decides, as it said it would
 */
export function decisionsOf(
  questions: readonly Question[],
  answers: Readonly<Record<string, string | null>>,
): readonly Decision[] {
  return questions.map(({ id, question, default: fallback }) => {
    const answer = (Object.hasOwn(answers, id) ? answers[id] : undefined)?.trim() ?? '';
    return answer === '' ? { question, answer: fallback, by: 'planner' } : { question, answer, by: 'person' };
  });
}

/** Of a repository with a long history, the newest ones count. */
const mostDecisions = 60;

/** What was decided while earlier goals were planned, as their plans say it, each once, the oldest first. */
export function earlierDecisions(plans: readonly Plan[]): readonly string[] {
  const said = plans.flatMap((plan) => {
    const section = plan.sections.find(({ heading, level }) => level === 2 && heading === decisionsHeading);
    const lines = section === undefined ? [] : plan.lines().slice(section.line + 1, section.end);
    return lines.flatMap((line) => /^- (.+)$/.exec(line)?.[1] ?? []);
  });
  return [...new Set(said)].slice(-mostDecisions);
}
