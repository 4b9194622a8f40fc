import * as z from 'zod';
import type { Fault } from './agent.ts';
import { faultOfStatus, faultOfText } from './fault.ts';

/** `error` of a failed turn. `codexErrorInfo` is a name, or an object with one name and the HTTP status. */
export const codexTurnError = z.looseObject({
  message: z.string(),
  additionalDetails: z.string().nullish(),
  codexErrorInfo: z.unknown().optional(),
});

export type CodexTurnError = z.infer<typeof codexTurnError>;

const faultsByName: Readonly<Record<string, Fault>> = {
  unauthorized: 'authentication',
  usageLimitExceeded: 'limit',
  rateLimitExceeded: 'limit',
  sessionBudgetExceeded: 'limit',
  serverOverloaded: 'overload',
  policyCapacityUnavailable: 'overload',
  flexUnavailable: 'overload',
  internalServerError: 'overload',
  contextWindowExceeded: 'tooLong',
  cyberPolicy: 'refusal',
  misalignmentPolicyViolation: 'refusal',
  // The model is what is missing; a person has to name another one.
  modelNotFound: 'missing',
};

/** Variants that carry the status of the failed request. */
const withStatus = z.record(z.string(), z.looseObject({ httpStatusCode: z.number().nullish() }));

/**
 * The name decides, then the HTTP status, then the words: after its retries Codex 0.169 reports most faults under a
 * collective name and keeps the cause in the status and the text.
 */
export function faultOfCodexError(error: CodexTurnError): Fault {
  const info = error.codexErrorInfo;
  const named = typeof info === 'string' ? faultsByName[info] : undefined;
  if (named !== undefined) {
    return named;
  }
  const text = textOfCodexError(error);
  const variants = Object.values(withStatus.safeParse(info).data ?? {});
  const status = variants[0]?.httpStatusCode;
  if (typeof status === 'number') {
    return faultOfStatus(status) ?? faultOfText(text) ?? 'crash';
  }
  return faultOfText(text) ?? (variants.length > 0 ? 'network' : 'crash');
}

/** The message says what Codex does about it ("Reconnecting..."), the details say why. */
export function textOfCodexError(error: CodexTurnError): string {
  const details = error.additionalDetails ?? '';
  return details === '' ? error.message : `${error.message} ${details}`;
}
