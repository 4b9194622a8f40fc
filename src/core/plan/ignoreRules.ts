import { matchesWildcard } from './glob.ts';

interface IgnoreRule {
  readonly negated: boolean;
  /** Segments of its pattern, those of the folder that its file lies in first. */
  readonly parts: readonly string[];
}

/**
 * Tells which paths git ignores by `.gitignore` files. A rule for folders only is taken for one for files as well: what
 * a path is, nobody knows before it is there.
 *
 * @param files text of each `.gitignore`, by the folder that it lies in; the top is `''`
 */
export function ignoreRules(files: ReadonlyMap<string, string>): (path: string) => boolean {
  // Of two rules the one in the deeper folder wins, then the later one.
  const rules = [...files]
    .toSorted(([one], [other]) => one.length - other.length)
    .flatMap(([folder, text]) => text.split(/\r?\n/).flatMap((line) => readRule(folder, line)));
  return (path) => {
    const segments = path.split('/').filter((segment) => segment !== '');
    return segments.some((_, last) => {
      const place = segments.slice(0, last + 1);
      return rules.findLast((rule) => matchesParts(rule.parts, place))?.negated === false;
    });
  };
}

function readRule(folder: string, line: string): IgnoreRule[] {
  const text = line.trimEnd();
  if (text === '' || text.startsWith('#')) {
    return [];
  }
  const negated = text.startsWith('!');
  const pattern = (negated ? text.slice(1) : text).replace(/\/$/, '');
  const anchored = pattern.includes('/');
  const own = pattern.replace(/^\//, '').split('/');
  return [{ negated, parts: [...(folder === '' ? [] : folder.split('/')), ...(anchored ? own : ['**', ...own])] }];
}

/** `**` stands for any number of segments. Takes at most rule times path steps. */
function matchesParts(parts: readonly string[], segments: readonly string[]): boolean {
  let reached = closed(parts, new Set([0]));
  for (const segment of segments) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part === '**') {
        next.add(at);
      } else if (part !== undefined && matchesWildcard(part, segment)) {
        next.add(at + 1);
      }
    }
    reached = closed(parts, next);
  }
  return reached.has(parts.length);
}

function closed(parts: readonly string[], reached: Set<number>): Set<number> {
  // The set grows while it is walked.
  for (const at of reached) {
    if (parts[at] === '**') {
      reached.add(at + 1);
    }
  }
  return reached;
}
