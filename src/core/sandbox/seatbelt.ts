import type { SandboxPlace, SandboxRules } from './sandbox.ts';

/**
 * Profile for macOS's `sandbox-exec -p`. The last rule that fits decides. Paths must be real ones: the system compares what
 * links lead to. It has no numbering of processes of its own.
 */
export function seatbeltProfile(rules: SandboxRules): string {
  const lines = ['(version 1)', '(allow default)'];
  if (rules.rest === 'read-only') {
    lines.push('(deny file-write*)');
    // Terminals, `/dev/null` and the like.
    lines.push('(allow file-write* (subpath "/dev"))');
  }
  if (rules.temporary !== undefined) {
    lines.push(`(allow file-write* (subpath ${quoted(rules.temporary.folder)}))`);
  }
  lines.push(...rules.writable.map((place) => `(allow file-write* ${filter(place)})`));
  lines.push(...rules.readOnly.map((place) => `(deny file-write* ${filter(place)})`));
  lines.push(...rules.hidden.map((place) => `(deny file-read* file-write* ${filter(place)})`));
  return `${lines.join('\n')}\n`;
}

function filter({ path, kind }: SandboxPlace): string {
  return `(${kind === 'folder' ? 'subpath' : 'literal'} ${quoted(path)})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}
