import type { Command } from './command.ts';

/** Takes the better text that is shown beside the plan. */
export const takeFix: Command = ({ fixReview }) => {
  fixReview.answer('take');
};

/** Takes it, and every one that the agent brings in the same call. */
export const takeAllFixes: Command = ({ fixReview }) => {
  fixReview.answer('takeAll');
};

/** Leaves the plan as it is. */
export const leaveFix: Command = ({ fixReview }) => {
  fixReview.answer('leave');
};
