import { assertNever } from '../base/assertNever.ts';
import type { AgentFacts, PreflightFacts } from './facts.ts';
import { item } from './item.ts';
import type { PreflightFix, PreflightItem } from './preflight.ts';

/** Why an agent does not wait for a person, by its id: how mstack starts it. */
const neverAsks: Readonly<Record<string, string>> = {
  claude: 'asks nobody: it is started with the permission mode dontAsk, which refuses what is not allowed',
  codex: 'asks nobody: it is started with the approval policy never, in its own sandbox',
  api: 'asks nobody: its tools are mstack’s, and there is nobody to ask',
  rehearsal: 'asks nobody: it plays a script',
};

/** Whether the agents are there, can reach their models, and will not wait for a person. What is not there, the ground says. */
export function agentItems({ agents, settings }: PreflightFacts): readonly PreflightItem[] {
  return agents.flatMap((agent) => [
    foundItem(agent),
    ...accessItem(agent),
    unattendedItem(agent, settings.silentMinutes),
  ]);
}

function foundItem({ title, role, program, version, mute }: AgentFacts): PreflightItem {
  const what = `${title}${version === undefined ? '' : ` ${version}`}`;
  const where = program === undefined ? 'comes with mstack' : program;
  return mute
    ? item(
        'agents',
        'silent-program',
        'warning',
        `${title} (${role}) was found at ${where}, but did not say its version within 5 s. It may be broken, or wait for something.`,
        program === undefined ? [] : [{ kind: 'terminal', label: 'Try It', command: `${quoted(program)} --version` }],
      )
    : item('agents', 'found', 'fine', `${capital(role)}: ${what} (${where}).`);
}

function accessItem({ title, access }: AgentFacts): PreflightItem[] {
  switch (access.kind) {
    case 'signedIn':
      return [item('agents', 'signed-in', 'fine', `${title} is signed in ${access.how}.`)];
    case 'signedOut': {
      const fixes: PreflightFix[] =
        access.command === undefined ? [] : [{ kind: 'terminal', label: 'Sign In', command: access.command }];
      return [item('agents', 'signed-out', 'stops', `${title} is not signed in. ${access.what}`, fixes)];
    }
    case 'unknown':
      return [item('agents', 'access-unknown', 'unknown', `Whether ${title} is signed in is not known: ${access.why}`)];
    case 'unusable':
      return [item('agents', 'unusable', 'stops', access.what)];
    case 'none':
      return [];
    default:
      return assertNever(access);
  }
}

function unattendedItem({ id, title, own }: AgentFacts, silentMinutes: number): PreflightItem {
  const why = own ? undefined : neverAsks[id];
  return why === undefined
    ? item(
        'agents',
        'may-wait',
        'unknown',
        `Whether ${title} waits for a person is not known: its command line is yours. It gets no terminal to ask in, and is ended after ${silentMinutes} minutes of silence.`,
      )
    : item('agents', 'unattended', 'fine', `${title} ${why}.`);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function quoted(program: string): string {
  return /^[\w./:@+-]+$/.test(program) ? program : `"${program}"`;
}
