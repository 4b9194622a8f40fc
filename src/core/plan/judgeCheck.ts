import { assertNever } from '../base/assertNever.ts';
import { tellingLine } from '../base/tellingLine.ts';
import type { Expectation } from './plan.ts';
import type { CheckWords } from './readCheck.ts';

/** What running a check's command gave. */
export interface CheckRun {
  readonly exit:
    | { readonly kind: 'exited'; readonly code: number }
    | { readonly kind: 'signalled'; readonly signal: string }
    | { readonly kind: 'timedOut'; readonly afterSeconds: number }
    | { readonly kind: 'notStarted'; readonly reason: string };
  readonly stdout: string;
  readonly stderr: string;
}

export interface CheckJudgement {
  readonly outcome: 'passed' | 'failed';
  /** One line for a person: what was expected and what came. */
  readonly reason: string;
}

/** Exit codes by which a shell says that there is no such program, or that it may not be run. */
const notRunnable = new Set([126, 127]);

/** Decides a check from what its command gave. A command that could not run at all never passes, negated or not. */
export function judgeCheck(check: CheckWords, run: CheckRun): CheckJudgement {
  if (check.expect === undefined) {
    return { outcome: 'failed', reason: 'What it expects cannot be read with certainty.' };
  }
  if (run.exit.kind !== 'exited') {
    return { outcome: 'failed', reason: endedHow(run.exit) };
  }
  const code = run.exit.code;
  if (notRunnable.has(code) && !(check.expect.kind === 'exit' && check.expect.code === code)) {
    return {
      outcome: 'failed',
      reason: `The command could not be run (exit ${code}): ${clip(tellingLine(run.stderr))}`,
    };
  }
  const { met, found } = meets(check.expect, code, run.stdout);
  const wanted = wording(check.expect);
  if (check.negated && met) {
    return { outcome: 'failed', reason: `It must not have ${wanted}, but it did (${found}).` };
  }
  if (check.negated) {
    return provesAbsence(check.expect, code, run.stdout.trim())
      ? { outcome: 'passed', reason: `As demanded, it did not have ${wanted} (${found}).` }
      : {
          outcome: 'failed',
          reason: `It must not have ${wanted}, but this proves nothing: ${found}.${saidBeside(found, run)}`,
        };
  }
  return met
    ? { outcome: 'passed', reason: found }
    : { outcome: 'failed', reason: `Expected ${wanted}; it had ${found}.${saidBeside(found, run)}` };
}

function endedHow(exit: Exclude<CheckRun['exit'], { kind: 'exited' }>): string {
  switch (exit.kind) {
    case 'signalled':
      return `It was ended by ${exit.signal}.`;
    case 'timedOut':
      return `It did not end within ${exit.afterSeconds} s and was ended. Set \`timeout\` in the plan if it needs longer.`;
    case 'notStarted':
      return `It could not be started: ${exit.reason}`;
    default:
      return assertNever(exit);
  }
}

/** A command that broke has no output of the kind either; only one that did its work shows that something is absent. */
function provesAbsence(expect: Expectation, code: number, output: string): boolean {
  switch (expect.kind) {
    case 'exit':
      return true;
    case 'contains':
      return code === 0;
    case 'outputs':
      return output !== '';
    case 'match':
      // `grep` exits with 1 when nothing matches, and with 2 when it could not look.
      return output === '' && code <= 1;
    case 'atLeast':
      return plainNumber.test(output);
    case 'httpStatus':
      return (statusIn(output) ?? 0) >= 100;
    default:
      return assertNever(expect);
  }
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** The status that the output ends with; curl prints 000 when there was no answer. */
function statusIn(output: string): number | undefined {
  const digits = /(?<!\d)\d{3}$/.exec(output)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function meets(expect: Expectation, code: number, stdout: string): { met: boolean; found: string } {
  const output = stdout.trim();
  switch (expect.kind) {
    case 'exit':
      return { met: code === expect.code, found: `exit code ${code}` };
    case 'contains':
      // A failing command that happens to print the text proves nothing.
      return { met: code === 0 && output.includes(expect.text), found: foundText(code, output) };
    case 'outputs':
      // `grep -c` prints 0 and exits with 1, so here the output alone decides.
      return { met: output === expect.text, found: foundText(code, output) };
    case 'match':
      return { met: code === 0 && output !== '', found: foundText(code, output) };
    case 'atLeast':
      return {
        met: plainNumber.test(output) && Number(output) >= expect.value,
        found: foundText(code, output),
      };
    case 'httpStatus':
      return { met: statusIn(output) === expect.code, found: `HTTP status ${statusIn(output) ?? 'none'}` };
    default:
      return assertNever(expect);
  }
}

function foundText(code: number, output: string): string {
  return `${output === '' ? 'no output' : `the output “${clip(output)}”`} and exit code ${code}`;
}

function wording(expect: Expectation): string {
  switch (expect.kind) {
    case 'exit':
      return `exit code ${expect.code}`;
    case 'contains':
      return `an output that contains “${clip(expect.text)}”`;
    case 'outputs':
      return `the output “${clip(expect.text)}”`;
    case 'match':
      return 'some output and exit code 0';
    case 'atLeast':
      return `a number of at least ${expect.value}`;
    case 'httpStatus':
      return `HTTP status ${expect.code}`;
    default:
      return assertNever(expect);
  }
}

/** The line that says most of what went wrong, unless it is told already. */
function saidBeside(found: string, run: CheckRun): string {
  const line = clip(tellingLine(run.stderr) || tellingLine(run.stdout));
  return line === '' || found.includes(line) ? '' : ` It said: ${line}`;
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
}
