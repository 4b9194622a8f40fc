import path from 'node:path';
import { resolvePath } from '@anthropic-ai/sdk/tools/agent-toolset/node';

/**
 * The path for a file operation: inside the repository with every symbolic link resolved, and not inside git's own folder.
 * Throws a sentence for the agent otherwise.
 */
export async function confinedPath(repository: string, file: string): Promise<string> {
  const resolved = await resolvePath({ workdir: repository }, file);
  const root = await resolvePath({ workdir: repository }, '.');
  const [first] = path.relative(root, resolved).split(path.sep);
  if (first?.toLowerCase() === '.git') {
    throw new Error(`${file}: git's own folder is not for editing.`);
  }
  return resolved;
}
