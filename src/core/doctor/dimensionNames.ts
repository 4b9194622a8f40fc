import type { Dimension } from '../base/problem.ts';

/** What the dimensions are called where a person reads. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  clarity: 'clarity',
  testability: 'testability',
  scopeFit: 'scope-fit',
  autonomy: 'autonomy-readiness',
};
