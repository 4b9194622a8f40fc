import type { IncomingHttpHeaders } from 'node:http';
import type { ModelRequest, Reply } from './scenario.ts';

/** A provider's protocol: reads its requests, and says a reply in its words. */
export interface Wire {
  readonly name: ModelRequest['wire'];
  /** Undefined when the path is not of this protocol. Throws when the request does not fit it. */
  readonly read: (path: string, body: unknown, headers: IncomingHttpHeaders) => ModelRequest | undefined;
  readonly answer: (request: ModelRequest, reply: Reply) => WireAnswer;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** One of both is set. */
  readonly json: unknown;
  readonly events: readonly { readonly type: string }[] | undefined;
  /** How the stream ends: as it should, by a broken connection, or not at all. */
  readonly ending: 'end' | 'cut' | 'stay';
}
