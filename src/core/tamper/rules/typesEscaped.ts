import { isTestFile } from '../../mutation/sources.ts';
import { lineAt, partsOf } from '../reading/sourceParts.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

const code = 'suppression.cast';

/** Casts behind which the type checker sees nothing. What a reviewer sees on one look is left to one. */
export const typesEscaped: TamperRule = {
  code,
  find: ({ files }) => files.filter(({ path }) => forms(path) !== undefined && !isTestFile(path)).flatMap(castsIn),
};

const typescriptForms = /\bas\s{1,9}(?:any|never)\b|\bas\s{1,9}unknown\s{1,9}as\b|<any>(?=[\w(])/g;
const pythonForms = /\bcast\(\s{0,9}(?:typing\.)?Any\b/g;

function forms(path: string): RegExp | undefined {
  return /\.[cm]?tsx?$|\.vue$/.test(path) ? typescriptForms : path.endsWith('.py') ? pythonForms : undefined;
}

function castsIn({ path, before, after }: FileVersions): Tampering[] {
  const form = forms(path);
  if (form === undefined || after === undefined || after.search(form) === -1) {
    return [];
  }
  const old = new Map<string, number>();
  for (const { text } of castLines(path, before ?? '', form)) {
    old.set(text, (old.get(text) ?? 0) + 1);
  }
  const casts = castLines(path, after, form);
  const added = casts.filter(({ text }) => {
    const left = old.get(text) ?? 0;
    old.set(text, left - 1);
    return left <= 0;
  });
  const left = [...old.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return added.slice(Math.min(left, added.length)).map(({ line, cast }) => ({
    code,
    severity: 'flagged',
    file: path,
    line,
    message: `\`${cast}\` is new: behind it the type checker sees nothing. Give the value a type, or say why there is none.`,
  }));
}

function castLines(path: string, text: string, form: RegExp): { line: number; text: string; cast: string }[] {
  const parts = partsOf(path, text);
  return [...parts.code.matchAll(form)].map((match) => {
    const start = parts.code.lastIndexOf('\n', match.index) + 1;
    const end = parts.code.indexOf('\n', match.index);
    return {
      line: lineAt(text, match.index),
      text: parts.code.slice(start, end === -1 ? undefined : end).replaceAll(/\s{1,9}/g, ''),
      cast: match[0].replaceAll(/\s{1,9}/g, ' '),
    };
  });
}
