import { addedSuppressions } from '../reading/addedSuppressions.ts';
import { suppressionFinding } from '../reading/suppressionFinding.ts';
import type { TamperRule } from '../tamper.ts';

/** Comments and attributes that tell a linter to look away. */
export const lintSuppressed: TamperRule = {
  code: 'suppression.lint',
  find: (change) =>
    addedSuppressions(change, 'lint').map((each) =>
      suppressionFinding('suppression.lint', change.plan, each, 'a linter'),
    ),
};
