import * as z from 'zod';
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
import { writingRoles } from './agent.ts';
import { hasAnswer } from './commandLine.ts';
import { endingOf, failedWith, faultOfStatus, faultOfText, type FaultWords } from './fault.ts';
import { quoteLine, readJsonLine } from './jsonLine.ts';
import { toolDetail } from './toolDetail.ts';
import { toolEdits } from './toolEdits.ts';

const words: FaultWords = {
  title: 'Claude Code',
  signIn: 'Run `claude` once in a terminal and sign in, or set ANTHROPIC_API_KEY',
};

/** Claude Code as the user installed it: `claude -p`, one JSON object a line. Measured with 2.1.330. */
export const claudeAgent: Agent = {
  id: 'claude',
  title: words.title,
  program: 'claude',
  install:
    'Install Claude Code with `npm install -g @anthropic-ai/claude-code`, or name its program in .mstack/config.json: { "agents": { "claude": { "command": ["/path/to/claude"] } } }.',
  command: (request) => ({
    program: request.command?.[0] ?? 'claude',
    args: [...(request.command?.slice(1) ?? []), ...claudeArguments(request)],
    // Without it the program also asks other addresses than the model's.
    environment: { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
  }),
  session: (request) => claudeSession(request),
};

function claudeArguments(request: AgentRequest): readonly string[] {
  return [
    '-p',
    '--output-format',
    'stream-json',
    '--verbose',
    '--session-id',
    request.sessionId,
    // `-p` skips the trust question and would run hooks and start servers that the repository itself brings.
    '--setting-sources',
    'user',
    '--strict-mcp-config',
    ...(writingRoles.includes(request.role) ? writingArguments : readingArguments),
    ...(request.model === undefined ? [] : ['--model', request.model]),
    ...(hasAnswer(request) ? ['--json-schema', JSON.stringify(request.schema)] : []),
  ];
}

// A mode is always named: without one the program may choose a model that decides. `dontAsk` refuses what is not listed.
// `Edit(./**)` covers every tool that writes files, and the shell's redirections, and ends at the repository. Measured with
// 2.1.330: it has the price that a command with `&` is refused (the model has a parameter for the background), and
// `acceptEdits` refuses those too. The denials only give the model a clear message; what holds lies below the agent.
const writingArguments = [
  '--permission-mode',
  'dontAsk',
  '--allowedTools',
  'Bash,Read,Edit(./**),Glob,Grep,Agent,Task,TodoWrite',
  '--disallowedTools',
  'AskUserQuestion,ScheduleWakeup,Workflow,Bash(git push:*),Bash(git commit:*)',
];
const readingArguments = ['--tools', 'Read,Grep,Glob', '--permission-mode', 'dontAsk'];

const contentBlock = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string() }),
  z.looseObject({ type: z.literal('thinking'), thinking: z.string() }),
  z.looseObject({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown().optional() }),
  z.looseObject({
    type: z.literal('tool_result'),
    tool_use_id: z.string(),
    is_error: z.boolean().optional(),
    content: z.unknown().optional(),
  }),
]);

type ContentBlock = z.infer<typeof contentBlock>;

const tokens = z.looseObject({
  input_tokens: z.number().default(0),
  output_tokens: z.number().default(0),
  cache_creation_input_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
});

const modelTokens = z.looseObject({
  inputTokens: z.number().default(0),
  outputTokens: z.number().default(0),
  cacheReadInputTokens: z.number().default(0),
  cacheCreationInputTokens: z.number().default(0),
});

const resultLine = z.looseObject({
  type: z.literal('result'),
  is_error: z.boolean().optional(),
  terminal_reason: z.string().nullish(),
  api_error_status: z.number().nullish(),
  stop_reason: z.string().nullish(),
  result: z.string().nullish(),
  errors: z.array(z.unknown()).nullish(),
  structured_output: z.unknown().optional(),
  total_cost_usd: z.number().nullish(),
  usage: tokens.nullish(),
  modelUsage: z.record(z.string(), modelTokens).nullish(),
});

type ResultLine = z.infer<typeof resultLine>;

const claudeLine = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('assistant'),
    message: z.looseObject({ id: z.string(), content: z.array(z.unknown()), usage: tokens.nullish() }),
  }),
  z.looseObject({
    type: z.literal('user'),
    message: z.looseObject({ content: z.union([z.string(), z.array(z.unknown())]) }),
  }),
  z.looseObject({
    type: z.literal('system'),
    subtype: z.string(),
    error: z.unknown().optional(),
    error_status: z.number().nullish(),
    retry_delay_ms: z.number().nullish(),
    tool_name: z.string().nullish(),
    fallback_model: z.string().nullish(),
  }),
  resultLine,
]);

type ClaudeLine = z.infer<typeof claudeLine>;

function claudeSession(request: AgentRequest): AgentSession {
  const toolNames = new Map<string, string>();
  /** By message id: the same message comes once for each of its blocks. */
  const messageTokens = new Map<string, Usage>();
  let result: ResultLine | undefined;

  const eventsOf = (line: ClaudeLine): readonly AgentEvent[] => {
    switch (line.type) {
      case 'assistant':
        if (line.message.usage !== null && line.message.usage !== undefined) {
          messageTokens.set(line.message.id, usageOfTokens(line.message.usage));
        }
        return blocksOf(line.message.content).flatMap((block) => eventsOfBlock(block, toolNames));
      case 'user':
        return typeof line.message.content === 'string'
          ? []
          : blocksOf(line.message.content).flatMap((block) => eventsOfBlock(block, toolNames));
      case 'system':
        return systemEvents(line);
      case 'result':
        result = line;
        return [{ kind: 'used', usage: usageOf(result, messageTokens) }];
      default:
        return line satisfies never;
    }
  };

  return {
    opening: { text: request.prompt, close: true },
    accept: (line): AgentStep => {
      if (line.trim() === '') {
        return { events: [], send: [], close: false };
      }
      const read = readJsonLine(line, claudeLine);
      if (read.kind === 'read') {
        return { events: eventsOf(read.value), send: [], close: read.value.type === 'result' };
      }
      return {
        events: read.kind === 'unknown' ? [] : [{ kind: 'warned', text: `Unreadable line: ${quoteLine(line)}` }],
        send: [],
        close: false,
      };
    },
    interrupt: () => [],
    outcome: (exit) => judge(exit, result, usageOf(result, messageTokens), hasAnswer(request)),
  };
}

function blocksOf(content: readonly unknown[]): readonly ContentBlock[] {
  return content.flatMap((block) => {
    const read = contentBlock.safeParse(block);
    return read.success ? [read.data] : [];
  });
}

function eventsOfBlock(block: ContentBlock, toolNames: Map<string, string>): readonly AgentEvent[] {
  switch (block.type) {
    case 'text':
      return block.text.trim() === '' ? [] : [{ kind: 'said', text: block.text }];
    case 'thinking':
      return block.thinking.trim() === '' ? [] : [{ kind: 'thought', text: block.thinking }];
    case 'tool_use':
      toolNames.set(block.id, block.name);
      return [
        {
          kind: 'toolStarted',
          tool: block.name,
          detail: toolDetail(block.input),
          ...toolEdits(block.name, block.input),
        },
      ];
    case 'tool_result':
      return [
        {
          kind: 'toolEnded',
          tool: toolNames.get(block.tool_use_id) ?? 'tool',
          failed: block.is_error === true,
          output: resultText(block.content),
        },
      ];
    default:
      return block satisfies never;
  }
}

const textPart = z.looseObject({ text: z.string() });

function resultText(content: unknown): string {
  if (typeof content === 'string') {
    return content;
  }
  const parts = Array.isArray(content) ? content : [];
  return parts
    .flatMap((part) => {
      const read = textPart.safeParse(part);
      return read.success ? [read.data.text] : [];
    })
    .join('\n');
}

function systemEvents(line: Extract<ClaudeLine, { type: 'system' }>): readonly AgentEvent[] {
  switch (line.subtype) {
    case 'api_retry': {
      const status = typeof line.error_status === 'number' ? `status ${line.error_status}` : 'no connection';
      const reason = typeof line.error === 'string' ? `${line.error} (${status})` : status;
      const wait = line.retry_delay_ms;
      return [
        { kind: 'retrying', reason, waitSeconds: typeof wait === 'number' ? Math.round(wait / 100) / 10 : undefined },
      ];
    }
    case 'permission_denied':
      return [{ kind: 'warned', text: `Not permitted: ${line.tool_name ?? 'a tool'}` }];
    case 'model_fallback':
      return [{ kind: 'warned', text: `Changed to another model: ${line.fallback_model ?? 'unknown'}` }];
    default:
      return [];
  }
}

function usageOfTokens(usage: z.infer<typeof tokens>): Usage {
  return {
    inputTokens: usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0),
    outputTokens: usage.output_tokens,
    usd: undefined,
  };
}

/** The result's sum over all models where there is one (`usage` counts the main loop only), else what the messages said. */
function usageOf(result: ResultLine | undefined, messages: ReadonlyMap<string, Usage>): Usage {
  const usd = result?.total_cost_usd ?? undefined;
  const models = Object.values(result?.modelUsage ?? {});
  if (models.length > 0) {
    return {
      inputTokens: sum(models.map((m) => m.inputTokens + m.cacheReadInputTokens + m.cacheCreationInputTokens)),
      outputTokens: sum(models.map((m) => m.outputTokens)),
      usd,
    };
  }
  const parts = result?.usage ? [usageOfTokens(result.usage)] : [...messages.values()];
  return {
    inputTokens: sum(parts.map((part) => part.inputTokens)),
    outputTokens: sum(parts.map((part) => part.outputTokens)),
    usd,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * `subtype` says "success" also for failed sessions, so it is not looked at: a session ended well when there is a result
 * line without `is_error`, the exit code is 0, and the answer is there where one was asked for.
 */
function judge(exit: AgentExit, result: ResultLine | undefined, usage: Usage, answerExpected: boolean): AgentOutcome {
  if (result === undefined) {
    const detail = exit.stderr.trim() === '' ? `${endingOf(exit)}, without a result` : exit.stderr;
    return failedWith(faultOfText(exit.stderr) ?? (exit.code === 0 ? 'protocol' : 'crash'), words, detail, usage);
  }
  if (result.is_error === true || exit.code !== 0) {
    const detail = detailOf(result, exit);
    return failedWith(faultOf(result, detail), words, detail, usage);
  }
  if (answerExpected && (result.structured_output === undefined || result.structured_output === null)) {
    return failedWith('protocol', words, 'It ended without the answer that was asked for.', usage);
  }
  return { kind: 'ended', answer: answerExpected ? result.structured_output : undefined, usage };
}

function faultOf(result: ResultLine, detail: string): Extract<AgentOutcome, { kind: 'failed' }>['fault'] {
  if (result.stop_reason === 'refusal') {
    return 'refusal';
  }
  if (result.terminal_reason === 'prompt_too_long') {
    return 'tooLong';
  }
  const status = result.api_error_status;
  const known = typeof status === 'number' ? faultOfStatus(status) : undefined;
  return known ?? faultOfText(detail) ?? (status === 404 ? 'missing' : 'crash');
}

function detailOf(result: ResultLine, exit: AgentExit): string {
  const errors = (result.errors ?? []).map((error) => (typeof error === 'string' ? error : JSON.stringify(error)));
  const texts = [result.result ?? '', ...errors, exit.stderr];
  return texts.find((text) => text.trim() !== '') ?? endingOf(exit);
}
