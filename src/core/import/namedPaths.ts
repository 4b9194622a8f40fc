import { codeSpans } from '../plan/codeSpans.ts';

/** Paths that texts name, as they stand there. */
export interface NamedPaths {
  readonly inside: readonly string[];
  /** Those that lead out of the repository. */
  readonly outside: readonly string[];
}

/** Longer than any path that a person writes; beyond it nobody looks for one. */
const longestPath = 300;
const longestText = 4000;

/**
 * Files in texts: what has a slash and an ending, and names in code marks that have an ending. Folders, globs and
 * addresses are none.
 */
export function namedPaths(texts: readonly string[]): NamedPaths {
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text.slice(0, longestText))) {
      const path = pathIn(word);
      if (path !== undefined) {
        (leadsOut(path) ? outside : inside).add(path);
      }
    }
  }
  return { inside: [...inside], outside: [...outside] };
}

interface Word {
  readonly text: string;
  readonly isCode: boolean;
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let behind = 0;
  const plain = (part: string): void => {
    words.push(...part.split(/[\s,;"'“”‘’()|]+/).map((word) => ({ text: word, isCode: false })));
  };
  for (const { content, start, end } of codeSpans(text)) {
    plain(text.slice(behind, start));
    words.push({ text: content.trim(), isCode: true });
    behind = end;
  }
  plain(text.slice(behind));
  return words;
}

/** A name with dots in it, an ending of letters last. */
const ending = /^[^.]*(?:\.[^.]+)*\.[A-Za-z][A-Za-z0-9]{0,9}$/;

function pathIn({ text, isCode }: Word): string | undefined {
  const path = withoutPunctuation(text.replaceAll('\\', '/').replace(/:\d{1,7}(?:[:-]\d{1,7})?$/, '')).replace(
    /^(?:\.\/)+/,
    '',
  );
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isPath =
    path.length <= longestPath &&
    (isCode || path.includes('/')) &&
    ending.test(name) &&
    !/[\s*?<>{}$|&=#`]|:\/\/|\/\//.test(path) &&
    !path.includes('node_modules/');
  return isPath ? path : undefined;
}

function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?)]'.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(0, end);
}

function leadsOut(path: string): boolean {
  return (
    path.startsWith('~') || /^[A-Za-z]:/.test(path) || path.split('/').some((part) => part === '..' || part === '.git')
  );
}
