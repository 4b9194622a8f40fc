import * as z from 'zod';
import { auditAnswer } from './audit.ts';

/**
 * What `mstack audit --deep --stdio` says, one JSON object a line. Nothing is asked; the line `{"kind":"cancel"}`, or the
 * end of the input, cancels it.
 */
export const auditMessage = z.discriminatedUnion('kind', [
  /** `done` of `of` steps; what is done now, or was just found out. */
  z.object({ kind: z.literal('progress'), text: z.string(), done: z.number(), of: z.number() }),
  /** The end, with exit code 0. */
  z.object({ kind: z.literal('audited'), audit: auditAnswer }),
  /** A sentence for a person, with another exit code. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type AuditMessage = z.infer<typeof auditMessage>;
