import { isTestFile } from '../../mutation/sources.ts';
import type { Assertion } from '../reading/assertion.ts';
import type { Code } from '../reading/code.ts';
import { codeAfter, codeBefore } from '../reading/versionCode.ts';
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
    addNames(codeBefore(file), (name, isGiven) => {
      before.add(name);
      if (isTest && isGiven) {
        ofTests.add(name);
      }
    });
    addNames(codeAfter(file), (name) => {
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

function addNames(code: Code | undefined, add: (name: string, isGiven: boolean) => void): void {
  const tokens = code?.program.tokens ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'word') {
      const isDeclared = /^(?:const|let|var|val|def|fn|func|fun|function|class)$/.test(tokens[index - 1]?.text ?? '');
      add(token.text, isDeclared || /^:?=$/.test(tokens[index + 1]?.text ?? ''));
    }
  }
}

/** Whether two assertions differ in names only, each of which went out of use for the other one. */
export function isRenaming(one: Assertion, other: Assertion, { gone, come, ofProgram, ofTests }: Renames): boolean {
  if (one.matcher !== other.matcher || one.negated !== other.negated || one.expected.length !== other.expected.length) {
    return false;
  }
  const before = piecesOf([one.subject, ...one.expected].join(' , '));
  const after = piecesOf([other.subject, ...other.expected].join(' , '));
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

const piece = /[\w$.]{1,200}|[^\w$."]/y;
const truths = /^(?:true|false|null|None|True|False|nil|undefined)$/;

/** A wording cut into texts, words with what is asked of them, and signs. */
function piecesOf(wording: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  while (at < wording.length) {
    piece.lastIndex = at;
    const end = wording[at] === '"' ? textEnd(wording, at) : at + (piece.exec(wording)?.[0].length ?? 1);
    if (wording[at] !== ' ') {
      pieces.push(wording.slice(at, end));
    }
    at = end;
  }
  return pieces;
}

function textEnd(wording: string, from: number): number {
  let at = from + 1;
  while (at < wording.length && wording[at] !== '"') {
    at += wording[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, wording.length);
}

/** Numbers, texts and truths that a wording holds. */
export function literalsIn(wording: string): readonly string[] {
  return piecesOf(wording).filter((each) => /^["\d]/.test(each) || truths.test(each));
}
