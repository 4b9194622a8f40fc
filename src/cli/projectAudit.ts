import type { Audit } from '../core/audit/audit.ts';
import { judgeAudit } from '../core/audit/judgeAudit.ts';
import { readAuditFacts } from '../node/auditFiles.ts';
import { readKeptAudit } from '../node/keptAudit.ts';
import type { Project } from './project.ts';

export interface ProjectAudit extends Audit {
  /** When `deep` was measured, in milliseconds since 1970; undefined: nothing was run yet. */
  readonly measuredAt: number | undefined;
  /** Sources, tests and settings that have changed since; undefined: nobody knows. */
  readonly changed: number | undefined;
}

/** The confidence in a project, as its files are now, with what the latest deep audit found out, however old that is. */
export async function projectAudit({ root, config }: Project): Promise<ProjectAudit> {
  const [facts, kept] = await Promise.all([readAuditFacts(root, { config }), readKeptAudit(root)]);
  return { ...judgeAudit(facts, kept?.deep), measuredAt: kept?.measuredAt, changed: kept?.changed };
}
