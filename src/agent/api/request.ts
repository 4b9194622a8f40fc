import { setTimeout as delay } from 'node:timers/promises';
import type { Messages } from '@anthropic-ai/sdk/resources/messages';
import { readJson } from '../../core/agents/jsonLine.ts';
import { AgentFailure, type Speak } from '../speaker.ts';
import { describeFailure, IdleStream } from './fault.ts';

/** A tool call with what the model really wrote; `undefined` input: its JSON was broken, and nothing may run. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly broken: boolean;
}

export interface Reply {
  readonly message: Messages.Message;
  readonly calls: readonly ToolCall[];
}

export interface RequestOptions {
  readonly api: Messages;
  readonly parameters: Messages.MessageCreateParamsNonStreaming;
  readonly speak: Speak;
  readonly signal: AbortSignal;
  /** Longest time between two events of a stream. */
  readonly idleMs: number;
  /** Times that a request is sent again after a passing fault. */
  readonly retries: number;
}

/** A provider that asks for more than this is not waited for here: the runner pauses, with a countdown that a person can see. */
const longestWaitSeconds = 60;

/** Sends one request until it is answered or its fault is one that waiting does not mend. */
export async function ask(options: RequestOptions): Promise<Reply> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await stream(options);
    } catch (error) {
      options.signal.throwIfAborted();
      const failure = describeFailure(error);
      const waitSeconds = failure.waitSeconds ?? Math.min(2 ** attempt, 32);
      if (!failure.retry || attempt >= options.retries || waitSeconds > longestWaitSeconds) {
        throw new AgentFailure(failure.fault, failure.detail, { cause: error });
      }
      options.speak({ kind: 'retrying', reason: failure.detail, waitSeconds });
      await delay(waitSeconds * 1000, undefined, { signal: options.signal });
    }
  }
}

async function stream({ api, parameters, speak, signal, idleMs }: RequestOptions): Promise<Reply> {
  const idle = new AbortController();
  const timer = setTimeout(() => {
    idle.abort();
  }, idleMs);
  /** The text of each tool call's input as it came, by block: the SDK repairs what is broken, and would run it. */
  const rawInputs = new Map<number, string>();
  try {
    const events = api.stream(parameters, { signal: AbortSignal.any([signal, idle.signal]) });
    for await (const event of events) {
      timer.refresh();
      if (event.type === 'content_block_delta' && event.delta.type === 'input_json_delta') {
        rawInputs.set(event.index, (rawInputs.get(event.index) ?? '') + event.delta.partial_json);
      }
      if (event.type === 'content_block_stop') {
        sayBlock(events.currentMessage?.content[event.index], speak);
      }
    }
    const message = await events.finalMessage();
    return { message, calls: callsOf(message, rawInputs) };
  } catch (error) {
    throw idle.signal.aborted
      ? new IdleStream(`No event from the model for ${Math.round(idleMs / 1000)} s.`, { cause: error })
      : error;
  } finally {
    clearTimeout(timer);
  }
}

function sayBlock(block: Messages.ContentBlock | undefined, speak: Speak): void {
  if (block?.type === 'text' && block.text.trim() !== '') {
    speak({ kind: 'said', text: block.text });
  }
  if (block?.type === 'thinking' && block.thinking.trim() !== '') {
    speak({ kind: 'thought', text: block.thinking });
  }
}

function callsOf(message: Messages.Message, rawInputs: ReadonlyMap<number, string>): readonly ToolCall[] {
  return message.content.flatMap((block, index) => {
    if (block.type !== 'tool_use') {
      return [];
    }
    const raw = rawInputs.get(index) ?? '';
    // A call without input sends no text at all.
    const input = raw === '' ? { ok: true as const, value: block.input } : readJson(raw);
    return [{ id: block.id, name: block.name, input: input.ok ? input.value : undefined, broken: !input.ok }];
  });
}
