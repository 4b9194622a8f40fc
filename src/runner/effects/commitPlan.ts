import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { markDone } from '../../core/executor/planNotes.ts';
import { proveCriteria } from '../../core/executor/proveCriteria.ts';
import type { Reviewed, Running } from '../../core/executor/state.ts';
import { isCommitOf, planCommitMessage } from '../../core/git/commitMessage.ts';
import { historyLine } from '../../core/health/history.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import { checkFigures } from '../../core/journal/outcomes.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import { replaceFile } from '../../node/replaceFile.ts';
import { readTextFile } from '../../node/settingsFile.ts';
import { isoDate, openedPlan, planOf, requireBranch, type RunContext } from '../runContext.ts';

const historyFile = '.mstack/health-history.jsonl';

/**
 * Commits a proven plan: its work, its plan file and the health history, nothing else. Looks first whether an earlier
 * runner did it already, so it can be repeated after a crash at any point.
 */
export async function commitPlan(
  context: RunContext,
  state: Running,
  work: Reviewed,
  attempt: number,
): Promise<RunEvent[]> {
  await requireBranch(context, state, work.head);
  const { repository, stream } = context;
  const { file, title } = planOf(state, work.plan);
  const health = { healthBefore: work.baseline.composite, healthAfter: work.gate.composite };
  const [commits, changed, { plan, text }] = await Promise.all([
    repository.commitsSince(work.head),
    changedSinceGate(context, work),
    openedPlan(context, file, work.snapshot),
  ]);
  const criteria = proveCriteria(plan, work.checks);
  const done = commits.find((entry) => isCommitOf(entry.message, file, context.run));
  if (done !== undefined && (await holdsTheWork(context, work, done.commit, file))) {
    const subject = done.message.split('\n')[0] ?? '';
    return [{ kind: 'planCommitted', plan: work.plan, attempt, commit: done.commit, subject, ...health, criteria }];
  }
  const late = work.base === undefined ? [] : await repository.commitsSince(work.base);
  if (late.length > 0) {
    const shown = late.map((entry) => entry.commit.slice(0, 10));
    stream.write({
      plan: work.plan,
      source: 'git',
      kind: 'error',
      text: `Somebody committed meanwhile (${shown.join(', ')}): the change is proven again on top of that.`,
    });
    return [{ kind: 'baseMoved', plan: work.plan, attempt, commits: shown }];
  }
  if (changed.length > 0) {
    const reason = `${changed.join(', ')} changed after the gate had run, so what was proven is not what is there.`;
    return [{ kind: 'commitRefused', plan: work.plan, attempt, reason }];
  }

  const strikes = state.strikes.get(work.plan) ?? [];
  const { files, setAside, leftAlone, checks, rerun, remarks, findings, review } = work;
  const date = isoDate(context.now());
  const planText = markDone(text, {
    date,
    files,
    setAside,
    leftAlone,
    checks,
    criteria,
    rerun,
    remarks,
    findings,
    review,
    strikes,
    ...health,
  });
  replaceFile(path.join(repository.root, file), planText);
  const history = await addToHistory(context, state, work);
  const figures = checkFigures(checks);
  const { subject, message } = planCommitMessage({
    planFile: file,
    title,
    files,
    run: context.run,
    ...health,
    checksPassed: figures.passed,
    checksTotal: figures.total,
    attempts: attempt,
    reviewSummary: review.summary,
  });
  const paths = [...files.map((changedFile) => changedFile.path), file, ...history];
  const committed = await repository.commit(paths, message, new AbortController().signal);
  if (!committed.ok) {
    stream.write({ plan: work.plan, source: 'git', kind: 'error', text: committed.failure });
    const ours = (await repository.changes(work.tree, await repository.snapshot())).filter((change) =>
      [file, historyFile].includes(change.path),
    );
    await repository.restore(work.tree, ours);
    return [{ kind: 'commitRefused', plan: work.plan, attempt, reason: committed.failure }];
  }
  stream.write({
    plan: work.plan,
    source: 'git',
    kind: 'result',
    text: `Committed ${committed.value.slice(0, 10)} ${subject}`,
  });
  return [{ kind: 'planCommitted', plan: work.plan, attempt, commit: committed.value, subject, ...health, criteria }];
}

/** Whether a commit is the one that this effect makes: the plan's files as they were proven, and the plan marked as done. */
async function holdsTheWork(context: RunContext, work: Reviewed, commit: string, file: string): Promise<boolean> {
  const { repository } = context;
  const own = new Set(work.files.map((changed) => changed.path));
  const differing = (await repository.changes(work.tree, commit)).filter((change) => own.has(change.path));
  return differing.length === 0 && readPlan(file, await repository.readFile(commit, file))?.status === 'done';
}

/** Files of the plan that are no longer what gate, checks and review saw. */
async function changedSinceGate(context: RunContext, work: Reviewed): Promise<string[]> {
  const own = new Set(work.files.map((file) => file.path));
  const changes = await context.repository.changes(work.tree, await context.repository.snapshot());
  return changes.map((change) => change.path).filter((file) => own.has(file));
}

/**
 * Appends the plan's health to the history, once; gives the file's path if it can be committed. Where it held changes of
 * the person's own when the plan was opened, it is left for them to commit.
 */
async function addToHistory(context: RunContext, state: Running, work: Reviewed): Promise<string[]> {
  const { repository } = context;
  const absolute = path.join(repository.root, historyFile);
  const now = await repository.snapshot();
  const isHistory = (change: { readonly path: string }): boolean => change.path === historyFile;
  // A runner that was killed after writing the line has left it here, uncommitted.
  const isWritten = (await repository.changes(work.tree, now)).some(isHistory);
  const ignored = await repository.isIgnored(historyFile);
  if (!isWritten || ignored) {
    const line = historyLine({
      ts: new Date(context.now()).toISOString(),
      branch: state.branch,
      planId: String(planOf(state, work.plan).id),
      report: work.gate,
    });
    const text = readTextFile(absolute) ?? '';
    mkdirSync(path.dirname(absolute), { recursive: true });
    appendFileSync(absolute, text === '' || text.endsWith('\n') ? line : `\n${line}`);
  }
  const isPersons = (await repository.changes(work.head, work.snapshot)).some(isHistory);
  return ignored || isPersons ? [] : [historyFile];
}
