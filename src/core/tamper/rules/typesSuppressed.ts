import { addedSuppressions } from '../reading/addedSuppressions.ts';
import { suppressionFinding } from '../reading/suppressionFinding.ts';
import type { TamperRule } from '../tamper.ts';

/** Comments that tell a type checker to look away. */
export const typesSuppressed: TamperRule = {
  code: 'suppression.types',
  find: (change) =>
    addedSuppressions(change, 'types').map((each) =>
      suppressionFinding('suppression.types', change.plan, each, 'the type checker'),
    ),
};
