import { findAgent, type FoundAgent } from '../core/agents/agents.ts';
import { dimensions } from '../core/doctor/score.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { readSettings } from '../core/settings/settings.ts';
import type { Dialogue } from '../jobs/dialogue.ts';
import { fixPlans as fixByAgent } from '../jobs/fixPlans.ts';
import { agentProblem, chooseAgent } from '../node/installedAgents.ts';
import { type Call, complain, textOption } from './command.ts';
import { examinePlans } from './examinePlans.ts';
import { fixPlans as fixCertainly } from './fixPlans.ts';
import { headlessFixDialogue, terminalFixDialogue } from './fixDialogues.ts';
import { plansAtHand } from './plansAtHand.ts';
import type { Project } from './project.ts';
import { stdioDialogue } from './stdioDialogue.ts';
import type { Examined } from './text/doctorText.ts';
import { fixedText } from './text/fixedText.ts';
import { plainText } from './text/plainText.ts';
import type { WrittenPlace } from './wantedPlans.ts';

/** Exit codes, where the doctor's look does not follow. */
const codes = { done: 0, nothing: 1, noSuchPlan: 2, notStarted: 3, stopped: 130 } as const;

export interface DoctorFix {
  readonly project: Project;
  readonly repository: Promise<RepositoryFacts>;
  readonly places: readonly WrittenPlace[];
  readonly options: Call['options'];
  /** File that the command was started from. */
  readonly program: string;
}

/** How mending ended: with an exit code, or, for the look that follows, whether every plan took what was to be changed. */
export type DoctorFixed = { readonly exit: number } | { readonly isFixed: boolean };

/**
 * Mends plans: first what has one certain way to be mended, then, with an agent, what else keeps a pending plan below 8.
 * Talks with the program that started this one where that is asked for: then nothing is written before it is taken.
 */
export async function doctorFix(request: DoctorFix): Promise<DoctorFixed> {
  const { options } = request;
  if (options['stdio'] === true) {
    return { exit: await fixForClient(request) };
  }
  const failed = await mendCertainly(request);
  const isFixed = failed !== undefined && failed.length === 0;
  if (options['no-agent'] === true || options['agent'] === false) {
    return { isFixed };
  }
  const weak = await weakPlans(request);
  if (!weak.ok || weak.value.length === 0) {
    // What names no plan is said by the look that follows.
    return { isFixed };
  }
  const found = await findFixer(request);
  if (!found.ok) {
    complain(
      `${found.failure} So only what has one certain way was mended; ${weak.value.length === 1 ? 'one plan' : `${weak.value.length} plans`} would need an agent.`,
    );
    return textOption(options, 'agent') === undefined ? { isFixed } : { exit: codes.notStarted };
  }
  const files = weak.value.map(({ plan }) => plan.file).filter((file) => failed?.includes(file) !== true);
  return await watched(async (stop, signal) => {
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !options.json;
    const dialogue = isTerminal
      ? terminalFixDialogue({ input: process.stdin, output: process.stdout, progress, onCancel: stop })
      : headlessFixDialogue(progress, (text) => (options.json ? process.stderr : process.stdout).write(text));
    const fixed = await carryOut(request, { found: found.value, files, dialogue, signal, needsProof: !isTerminal });
    if (fixed.cancelled) {
      complain(stoppedWords(fixed.written.length));
      return { exit: codes.stopped };
    }
    return { isFixed: isFixed && fixed.notFixed.length === 0 };
  });
}

function stoppedWords(written: number): string {
  return written === 0
    ? 'Cancelled. The agent changed nothing.'
    : `Cancelled. ${written === 1 ? 'One plan was' : `${written} plans were`} mended before.`;
}

function progress(text: string): void {
  process.stderr.write(plainText(`${text}\n`));
}

async function fixForClient(request: DoctorFix): Promise<number> {
  return await watched(async (stop, signal) => {
    const dialogue = stdioDialogue({
      input: process.stdin,
      write: (line) => process.stdout.write(line),
      onCancel: stop,
    });
    try {
      const weak = await weakPlans(request);
      const found = weak.ok && weak.value.length > 0 ? await findFixer(request) : undefined;
      if (!weak.ok || found?.ok === false) {
        dialogue.tell({ kind: 'failed', message: !weak.ok ? weak.failure : found?.ok === false ? found.failure : '' });
        return weak.ok ? codes.notStarted : codes.noSuchPlan;
      }
      if (found === undefined) {
        const nothing = 'There is nothing to mend: no pending plan among these has a dimension below 8.';
        dialogue.tell({ kind: 'failed', message: nothing });
        return codes.nothing;
      }
      const files = weak.value.map(({ plan }) => plan.file);
      const fixed = await carryOut(request, { found: found.value, files, dialogue, signal, needsProof: false });
      return fixed.cancelled ? codes.stopped : codes.done;
    } finally {
      dialogue.close();
    }
  });
}

interface CarryingOut {
  readonly found: FoundAgent;
  readonly files: readonly string[];
  readonly dialogue: Dialogue;
  readonly signal: AbortSignal;
  readonly needsProof: boolean;
}

async function carryOut(
  { project, options }: DoctorFix,
  { found, files, dialogue, signal, needsProof }: CarryingOut,
): ReturnType<typeof fixByAgent> {
  const settings = readSettings(project.config);
  // One reader of command lines calls it by its own name, the other by what it turns off.
  const probe = options['no-probe'] !== true && options['probe'] !== false;
  return await fixByAgent({
    root: project.root,
    stateFolder: project.stateFolder,
    found,
    settings: { ...settings, plansDirectory: project.plansDirectory },
    files,
    probe,
    needsProof: needsProof && probe,
    dialogue,
    signal,
    now: () => new Date(),
  });
}

/** Ctrl-C and its kin end the work; what was begun is put away first. */
async function watched<Value>(work: (stop: () => void, signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) {
    process.on(name, stop);
  }
  // Whoever watches may go before the end: then there is still something to be put away.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', stop);
  }
  try {
    return await work(stop, stopping.signal);
  } finally {
    for (const name of signals) {
      process.off(name, stop);
    }
  }
}

async function findFixer({ project, options }: DoctorFix): Promise<Result<FoundAgent, string>> {
  const settings = readSettings(project.config);
  const wanted = textOption(options, 'agent') ?? settings.agent;
  const chosen = await chooseAgent(wanted, settings.agents, project.root);
  const problem = chosen.ok ? await agentProblem(chosen.value, settings.agents, project.root) : chosen.failure;
  const found = chosen.ok ? findAgent(chosen.value, settings.agents) : undefined;
  return problem !== undefined || found === undefined ? failure(problem ?? 'The agent was not found.') : success(found);
}

/** From this score on a dimension needs no work (rule: the product's). */
const goodEnough = 8;

/** Pending plans with a dimension below 8; where a person chose one by itself in an editor, any that could score higher. */
async function weakPlans({
  project,
  repository,
  places,
  options,
  program,
}: DoctorFix): Promise<Result<readonly Examined[], string>> {
  const plans = plansAtHand(project, 'doctor', program);
  const examination = await examinePlans(plans, await repository, places);
  if (!examination.ok) {
    return examination;
  }
  const { examined, byName } = examination.value;
  const isClient = options['stdio'] === true;
  const weak = examined.filter(({ plan, diagnosis: { score, losses } }) => {
    const isWeak = dimensions.some((dimension) => score[dimension] < goodEnough);
    // Nothing was mended yet for a client: a status that is only misspelt may be pending.
    const isPending = plan.status === 'pending' || (plan.status === undefined && isClient);
    return isPending && !plan.archived && (isWeak || (isClient && byName && losses.length > 0));
  });
  return success(weak);
}

/** Mends what has one certain way to be mended, and says what was changed. Files that did not take it; undefined: no plan is named. */
async function mendCertainly({
  project,
  repository,
  places,
  options,
  program,
}: DoctorFix): Promise<readonly string[] | undefined> {
  const plans = plansAtHand(project, 'doctor', program);
  const examination = await examinePlans(plans, await repository, places);
  if (!examination.ok) {
    // The look that follows says so.
    return undefined;
  }
  const { fixed, failed } = fixCertainly(project.root, examination.value.examined, examination.value.surroundings);
  (options.json ? process.stderr : process.stdout).write(fixedText(fixed, failed.length > 0));
  for (const { file, reason } of failed) {
    complain(`${file} is not mended: ${reason}`);
  }
  return failed.map(({ file }) => file);
}
