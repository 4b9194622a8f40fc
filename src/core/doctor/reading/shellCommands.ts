import { operatorAt, readShellWord, type ShellWord } from './shellWords.ts';

/** One program with its arguments, as a shell would start it. */
export interface ShellCommand {
  readonly program: string;
  /** The program's own word first; assignments and words like `time` before it are left out. */
  readonly words: readonly ShellWord[];
  readonly assignments: readonly ShellWord[];
  /** Files that its input comes from or its output goes to. */
  readonly inputs: readonly ShellWord[];
  readonly outputs: readonly ShellWord[];
  /** It reads what another program wrote. */
  readonly piped: boolean;
  /** The operator before it; empty: it is the first one, or begins a subshell. A line end is a semicolon. */
  readonly joint: string;
  /** Where in the line that operator begins. */
  readonly jointStart: number;
  /** Behind a `!`. */
  readonly inverted: boolean;
  /** Where it runs, relative to the repository, `''` for its top; undefined: nobody knows. */
  readonly folder: string | undefined;
}

/** What stands before a command without being one, and programs that only start the one behind them. */
const prefixes = new Set(
  '! { time then do else if elif while until command exec sudo nohup env timeout nice cross-env'.split(' '),
);

/** What begins with these words starts no program. */
const syntax = new Set('for case select function fi done esac } in'.split(' '));

/**
 * Reads a command line as a POSIX shell would split it, without expanding or running anything; what stands in `$(…)` and
 * backticks is not looked into. Never fails, and takes time in proportion to the line.
 */
export function readShellCommands(line: string): readonly ShellCommand[] {
  const found: ShellCommand[] = [];
  const outer: (string | undefined)[] = [];
  let folder: string | undefined = '';
  let draft = newDraft('', 0);
  let target: ShellWord[] | undefined;
  const close = (joint: string, start: number): void => {
    const command = commandOf(draft, folder);
    draft = newDraft(joint, start);
    target = undefined;
    if (command !== undefined) {
      found.push(command);
      folder = folderAfter(command);
    }
  };
  for (let at = 0; at < line.length;) {
    const character = line[at] ?? '';
    if (character === ' ' || character === '\t') {
      at += 1;
      continue;
    }
    if (/[\s#]/.test(character)) {
      close(';', at);
      const end = line.indexOf('\n', at);
      at = character === '#' ? (end === -1 ? line.length : end) : at + 1;
      continue;
    }
    const operator = operatorAt(line, at);
    if (operator === undefined) {
      const word = readShellWord(line, at);
      (target ?? draft.words).push(word);
      target = undefined;
      at = word.end;
      continue;
    }
    const start = at;
    at = operator.end;
    if (operator.kind === 'input' || operator.kind === 'output') {
      target = operator.kind === 'input' ? draft.inputs : draft.outputs;
    } else if (operator.kind !== 'duplicate') {
      close(line.slice(start, at), start);
    }
    if (operator.kind === 'open') {
      outer.push(folder);
    } else if (operator.kind === 'close' && outer.length > 0) {
      folder = outer.pop();
    }
  }
  close('', line.length);
  return found;
}

interface Draft {
  readonly words: ShellWord[];
  readonly inputs: ShellWord[];
  readonly outputs: ShellWord[];
  readonly piped: boolean;
  readonly joint: string;
  readonly jointStart: number;
}

function newDraft(joint: string, jointStart: number): Draft {
  return { words: [], inputs: [], outputs: [], piped: joint === '|' || joint === '|&', joint, jointStart };
}

function commandOf(draft: Draft, folder: string | undefined): ShellCommand | undefined {
  const assignments: ShellWord[] = [];
  let first = 0;
  let prefixed = false;
  let inverted = false;
  for (; first < draft.words.length; first += 1) {
    const text = draft.words[first]?.text ?? '';
    if (/^[A-Za-z_]\w*=/.test(text)) {
      assignments.push(...draft.words.slice(first, first + 1));
    } else if (prefixes.has(text) && !(text === 'command' && /^-[vV]$/.test(draft.words[first + 1]?.text ?? ''))) {
      prefixed = true;
      inverted ||= text === '!';
    } else if (!prefixed || !/^(?:-.*|\d[\d.]*[smhd]?)$/.test(text)) {
      break;
    }
  }
  const words = draft.words.slice(first);
  const program = words[0]?.text;
  return program === undefined || syntax.has(program)
    ? undefined
    : { ...draft, program, words, assignments, inverted, folder };
}

/** Where a shell is after `cd`; other commands leave it where it is. */
function folderAfter(command: ShellCommand): string | undefined {
  if (command.program === 'pushd' || command.program === 'popd') {
    return undefined;
  }
  if (command.program !== 'cd') {
    return command.folder;
  }
  const place = command.words[1];
  return place === undefined || place.computed || command.folder === undefined
    ? undefined
    : resolvePath(command.folder, place.text);
}

/** A path relative to the repository; undefined: it is absolute, in a home, or leaves the repository. */
export function resolvePath(folder: string, path: string): string | undefined {
  if (/^(?:[/~\\]|[A-Za-z]:)/.test(path)) {
    return undefined;
  }
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return undefined;
      }
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
