import type { Plan } from '../plan/plan.ts';
import { fileStem } from './mentions.ts';
import type { LanguageWorkspace } from './planDocument.ts';
import { plansMeant, plansWithId } from './planMeaning.ts';
import { isTrailer, numberEdits, whyIdStays } from './renamePlanId.ts';
import { type FileEdits, fileEdits, type FileRename } from './workspaceChange.ts';

/** What changes in the plans when a person renames or moves plan files. */
export interface RenamedFileEdits {
  /** Words that name the files follow them. */
  readonly names: readonly FileEdits[];
  /** Plans whose file was named after their id, and now has another number, get that number: to be offered. */
  readonly ids: readonly FileEdits[];
}

/** @param renames of files or of whole folders, relative to the repository */
export function editsForRenamedFiles(renames: readonly FileRename[], workspace: LanguageWorkspace): RenamedFileEdits {
  const plans = workspace.plans();
  const moves = new Map(plans.flatMap((plan) => moveOf(plan, renames) ?? []));
  if (moves.size === 0) {
    return { names: [], ids: [] };
  }
  const moved = new Set([...moves.keys()].map(({ file }) => fileStem(file)));
  const byStem = Map.groupBy(plans, ({ file }) => (moved.has(fileStem(file)) ? fileStem(file) : ''));
  byStem.delete('');
  return {
    names: plans.flatMap((plan) => namesIn(plan, moves, byStem, workspace) ?? []),
    ids: [...moves].flatMap(([plan, to]) => idEdits(plan, to, workspace)),
  };
}

function moveOf(plan: Plan, renames: readonly FileRename[]): readonly [Plan, string][] {
  const rename = renames.find(({ from }) => plan.file === from || plan.file.startsWith(`${from}/`));
  const to = rename === undefined ? '' : rename.to + plan.file.slice(rename.from.length);
  return to.endsWith('.md') ? [[plan, to]] : [];
}

function namesIn(
  plan: Plan,
  moves: ReadonlyMap<Plan, string>,
  byStem: ReadonlyMap<string, readonly Plan[]>,
  workspace: LanguageWorkspace,
): FileEdits | undefined {
  const edits = workspace.mentionsIn(plan).flatMap((words) => {
    const namesakes = words.kind === 'file' ? byStem.get(fileStem(words.path)) : undefined;
    if (words.kind === 'id' || namesakes === undefined) {
      return [];
    }
    const [meant, other] = plansMeant(words, plan.goal, namesakes);
    const to = meant === undefined || other !== undefined ? undefined : moves.get(meant);
    const text = meant === undefined || to === undefined ? words.path : followed(words.path, meant.file, to);
    return text === words.path ? [] : [{ range: words.range, text }];
  });
  if (edits.length === 0) {
    return undefined;
  }
  const lines = plan.lines();
  return fileEdits(
    plan.file,
    edits.filter(({ range }) => !isTrailer(lines[range.start.line] ?? '')),
  );
}

/** A path as written, after the file that it names has moved. A name without a folder stays without one. */
function followed(written: string, from: string, to: string): string {
  const ending = written.endsWith('.md') ? '' : '.md';
  const steps = /^(?:\.{1,2}\/)*/.exec(written)?.[0] ?? '';
  const path = written.slice(steps.length) + ending;
  // A plan in the archive may still be named by the path that it had before.
  const [before, after] = from.endsWith(path) ? [from, to] : [withoutArchive(from), withoutArchive(to)];
  const above = before.slice(0, before.length - path.length);
  let moved = after;
  if (!written.includes('/') || !before.endsWith(path)) {
    moved = `${steps}${path.slice(0, path.lastIndexOf('/') + 1)}${fileStem(to)}.md`;
  } else if (after.startsWith(above)) {
    moved = steps + after.slice(above.length);
  }
  return moved.slice(0, moved.length - ending.length);
}

function withoutArchive(file: string): string {
  return file.replace(/(?:^|\/)archive(?=\/[^/]+$)/, '');
}

function idEdits(plan: Plan, to: string, workspace: LanguageWorkspace): FileEdits[] {
  const before = numberOf(plan.file);
  const id = numberOf(to);
  const changes = id !== undefined && before !== undefined && before === plan.id && id !== before;
  return changes && whyIdStays(plan) === undefined && plansWithId(id, plan.goal, workspace.plans()).length === 0
    ? numberEdits({ plan, id, renamed: false }, workspace)
    : [];
}

/** `7` of `docs/plans/007-walk.md`. */
function numberOf(file: string): number | undefined {
  const digits = /^\d{1,9}(?=-|$)/.exec(fileStem(file))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
