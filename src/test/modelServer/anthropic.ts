import * as z from 'zod';
import type { ModelRequest, Move, Reply } from './scenario.ts';
import type { Wire, WireAnswer } from './wire.ts';

const textBlock = z.looseObject({ type: z.literal('text'), text: z.string() });

const body = z.looseObject({
  model: z.string(),
  stream: z.boolean().default(false),
  tools: z.array(z.looseObject({ name: z.string().optional() })).default([]),
  messages: z.array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(z.unknown())]) })),
});

/** Anthropic's Messages: streamed, as one answer, and the counting of tokens. */
export const anthropicWire: Wire = {
  name: 'anthropic',
  read: (path, json, headers) => {
    if (!path.startsWith('/v1/messages')) {
      return undefined;
    }
    const read = body.parse(json);
    const users = read.messages.filter((message) => message.role === 'user');
    return {
      wire: 'anthropic',
      path,
      prompt: users.map((message) => textOf(message.content)).join('\n'),
      turn: read.messages.filter((message) => message.role === 'assistant').length,
      tools: read.tools.flatMap((tool) => (tool.name === undefined ? [] : [tool.name])),
      model: read.model,
      stream: read.stream,
      body: json,
      headers,
    };
  },
  answer: (request, reply) => {
    if (request.path.startsWith('/v1/messages/count_tokens')) {
      return { status: 200, headers: {}, json: { input_tokens: 100 }, events: undefined, ending: 'end' };
    }
    return reply.kind === 'status' ? statusAnswer(reply) : turnAnswer(request, reply);
  },
};

function textOf(content: string | readonly unknown[]): string {
  if (typeof content === 'string') {
    return content;
  }
  return content
    .flatMap((block) => {
      const read = textBlock.safeParse(block);
      return read.success ? [read.data.text] : [];
    })
    .join('\n');
}

const statuses = {
  limited: [429, 'rate_limit_error', 'This request would exceed your rate limit.'],
  overloaded: [529, 'overloaded_error', 'Overloaded'],
  unauthorized: [401, 'authentication_error', 'invalid x-api-key'],
  tooLong: [400, 'invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'],
  unknownModel: [404, 'not_found_error', 'model: no such model'],
} as const;

function statusAnswer(reply: Extract<Reply, { kind: 'status' }>): WireAnswer {
  const [status, type, message] = statuses[reply.fault];
  return {
    status,
    headers: reply.retryAfterSeconds === undefined ? {} : { 'retry-after': String(reply.retryAfterSeconds) },
    json: { type: 'error', error: { type, message } },
    events: undefined,
    ending: 'end',
  };
}

interface Block {
  readonly start: Readonly<Record<string, unknown>>;
  readonly deltas: readonly Readonly<Record<string, unknown>>[];
  readonly whole: Readonly<Record<string, unknown>>;
}

function turnAnswer(request: ModelRequest, reply: Exclude<Reply, { kind: 'status' }>): WireAnswer {
  const broken = reply.kind === 'turn' && reply.brokenToolInput;
  const text = reply.turn.text ?? '';
  const calls = (reply.turn.moves ?? []).map((move, index) =>
    callBlock(request, move, { id: `toolu_t${request.turn}_${index}`, broken }),
  );
  const blocks = [...(text === '' && calls.length > 0 ? [] : [sayBlock(text)]), ...calls];
  const refused = reply.kind === 'turn' && reply.refusal;
  const stopReason = refused ? 'refusal' : calls.length > 0 ? 'tool_use' : 'end_turn';
  const message = {
    id: `msg_t${request.turn}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: [] as unknown[],
    stop_reason: null as string | null,
    stop_sequence: null,
    usage: { input_tokens: 100, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 1 },
  };
  const usage = { ...message.usage, output_tokens: 20 };
  if (!request.stream) {
    const whole = { ...message, content: blocks.map((block) => block.whole), stop_reason: stopReason, usage };
    return { status: 200, headers: {}, json: whole, events: undefined, ending: 'end' };
  }
  const events = [
    { type: 'message_start', message },
    ...blocks.flatMap((block, index) => [
      { type: 'content_block_start', index, content_block: block.start },
      ...block.deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: 20 } },
    { type: 'message_stop' },
  ];
  if (reply.kind === 'silence') {
    return { status: 200, headers: {}, json: undefined, events: events.slice(0, 1), ending: 'stay' };
  }
  if (reply.kind === 'cut') {
    return { status: 200, headers: {}, json: undefined, events: events.slice(0, 3), ending: 'cut' };
  }
  return { status: 200, headers: {}, json: undefined, events, ending: 'end' };
}

function sayBlock(text: string): Block {
  return {
    start: { type: 'text', text: '' },
    deltas: [{ type: 'text_delta', text }],
    whole: { type: 'text', text },
  };
}

function callBlock(request: ModelRequest, move: Move, call: { id: string; broken: boolean }): Block {
  const { name, input } = toolCall(request.tools, move);
  const json = JSON.stringify(input);
  const sent = call.broken ? json.slice(0, -3) : json;
  const middle = Math.floor(sent.length / 2);
  const start = { type: 'tool_use', id: call.id, name, input: {} };
  return {
    start,
    deltas: [sent.slice(0, middle), sent.slice(middle)].map((partial_json) => ({
      type: 'input_json_delta',
      partial_json,
    })),
    whole: { ...start, input },
  };
}

/** The move by the agent's own tool: Claude Code's, those of our API agent, or that of a structured answer. */
function toolCall(tools: readonly string[], move: Move): { name: string; input: unknown } {
  const has = (name: string): boolean => tools.includes(name);
  switch (move.kind) {
    case 'writeFile':
      return has('str_replace_based_edit_tool')
        ? {
            name: 'str_replace_based_edit_tool',
            input: { command: 'create', path: move.path, file_text: move.text },
          }
        : { name: 'Write', input: { file_path: move.path, content: move.text } };
    case 'readFile':
      if (has('str_replace_based_edit_tool')) {
        return { name: 'str_replace_based_edit_tool', input: { command: 'view', path: move.path } };
      }
      return { name: has('read') ? 'read' : 'Read', input: { file_path: move.path } };
    case 'shell':
      return has('bash')
        ? { name: 'bash', input: { command: move.background === true ? `${move.command} &` : move.command } }
        : { name: 'Bash', input: claudeShell(move) };
    case 'answer':
      return { name: has('give_answer') ? 'give_answer' : 'StructuredOutput', input: move.value };
    default:
      return move satisfies never;
  }
}

function claudeShell(move: Extract<Move, { kind: 'shell' }>): unknown {
  const input = { command: move.command, description: 'Run a command' };
  return move.background === true ? { ...input, run_in_background: true } : input;
}
