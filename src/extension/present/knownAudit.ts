import type { Audit } from '../../core/audit/audit.ts';
import type { AuditAnswer } from '../../protocol/audit.ts';
import { ago } from './ago.ts';

/** An audit as the editor has it. */
export interface KnownAudit {
  readonly audit: Audit;
  /** How long ago the tests were really run, in words; undefined: they were not. */
  readonly measured: string | undefined;
  /** Files that changed since then; what was measured is about the state before. Undefined: nobody knows. */
  readonly changedSince: number | undefined;
  /** Why the files as they are now could not be read, a sentence: this is what was known before. Undefined: they were. */
  readonly unread?: string | undefined;
}

/** What `mstack audit` has told, for badge and page. `now`: milliseconds since 1970. */
export function knownAudit({ measuredAt, changed, deep, ...rest }: AuditAnswer, now: number): KnownAudit {
  const commands = deep?.commands.map((one) => ({ ...one, tests: one.tests, skipped: one.skipped })) ?? [];
  return {
    audit: {
      ...rest,
      deep:
        deep === undefined ? undefined : { commands, coverage: deep.coverage, mutants: deep.mutants, gaps: deep.gaps },
    },
    measured: measuredAt === undefined ? undefined : ago(now - measuredAt),
    changedSince: changed,
  };
}
