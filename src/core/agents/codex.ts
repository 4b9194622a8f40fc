import * as z from 'zod';
import { tellingLine } from '../base/tellingLine.ts';
import type {
  Agent,
  AgentEvent,
  AgentExit,
  AgentOutcome,
  AgentRequest,
  AgentSession,
  AgentStep,
  Usage,
} from './agent.ts';
import { noUsage, writingRoles } from './agent.ts';
import { hasAnswer } from './commandLine.ts';
import { codexTurnError, faultOfCodexError, textOfCodexError, type CodexTurnError } from './codexError.ts';
import { endingOf, failedWith, faultOfText, type FaultWords } from './fault.ts';
import { quoteLine, readJson, readJsonLine } from './jsonLine.ts';

const words: FaultWords = {
  title: 'Codex',
  signIn: 'Run `codex login` in a terminal, or set the key that its configuration names',
};

/** Codex as the user installed it: `codex app-server`, JSON-RPC over standard input and output. Measured with 0.169.0. */
export const codexAgent: Agent = {
  id: 'codex',
  title: words.title,
  program: 'codex',
  install:
    'Install Codex with `npm install -g @openai/codex`, or name its program in .mstack/config.json: { "agents": { "codex": { "command": ["/path/to/codex"] } } }.',
  command: (request) => ({
    program: request.command?.[0] ?? 'codex',
    args: [...(request.command?.slice(1) ?? []), 'app-server', ...settingArguments(request)],
    environment: {},
  }),
  session: (request) => codexSession(request),
};

function settingArguments(request: AgentRequest): readonly string[] {
  const settings = {
    // Stops look-ups of other addresses than the model's.
    'features.plugins': false,
    // Otherwise an unreachable model is waited for without end.
    'features.unbounded_connection_retries': false,
    // Otherwise the model's shell sees every variable, its own API key included; what must get through is set by name.
    'shell_environment_policy.inherit': 'core',
    'shell_environment_policy.set': request.childEnvironment,
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${toml(value)}`]);
}

/** JSON strings are TOML strings, except that TOML wants DEL escaped. */
function toml(value: boolean | string | Readonly<Record<string, string>>): string {
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, text]) => `${toml(key)}=${toml(text)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value).replaceAll('\u007F', '\\u007F');
}

const requests = { initialize: 1, threadStart: 2, turnStart: 3, interrupt: 4 } as const;

const rpcMessage = z.looseObject({
  id: z.union([z.number(), z.string()]).optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});

type RpcMessage = z.infer<typeof rpcMessage>;

const threadStarted = z.looseObject({ thread: z.looseObject({ id: z.string() }) });
const turnNamed = z.looseObject({ turn: z.looseObject({ id: z.string() }) });
const turnCompleted = z.looseObject({
  turn: z.looseObject({ id: z.string(), status: z.string(), error: codexTurnError.nullish() }),
});
const errorNotice = z.looseObject({ error: codexTurnError, willRetry: z.boolean() });
const warningNotice = z.looseObject({ message: z.string().optional(), summary: z.string().optional() });
const usageNotice = z.looseObject({
  tokenUsage: z.looseObject({ total: z.looseObject({ inputTokens: z.number(), outputTokens: z.number() }) }),
});
const itemNotice = z.looseObject({
  item: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('agentMessage'), text: z.string() }),
    z.looseObject({ type: z.literal('reasoning'), summary: z.array(z.string()) }),
    z.looseObject({
      type: z.literal('commandExecution'),
      command: z.string(),
      status: z.string(),
      aggregatedOutput: z.string().nullish(),
      exitCode: z.number().nullish(),
    }),
    z.looseObject({
      type: z.literal('fileChange'),
      status: z.string(),
      changes: z.array(z.looseObject({ path: z.string() })),
    }),
    z.looseObject({ type: z.literal('mcpToolCall'), server: z.string(), tool: z.string(), status: z.string() }),
    z.looseObject({ type: z.literal('webSearch'), query: z.string().optional() }),
  ]),
});

type Item = z.infer<typeof itemNotice>['item'];

/** How the turn came to its end, as far as the conversation tells. */
type Ending =
  | { readonly kind: 'completed' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly error: CodexTurnError }
  | { readonly kind: 'refused'; readonly message: string };

function codexSession(request: AgentRequest): AgentSession {
  let threadId: string | undefined;
  let turnId: string | undefined;
  let usage: Usage = noUsage;
  let lastMessage = '';
  let ending: Ending | undefined;

  const end = (how: Ending): AgentStep => {
    ending = how;
    return { events: [], send: [], close: true };
  };

  const acceptAnswer = (message: RpcMessage): AgentStep => {
    if (message.error !== undefined) {
      // A late interrupt is answered with an error; only the three requests of the conversation itself matter.
      return message.id === requests.interrupt ? nothing : end({ kind: 'refused', message: message.error.message });
    }
    switch (message.id) {
      case requests.initialize:
        return send(call({ method: 'initialized' }), call(threadStart(request)));
      case requests.threadStart: {
        const read = threadStarted.safeParse(message.result);
        if (!read.success) {
          return end({ kind: 'refused', message: 'no thread id in the answer to thread/start' });
        }
        threadId = read.data.thread.id;
        return send(call(turnStart(request, threadId)));
      }
      case requests.turnStart:
        turnId = turnNamed.safeParse(message.result).data?.turn.id ?? turnId;
        return nothing;
      default:
        return nothing;
    }
  };

  const acceptNotice = (method: string, params: unknown): AgentStep => {
    switch (method) {
      case 'turn/started':
        turnId = turnNamed.safeParse(params).data?.turn.id ?? turnId;
        return nothing;
      case 'turn/completed': {
        const turn = turnCompleted.safeParse(params).data?.turn;
        return turn === undefined ? nothing : end(endingOfTurn(turn.status, turn.error ?? undefined));
      }
      case 'thread/tokenUsage/updated': {
        const total = usageNotice.safeParse(params).data?.tokenUsage.total;
        if (total === undefined) {
          return nothing;
        }
        usage = { inputTokens: total.inputTokens, outputTokens: total.outputTokens, usd: undefined };
        return show({ kind: 'used', usage });
      }
      case 'item/started':
      case 'item/completed': {
        const item = itemNotice.safeParse(params).data?.item;
        if (item === undefined) {
          return nothing;
        }
        if (method === 'item/completed' && item.type === 'agentMessage') {
          lastMessage = item.text;
        }
        return show(...(method === 'item/started' ? startedEvents(item) : completedEvents(item)));
      }
      case 'error': {
        const notice = errorNotice.safeParse(params).data;
        return notice?.willRetry === true
          ? show({ kind: 'retrying', reason: textOfCodexError(notice.error), waitSeconds: undefined })
          : nothing;
      }
      case 'warning':
      case 'configWarning': {
        const notice = warningNotice.safeParse(params).data;
        const text = notice?.message ?? notice?.summary;
        return text === undefined ? nothing : show({ kind: 'warned', text });
      }
      default:
        return nothing;
    }
  };

  return {
    opening: { text: `${call(initialize)}\n`, close: false },
    accept: (line) => {
      if (line.trim() === '') {
        return nothing;
      }
      const read = readJsonLine(line, rpcMessage);
      if (read.kind !== 'read') {
        return show({ kind: 'warned', text: `Unreadable line: ${quoteLine(line)}` });
      }
      const message = read.value;
      if (message.method === undefined) {
        return acceptAnswer(message);
      }
      return message.id === undefined
        ? acceptNotice(message.method, message.params)
        : send(call({ id: message.id, ...decline(message.method) }));
    },
    interrupt: () =>
      threadId === undefined || turnId === undefined || ending !== undefined
        ? []
        : [call({ id: requests.interrupt, method: 'turn/interrupt', params: { threadId, turnId } })],
    outcome: (exit) => judge({ exit, ending, usage, lastMessage, answerExpected: hasAnswer(request) }),
  };
}

const nothing: AgentStep = { events: [], send: [], close: false };

function send(...lines: readonly string[]): AgentStep {
  return { events: [], send: lines, close: false };
}

function show(...events: readonly AgentEvent[]): AgentStep {
  return { events, send: [], close: false };
}

function call(message: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(message);
}

const initialize = {
  id: requests.initialize,
  method: 'initialize',
  params: { clientInfo: { name: 'mstack', title: 'mstack', version: '1' }, capabilities: null },
};

function threadStart(request: AgentRequest): Readonly<Record<string, unknown>> {
  return {
    id: requests.threadStart,
    method: 'thread/start',
    params: {
      cwd: request.repository,
      approvalPolicy: 'never',
      sandbox: writingRoles.includes(request.role) ? 'workspace-write' : 'read-only',
      ...(request.model === undefined ? {} : { model: request.model }),
    },
  };
}

function turnStart(request: AgentRequest, threadId: string): Readonly<Record<string, unknown>> {
  return {
    id: requests.turnStart,
    method: 'turn/start',
    params: {
      threadId,
      input: [{ type: 'text', text: request.prompt, text_elements: [] }],
      ...(hasAnswer(request) ? { outputSchema: request.schema } : {}),
    },
  };
}

/** With approvals off nothing should be asked; an unanswered question would hang the turn. */
function decline(method: string): Readonly<Record<string, unknown>> {
  switch (method) {
    case 'item/commandExecution/requestApproval':
    case 'item/fileChange/requestApproval':
      return { result: { decision: 'decline' } };
    case 'execCommandApproval':
    case 'applyPatchApproval':
      return { result: { decision: 'denied' } };
    default:
      return { error: { code: -32601, message: 'Nobody is there to answer: decide yourself.' } };
  }
}

function endingOfTurn(status: string, error: CodexTurnError | undefined): Ending {
  if (status === 'completed') {
    return { kind: 'completed' };
  }
  if (status === 'interrupted') {
    return { kind: 'interrupted' };
  }
  return { kind: 'failed', error: error ?? { message: `turn ended as "${status}"` } };
}

function startedEvents(item: Item): readonly AgentEvent[] {
  switch (item.type) {
    case 'commandExecution':
      return [{ kind: 'toolStarted', tool: 'shell', detail: item.command }];
    case 'fileChange':
      return [
        {
          kind: 'toolStarted',
          tool: 'edit',
          detail: item.changes.map((change) => change.path).join(', '),
          edits: item.changes.map((change) => change.path),
        },
      ];
    case 'mcpToolCall':
      return [{ kind: 'toolStarted', tool: `${item.server}.${item.tool}`, detail: '' }];
    case 'webSearch':
      return [{ kind: 'toolStarted', tool: 'web search', detail: item.query ?? '' }];
    case 'agentMessage':
    case 'reasoning':
      return [];
    default:
      return item satisfies never;
  }
}

function completedEvents(item: Item): readonly AgentEvent[] {
  switch (item.type) {
    case 'agentMessage':
      return item.text.trim() === '' ? [] : [{ kind: 'said', text: item.text }];
    case 'reasoning':
      return item.summary.length === 0 ? [] : [{ kind: 'thought', text: item.summary.join('\n') }];
    case 'commandExecution':
      return [
        {
          kind: 'toolEnded',
          tool: 'shell',
          failed: item.status !== 'completed' || (item.exitCode ?? 0) !== 0,
          output: item.aggregatedOutput ?? '',
        },
      ];
    case 'fileChange':
      return [{ kind: 'toolEnded', tool: 'edit', failed: item.status !== 'completed', output: '' }];
    case 'mcpToolCall':
      return [
        { kind: 'toolEnded', tool: `${item.server}.${item.tool}`, failed: item.status !== 'completed', output: '' },
      ];
    case 'webSearch':
      return [{ kind: 'toolEnded', tool: 'web search', failed: false, output: '' }];
    default:
      return item satisfies never;
  }
}

/** Ended well: the turn says completed, the process did not fail, and the answer is JSON where one was asked for. */
function judge(session: {
  exit: AgentExit;
  ending: Ending | undefined;
  usage: Usage;
  lastMessage: string;
  answerExpected: boolean;
}): AgentOutcome {
  const { exit, ending, usage } = session;
  if (ending?.kind === 'failed') {
    const { error } = ending;
    return failedWith(faultOfCodexError(error), words, textOfCodexError(error), usage);
  }
  if (ending?.kind === 'refused') {
    return failedWith(faultOfText(ending.message) ?? 'protocol', words, ending.message, usage);
  }
  if (ending?.kind === 'interrupted') {
    return failedWith('crash', words, 'Its turn was interrupted, but not by mstack.', usage);
  }
  if (ending === undefined || exit.code !== 0) {
    return failedWith(
      faultOfText(exit.stderr) ?? 'crash',
      words,
      `${endingOf(exit)}. ${tellingLine(exit.stderr)}`,
      usage,
    );
  }
  if (!session.answerExpected) {
    return { kind: 'ended', answer: undefined, usage };
  }
  const answer = readJson(session.lastMessage);
  return answer.ok
    ? { kind: 'ended', answer: answer.value, usage }
    : failedWith('protocol', words, 'Its last message is not the JSON answer that was asked for.', usage);
}
