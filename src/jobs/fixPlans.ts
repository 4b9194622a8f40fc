import { randomUUID } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundAgent } from '../core/agents/agents.ts';
import { applyTextEdits } from '../core/base/applyTextEdits.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import { fixAll } from '../core/language/fixAll.ts';
import type { Plan } from '../core/plan/plan.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import type { ProbedCheck } from '../core/plan/probe.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { AcceptedFix } from '../core/planning/judgeFix.ts';
import type { Settings } from '../core/settings/settings.ts';
import { readPlans } from '../node/planFiles.ts';
import { probeChecks } from '../node/probeChecks.ts';
import { KnownProbes } from '../node/probeStore.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { readRepositoryFacts } from '../node/repositoryFacts.ts';
import { type CopySessions, openCopySessions, removeSpent } from './askInCopy.ts';
import { changePlanFile, isProtected } from './changePlanFile.ts';
import type { Dialogue } from './dialogue.ts';
import { fixPlan, type FixedPlanText, type PlanToFix } from './fixPlan.ts';
import { isOfMachine } from './isOfMachine.ts';

export interface FixPlansRequest {
  /** Absolute real path of the repository's top level. */
  readonly root: string;
  readonly stateFolder: string;
  readonly found: FoundAgent;
  readonly settings: Pick<Settings, 'plansDirectory' | 'silentMinutes' | 'sessionMinutes' | 'sandbox' | 'probe'>;
  /** Plan files, relative to the repository, in the order in which they are mended. */
  readonly files: readonly string[];
  /** New checks are run on the tree as it is, unless the settings forbid it. */
  readonly probe: boolean;
  /** Nobody looks: a plan whose new checks nobody has seen fail is left as it is. */
  readonly needsProof: boolean;
  readonly dialogue: Dialogue;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export interface FixedPlans {
  readonly written: readonly { readonly file: string; readonly fix: AcceptedFix }[];
  readonly notFixed: readonly { readonly file: string; readonly reason: string }[];
  /** The signal came: plans that were written before stay written. */
  readonly cancelled: boolean;
}

/**
 * Has an agent mend plans one after the other, and writes each that the dialogue takes, whole, and only over the text that
 * was mended. A cancel leaves nothing half done.
 */
export async function fixPlans(request: FixPlansRequest): Promise<FixedPlans> {
  const { dialogue, signal } = request;
  const fixing = new Fixing(request);
  let cancelled = false;
  try {
    for (const file of request.files) {
      signal.throwIfAborted();
      if (await fixing.fix(file)) {
        break;
      }
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    cancelled = true;
  } finally {
    await fixing.end();
  }
  const { written, notFixed } = fixing;
  dialogue.tell(
    cancelled && written.length === 0
      ? { kind: 'failed', message: 'Cancelled. Nothing was written.' }
      : { kind: 'written', files: written.map(({ file }) => file) },
  );
  return { written, notFixed, cancelled };
}

class Fixing {
  readonly #request: FixPlansRequest;
  readonly #sessions: CopySessions;
  #facts: RepositoryFacts | undefined;
  readonly written: FixedPlans['written'][number][] = [];
  readonly notFixed: FixedPlans['notFixed'][number][] = [];

  constructor(request: FixPlansRequest) {
    this.#request = request;
    this.#sessions = openCopySessions(request, 'fixing');
  }

  async end(): Promise<void> {
    await removeSpent(this.#sessions);
  }

  /** Whether the next plans would fare no better. */
  async fix(file: string): Promise<boolean> {
    const { dialogue, signal } = this.#request;
    const fixed = await this.#ask(file).catch((error: unknown) => {
      signal.throwIfAborted();
      if (isOfMachine(error)) {
        return failure(`it could not be worked on: ${error.message}`);
      }
      throw error;
    });
    if (!fixed.ok) {
      this.#leave(file, fixed.failure);
      return false;
    }
    const { plan, outcome } = fixed.value;
    if (outcome.kind === 'notFixed') {
      this.#leave(file, outcome.reason);
      return outcome.fault;
    }
    const { fix, text, others } = outcome;
    const unseen = this.#request.needsProof ? fix.unproven : [];
    if (unseen.length > 0) {
      const reasons = unseen.map(({ check, reason }) => `${check.text}: ${reason}`);
      this.#leave(
        file,
        `It would be better (${fix.scoreBefore.overall} → ${fix.scoreAfter.overall}), but nobody has seen its new checks fail. ${reasons.join(' ')} To write it all the same, add --no-probe.`,
      );
      return false;
    }
    const message = {
      kind: 'fixed',
      file,
      before: plan.before,
      after: text,
      summary: `${fix.summary}${othersText(others)}`,
      scoreBefore: fix.scoreBefore.overall,
      scoreAfter: fix.scoreAfter.overall,
    } as const;
    // A person may think for hours.
    await this.end();
    const { kind } = await dialogue.ask(message, ['take', 'leave'], signal);
    signal.throwIfAborted();
    if (kind === 'take') {
      this.#write(plan, text, fix);
    }
    return kind === 'cancel';
  }

  async #ask(file: string): Promise<Result<{ readonly plan: PlanToFix; readonly outcome: FixedPlanText }, string>> {
    const { root, settings, signal, probe, dialogue } = this.#request;
    this.#facts ??= await readRepositoryFacts(root, signal);
    const repository = this.#facts;
    const { plans } = readPlans(root, settings.plansDirectory);
    const read = readPlanToFix(root, file, plans, repository);
    if (!read.ok) {
      return read;
    }
    const known = knownChecks(root, this.#request.stateFolder, readPlan(file, read.value.before));
    const outcome = await fixPlan({
      plan: read.value,
      ground: { repository, plans, known },
      sessions: this.#sessions,
      probe:
        probe && settings.probe !== 'never'
          ? async (plan, checks) => await this.#probe({ ...plan, checks }, plans, repository)
          : undefined,
      onProgress: (text) => {
        dialogue.tell({ kind: 'progress', text });
      },
    });
    return success({ plan: read.value, outcome });
  }

  async #probe(plan: Plan, plans: readonly Plan[], facts: RepositoryFacts): Promise<readonly ProbedCheck[]> {
    const { root, stateFolder, signal } = this.#request;
    const place = await findRepository(root);
    if (!place.ok) {
      throw new Error(place.failure);
    }
    const folder = path.join(stateFolder, 'probe');
    const neighbours = new PlanIndex(plans);
    neighbours.set(plan);
    const probed = await probeChecks({
      repository: root,
      tree: await new Repository(place.value, path.join(folder, 'temporary')).snapshot(),
      plans: [plan],
      surroundings: { repository: facts, neighbours },
      folder,
      signal,
      marker: { MSTACK_ASKED_PROBE: randomUUID() },
      now: Date.now,
      sandbox: this.#request.settings.sandbox,
    });
    signal.throwIfAborted();
    return probed.flatMap(({ checks }) => checks);
  }

  #write(plan: PlanToFix, text: string, fix: AcceptedFix): void {
    const { file, before } = plan;
    const reason = changePlanFile(path.join(this.#request.root, file), (source) =>
      source === before ? text : undefined,
    );
    if (reason === undefined) {
      this.written.push({ file, fix });
    } else {
      this.#leave(file, reason);
    }
  }

  #leave(file: string, reason: string): void {
    this.notFixed.push({ file, reason });
    this.#request.dialogue.tell({ kind: 'notFixed', file, reason });
  }
}

function othersText(others: readonly string[]): string {
  const named = others.slice(0, 5).join(', ');
  const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
  return others.length === 0 ? '' : `\nThe agent also changed ${named}${more} in its copy; that was ignored.`;
}

function readPlanToFix(
  root: string,
  file: string,
  plans: readonly Plan[],
  repository: RepositoryFacts,
): Result<PlanToFix, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(root, file));
    if (isProtected(path.join(root, file))) {
      return failure('it is write-protected.');
    }
  } catch (error) {
    return failure(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isUtf8(bytes)) {
    return failure('it is not UTF-8 text, so some of it would be lost. Save it as UTF-8 first.');
  }
  const before = bytes.toString();
  const plan = readPlan(file, before);
  if (plan === undefined) {
    return failure('it is no plan any more.');
  }
  const neighbours = new PlanIndex(plans);
  neighbours.set(plan);
  const surroundings = { repository, neighbours };
  const document = { file, lines: plan.lines(), plan, diagnosis: diagnose(plan, surroundings) };
  return success({ file, before, certain: applyTextEdits(before, fixAll(document, surroundings)) });
}

/** What a probe has found out about a plan's checks, as far as it still holds. */
function knownChecks(root: string, stateFolder: string, plan: Plan | undefined): readonly ProbedCheck[] {
  const probes = new KnownProbes(root, stateFolder);
  return (plan?.checks ?? []).flatMap(({ tag, text, range }) => {
    const known = probes.of(plan?.file ?? '', { tag, text });
    return known === undefined || known.stale
      ? []
      : [{ tag, text, line: range.start.line, verdict: known.verdict, reason: known.reason, seconds: 0 }];
  });
}
