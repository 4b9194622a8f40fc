import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { textHash } from '../core/base/textHash.ts';
import type { Check, Plan } from '../core/plan/plan.ts';
import type { KnownProbe, ProbedCheck, ProbesOf } from '../core/plan/probe.ts';
import type { ProbedPlan } from './probeChecks.ts';
import { FileDigests } from './probeDigest.ts';
import { stateNames } from './stateFolder.ts';

const kept = z.object({
  /** When it was probed, in milliseconds since 1970. */
  at: z.number(),
  /** Tree that the checks were run on. */
  tree: z.string(),
  /** Files that the plan listed, and what they held then. */
  listed: z.array(z.string()),
  digest: z.string(),
  checks: z.array(
    z.object({
      tag: z.string(),
      text: z.string(),
      line: z.number(),
      verdict: z.enum(['red', 'vacuous', 'broken', 'not-probed']),
      reason: z.string(),
      seconds: z.number(),
      timedOut: z.exactOptional(z.object({ afterSeconds: z.number(), at: z.number() })),
    }),
  ),
});

const store = z.object({ version: z.literal(1), plans: z.record(z.string(), kept) });

type KeptPlan = z.infer<typeof kept>;

/** File of what the last probes found out, in the state folder of a repository. */
export function probesFile(stateFolder: string): string {
  return path.join(stateFolder, stateNames.probes);
}

export interface KeptProbing {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly stateFolder: string;
  readonly tree: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly probed: readonly ProbedPlan[];
}

/**
 * Keeps what a probe found out, beside what is known of other plans that are still there. Of two that keep something in the
 * same instant the later one may win: what the other found out is then found out again. Throws when it cannot be written.
 */
export function keepProbes({ root, stateFolder, tree, at, probed }: KeptProbing): void {
  const before = Object.entries(readStore(stateFolder)).filter(([file]) => existsSync(path.join(root, file)));
  const own = probed.map(({ file, checks, listed, digest }): [string, KeptPlan] => [
    file,
    { at, tree, listed: [...listed], digest, checks: checks.map((check): ProbedCheck => check) },
  ]);
  const text = JSON.stringify({ version: 1, plans: Object.fromEntries([...before, ...own]) });
  const file = probesFile(stateFolder);
  const temporary = `${file}.${process.pid}`;
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(temporary, text, { mode: 0o600, flush: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Whatever is damaged, or of another version, is as if it had never been found out. */
function readStore(stateFolder: string): Readonly<Record<string, KeptPlan>> {
  try {
    const read = store.safeParse(JSON.parse(readFileSync(probesFile(stateFolder), 'utf8')));
    return read.success ? read.data.plans : {};
  } catch {
    // Nothing was probed yet, or somebody else's program wrote there.
    return {};
  }
}

/** How long it is not tried again whether a check ends on the same files, in milliseconds: an hour. */
const timeoutStands = 3_600_000;

/**
 * What is known of checks that did not end when they were run on this very tree a while ago: nobody should wait for them
 * again at once. A longer time limit is another question.
 *
 * @param now milliseconds since 1970
 */
export function knownTimeouts(
  stateFolder: string,
  tree: string,
  now: number,
): (plan: Plan, check: Check) => ProbedCheck | undefined {
  const plans = readStore(stateFolder);
  return ({ file, checkTimeout }, { tag, text, range }) => {
    const known =
      plans[file]?.tree === tree
        ? plans[file].checks.find((each) => each.tag === tag && each.text === text)
        : undefined;
    const timedOut = known?.timedOut;
    return timedOut === undefined || timedOut.afterSeconds < checkTimeout || now - timedOut.at > timeoutStands
      ? undefined
      : {
          tag,
          text,
          line: range.start.line,
          verdict: 'not-probed',
          reason: `It did not end within ${timedOut.afterSeconds} s when it was run on the same files (${localTime(timedOut.at)}), so it was not run again. Set a longer \`timeout\` in the plan if it needs one, and let it end by itself.`,
          seconds: 0,
          timedOut,
        };
  };
}

/** What was found out about checks, as long as their words are the same. Reads the file again when it has changed. */
export class KnownProbes {
  readonly #root: string;
  readonly #stateFolder: string;
  readonly #digests = new FileDigests();
  #state = '';
  #plans: Readonly<Record<string, KeptPlan>> = {};

  /** @param root absolute path of the repository */
  constructor(root: string, stateFolder: string) {
    this.#root = root;
    this.#stateFolder = stateFolder;
    this.refresh();
  }

  /** Looks whether something was found out since. Gives whether it was. */
  refresh(): boolean {
    const stats = statSync(probesFile(this.#stateFolder), { throwIfNoEntry: false });
    const state = stats === undefined ? '' : `${stats.mtimeMs} ${stats.ino} ${stats.size}`;
    if (state === this.#state) {
      return false;
    }
    this.#state = state;
    this.#plans = state === '' ? {} : readStore(this.#stateFolder);
    return true;
  }

  /**
   * @param file of the plan, relative to the repository
   * @param check as written in the plan
   */
  of(file: string, check: Pick<ProbedCheck, 'tag' | 'text'>): KnownProbe | undefined {
    const plan = this.#plans[file];
    const known = plan?.checks.find(({ tag, text }) => tag === check.tag && text === check.text);
    return plan === undefined || known === undefined
      ? undefined
      : {
          verdict: known.verdict,
          reason: known.reason,
          at: plan.at,
          when: localTime(plan.at),
          stale: this.#isStale(plan),
        };
  }

  /**
   * The same for who must not rest on the files alone that plans list: what was probed on any other tree is stale.
   *
   * @param tree of the work tree as it is, as `Repository.snapshot` gives it; undefined: nobody knows it
   */
  onTree(tree: string | undefined): ProbesOf {
    return (file, check) => {
      const known = this.of(file, check);
      return known && { ...known, stale: known.stale || this.#plans[file]?.tree !== tree };
    };
  }

  /** Files of the plans that something is known of. */
  probed(): readonly string[] {
    return Object.keys(this.#plans);
  }

  /** Files of plans with a check that was found broken or vacuous. */
  suspects(): readonly string[] {
    return Object.entries(this.#plans).flatMap(([file, { checks }]) =>
      checks.some(({ verdict }) => verdict === 'broken' || verdict === 'vacuous') ? file : [],
    );
  }

  /** Another text whenever `of` might give another answer for the same words. Empty: nothing is known. */
  stamp(): string {
    const plans = Object.entries(this.#plans);
    return plans.length === 0
      ? ''
      : textHash(JSON.stringify([this.#state, ...plans.map(([file, plan]) => [file, this.#isStale(plan)])]));
  }

  #isStale({ listed, digest }: KeptPlan): boolean {
    return this.#digests.of(this.#root, listed) !== digest;
  }
}

/** `2026-03-01 14:05` in the time zone of this machine. */
function localTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  return `${day} ${[date.getHours(), date.getMinutes()].map(twoDigits).join(':')}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
