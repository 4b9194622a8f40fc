import type { Audit } from '../core/audit/audit.ts';
import { judgeAudit } from '../core/audit/judgeAudit.ts';
import { stalenessText } from '../core/mutation/staleness.ts';
import { readAuditFacts } from '../node/auditFiles.ts';
import { readKeptAudit } from '../node/keptAudit.ts';
import type { Project } from './project.ts';

export interface ProjectAudit extends Audit {
  /** How old `deep` is; undefined: nothing was run yet. */
  readonly deepAge:
    | {
        /** ISO 8601. */
        readonly measuredAt: string;
        /** Sources, tests and settings that have changed since; undefined: nobody knows any more. */
        readonly changed: number | undefined;
        /** For a person; empty: nothing has changed. */
        readonly text: string;
      }
    | undefined;
}

/** The confidence in a project, as its files are now, with what the latest deep audit found out, however old that is. */
export async function projectAudit({ root, config }: Project): Promise<ProjectAudit> {
  const [facts, kept] = await Promise.all([readAuditFacts(root, { config }), readKeptAudit(root)]);
  return {
    ...judgeAudit(facts, kept?.deep),
    deepAge:
      kept === undefined
        ? undefined
        : {
            measuredAt: new Date(kept.measuredAt).toISOString(),
            changed: kept.changed,
            text: stalenessText(kept.changed),
          },
  };
}
