import { tellingLine } from '../base/tellingLine.ts';
import type { Agent, AgentExit, AgentOutcome, AgentRequest, AgentSession, AgentStep } from './agent.ts';
import { noUsage } from './agent.ts';
import { endingOf, failedWith, faultOfText, type FaultWords } from './fault.ts';
import { readJson } from './jsonLine.ts';

/**
 * Any command line of the settings: prompt on standard input, the request in `MSTACK_*` variables, standard output shown
 * as it comes, the answer in a file. Exit 0 means that it ended by itself.
 */
export function commandLineAgent(id: string): Agent {
  return {
    id,
    title: `Agent "${id}"`,
    program: undefined,
    install: `Check "agents.${id}.command" in .mstack/config.json: its first entry must be a program on PATH or a path.`,
    command: (request) => ({
      program: request.command?.[0] ?? '',
      args: request.command?.slice(1) ?? [],
      environment: requestEnvironment(request),
    }),
    session: (request) => commandLineSession(id, request),
  };
}

/** The request as variables: the contract with every agent that is a plain command line. */
export function requestEnvironment(request: AgentRequest): Record<string, string> {
  return {
    MSTACK_ROLE: request.role,
    ...(request.phase === undefined ? {} : { MSTACK_PHASE: request.phase }),
    MSTACK_PLAN: request.planFile,
    MSTACK_SESSION: request.sessionId,
    MSTACK_ANSWER: request.answerFile,
    ...(hasAnswer(request) ? { MSTACK_SCHEMA: request.schemaFile } : {}),
    ...(request.model === undefined ? {} : { MSTACK_MODEL: request.model }),
  };
}

/** Whether the role has an answer: then the request carries its schema. */
export function hasAnswer(request: AgentRequest): boolean {
  return request.schema !== undefined && request.schema !== null;
}

function commandLineSession(id: string, request: AgentRequest): AgentSession {
  const words: FaultWords = { title: `Agent "${id}"`, signIn: 'Give it the access that it needs' };
  return {
    opening: { text: request.prompt, close: true },
    accept: (line): AgentStep => ({ events: [{ kind: 'said', text: line }], send: [], close: false }),
    interrupt: () => [],
    outcome: (exit) => judge(exit, words, hasAnswer(request)),
  };
}

function judge(exit: AgentExit, words: FaultWords, answerExpected: boolean): AgentOutcome {
  if (exit.code !== 0) {
    return failedWith(
      faultOfText(exit.stderr) ?? 'crash',
      words,
      `${endingOf(exit)}. ${tellingLine(exit.stderr)}`,
      noUsage,
    );
  }
  if (!answerExpected) {
    return { kind: 'ended', answer: undefined, usage: noUsage };
  }
  if (exit.answerFileText === undefined) {
    return failedWith('protocol', words, 'It ended without writing the file named by MSTACK_ANSWER.', noUsage);
  }
  const answer = readJson(exit.answerFileText);
  return answer.ok
    ? { kind: 'ended', answer: answer.value, usage: noUsage }
    : failedWith('protocol', words, `The file named by MSTACK_ANSWER is not JSON: ${answer.failure}`, noUsage);
}
