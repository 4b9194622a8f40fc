import type { Audit } from '../core/audit/audit.ts';
import { judgeAudit } from '../core/audit/judgeAudit.ts';
import { readAuditFacts } from '../node/auditFiles.ts';
import type { Project } from './project.ts';

/** The confidence in a project, as its files are now. */
export async function projectAudit({ root, config }: Project): Promise<Audit> {
  return judgeAudit(await readAuditFacts(root, { config }), undefined);
}
