import type { Agent } from './agent.ts';
import { requestEnvironment } from './commandLine.ts';
import { ownSession } from './ownSession.ts';

/** Plays a script (`.mstack/rehearsal.json`) instead of asking a model: offline, for the sample project and tests. */
/** Where its script lies in a repository, unless `MSTACK_REHEARSAL` names another file. */
export const rehearsalFile = '.mstack/rehearsal.json';

/** What to do where the script is not there. */
export function withoutScript(file: string): string {
  return `There is no ${file}, the script that the rehearsal agent plays instead of asking a model. It is for the sample project (\`npm run demo\`) and for tests. For real work name another agent: \`mstack run --agent claude\`, or \`agent\` in .mstack/config.json.`;
}

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
  session: (request) =>
    ownSession(request, { title: 'The rehearsal agent', signIn: 'It needs no access', tellsMissing: true }),
};
