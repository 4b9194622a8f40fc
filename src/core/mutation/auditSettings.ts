import * as z from 'zod';
import { auditParts, usual } from '../settings/settingsSchema.ts';

/** What of `.mstack/config.json` tells how much work a deep audit may be. */
export interface AuditSettings {
  /** Minutes that all of it may take. */
  readonly minutes: number;
  readonly mutants: number;
  /** Copies of the project that are worked in side by side. */
  readonly copies: number;
  readonly problems: readonly string[];
}

const audit = z.looseObject({ audit: z.record(z.string(), z.unknown()).optional() });

/** Reads the key `audit` (parsed JSON; undefined where there is no such file). What is wrong there is ignored, and said. */
export function readAuditSettings(config: unknown): AuditSettings {
  const read = audit.safeParse(config ?? {});
  const values = read.data?.audit ?? {};
  const problems = read.success ? [] : ['.mstack/config.json: `audit` must be an object; it is ignored.'];
  const one = (name: keyof typeof auditParts): number => {
    const value = auditParts[name].safeParse(values[name]);
    if (!value.success) {
      const why = value.error.issues.map((issue) => issue.message).join('; ');
      problems.push(`.mstack/config.json: \`audit.${name}\` cannot be read (${why}); it is ignored.`);
    }
    return value.data ?? usual.audit[name];
  };
  return { minutes: one('minutes'), mutants: one('mutants'), copies: one('copies'), problems };
}
