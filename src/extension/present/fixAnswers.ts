/** What a person does with a better text of a plan; `takeAll`: with this one and every one that follows. */
export type FixAnswer = 'take' | 'takeAll' | 'leave';

/** Answers of one call of the agent: after `takeAll` nobody is asked again. */
export function fixAnswers<Fixed>(ask: (fixed: Fixed) => Promise<FixAnswer>): (fixed: Fixed) => Promise<boolean> {
  let takesAll = false;
  return async (fixed) => {
    const answer = takesAll ? 'take' : await ask(fixed);
    takesAll ||= answer === 'takeAll';
    return answer !== 'leave';
  };
}
