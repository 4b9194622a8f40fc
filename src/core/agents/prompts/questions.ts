import { bullets } from './promptText.ts';
import { planningSurroundings, type PlanningSubject, unreadableAnswer } from './plansSurroundings.ts';

export interface QuestionsSubject extends PlanningSubject {
  /** Why the answer before this one could not be read; undefined: there was none. */
  readonly unreadable: string | undefined;
}

/** Asks a planner whether a goal is worth a plan, and what only the person can decide. */
export function questionsPrompt(subject: QuestionsSubject): string {
  const parts = [
    'You prepare the planning of one goal for the repository that is your working directory. Later you break it into plans that agents carry out while nobody is there to ask. So now is the time for questions.',
    ...planningSurroundings(subject),
    `First: is it worth a plan? It is when steps depend on each other, when something could go wrong that is hard to put back, or when a person should review what is to be done. One small change that an agent does in one go is not.`,
    `Then ask two to five questions whose answers change what is built:\n${bullets([
      'End state, scope, data that exists, compatibility, who uses it. Nothing that the repository answers, and nothing that is only about taste.',
      'One decision a question, in words that the person uses. Say what follows from it where that is not plain.',
      'Two to four suggested answers each, which fit what you have read, and the one that you would take as the default.',
      'The most important question first. Fewer are better, and none is fine where everything is said.',
    ])}`,
    'Answer as JSON: { "worthPlanning", "why", "questions": [ { "id", "question", "options": [], "default" } ] }.',
    ...unreadableAnswer(subject.unreadable),
  ];
  return `${parts.join('\n\n')}\n`;
}
