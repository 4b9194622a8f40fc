import type { Remote } from '../core/git/pushGuard.ts';
import { runGit, tryGit } from './gitCommand.ts';

/** Every address of every remote of a repository: as git uses them, and those that are configured for pushing only. */
export async function readRemotes(root: string): Promise<Remote[]> {
  // origin\thttps://example.com/x.git (fetch)
  const lines = (await runGit(root, { args: ['remote', '--verbose'] })).split('\n');
  const used = lines.flatMap((line) => {
    const match = /^(\S+)\t(.+) \((?:fetch|push)\)/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ name: match[1], url: match[2] }];
  });
  // remote.origin.pushurl\nhttps://example.com/x.git
  const args = ['config', '-z', '--get-regexp', String.raw`^remote\..+\.pushurl$`];
  const pushOnly = (await tryGit(root, { args })).output.split('\0').flatMap((entry) => {
    const [key = '', url = ''] = entry.split('\n');
    return url === '' ? [] : [{ name: key.slice('remote.'.length, -'.pushurl'.length), url, pushOnly: true }];
  });
  return [...used, ...pushOnly];
}
