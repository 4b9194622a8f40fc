import type { Rule } from './rule.ts';
import { queueCycle } from './rules/queueCycle.ts';
import { queueDependencyStuck } from './rules/queueDependencyStuck.ts';
import { queueDuplicateId } from './rules/queueDuplicateId.ts';
import { queueNoSuchPlan } from './rules/queueNoSuchPlan.ts';
import { queueOnHold } from './rules/queueOnHold.ts';
import { queueReviewOpen } from './rules/queueReviewOpen.ts';
import { queueUnorderedOverlap } from './rules/queueUnorderedOverlap.ts';

/** Every rule about a plan's place among the others. */
export const queueRules: readonly Rule[] = [
  queueDuplicateId,
  queueNoSuchPlan,
  queueCycle,
  queueDependencyStuck,
  queueReviewOpen,
  queueOnHold,
  queueUnorderedOverlap,
];
