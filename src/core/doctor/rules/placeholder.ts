import type { Rule } from '../rule.ts';
import { maskQuotes } from '../wording.ts';

/** A criterion that still has to be written cannot be decided by anybody. */
export const placeholder: Rule = {
  code: 'criterion.placeholder',
  severity: 'error',
  dimension: 'clarity',
  cost: { kind: 'share', points: 10 },
  find: (plan) =>
    plan.criteria.flatMap((criterion) => {
      const match = /\b(?:TBD|TODO|FIXME|XXX)\b|\?\?\?|\[[^\]]*(?:here|metric|value)\]|<[a-z][a-z -]* here>/.exec(
        maskQuotes(criterion.text),
      );
      return match === null
        ? []
        : [
            {
              message: `“${match[0]}” is a placeholder. Say what must be true when the plan is done.`,
              range: criterion.range,
            },
          ];
    }),
};
