import { arithmetic } from './mutators/arithmetic.ts';
import { calling } from './mutators/calling.ts';
import type { Mutator } from './mutators/change.ts';
import { comparison } from './mutators/comparison.ts';
import { condition } from './mutators/condition.ts';
import { giving } from './mutators/giving.ts';
import { logic } from './mutators/logic.ts';
import { number } from './mutators/number.ts';
import { truth } from './mutators/truth.ts';
import { wording } from './mutators/wording.ts';

/** Every mutator. A new one: a file like `mutators/truth.ts`, and a place in this list. */
export const mutators: readonly Mutator[] = [
  comparison,
  arithmetic,
  logic,
  truth,
  number,
  wording,
  condition,
  giving,
  calling,
];
