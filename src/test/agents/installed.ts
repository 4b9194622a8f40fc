import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AgentSettings } from '../../core/agents/agentSettings.ts';
import { agentPrograms } from '../../../tools/agents.ts';

/** The agents as a test starts them: nothing of this machine's user, no key, every model request to one address. */
export interface InstalledAgents extends AsyncDisposable {
  /** The whole environment of an agent, and of a runner that starts agents. */
  readonly environment: Readonly<Record<string, string>>;
  /** Program paths, as the `agents` part of `.mstack/config.json`; also for `findAgent`. */
  readonly settings: AgentSettings;
  /** Program and leading arguments of the agents that mstack ships, run from the sources. */
  readonly shipped: readonly string[];
  /** A fresh folder that is removed at the end; made for repositories and files of a test. */
  readonly folder: string;
}

/**
 * @param modelUrl address of the scripted model server
 * @param codexModel `gpt-5.5` has plain tools; those of the sixth generation run in code mode
 */
export async function installedAgents(modelUrl: string, codexModel = 'gpt-5.5'): Promise<InstalledAgents> {
  const programs = await agentPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), 'mstack-agents-'));
  const home = path.join(folder, 'home');
  const codexHome = path.join(home, '.codex');
  const temporary = path.join(folder, 'tmp');
  await Promise.all([mkdir(codexHome, { recursive: true }), mkdir(temporary), mkdir(path.join(folder, 'work'))]);
  await writeFile(path.join(codexHome, 'config.toml'), codexConfig(modelUrl, codexModel));
  return {
    environment: {
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
      HOME: home,
      // Codex refuses to set up its sandbox when its home lies below the temporary folder, without saying so.
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
      ANTHROPIC_BASE_URL: modelUrl,
      ANTHROPIC_API_KEY: 'dummy-key-for-tests',
      CLAUDE_CODE_MAX_RETRIES: '1',
      CODEX_HOME: codexHome,
      CODEX_TEST_KEY: 'dummy-key-for-tests',
      MSTACK_API_RETRIES: '1',
    },
    settings: { claude: { command: [programs.claude] }, codex: { command: [programs.codex] } },
    shipped: [process.execPath, path.resolve(import.meta.dirname, '../../agent/main.ts')],
    folder: path.join(folder, 'work'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function codexConfig(modelUrl: string, model: string): string {
  // Repositories of tests lie in the temporary folder, which Codex's sandbox would leave writable around them.
  return `model = "${model}"
model_provider = "scripted"

[sandbox_workspace_write]
exclude_slash_tmp = true
exclude_tmpdir_env_var = true

[model_providers.scripted]
name = "scripted"
base_url = "${modelUrl}/v1"
env_key = "CODEX_TEST_KEY"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1
`;
}
