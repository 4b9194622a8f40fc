import { type CommandLine, holdsWords } from './commandLine.ts';

/** What a project can be told to run: scripts, recipes, CI, hooks, and what its health stack names. */
export class ProjectCommands {
  readonly all: readonly CommandLine[];
  /** Those that CI comes to by itself: in its files, and in what these call; `via` is the file of CI's that leads there. */
  readonly inCi: readonly (CommandLine & { readonly via: string })[];
  /** Reusable steps and hooks: `golangci/golangci-lint-action@v6`, `ruff`. */
  readonly uses: readonly { readonly name: string; readonly file: string; readonly ci: boolean }[];

  constructor(
    all: readonly CommandLine[],
    inCi: ProjectCommands['inCi'],
    uses: readonly { readonly name: string; readonly file: string; readonly ci: boolean }[],
  ) {
    this.all = all;
    this.inCi = inCi;
    this.uses = uses;
  }

  /** A command that holds all these words in this order: `['cargo', 'clippy']`. */
  running(...words: readonly string[]): CommandLine | undefined {
    return this.all.find((line) => holdsWords(line.words, words));
  }

  /** The file that runs one of these programs, whatever its arguments are, or has a step or hook of that name. */
  fileRunning(programs: readonly string[]): string | undefined {
    const wanted = new Set(programs);
    return (
      this.all.find((line) => line.words.some((word) => wanted.has(word)))?.file ??
      this.uses.find(({ name }) => programs.some((program) => isNamed(name, program)))?.file
    );
  }
}

/** `astral-sh/ruff-action@v3`, `ruff-format` and `ruff` are all about ruff. */
function isNamed(step: string, program: string): boolean {
  const at = step.indexOf(program);
  return at !== -1 && !/[a-z]/i.test(step[at - 1] ?? '') && !/[a-z]/i.test(step[at + program.length] ?? '');
}
