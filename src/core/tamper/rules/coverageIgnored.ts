import { addedSuppressions } from '../reading/addedSuppressions.ts';
import { suppressionFinding } from '../reading/suppressionFinding.ts';
import type { TamperRule } from '../tamper.ts';

/** Comments that take code out of the coverage. */
export const coverageIgnored: TamperRule = {
  code: 'coverage.ignored',
  find: (change) =>
    addedSuppressions(change, 'coverage').map((each) =>
      suppressionFinding('coverage.ignored', change.plan, each, 'the coverage'),
    ),
};
