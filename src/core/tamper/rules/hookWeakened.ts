import { isHookFile } from '../../audit/commands/commandFiles.ts';
import { settingsOf } from '../reading/settingsOf.ts';
import type { FileVersions } from '../tamper.ts';
import { type Weakening, weakenedFile } from './weakenedFile.ts';

/** Hooks that are gone, end early, or look at less. */
export const hookWeakened = weakenedFile({ code: 'hook.weakened', isOne: isHook, weakenings: weakeningsOf });

function isHook(path: string): boolean {
  return isHookFile(path) || /^(?:\.husky|\.githooks|\.hooks|hooks)\/(?!_\/)/.test(path) || path === '.huskyrc';
}

function weakeningsOf({ path, before, after }: FileVersions): Weakening[] {
  if (before === undefined) {
    return [];
  }
  if (after === undefined || !isHook(path)) {
    return [{ line: 0, what: 'the hook is gone' }];
  }
  if (after.trim() === '') {
    return [{ line: 0, what: 'the hook is empty' }];
  }
  return /\.ya?ml$/.test(path) ? inSettings(path, before, after) : inShell(before, after);
}

/** `exit 0` with something of the hook behind it. */
function inShell(before: string, after: string): Weakening[] {
  const old = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const lines = after.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const ends = /^(?:\[.*\]\s{0,9}&&\s{0,9})?exit(?:\s{1,9}0)?$|^(?:exec\s{1,9})?true$/.test(line) && !old.has(line);
    const rest = lines.slice(at + 1).some((other) => other !== '' && !other.startsWith('#'));
    return ends && rest ? [{ line: at, what: 'the hook ends before what it does' }] : [];
  });
}

/** pre-commit and lefthook: entries that are gone, and what they leave out now. */
function inSettings(path: string, before: string, after: string): Weakening[] {
  const old = settingsOf(path, before);
  const now = settingsOf(path, after);
  const values = (settings: typeof old, key: RegExp): string[] =>
    settings.filter((each) => key.test(each.path.join('.'))).map(({ value }) => value);
  const hooks = /(?:^|\.)hooks\.id$/;
  const left = values(now, hooks);
  const gone = values(old, hooks).filter((id) => !left.includes(id));
  const limits = /(?:^|\.)(?:exclude|exclude_types|skip|stages|default_stages|files|glob|only|ci\.skip)$/;
  const known = new Set(old.map((each) => `${each.path.join('.')} ${each.value}`));
  const ids = new Set(values(old, hooks));
  return [
    ...gone.map((id) => ({ line: 0, what: `the hook “${id}” is gone` })),
    ...now
      .filter(
        (each) =>
          limits.test(each.path.join('.')) &&
          !known.has(`${each.path.join('.')} ${each.value}`) &&
          left.every((id) => ids.has(id)),
      )
      .map((each) => ({
        line: each.line,
        what: `\`${each.path.join('.')}\` is \`${each.value}\` now, so that it looks at less`,
      })),
  ];
}
