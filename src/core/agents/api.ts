import type { Agent } from './agent.ts';
import { requestEnvironment } from './commandLine.ts';
import { ownSession } from './ownSession.ts';

/** Anthropic's API, driven by a loop of our own in a process of its own (`src/agent/api`). */
export const apiAgent: Agent = {
  id: 'api',
  title: 'The API agent',
  program: undefined,
  install: 'It is part of mstack: install mstack again, its agent program is missing.',
  command: (request) => ({
    program: request.command?.[0] ?? '',
    args: [...(request.command?.slice(1) ?? []), 'api'],
    environment: requestEnvironment(request),
  }),
  session: (request) =>
    ownSession(request, {
      title: 'The API agent',
      signIn: 'Set ANTHROPIC_API_KEY to a valid key of the Anthropic API',
    }),
};
