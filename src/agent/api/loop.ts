import { readFile } from 'node:fs/promises';
import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { Messages } from '@anthropic-ai/sdk/resources/messages';
import { writingRoles } from '../../core/agents/agent.ts';
import { readJson } from '../../core/agents/jsonLine.ts';
import type { OwnEvent } from '../../core/agents/ownEvents.ts';
import { toolDetail } from '../../core/agents/toolDetail.ts';
import { toolEdits } from '../../core/agents/toolEdits.ts';
import { AgentFailure, type Speak } from '../speaker.ts';
import type { Surroundings } from '../surroundings.ts';
import { ask, type Reply, type ToolCall } from './request.ts';
import { toolSchema } from './toolSchema.ts';
import { openToolbox, type Toolbox } from './tools.ts';

const defaultModel = 'claude-sonnet-5-5';
const outputLimit = 32_000;
/** A session that needs more rounds than this goes in circles. */
const roundLimit = 400;
/** Name of the tool by which a role gives its answer. */
const answerTool = 'give_answer';

interface Session {
  readonly surroundings: Surroundings;
  readonly prompt: string;
  readonly speak: Speak;
  readonly signal: AbortSignal;
}

/** Works on the prompt with tools of our own until the model ends its turn, or gives the answer where the role has one. */
export async function runApiAgent(session: Session): Promise<OwnEvent> {
  const { surroundings, speak, signal } = session;
  const { environment } = surroundings;
  const key = environment['ANTHROPIC_API_KEY'] ?? '';
  if (key === '') {
    throw new AgentFailure('authentication', 'ANTHROPIC_API_KEY is not set.');
  }
  // Retries are done in `ask`: the SDK's own are silent, know no cut streams, and wait for as long as a server asks.
  // Of the SDK only what is used: the whole of it is a third of all that is shipped.
  const api = new Messages(new BaseAnthropic({ apiKey: key, maxRetries: 0, logLevel: 'off' }));
  using toolbox = openToolbox(surroundings);
  const schema = await readSchema(surroundings.schemaFile);
  const messages: Messages.MessageParam[] = [{ role: 'user', content: session.prompt }];
  const spent = { inputTokens: 0, outputTokens: 0 };
  let reminded = false;

  for (let round = 0; round < roundLimit; round += 1) {
    const reply = await ask({
      api,
      parameters: { ...requestFor(surroundings, toolbox, schema), messages, ...(reminded ? forceAnswer : {}) },
      speak,
      signal,
      idleMs: numberOf(environment['MSTACK_API_IDLE_SECONDS'], 120) * 1000,
      retries: numberOf(environment['MSTACK_API_RETRIES'], 8),
    });
    addUsage(spent, reply.message.usage);
    speak({ kind: 'used', usage: spent });
    messages.push({ role: 'assistant', content: reply.message.content });

    const answer = reply.calls.find((call) => call.name === answerTool && !call.broken);
    if (schema !== undefined && answer !== undefined) {
      return { kind: 'ended', answer: answer.input };
    }
    const next = await continueAfter(reply, { toolbox, speak, signal });
    if (next !== undefined) {
      messages.push(next);
    } else if (schema === undefined) {
      return { kind: 'ended', answer: undefined };
    } else if (reminded) {
      throw new AgentFailure('protocol', 'The model did not give the answer that was asked for.');
    } else {
      reminded = true;
      messages.push({ role: 'user', content: `Give your answer now, with the tool ${answerTool}.` });
    }
  }
  throw new AgentFailure('crash', `The model did not come to an end in ${roundLimit} rounds.`);
}

const forceAnswer = { tool_choice: { type: 'tool', name: answerTool } } as const;

function requestFor(
  surroundings: Surroundings,
  toolbox: Toolbox,
  schema: Messages.Tool.InputSchema | undefined,
): Omit<Messages.MessageCreateParamsNonStreaming, 'messages'> {
  const answer: readonly Messages.Tool[] =
    schema === undefined
      ? []
      : [
          {
            name: answerTool,
            description: 'Gives your final answer and ends the work.',
            strict: true,
            input_schema: schema,
          },
        ];
  return {
    model: surroundings.model ?? defaultModel,
    max_tokens: outputLimit,
    system: systemPrompt(surroundings, schema !== undefined),
    tools: [...[...toolbox.tools.values()].map((tool) => tool.definition), ...answer],
    cache_control: { type: 'ephemeral' },
  };
}

function systemPrompt({ repository, role }: Surroundings, answers: boolean): string {
  return [
    `You are a software engineer working unattended in the repository at ${repository}. Nobody can answer questions: decide yourself, and say what you decided.`,
    writingRoles.includes(role)
      ? 'You have a shell and a text editor. File paths outside the repository are refused.'
      : 'You can read and search the files of the repository; you cannot change anything.',
    answers ? `When you are done, call the tool ${answerTool} with your answer.` : 'When you are done, end your turn.',
  ].join('\n');
}

/** The message that continues the conversation; undefined when the model has ended its turn. */
async function continueAfter(
  reply: Reply,
  run: { toolbox: Toolbox; speak: Speak; signal: AbortSignal },
): Promise<Messages.MessageParam | undefined> {
  switch (reply.message.stop_reason) {
    case 'refusal':
      throw new AgentFailure('refusal', 'stop reason: refusal');
    case 'model_context_window_exceeded':
      throw new AgentFailure('tooLong', 'The model has no context left.');
    case 'max_tokens':
    case 'pause_turn':
      return reply.calls.length > 0
        ? { role: 'user', content: reply.calls.map((call) => refusal(call, 'It was cut off: send it again, shorter.')) }
        : { role: 'user', content: 'Go on where you stopped.' };
    case 'tool_use':
    case 'end_turn':
    case 'stop_sequence':
    case null:
      return reply.calls.length === 0 ? undefined : { role: 'user', content: await runCalls(reply.calls, run) };
    default:
      return reply.message.stop_reason satisfies never;
  }
}

/** One after the other: the model expects that a command sees the edit before it. */
async function runCalls(
  calls: readonly ToolCall[],
  { toolbox, speak, signal }: { toolbox: Toolbox; speak: Speak; signal: AbortSignal },
): Promise<Messages.ToolResultBlockParam[]> {
  const results: Messages.ToolResultBlockParam[] = [];
  for (const call of calls) {
    speak({
      kind: 'toolStarted',
      tool: call.name,
      detail: toolDetail(call.input),
      ...toolEdits(call.name, call.input),
    });
    const result = await runCall(call, toolbox, signal);
    signal.throwIfAborted();
    speak({
      kind: 'toolEnded',
      tool: call.name,
      failed: result.is_error === true,
      output: typeof result.content === 'string' ? result.content : '',
    });
    results.push(result);
  }
  return results;
}

async function runCall(call: ToolCall, toolbox: Toolbox, signal: AbortSignal): Promise<Messages.ToolResultBlockParam> {
  if (call.broken) {
    return refusal(call, 'The input of this call was not valid JSON, so nothing was done. Send the call again.');
  }
  const tool = toolbox.tools.get(call.name);
  if (tool === undefined) {
    return refusal(call, `There is no tool ${call.name}. There are: ${[...toolbox.tools.keys()].join(', ')}.`);
  }
  try {
    const output = await tool.run(call.input, signal);
    return { type: 'tool_result', tool_use_id: call.id, content: output === '' ? '(no output)' : output };
  } catch (error) {
    // Whatever a tool runs into (a missing file, a red test) is for the model to read and to deal with.
    return refusal(call, error instanceof Error ? error.message : String(error));
  }
}

function refusal(call: ToolCall, why: string): Messages.ToolResultBlockParam {
  return { type: 'tool_result', tool_use_id: call.id, is_error: true, content: why };
}

function addUsage(spent: { inputTokens: number; outputTokens: number }, usage: Messages.Usage): void {
  spent.inputTokens +=
    usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  spent.outputTokens += usage.output_tokens;
}

async function readSchema(file: string | undefined): Promise<Messages.Tool.InputSchema | undefined> {
  if (file === undefined) {
    return undefined;
  }
  const json = readJson(await readFile(file, 'utf8'));
  const schema = toolSchema.safeParse(json.ok ? json.value : undefined);
  if (!schema.success) {
    throw new AgentFailure('crash', `${file} is not the JSON Schema of an object.`);
  }
  const { $schema: _dialect, ...rest } = schema.data;
  return rest;
}

function numberOf(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
