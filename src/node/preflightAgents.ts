import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parse } from 'smol-toml';
import * as z from 'zod';
import { builtInAgents, type FoundAgent, findAgent } from '../core/agents/agents.ts';
import { rehearsalAgent, rehearsalFile, withoutScript } from '../core/agents/rehearsal.ts';
import type { AgentAccess, AgentFacts } from '../core/preflight/facts.ts';
import type { Settings } from '../core/settings/settings.ts';
import { askProgram } from './askProgram.ts';
import { agentEnvironment } from './childEnvironment.ts';
import { findProgram } from './programs.ts';
import type { RunAgents } from './runSettings.ts';

type Environment = Readonly<Record<string, string>>;

/** An agent's program as it would be started. */
interface Place {
  /** Absolute. */
  readonly program: string;
  /** In front of its own arguments. */
  readonly leading: readonly string[];
  readonly environment: Environment;
}

/** The agents of a run, each once; what is not there is left out. No model is asked, and no secret is read. */
export async function readAgents(agents: RunAgents, settings: Settings, repository: string): Promise<AgentFacts[]> {
  const same = agents.agent === agents.reviewer;
  const wanted: readonly (readonly [string, AgentFacts['role']])[] = same
    ? [[agents.agent, 'agent and reviewer']]
    : [
        [agents.agent, 'agent'],
        [agents.reviewer, 'reviewer'],
      ];
  const read = wanted.map(async ([id, role]) => {
    const found = findAgent(id, settings.agents);
    return found === undefined ? undefined : await readAgent(found, role, repository);
  });
  return (await Promise.all(read)).filter((facts) => facts !== undefined);
}

async function readAgent(
  { agent, command }: FoundAgent,
  role: AgentFacts['role'],
  repository: string,
): Promise<AgentFacts | undefined> {
  const { id, title } = agent;
  const environment = agentEnvironment(process.env);
  const own = builtInAgents.every((builtIn) => builtIn.id !== id);
  const name = command?.[0] ?? agent.program;
  const shared = { id, title, role, own };
  if (name === undefined) {
    return {
      ...shared,
      program: undefined,
      version: undefined,
      mute: false,
      access: shippedAccess(id, environment, repository),
    };
  }
  const program = await findProgram(name, repository, environment);
  if (program === undefined) {
    return undefined;
  }
  const place: Place = { program, leading: command?.slice(1) ?? [], environment };
  if (own) {
    const access: AgentAccess = { kind: 'unknown', why: 'its command line is yours.' };
    return { ...shared, program, version: undefined, mute: false, access };
  }
  const [version, access] = await Promise.all([versionOf(place), accessOf(id, place)]);
  return { ...shared, program, version, mute: version === undefined, access };
}

function shippedAccess(id: string, environment: Environment, repository: string): AgentAccess {
  if (id === rehearsalAgent.id) {
    const script = path.resolve(repository, environment['MSTACK_REHEARSAL'] ?? rehearsalFile);
    return existsSync(script) ? { kind: 'none' } : { kind: 'unusable', what: withoutScript(script) };
  }
  if (id !== 'api') {
    return { kind: 'none' };
  }
  return (environment['ANTHROPIC_API_KEY'] ?? '') === ''
    ? { kind: 'signedOut', what: 'Set ANTHROPIC_API_KEY to a key of the Anthropic API.', command: undefined }
    : { kind: 'signedIn', how: 'with the key in ANTHROPIC_API_KEY' };
}

/** `2.1.330 (Claude Code)`, `codex-cli 0.169.0`: the first word of digits and dots. */
async function versionOf(place: Place): Promise<string | undefined> {
  const answer = await ask(place, ['--version']);
  return answer.kind === 'answered' ? /\b\d+\.\d+[\w.+-]*/.exec(answer.text)?.[0] : undefined;
}

async function accessOf(id: string, place: Place): Promise<AgentAccess> {
  switch (id) {
    case 'claude':
      return await claudeAccess(place);
    case 'codex':
      return await codexAccess(place);
    default:
      return { kind: 'unknown', why: 'its program has no way to say so.' };
  }
}

/**
 * Never asked in the repository: a repository's own settings could name a key or a program that gives one, and a run reads
 * none of them.
 */
async function ask(place: Place, args: readonly string[]): ReturnType<typeof askProgram> {
  return await askProgram({
    program: place.program,
    args: [...place.leading, ...args],
    folder: homedir(),
    environment: { ...place.environment, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
  });
}

const claudeStatus = z.looseObject({
  loggedIn: z.boolean(),
  authMethod: z.string().optional(),
  apiProvider: z.string().optional(),
  apiKeySource: z.string().optional(),
});

/** Measured with 2.1.330: JSON, exit code 1 when signed out. It knows keys, helpers, tokens and other providers. */
async function claudeAccess(place: Place): Promise<AgentAccess> {
  const answer = await ask(place, ['auth', 'status', '--json']);
  const status = answer.kind === 'answered' ? readStatus(answer.text) : undefined;
  if (status === undefined) {
    return { kind: 'unknown', why: '`claude auth status` gave no answer. Older versions do not know it.' };
  }
  if (!status.loggedIn) {
    const what = 'Run `claude auth login` in a terminal, or set ANTHROPIC_API_KEY.';
    return { kind: 'signedOut', what, command: `${place.program} auth login` };
  }
  const provider = status.apiProvider ?? 'firstParty';
  const how =
    provider === 'firstParty'
      ? status.apiKeySource === undefined
        ? 'by its own account'
        : `with the key of ${status.apiKeySource}`
      : `through ${provider}`;
  return { kind: 'signedIn', how: `${how} (it says so; whether the key is good shows only when it is used)` };
}

function readStatus(text: string): z.infer<typeof claudeStatus> | undefined {
  try {
    return claudeStatus.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: another version, or none of ours.
    return undefined;
  }
}

const codexConfig = z.looseObject({
  model_provider: z.string().optional(),
  model_providers: z
    .record(z.string(), z.looseObject({ env_key: z.string().optional() }).catch({}))
    .optional()
    .catch(undefined),
});

/** Measured with 0.169.0: `login status` knows OpenAI's own accounts and keys, exit code 1 when there are none. */
async function codexAccess(place: Place): Promise<AgentAccess> {
  const [answer, other] = await Promise.all([ask(place, ['login', 'status']), otherProvider(place.environment)]);
  if (other !== undefined) {
    return other;
  }
  if (answer.kind !== 'answered') {
    return { kind: 'unknown', why: '`codex login status` gave no answer.' };
  }
  return answer.code === 0
    ? { kind: 'signedIn', how: 'by its own account or key (it says so; whether it is good shows only when it is used)' }
    : {
        kind: 'signedOut',
        what: 'Run `codex login` in a terminal.',
        command: `${place.program} login`,
      };
}

/** A provider of the user's own, of which `login status` says nothing; undefined: there is none. */
async function otherProvider(environment: Environment): Promise<AgentAccess | undefined> {
  const home = environment['CODEX_HOME'] ?? path.join(environment['HOME'] ?? homedir(), '.codex');
  let text: string;
  try {
    text = await readFile(path.join(home, 'config.toml'), 'utf8');
  } catch {
    // No configuration: its own provider.
    return undefined;
  }
  const config = readToml(text);
  const provider = config?.model_provider;
  if (config === undefined) {
    return { kind: 'unknown', why: `${path.join(home, 'config.toml')} cannot be read.` };
  }
  if (provider === undefined || provider === 'openai') {
    return undefined;
  }
  const key = config.model_providers?.[provider]?.env_key;
  if (key === undefined) {
    return { kind: 'unknown', why: `its configuration names the provider ${provider}.` };
  }
  return (environment[key] ?? '') === ''
    ? {
        kind: 'signedOut',
        what: `Its configuration wants the key of the provider ${provider} in ${key}. Set it.`,
        command: undefined,
      }
    : { kind: 'signedIn', how: `with the key in ${key}` };
}

function readToml(text: string): z.infer<typeof codexConfig> | undefined {
  try {
    return codexConfig.safeParse(parse(text)).data;
  } catch {
    // Codex itself will say what is wrong with it.
    return undefined;
  }
}
