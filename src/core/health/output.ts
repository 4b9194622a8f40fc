import type { Finding, FindingCounts, ToolRun } from './health.ts';

/** More are counted, but not kept: a report is written to the journal for every attempt. */
export const findingLimit = 500;

/** Longer lines are cut: no tool's message needs more, and a minified file in an error message must not slow us down. */
const lineLimit = 4000;

const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** ECMA-48: control sequences (colours, cursor) and operating system commands (links, titles). */
const controlSequences = new RegExp(
  `${escape}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|[@-Z\\\\^_])`,
  'g',
);

/**
 * Hands out the lines of standard output, an empty one, then those of standard error, without colours and line ends.
 * Linear. The empty line keeps warnings of a package manager out of the last section of a tool's report.
 */
export function forEachLine(run: ToolRun, take: (line: string) => void): void {
  for (const text of [run.stdout, run.stderr]) {
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf('\n', start);
      const end = found === -1 ? text.length : found;
      take(plainLine(text.slice(start, Math.min(end, start + lineLimit))));
      start = end + 1;
    }
    take('');
  }
}

function plainLine(line: string): string {
  const plain = line.includes(escape) ? line.replace(controlSequences, '') : line;
  return plain.endsWith('\r') ? plain.slice(0, -1) : plain;
}

/** Tools print absolute paths, file addresses, backslashes or `./`; a finding names a file relative to the repository. */
export function findingPath(run: ToolRun, printed: string): string {
  const path = printed.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '').replaceAll('\\', '/');
  const folder = run.folder?.replaceAll('\\', '/').replace(/\/$/, '');
  if (folder !== undefined && path.startsWith(`${folder}/`)) {
    return path.slice(folder.length + 1);
  }
  const relative = path.replace(/^\.\//, '');
  const inside = run.command.folder;
  // The tool ran in the folder of its project, and speaks of files from there.
  return inside === undefined || /^(?:\/|[A-Za-z]:)/.test(relative) ? relative : `${inside}/${relative}`;
}

export interface FindingList {
  readonly add: (finding: Finding) => void;
  readonly findings: readonly Finding[];
  readonly counts: FindingCounts;
}

/** Collects findings up to the limit, and counts all of them. */
export function findingList(): FindingList {
  const findings: Finding[] = [];
  const counts = { errors: 0, warnings: 0 };
  return {
    findings,
    counts,
    add: (finding) => {
      counts[finding.severity === 'warning' ? 'warnings' : 'errors'] += 1;
      if (findings.length < findingLimit) {
        findings.push(finding);
      }
    },
  };
}

/** One finding as a person reads it: `src/a.ts:3: TS2322: Type …`. */
export function findingText(finding: Finding): string {
  const place =
    finding.file === undefined
      ? undefined
      : finding.line === undefined
        ? finding.file
        : `${finding.file}:${String(finding.line)}`;
  return [place, finding.code, finding.message].filter((part) => part !== undefined && part !== '').join(': ');
}
