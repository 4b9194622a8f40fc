import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Audit } from '../core/audit/audit.ts';
import type { TestName } from '../core/health/suspects.ts';
import type { KeptAudit } from '../node/keptAudit.ts';
import { listRepositoryPaths } from '../node/repositoryFacts.ts';
import { stateNames } from '../node/stateFolder.ts';
import type { Project } from './project.ts';

export interface ProjectAudit extends Audit {
  /** When `deep` was measured, in milliseconds since 1970; undefined: nothing was run yet. */
  readonly measuredAt: number | undefined;
  /** Sources, tests and settings that have changed since; undefined: nobody knows. */
  readonly changed: number | undefined;
}

/**
 * The confidence in a project, as its files are now, with what the latest deep audit found out, however old that is. Git
 * looks for the files while what judges them is loaded.
 */
export async function projectAudit(project: Project): Promise<ProjectAudit> {
  const { root, config, stateFolder } = project;
  const [paths, { readAuditFacts }, { judgeAudit }, kept, flaky] = await Promise.all([
    listRepositoryPaths(root),
    import('../node/auditFiles.ts'),
    import('../core/audit/judgeAudit.ts'),
    keptAudit(project),
    flakyTests(stateFolder),
  ]);
  const facts = await readAuditFacts(root, { config, paths });
  return { ...judgeAudit(facts, kept?.deep, flaky), measuredAt: kept?.measuredAt, changed: kept?.changed };
}

/** What reads journals is loaded only where there was a run. */
async function flakyTests(stateFolder: string): Promise<readonly TestName[]> {
  return existsSync(path.join(stateFolder, stateNames.runs))
    ? (await import('../node/flakyTests.ts')).readFlakyTests(stateFolder)
    : [];
}

/** What reads it is loaded only where something was kept. */
async function keptAudit({ root, stateFolder }: Project): Promise<KeptAudit | undefined> {
  return existsSync(path.join(stateFolder, stateNames.audit))
    ? (await import('../node/keptAudit.ts')).readKeptAudit(root)
    : undefined;
}
