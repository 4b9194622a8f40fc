import type { Agent } from './agent.ts';
import { requestEnvironment } from './commandLine.ts';
import { ownSession } from './ownSession.ts';

/** Plays a script (`.mstack/rehearsal.json`) instead of asking a model: offline, for the sample project and tests. */
export const rehearsalAgent: Agent = {
  id: 'rehearsal',
  title: 'The rehearsal agent',
  program: undefined,
  install: 'It is part of mstack: install mstack again, its agent program is missing.',
  command: (request) => ({
    program: request.command?.[0] ?? '',
    args: [...(request.command?.slice(1) ?? []), 'rehearsal'],
    environment: requestEnvironment(request),
  }),
  session: (request) => ownSession(request, { title: 'The rehearsal agent', signIn: 'It needs no access' }),
};
