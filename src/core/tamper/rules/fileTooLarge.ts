import { manifestsOf } from '../reading/lockEntries.ts';
import { scopeRule } from './scopeRule.ts';

/** Files that grow beyond the limit; one that was beyond it before is not the work's doing, and lock files are as long as they are. */
export const fileTooLarge = scopeRule('scope.large', ({ path, entry }, { fileBytes }) =>
  entry === undefined || entry.bytes <= fileBytes || entry.bytesBefore > fileBytes || manifestsOf(path) !== undefined
    ? []
    : [
        {
          message: `${path} has ${entry.bytes} bytes, more than the ${fileBytes} of \`limits.fileBytes\`: nobody reads it, and every clone has it for ever. Leave it out, or have the plan list it.`,
        },
      ],
);
