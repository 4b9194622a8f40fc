import * as z from 'zod';
import type { ModelRequest, Move, Reply } from './scenario.ts';
import type { Wire, WireAnswer } from './wire.ts';

const tool = z.looseObject({ name: z.string().optional(), type: z.string() });

/** A namespace holds tools of its own; models in code mode find their one tool in such a namespace. */
const namedTool = tool.extend({ tools: z.array(tool).optional() });

const body = z.looseObject({
  model: z.string(),
  tools: z.array(namedTool).default([]),
  input: z.array(
    z.looseObject({
      type: z.string().default('message'),
      role: z.string().optional(),
      content: z.unknown().optional(),
      call_id: z.string().optional(),
      /** Of an `additional_tools` item: how models in code mode are offered their one tool. */
      tools: z.array(namedTool).optional(),
    }),
  ),
});

type Item = z.infer<typeof body>['input'][number];

const textPart = z.looseObject({ text: z.string() });

/** OpenAI's Responses, for models with plain tools and for those in code mode. */
export const responsesWire: Wire = {
  name: 'responses',
  read: (path, json, headers) => {
    if (!path.startsWith('/v1/responses')) {
      return undefined;
    }
    const read = body.parse(json);
    const offered = [...read.tools, ...read.input.flatMap((item) => item.tools ?? [])].flatMap((one) =>
      one.type === 'namespace' ? (one.tools ?? []) : [one],
    );
    const users = read.input.filter((item) => item.type === 'message' && item.role === 'user');
    return {
      wire: 'responses',
      path,
      prompt: users.map((item) => textOf(item.content)).join('\n'),
      turn: turnOf(read.input),
      tools: offered.flatMap(({ name }) => (name === undefined ? [] : [name])),
      model: read.model,
      stream: true,
      body: json,
      headers,
    };
  },
  answer: (request, reply) => (reply.kind === 'status' ? statusAnswer(reply) : turnAnswer(request, reply)),
};

function textOf(content: unknown): string {
  if (typeof content === 'string') {
    return content;
  }
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  return parts
    .flatMap((part) => {
      const read = textPart.safeParse(part);
      return read.success ? [read.data.text] : [];
    })
    .join('\n');
}

/** Our call ids carry the turn that they belong to; a message behind the last call is a turn of its own. */
function turnOf(input: readonly Item[]): number {
  let turn = 0;
  for (const item of input) {
    const called = /^call_t(\d+)_/.exec(item.call_id ?? '')?.[1];
    if (called !== undefined) {
      turn = Number(called) + 1;
    }
  }
  const lastCall = input.findLastIndex((item) => item.call_id !== undefined);
  return turn + input.slice(lastCall + 1).filter((item) => item.role === 'assistant').length;
}

const statuses = {
  limited: [429, 'rate_limit_exceeded', 'Rate limit reached'],
  overloaded: [503, 'server_is_overloaded', 'The server is overloaded'],
  unauthorized: [401, 'invalid_api_key', 'Incorrect API key provided'],
  tooLong: [400, 'context_length_exceeded', 'Your input exceeds the context window of this model'],
  unknownModel: [404, 'model_not_found', 'The model does not exist'],
} as const;

function statusAnswer(reply: Extract<Reply, { kind: 'status' }>): WireAnswer {
  const [status, code, message] = statuses[reply.fault];
  return {
    status,
    headers: reply.retryAfterSeconds === undefined ? {} : { 'retry-after': String(reply.retryAfterSeconds) },
    json: { error: { type: code, code, message } },
    events: undefined,
    ending: 'end',
  };
}

function turnAnswer(request: ModelRequest, reply: Exclude<Reply, { kind: 'status' }>): WireAnswer {
  const broken = reply.kind === 'turn' && reply.brokenToolInput;
  const moves = reply.turn.moves ?? [];
  const answer = moves.find((move) => move.kind === 'answer');
  const texts = [reply.turn.text, answer === undefined ? undefined : JSON.stringify(answer.value)];
  const calls = moves.filter((move) => move.kind !== 'answer');
  const items = [
    ...texts
      .filter((text) => text !== undefined && text !== '')
      .map((text, index) => messageItem(request, text ?? '', index)),
    ...calls.map((move, index) => callItem(request, move, { index, broken })),
  ];
  const response = {
    id: `resp_t${request.turn}`,
    object: 'response',
    model: request.model,
    status: 'completed',
    output: items,
    usage: {
      input_tokens: 100,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 20,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 120,
    },
  };
  const events = [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [], usage: null } },
    ...items.flatMap((item, output_index) => [
      { type: 'response.output_item.added', output_index, item },
      { type: 'response.output_item.done', output_index, item },
    ]),
    { type: 'response.completed', response },
  ];
  if (reply.kind === 'silence') {
    return { status: 200, headers: {}, json: undefined, events: events.slice(0, 1), ending: 'stay' };
  }
  if (reply.kind === 'cut') {
    return { status: 200, headers: {}, json: undefined, events: events.slice(0, 2), ending: 'cut' };
  }
  return { status: 200, headers: {}, json: undefined, events, ending: 'end' };
}

function messageItem(request: ModelRequest, text: string, index: number): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: `msg_t${request.turn}_${index}`,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

function callItem(
  request: ModelRequest,
  move: Exclude<Move, { kind: 'answer' }>,
  call: { index: number; broken: boolean },
): Readonly<Record<string, unknown>> {
  const ids = {
    id: `item_t${request.turn}_${call.index}`,
    call_id: `call_t${request.turn}_${call.index}`,
    status: 'completed',
  };
  const cut = (text: string): string => (call.broken ? text.slice(0, -3) : text);
  if (request.tools.includes('exec')) {
    return { type: 'custom_tool_call', ...ids, name: 'exec', input: cut(inCode(move)) };
  }
  if (move.kind === 'writeFile' && request.tools.includes('apply_patch')) {
    return { type: 'custom_tool_call', ...ids, name: 'apply_patch', input: cut(patchOf(move)) };
  }
  const argumentsText = JSON.stringify({ cmd: commandOf(move), yield_time_ms: patienceOf(move) });
  return { type: 'function_call', ...ids, name: 'exec_command', arguments: cut(argumentsText) };
}

/** Code mode: the one tool takes JavaScript, which calls the tools. */
function inCode(move: Exclude<Move, { kind: 'answer' }>): string {
  const call =
    move.kind === 'writeFile'
      ? `tools.apply_patch(${JSON.stringify(patchOf(move))})`
      : `tools.exec_command({ cmd: ${JSON.stringify(commandOf(move))}, yield_time_ms: ${patienceOf(move)} })`;
  return `const result = await ${call};\ntext(JSON.stringify(result));\n`;
}

/** A command that takes longer than this goes on in the background. */
function patienceOf(move: Move): number {
  return move.kind === 'shell' && move.background === true ? 300 : 30_000;
}

function patchOf(move: Extract<Move, { kind: 'writeFile' }>): string {
  const lines = move.text.replace(/\n$/, '').split('\n');
  return [
    '*** Begin Patch',
    `*** Add File: ${move.path}`,
    ...lines.map((line) => `+${line}`),
    '*** End Patch',
    '',
  ].join('\n');
}

function commandOf(move: Exclude<Move, { kind: 'answer' }>): string {
  switch (move.kind) {
    case 'shell':
      return move.command;
    case 'readFile':
      return `cat '${move.path}'`;
    case 'writeFile':
      return `mkdir -p "$(dirname '${move.path}')" && cat > '${move.path}' <<'END_OF_FILE'\n${move.text}END_OF_FILE`;
    default:
      return move satisfies never;
  }
}
