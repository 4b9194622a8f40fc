import { statSync } from 'node:fs';
import path from 'node:path';
import type { JournalRecord } from '../core/journal/events.ts';
import { readJournal } from './journalFile.ts';
import { listRuns } from './runFolders.ts';
import { runFolder, stateNames } from './stateFolder.ts';

/** What a run found out about a check. */
export interface ProvenCheck {
  readonly outcome: 'passed' | 'failed';
  /** One line. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly run: string;
}

/** A plan is worked on again and again, but nobody asks what its check did twenty runs ago. */
const runsLookedAt = 20;

/** The last evidence of each check in a repository's runs, read again when a journal has grown. */
export class CheckHistory {
  readonly #stateFolder: string;
  #signature = '';
  #proven: ReadonlyMap<string, ProvenCheck> = new Map();

  constructor(folder: string) {
    this.#stateFolder = folder;
  }

  /**
   * @param file of the plan, relative to the repository
   * @param check as written in the plan
   */
  of(file: string, check: { readonly tag: string; readonly text: string }): ProvenCheck | undefined {
    this.#refresh();
    return this.#proven.get(checkKey(file, check));
  }

  #refresh(): void {
    const runs = listRuns(this.#stateFolder).slice(-runsLookedAt);
    const journals = runs.map((run) => path.join(runFolder(this.#stateFolder, run), stateNames.journal));
    const signature = journals.map((file) => `${file} ${statSync(file, { throwIfNoEntry: false })?.size ?? 0}`).join();
    if (signature !== this.#signature) {
      this.#signature = signature;
      // Later runs overwrite what earlier ones found out.
      this.#proven = new Map(journals.flatMap((file) => [...provenIn(file)]));
    }
  }
}

function provenIn(journal: string): Map<string, ProvenCheck> {
  const proven = new Map<string, ProvenCheck>();
  const files = new Map<string, string>();
  for (const { event, t, run } of recordsOf(journal)) {
    if (event.kind === 'runStarted') {
      for (const plan of event.plans) {
        files.set(plan.key, plan.file);
      }
    } else if (event.kind === 'checksFinished') {
      for (const { outcome, reason, tag, text } of event.checks) {
        if (outcome !== 'skipped') {
          proven.set(checkKey(files.get(event.plan) ?? '', { tag, text }), { outcome, reason, at: t, run });
        }
      }
    }
  }
  return proven;
}

/** A journal that is damaged or newer tells nothing here; whoever works with the run says so. */
function recordsOf(journal: string): readonly JournalRecord[] {
  try {
    const content = readJournal(journal);
    return content.ok ? content.value.records : [];
  } catch {
    // The run's folder was removed meanwhile.
    return [];
  }
}

/**
 * What tells a check from all others, as long as its words stay.
 *
 * @param file of the plan, relative to the repository
 */
export function checkKey(file: string, check: { readonly tag: string; readonly text: string }): string {
  return `${file}\n${check.tag}\n${check.text}`;
}
