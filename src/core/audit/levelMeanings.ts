import type { Audit } from './audit.ts';

/** What a level means for whoever wants to leave, in the words of `docs/confidence.md`. */
export const levelMeanings: Readonly<Record<Audit['level'], string>> = {
  HIGH: 'What breaks is very likely noticed: you can leave.',
  MEDIUM: 'Much of what breaks is noticed, not all: look at what comes back.',
  LOW: 'Most of what breaks goes unnoticed: look at every change.',
};
