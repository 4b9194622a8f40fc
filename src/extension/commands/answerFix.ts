import type { Command } from './command.ts';

/** Takes the better text that is shown beside the plan. */
export const takeFix: Command = ({ fixReview }) => {
  fixReview.answer(true);
};

/** Leaves the plan as it is. */
export const leaveFix: Command = ({ fixReview }) => {
  fixReview.answer(false);
};
