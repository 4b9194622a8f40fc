/** A glob that stands for more alternatives than this is taken literally: nobody writes one, and it would cost too much. */
const mostAlternatives = 64;

/** `src/{a,b}/*.ts` as the patterns without braces that it stands for. */
export function expandBraces(glob: string): readonly string[] {
  let patterns = [glob];
  for (;;) {
    const expanded = patterns.flatMap((pattern) => expandFirst(pattern) ?? [pattern]);
    if (expanded.length > mostAlternatives) {
      return [glob];
    }
    if (expanded.length === patterns.length && expanded.every((pattern, at) => pattern === patterns[at])) {
      return patterns;
    }
    patterns = expanded;
  }
}

/** The alternatives of the first closed braces that hold a comma and no braces; undefined: there are none. */
function expandFirst(pattern: string): string[] | undefined {
  let open = -1;
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] === '{') {
      open = at;
    } else if (pattern[at] === '}' && open !== -1) {
      const inside = pattern.slice(open + 1, at);
      if (inside.includes(',')) {
        return inside.split(',').map((part) => pattern.slice(0, open) + part + pattern.slice(at + 1));
      }
      open = -1;
    }
  }
  return undefined;
}

/** As `matchesWildcard`, for many names: a pattern of stars and literal text is looked for piece by piece. */
export function wildcardMatcher(pattern: string): (name: string) => boolean {
  if (/[?[\\]/.test(pattern)) {
    return (name) => matchesWildcard(pattern, name);
  }
  const [first = '', ...pieces] = pattern.split('*');
  const last = pieces.pop();
  if (last === undefined) {
    return (name) => name === pattern;
  }
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) {
      return false;
    }
    const end = name.length - last.length;
    let from = first.length;
    for (const piece of pieces) {
      const at = name.indexOf(piece, from);
      if (at === -1 || at + piece.length > end) {
        return false;
      }
      from = at + piece.length;
    }
    return true;
  };
}

/**
 * Whether a name matches a pattern of one path segment: `*` for any characters, `?` for one, `[a-z]` and `[!a-z]` for
 * one of several, `\` before a literal character. Takes at most pattern times name steps, whatever is in them.
 */
export function matchesWildcard(pattern: string, name: string): boolean {
  let at = 0;
  let here = 0;
  let star = -1;
  let retry = 0;
  while (here < name.length) {
    const step = pattern[at] === '*' ? undefined : matchOne(pattern, at, name[here] ?? '');
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      retry = here;
    } else if (step !== undefined) {
      at = step;
      here += 1;
    } else if (star !== -1) {
      // The last star takes one character more; earlier ones need not, because this one can take as well what they would.
      retry += 1;
      here = retry;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') {
    at += 1;
  }
  return at === pattern.length;
}

/** Where the pattern goes on if its part at `at` matches the character; undefined: it does not. */
function matchOne(pattern: string, at: number, character: string): number | undefined {
  const part = pattern[at];
  if (part === undefined) {
    return undefined;
  }
  if (part === '?') {
    return at + 1;
  }
  const close = part === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close !== -1) {
    return isInClass(pattern.slice(at + 1, close), character) ? close + 1 : undefined;
  }
  const escaped = part === '\\' && at + 1 < pattern.length;
  return pattern[escaped ? at + 1 : at] === character ? at + (escaped ? 2 : 1) : undefined;
}

function isInClass(inside: string, character: string): boolean {
  const negated = inside.startsWith('!') || inside.startsWith('^');
  const members = negated ? inside.slice(1) : inside;
  for (let at = 0; at < members.length; at += 1) {
    const from = members[at] ?? '';
    const to = members[at + 1] === '-' ? members[at + 2] : undefined;
    if (to === undefined ? from === character : from <= character && character <= to) {
      return !negated;
    }
    at += to === undefined ? 0 : 2;
  }
  return negated;
}
