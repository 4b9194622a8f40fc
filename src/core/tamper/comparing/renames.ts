import { isTestFile } from '../../mutation/sources.ts';
import { readCode } from '../reading/code.ts';
import type { Assertion } from '../reading/assertion.ts';
import type { AttemptedChange } from '../tamper.ts';

/** Which names went out of use in a change, and which came into use. */
export interface Renames {
  readonly gone: ReadonlySet<string>;
  readonly come: ReadonlySet<string>;
  /** What the program's own files speak of now. */
  readonly ofProgram: ReadonlySet<string>;
  /** What tests gave a value to, or declared, before. */
  readonly ofTests: ReadonlySet<string>;
}

export function renamesIn(change: AttemptedChange): Renames {
  const before = new Set<string>();
  const after = new Set<string>();
  const ofProgram = new Set<string>();
  const ofTests = new Set<string>();
  for (const file of change.files) {
    const isTest = isTestFile(file.path);
    addNames(file.path, file.before, (name, isGiven) => {
      before.add(name);
      if (isTest && isGiven) {
        ofTests.add(name);
      }
    });
    addNames(file.path, file.after, (name) => {
      after.add(name);
      if (!isTest) {
        ofProgram.add(name);
      }
    });
  }
  return {
    gone: new Set([...before].filter((name) => !after.has(name))),
    come: new Set([...after].filter((name) => !before.has(name))),
    ofProgram,
    ofTests,
  };
}

function addNames(path: string, text: string | undefined, add: (name: string, isGiven: boolean) => void): void {
  const tokens = (text === undefined ? undefined : readCode(path, text))?.program.tokens ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'word') {
      const isDeclared = /^(?:const|let|var|val|def|fn|func|fun|function|class)$/.test(tokens[index - 1]?.text ?? '');
      add(token.text, isDeclared || /^:?=$/.test(tokens[index + 1]?.text ?? ''));
    }
  }
}

const pieces = /"(?:[^"\\]|\\.)*"|[\w$]+|[^\s\w$"]+/g;

/** Whether two assertions differ in names only, each of which went out of use for the other one. */
export function isRenaming(one: Assertion, other: Assertion, { gone, come, ofProgram, ofTests }: Renames): boolean {
  if (one.matcher !== other.matcher || one.negated !== other.negated || one.expected.length !== other.expected.length) {
    return false;
  }
  const before = [one.subject, ...one.expected].join(' , ').match(pieces) ?? [];
  const after = [other.subject, ...other.expected].join(' , ').match(pieces) ?? [];
  const names = new Map<string, string>();
  return (
    before.length === after.length &&
    before.every((piece, at) => {
      const now = after[at] ?? '';
      if (piece === now) {
        return true;
      }
      const known = names.get(piece);
      names.set(piece, now);
      return (
        (known === undefined || known === now) &&
        gone.has(piece) &&
        come.has(now) &&
        (ofProgram.has(now) || ofTests.has(piece))
      );
    })
  );
}

/** Numbers, texts and truths that a wording holds. */
export function literalsIn(wording: string): readonly string[] {
  return (
    wording.match(/"(?:[^"\\]|\\.)*"|(?<![\w$])\d[\w.]*|\b(?:true|false|null|None|True|False|nil|undefined)\b/g) ?? []
  );
}
