import { type CheckRun, judgeCheck } from '../../plan/judgeCheck.ts';
import type { Check, Plan } from '../../plan/plan.ts';
import type { ProbedCheck } from '../../plan/probe.ts';
import { missingEntry, missingPackage, missingProgram, missingScript, outputLines } from '../../plan/probeOutput.ts';
import { selectsNoTest } from '../../plan/probeSelection.ts';
import { certainResult } from '../reading/certainResult.ts';
import { type CheckCommand, readCheckCommands } from '../reading/checkCommands.ts';
import { programCall } from '../reading/commandArguments.ts';
import type { ComingThings } from './comingThings.ts';

/** What surrounds the run of a check on the tree as it is before the work. */
export interface ProbePlace {
  readonly plan: Plan;
  /** Absolute path of the copy that the check was run in, as tools print it. */
  readonly root: string;
  /** What this plan and those that it waits for bring. */
  readonly coming: ComingThings;
}

export type ProbeJudgement = Pick<ProbedCheck, 'verdict' | 'reason'>;

/**
 * Judges a check by its run on the unchanged tree. `broken` is said only of what nothing in this plan, or in those that it
 * waits for, brings: what is only not there yet is red, as it should be.
 */
export function judgeProbe(check: Check, run: CheckRun, place: ProbePlace): ProbeJudgement {
  switch (run.exit.kind) {
    case 'timedOut':
      return {
        verdict: 'not-probed',
        reason: `It did not end within ${run.exit.afterSeconds} s, so nobody knows. Set \`timeout\` in the plan if it needs longer, and let it end by itself.`,
      };
    case 'signalled':
      return { verdict: 'not-probed', reason: `It was ended by ${run.exit.signal} before it had a result.` };
    case 'notStarted':
      return { verdict: 'not-probed', reason: `It could not be started: ${run.exit.reason}` };
    default:
      return judgeEnded(check, run, place);
  }
}

function judgeEnded(check: Check, run: CheckRun, place: ProbePlace): ProbeJudgement {
  const lines = outputLines(run);
  const { outcome, reason } = judgeCheck(check, run);
  const commands = readCheckCommands([check]);
  if (!check.negated && selectsNoTest(lines)) {
    const told = selectionReason(commands, place);
    return told === undefined
      ? outcome === 'passed'
        ? {
            verdict: 'vacuous',
            reason:
              'It passes with no test at all, so it would pass too if none were written. Let it fail where nothing is selected, or check the result itself.',
          }
        : { verdict: 'red', reason: 'It selects no test yet, and the plan writes them.' }
      : { verdict: 'broken', reason: told };
  }
  if (outcome === 'passed') {
    return {
      verdict: 'vacuous',
      reason: `It passes already (${reason.replace(/\.$/, '')}), so it proves nothing about this plan. Check what the plan changes, in a way that fails today.`,
    };
  }
  const broken =
    certainResult(check) === 'fails'
      ? 'It fails whatever the work does, so it can never pass. Run what the plan changes.'
      : whyBroken(run, lines, commands, place);
  return broken === undefined
    ? { verdict: 'red', reason: redReason(check, run, reason) }
    : { verdict: 'broken', reason: broken };
}

function redReason(check: Check, run: CheckRun, reason: string): string {
  const unreachable = check.tag === 'status' && /^0*$/.test(run.stdout.trim());
  return unreachable
    ? `It fails, as it should: nothing answers there now. ${reason}`
    : `It fails, as it should: ${reason}`;
}

/** Why a selector that finds nothing will find nothing; undefined: the plan may write what it looks for. */
function selectionReason(commands: readonly CheckCommand[], { coming }: ProbePlace): string | undefined {
  const path = commands.map((command) => coming.missingTests(command)).find((each) => each !== undefined);
  if (path !== undefined) {
    return `It selects no test: there is none at \`${path}\`, and no plan writes one. Name tests that are there, or list the file as new.`;
  }
  return coming.writesTests()
    ? undefined
    : 'It selects no test, and no plan writes one. Name tests that are there, or list the test file that the plan adds.';
}

function whyBroken(
  run: CheckRun,
  lines: readonly string[],
  commands: readonly CheckCommand[],
  place: ProbePlace,
): string | undefined {
  const { coming } = place;
  return (
    brokenProgram(run, lines, commands, place) ??
    brokenScript(lines, commands, coming) ??
    brokenEntry(lines, commands, place) ??
    commands.flatMap((command) => coming.missingPath(command) ?? []).map(pathReason)[0]
  );
}

const notFound = 127;
const notExecutable = 126;

function brokenProgram(
  run: CheckRun,
  lines: readonly string[],
  commands: readonly CheckCommand[],
  place: ProbePlace,
): string | undefined {
  const code = run.exit.kind === 'exited' ? run.exit.code : undefined;
  const named = missingProgram(lines);
  // The second word may be a program, too: `cargo nextest`. A script may look for a program, say that there is none, and
  // fail for another reason; and one that the plan changes may call another then.
  const isOwn = commands.some((each) => each.words.slice(0, 2).some(({ text }) => text === named));
  const launched = missingPackage(lines);
  const program =
    launched !== undefined && commands.some((each) => launches(each, launched))
      ? launched
      : isOwn || (code === notFound && !commands.some((each) => place.coming.rewrites(each)))
        ? named
        : undefined;
  if (program !== undefined) {
    const path = program === launched ? program : relativeTo(place.root, program);
    return place.coming.bringsProgram(path)
      ? undefined
      : path.includes('/') && program !== launched
        ? pathReason(path)
        : `There is no program \`${program}\` here, and no plan brings it. Install it, or call one that is there.`;
  }
  const denied = code === notExecutable ? commands.find((each) => each.program.includes('/')) : undefined;
  return denied === undefined || place.coming.bringsPath(relativeTo(place.root, denied.program))
    ? undefined
    : `\`${denied.program}\` may not be executed. Make it executable (\`chmod +x\`), or call it by its interpreter.`;
}

/** Whether a command fetches and runs a package: `npx tsc`, `npm exec tsc`, `uvx ruff@0.5`. What it runs may miss others. */
function launches(command: CheckCommand, name: string): boolean {
  const call = programCall(command);
  const text = call?.word.text ?? '';
  return (
    call !== undefined && call.words.length + 1 < command.words.length && (text === name || text.startsWith(`${name}@`))
  );
}

function brokenScript(
  lines: readonly string[],
  commands: readonly CheckCommand[],
  coming: ComingThings,
): string | undefined {
  const name = missingScript(lines);
  const known = commands.flatMap((command) => coming.missingName(command) ?? [])[0];
  if (known !== undefined) {
    return `\`${known.name}\` is no ${known.kind} of ${known.file}, and no plan adds it. Call one that is there.`;
  }
  return name === undefined || coming.bringsScript(name)
    ? undefined
    : `There is no script or target \`${name}\`, and no plan adds it. Call one that is there.`;
}

function brokenEntry(
  lines: readonly string[],
  commands: readonly CheckCommand[],
  place: ProbePlace,
): string | undefined {
  const entry = missingEntry(lines);
  if (entry === undefined) {
    return undefined;
  }
  const path = relativeTo(place.root, entry);
  const isOwn = commands.some(({ words }) => words.some(({ text }) => relativeTo(place.root, text) === path));
  if (!isOwn && commands.some((each) => place.coming.rewrites(each))) {
    return undefined;
  }
  return path.startsWith('/') || place.coming.bringsPath(path) ? undefined : pathReason(path);
}

function pathReason(path: string): string {
  return `There is no \`${path}\`, and no plan makes it. Name what is there, or list it under the files expected to change, marked as new.`;
}

/** Tools print absolute paths; plans name them relative to the repository's top. */
function relativeTo(root: string, path: string): string {
  const relative = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  return relative.replace(/^(?:\.\/)+/, '');
}
