import { tellingLine } from '../base/tellingLine.ts';
import type { AgentEvent, AgentExit, AgentOutcome, AgentRequest, AgentSession, AgentStep, Usage } from './agent.ts';
import { noUsage } from './agent.ts';
import { hasAnswer } from './commandLine.ts';
import { endingOf, failedWith, type FaultWords } from './fault.ts';
import { quoteLine, readJsonLine } from './jsonLine.ts';
import { ownEvent, type OwnEvent } from './ownEvents.ts';

type Ending = Extract<OwnEvent, { kind: 'ended' | 'failed' }>;

/** The conversation with an agent that mstack ships itself. */
export function ownSession(request: AgentRequest, words: FaultWords): AgentSession {
  let usage: Usage = noUsage;
  let ending: Ending | undefined;
  const accept = (line: string): AgentStep => {
    const read = readJsonLine(line, ownEvent);
    if (read.kind !== 'read') {
      return only({ kind: 'warned', text: `Unreadable line: ${quoteLine(line)}` });
    }
    const event = read.value;
    if (event.kind === 'ended' || event.kind === 'failed') {
      ending = event;
      return { events: [], send: [], close: true };
    }
    if (event.kind === 'used') {
      usage = { ...event.usage, usd: event.usage.usd };
      return only({ kind: 'used', usage });
    }
    if (event.kind === 'toolStarted') {
      const { edits, ...started } = event;
      return only(edits === undefined ? started : { ...started, edits });
    }
    return only(event.kind === 'retrying' ? { ...event, waitSeconds: event.waitSeconds } : event);
  };
  return {
    opening: { text: request.prompt, close: true },
    accept,
    interrupt: () => [],
    outcome: (exit) => judge({ exit, ending, usage, words, answerExpected: hasAnswer(request) }),
  };
}

function only(event: AgentEvent): AgentStep {
  return { events: [event], send: [], close: false };
}

function judge(session: {
  exit: AgentExit;
  ending: Ending | undefined;
  usage: Usage;
  words: FaultWords;
  answerExpected: boolean;
}): AgentOutcome {
  const { exit, ending, usage, words } = session;
  if (ending?.kind === 'failed') {
    return failedWith(ending.fault, words, ending.detail, usage);
  }
  if (ending === undefined || exit.code !== 0) {
    return failedWith('crash', words, `${endingOf(exit)}. ${tellingLine(exit.stderr)}`, usage);
  }
  if (session.answerExpected && ending.answer === undefined) {
    return failedWith('protocol', words, 'It ended without the answer that was asked for.', usage);
  }
  return { kind: 'ended', answer: ending.answer, usage };
}
