import type { CheckCommand } from './checkCommands.ts';
import type { ShellCommand } from './shellCommands.ts';

/** The last part of a command line, which makes it succeed whatever the parts before it do. */
export interface CertainExit {
  /** What it is: the operator with all behind it, or the whole line. Half open, in the line. */
  readonly start: number;
  readonly end: number;
  /** `pipe`: a shell asks only the last program of a pipe; `alone`: nothing stands before it. */
  readonly kind: 'or' | 'then' | 'pipe' | 'alone';
}

/**
 * What makes a line succeed whatever happens; undefined: nothing does for certain. Lines with loops, conditions or
 * subshells are not judged.
 *
 * @param commands of one check, in their order
 */
export function certainExit(line: string, commands: readonly CheckCommand[]): CertainExit | undefined {
  const [first] = commands;
  if (
    first === undefined ||
    !mayBeCertain(commands) ||
    /[(){}]|(?:^|[\s;])(?:if|for|while|until|case|function)\s/.test(withoutWords(line, commands))
  ) {
    return undefined;
  }
  const stops = commands.some(
    ({ program, words }) => program === 'set' && words.some(({ text }) => /^-\w*e|^errexit/.test(text)),
  );
  const pipefail = commands.some(
    ({ program, words }) => program === 'set' && words.some(({ text }) => text === 'pipefail'),
  );
  let found: CertainExit | undefined;
  for (const pipeline of pipelinesOf(commands)) {
    const [head] = pipeline;
    const last = pipeline.at(-1);
    if (head === undefined || last === undefined) {
      continue;
    }
    const passes = (pipeline.length === 1 || !pipefail) && succeeds(last, pipeline.length > 1);
    const end = line.trimEnd().length;
    switch (head.joint) {
      case '||':
        found ??= passes ? { start: head.jointStart, end, kind: 'or' } : undefined;
        break;
      case '&&':
        found = passes ? found : undefined;
        break;
      default:
        // Before a semicolon nothing counts, unless the shell was told to stop at the first failure.
        found = passes && !(stops && head !== first) ? ownPart(head, last, first, end) : undefined;
    }
  }
  return found;
}

/** Whether any of them is a program that may succeed whatever happens; most lines have none. */
export function mayBeCertain(commands: readonly CheckCommand[]): boolean {
  return commands.some(({ program }) => idle.has(program) || passing.has(program) || program === 'exit');
}

function ownPart(head: ShellCommand, last: ShellCommand, first: ShellCommand, end: number): CertainExit {
  if (last !== head) {
    return { start: last.jointStart, end, kind: 'pipe' };
  }
  return head === first ? { start: 0, end, kind: 'alone' } : { start: head.jointStart, end, kind: 'then' };
}

/** The line with the words of its programs taken out: what is left is the shell's own. */
function withoutWords(line: string, commands: readonly CheckCommand[]): string {
  let left = '';
  let from = 0;
  for (const { start, end } of commands
    .flatMap(({ words, inputs, outputs, assignments }) => [...words, ...inputs, ...outputs, ...assignments])
    .toSorted((one, other) => one.start - other.start)) {
    left += line.slice(from, start);
    from = Math.max(from, end);
  }
  return left + line.slice(from);
}

function pipelinesOf(commands: readonly CheckCommand[]): CheckCommand[][] {
  const pipelines: CheckCommand[][] = [];
  for (const command of commands) {
    const open = pipelines.at(-1);
    if (command.piped && open !== undefined) {
      open.push(command);
    } else {
      pipelines.push([command]);
    }
  }
  return pipelines;
}

const idle = new Set(['true', ':', 'echo', 'printf', 'sleep']);

/** Programs that succeed whatever they read. */
const passing = new Set(['cat', 'tee', 'head', 'tail', 'sort', 'uniq', 'wc', 'tr', 'cut', 'column', 'nl', 'rev']);

function succeeds({ program, words, inverted, outputs }: ShellCommand, piped: boolean): boolean {
  if (inverted || outputs.length > 0) {
    return false;
  }
  const operands = words.slice(1).filter(({ text }) => !text.startsWith('-') && !/^\d+$/.test(text));
  return (
    (idle.has(program) && !words.some(({ computed }) => computed)) ||
    (program === 'exit' && words[1]?.text === '0') ||
    (piped &&
      passing.has(program) &&
      (program === 'tee' || program === 'tr' || program === 'cut' || operands.length === 0))
  );
}
