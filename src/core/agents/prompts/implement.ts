import { bullets, cutAt, planFileLine, quoted } from './promptText.ts';

export interface ImplementSubject {
  /** Relative to the repository. */
  readonly planFile: string;
  readonly planText: string;
  /** Globs of what may be changed; empty: the plan does not limit it. */
  readonly allowed: readonly string[];
  /** The checks that mstack runs afterwards, each as a line for a reader. */
  readonly checks: readonly string[];
  /** From 1. */
  readonly attempt: number;
  /** Earlier attempts and why they were not taken: the evidence, as text. */
  readonly earlier: readonly { readonly attempt: number; readonly reason: string }[];
}

/** Of one earlier attempt's evidence: enough for several test failures with their traces. */
const reasonLimit = 12_000;

/** Asks an agent to carry a plan out in full. */
export function implementPrompt(subject: ImplementSubject): string {
  const parts = [
    'You implement one plan in the repository that is your working directory. You work unattended: nobody reads along and nobody can answer. Where the plan leaves something open, take the simplest reading that fits the code and go on.',
    `${planFileLine(subject.planFile)}\n\n${quoted('plan', subject.planText)}`,
    'Begin by reading AGENTS.md and CLAUDE.md where they exist (at the top, and in the folders that you touch) and the code around your change. Follow the conventions that you find.',
    rules(subject),
    judging(subject.checks),
    ...earlierAttempts(subject),
    'End your turn when the whole plan is done, with a short summary: what you changed, what you decided, what you could not verify.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function rules({ planFile, allowed }: ImplementSubject): string {
  const paths =
    allowed.length === 0
      ? []
      : [`Change only what the plan covers: ${allowed.join(', ')}, and tests. What you change elsewhere is put back.`];
  return `Rules:\n${bullets([
    'Do the full scope: every requirement, every acceptance criterion, every task. No stub, no placeholder, nothing left for later.',
    ...paths,
    'Write tests for what you add, as the project writes its tests.',
    'Never make a test, a check or a tool weaker to get it to pass: no test deleted, skipped or loosened, no rule switched off, no threshold lowered, no type or lint error silenced. When a test itself is wrong, say so in your summary and leave it.',
    `Do not edit plan files (${planFile} and its neighbours) or anything below .mstack. Ticking boxes there counts for nothing.`,
    'Never commit, stash, reset, switch branches or push: mstack does the git work. Leave your changes in the work tree.',
    'End every process that you start. Leave no scratch files.',
  ])}`;
}

function judging(checks: readonly string[]): string {
  const list =
    checks.length === 0
      ? ''
      : `, and then these checks of the plan, in a shell at the top of the repository:\n${bullets(checks)}`;
  return `What you say decides nothing. When you have ended, mstack itself runs the project's type check, lint, unit tests, end-to-end tests and dead-code tool (nothing may get worse)${list}\nA separate reviewer reads the change afterwards. Run what you can of this yourself before you end.`;
}

function earlierAttempts({ attempt, earlier }: ImplementSubject): readonly string[] {
  if (earlier.length === 0) {
    return [];
  }
  const attempts = earlier.map((one) =>
    quoted(`attempt-${one.attempt}`, cutAt(one.reason, reasonLimit, 'Run the command yourself to see all of it.')),
  );
  return [
    [
      `This is attempt ${attempt}. The work of the attempts before is in the work tree unless it says otherwise below. They were not taken, for these reasons:`,
      ...attempts,
      'Find the cause before you change anything. When the same fix has failed before, it was the wrong cause: try another one.',
    ].join('\n\n'),
  ];
}
