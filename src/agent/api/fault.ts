import { AnthropicError, APIConnectionError, APIError } from '@anthropic-ai/sdk/core/error';
import { faultOfStatus, faultOfText } from '../../core/agents/fault.ts';
import type { OwnFault } from '../../core/agents/ownEvents.ts';

/** A request's stream went quiet for longer than the watchdog allows: the SDK's own timeout ends with the headers. */
export class IdleStream extends Error {}

/** What a failed request means, and whether the same request may succeed in a while. */
export interface RequestFailure {
  readonly fault: OwnFault;
  readonly detail: string;
  readonly retry: boolean;
  /** What the provider asks for. */
  readonly waitSeconds: number | undefined;
}

export function describeFailure(error: unknown): RequestFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof IdleStream) {
    return { fault: 'network', detail, retry: true, waitSeconds: undefined };
  }
  if (error instanceof APIConnectionError) {
    const { cause } = error;
    const why = cause instanceof Error ? `${detail} (${cause.message})` : detail;
    return { fault: 'network', detail: why, retry: true, waitSeconds: undefined };
  }
  if (error instanceof APIError && typeof error.status === 'number') {
    // A lack of credit and a prompt that is too long both come as status 400: the words decide before the status.
    const fault = faultOfText(error.apiMessage ?? '') ?? faultOfStatus(error.status);
    const retry = error.status === 429 || error.status === 408 || error.status >= 500;
    const said = `status ${error.status}: ${error.apiMessage ?? detail}`;
    return { fault: named(fault, error.status), detail: said, retry, waitSeconds: waitOf(error.headers) };
  }
  if (error instanceof AnthropicError) {
    // An error event inside the stream, or a stream that was cut: the SDK retries neither.
    return { fault: named(faultOfText(detail) ?? 'network', 0), detail, retry: true, waitSeconds: undefined };
  }
  throw error;
}

/** The faults that only the runner finds do not come from a request. */
function named(fault: ReturnType<typeof faultOfText>, status: number): OwnFault {
  if (fault === undefined || fault === 'silent' || fault === 'timeLimit') {
    return status === 404 ? 'missing' : 'crash';
  }
  return fault;
}

function waitOf(headers: unknown): number | undefined {
  const value = headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
