import { existsSync } from 'node:fs';
import path from 'node:path';
import { agentPrograms } from '../../../tools/agents.ts';

/**
 * This process's environment, in which bubblewrap is found: the machine's own, else the one that Codex brings, which is
 * among the programs that tests install.
 */
export async function environmentWithSandbox(): Promise<Record<string, string | undefined>> {
  const { codex } = await agentPrograms();
  const modules = path.resolve(path.dirname(codex), '..');
  const cpu = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const folder = path.join(
    modules,
    `@openai/codex-linux-${process.arch}/vendor/${cpu}-unknown-linux-musl/codex-resources`,
  );
  const own = process.env['PATH'] ?? '';
  return { ...process.env, PATH: existsSync(folder) ? `${own}${path.delimiter}${folder}` : own };
}
