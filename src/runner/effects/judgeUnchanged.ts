import path from 'node:path';
import type { Collected, Opened, RunState } from '../../core/executor/state.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import { someOf } from '../../core/preflight/item.ts';
import { isManifest } from '../../core/tamper/reading/dependencies.ts';
import { type FileStamps, touchedFiles } from '../../node/fileStamps.ts';
import { installedStamps } from '../../node/installedFiles.ts';
import { JudgedFiles } from '../../node/judgedFiles.ts';
import type { RunContext } from '../runContext.ts';

const lockFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|composer\.lock|Gemfile\.lock|Podfile(?:\.lock)?|go\.sum|Cargo\.lock|mix\.lock)$/;

/**
 * Runs what judges the work, and looks whether the work, tests, settings and installed packages stayed the same meanwhile. Where
 * they did not, the verdict is void and is sought once more; after that the attempt proves nothing. From the baseline it learns
 * which files the tools write to by themselves. Other effects judge nothing in the work tree.
 */
export async function judgeUnchanged(
  context: RunContext,
  state: RunState,
  judge: () => Promise<RunEvent[]>,
): Promise<RunEvent[]> {
  switch (state.kind) {
    case 'baselining':
      return await learnWritten(context, state.work, judge);
    case 'gating':
    case 'rerunning':
    case 'checking':
      return await judgeTwice(context, state.work, judge);
    default:
      return await judge();
  }
}

async function learnWritten(
  context: RunContext,
  work: Opened,
  measure: () => Promise<RunEvent[]>,
): Promise<RunEvent[]> {
  const files = await JudgedFiles.of(context.repository, work.snapshot);
  const before = await stampsOf(context, files);
  const events = await measure();
  const written = new Set(touchedFiles(before, await stampsOf(context, files)));
  context.watch.toolWrites = { seen: new Set(before.keys()), written };
  return events;
}

async function judgeTwice(context: RunContext, work: Collected, judge: () => Promise<RunEvent[]>): Promise<RunEvent[]> {
  const own = work.files.map((file) => file.path);
  const files = await JudgedFiles.of(context.repository, work.tree, own);
  let last = await round(context, files, judge);
  if (last.changed.length > 0 && !context.signal.aborted) {
    const text = `${someOf(last.changed)} changed while the work was judged, so the verdict is void. It is judged again.`;
    context.stream.write({ plan: work.plan, source: 'gate', kind: 'error', text });
    last = await round(context, files, judge);
  }
  if (context.signal.aborted) {
    return last.events;
  }
  const reasons = [
    ...(last.changed.length === 0 ? [] : [changedText(last.changed)]),
    ...(await installedWithoutReason(context, own)),
  ];
  for (const text of reasons) {
    context.stream.write({ plan: work.plan, source: 'gate', kind: 'error', text });
  }
  return reasons.length === 0 ? last.events : last.events.map((event) => voided(event, reasons));
}

async function round(
  context: RunContext,
  files: JudgedFiles,
  judge: () => Promise<RunEvent[]>,
): Promise<{ readonly events: RunEvent[]; readonly changed: readonly string[] }> {
  const earlier = await files.changed();
  const before = await stampsOf(context, files);
  const events = await judge();
  const touched = touchedFiles(before, await stampsOf(context, files)).filter((file) => !isTools(context, file));
  const changed = [...new Set([...earlier, ...(await files.changed()), ...touched])].toSorted();
  if (changed.length > 0) {
    // Nothing that was measured meanwhile may stand for a later measurement.
    context.watch.voided += 1;
  }
  return { events, changed };
}

async function stampsOf({ repository }: RunContext, files: JudgedFiles): Promise<FileStamps> {
  return new Map([...files.stamps(), ...(await installedStamps(repository.root))]);
}

/** Whether a tool wrote to the file when nobody else was there, or, as formatters do, to others of the kind of a new one. */
function isTools({ watch }: RunContext, file: string): boolean {
  if (watch.toolWrites === undefined) {
    // A runner that went on after another one ended: what tools write cannot be told from what others do.
    return true;
  }
  const { seen, written } = watch.toolWrites;
  const ending = path.extname(file);
  return written.has(file) || (!seen.has(file) && [...written].some((other) => path.extname(other) === ending));
}

function changedText(changed: readonly string[]): string {
  return `${someOf(changed)} changed while the work was judged, twice, so the verdict is void: nothing may write to the plan’s files, to tests, to settings or to installed packages meanwhile. End what writes there; if you did, run again.`;
}

/** What is installed changed with no manifest or lock file of the plan, so that other tools judge than those of the baseline. */
async function installedWithoutReason({ watch }: RunContext, own: readonly string[]): Promise<readonly string[]> {
  if (own.some((file) => isManifest(file) || lockFile.test(file))) {
    await watch.installed.accept();
    return [];
  }
  const changed = await watch.installed.changes();
  return changed.length === 0
    ? []
    : [
        `${someOf(changed)} changed, and no changed manifest or lock file of the plan tells why: the gate runs what is installed, so it proves nothing. Put it back as it was, or install the packages anew. If the plan is about packages, list the manifest under “Files expected to change”.`,
      ];
}

/** The event as it is when what it tells was found while others changed the files. */
function voided(event: RunEvent, reasons: readonly string[]): RunEvent {
  switch (event.kind) {
    case 'gateFinished': {
      // Running some tests again would not make up for it.
      const { suspects: _, ...rest } = event;
      return { ...rest, regressions: [...reasons, ...event.regressions] };
    }
    case 'testsRerun':
      return { ...event, regressions: [...reasons, ...event.regressions] };
    case 'checksFinished':
      return {
        ...event,
        checks: event.checks.map((check) =>
          check.outcome === 'passed'
            ? { ...check, outcome: 'failed', reason: `passed, but ${reasons.join(' ')}` }
            : check,
        ),
      };
    default:
      return event;
  }
}
