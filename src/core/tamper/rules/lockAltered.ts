import { lockEntries, manifestsOf } from '../reading/lockEntries.ts';
import { lineAt } from '../reading/sourceParts.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'lock.altered';

/** Packages of a lock file that are the same by name and version, and not by what is in them or where they come from. */
export const lockAltered: TamperRule = {
  code,
  find: ({ files }) => files.filter(({ path }) => manifestsOf(path) !== undefined).flatMap(alteredIn),
};

function alteredIn({ path, pathBefore, before, after }: FileVersions): Tampering[] {
  if (before === undefined || after === undefined) {
    return [];
  }
  const old = lockEntries(pathBefore ?? path, before);
  const hosts = new Set([...old.values()].map(({ host }) => host));
  const found: Tampering[] = [];
  const say = (key: string, severity: Tampering['severity'], message: string): void => {
    found.push({ code, severity, file: path, line: lineAt(after, Math.max(0, after.indexOf(key))), message });
  };
  for (const [key, now] of lockEntries(path, after)) {
    const was = old.get(key);
    if (was !== undefined && was.version === now.version && was.checksum !== now.checksum && was.checksum !== '') {
      say(
        key,
        'blocks',
        `${key} of ${path} has another checksum for the same version: what is installed is something else. Put it back.`,
      );
    } else if (was !== undefined && was.host !== now.host && was.host !== '') {
      say(
        key,
        'blocks',
        `${key} of ${path} comes from ${now.host || 'somewhere else'}, came from ${was.host}. Put it back.`,
      );
    } else if (was === undefined && old.size > 0 && now.host !== '' && !hosts.has(now.host)) {
      say(
        key,
        'blocks',
        `${key} of ${path} comes from ${now.host}, as nothing did before. Use the registry that the others come from.`,
      );
    }
    if (now.script && was?.script !== true) {
      say(key, 'flagged', `${key} of ${path} runs a script when it is installed. See what it does.`);
    }
  }
  return found;
}
