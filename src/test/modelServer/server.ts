import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { anthropicWire } from './anthropic.ts';
import { responsesWire } from './responses.ts';
import { replyFor, scenarioFor, type ModelRequest, type Reply, type Scenario } from './scenario.ts';
import type { Wire, WireAnswer } from './wire.ts';

export interface ModelServer extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without a path. */
  readonly url: string;
  /** All requests so far, side requests included, in order. */
  readonly requests: readonly ModelRequest[];
  readonly close: () => Promise<void>;
}

const wires: readonly Wire[] = [anthropicWire, responsesWire];

/**
 * Starts a model that follows scripts, on loopback. The scenario is chosen by the prompt and the turn by the history, so
 * that retries, resumed sessions and parallel runs need no state here; only faults count how often they were met.
 * A side request (no tools) gets a plain text. An unknown prompt is answered with a text that says so.
 */
export async function startModelServer(options: { readonly scenarios: readonly Scenario[] }): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const asked = new Map<string, number>();

  const choose = (request: ModelRequest): Reply => {
    const aside = request.tools.length === 0 || request.path.includes('count_tokens');
    const scenario = aside ? undefined : scenarioFor(options.scenarios, request.prompt);
    const turn = scenario?.turns[request.turn];
    if (scenario === undefined || turn === undefined) {
      const text = aside ? 'Scripted' : 'The script has no answer to this.';
      return { kind: 'turn', turn: { text }, brokenToolInput: false, refusal: false };
    }
    const key = `${scenario.name} ${request.turn}`;
    const times = asked.get(key) ?? 0;
    asked.set(key, times + 1);
    return replyFor(turn, times);
  };

  const server = createServer((incoming, response) => {
    respond(incoming, response, { requests, choose }).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`The scripted model cannot read this: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The scripted model has no port.');
  }
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  };
  return { url: `http://127.0.0.1:${address.port}`, requests, close, [Symbol.asyncDispose]: close };
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  model: { readonly requests: ModelRequest[]; readonly choose: (request: ModelRequest) => Reply },
): Promise<void> {
  const path = incoming.url ?? '/';
  const body = incoming.method === 'POST' ? await json(incoming) : undefined;
  const wire = wires.find((candidate) =>
    path.startsWith(candidate.name === 'anthropic' ? '/v1/messages' : '/v1/responses'),
  );
  const request = body === undefined ? undefined : wire?.read(path, body, incoming.headers);
  if (wire === undefined || request === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{}');
    return;
  }
  model.requests.push(request);
  send(response, wire.answer(request, model.choose(request)));
}

function send(response: ServerResponse, answer: WireAnswer): void {
  if (answer.events === undefined) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.json));
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'text/event-stream', ...answer.headers });
  for (const event of answer.events) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  if (answer.ending === 'end') {
    response.end();
  } else if (answer.ending === 'cut') {
    // Only after what was written has left: an answer that was never begun is another fault.
    setImmediate(() => response.destroy());
  }
}
