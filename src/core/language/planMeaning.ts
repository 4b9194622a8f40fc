import type { Plan } from '../plan/plan.ts';
import { type FileMention, fileStem, type Mention } from './mentions.ts';

/**
 * The plans that words mean: several when ids or files are not unique, none when there is no such plan.
 *
 * @param goal of the plan whose words they are: a bare number is one of its own goal
 */
export function plansMeant(words: Mention, goal: string, plans: readonly Plan[]): readonly Plan[] {
  if (words.kind === 'id') {
    return plansWithId(words.id, words.goal ?? goal, plans);
  }
  const stem = fileStem(words.path);
  const named = plans.filter((plan) => fileStem(plan.file) === stem && maySay(words, plan.file));
  const exact = named.filter((plan) => says(words, plan.file));
  return exact.length > 0 ? exact : named;
}

export function plansWithId(id: number, goal: string, plans: readonly Plan[]): readonly Plan[] {
  return plans.filter((plan) => plan.id === id && plan.goal === goal);
}

/** Tells of any words whether they mean one plan. */
export interface PlanMeaning {
  /** They mean it, perhaps among others of the same name. */
  readonly meant: (words: Mention, goal: string) => boolean;
  /** They mean it and nothing else. */
  readonly alone: (words: Mention, goal: string) => boolean;
  /** No other plan has its id. */
  readonly onlyId: boolean;
}

export function meaningOf(plan: Plan, plans: readonly Plan[]): PlanMeaning {
  const stem = fileStem(plan.file);
  const namesakes = plans.filter((other) => other.file.includes(stem) && fileStem(other.file) === stem);
  const onlyId = plan.id !== undefined && plansWithId(plan.id, plan.goal, plans).length === 1;
  const isId = (words: Mention, goal: string): boolean =>
    words.kind === 'id' && words.id === plan.id && (words.goal ?? goal) === plan.goal;
  const meantByFile = (words: Mention, goal: string): readonly Plan[] =>
    // Asked of every mention of every plan: most are told apart without making a text.
    words.kind === 'file' && words.path.includes(stem) && fileStem(words.path) === stem
      ? plansMeant(words, goal, namesakes)
      : [];
  const among = (found: readonly Plan[]): boolean => found.some((other) => other.file === plan.file);
  return {
    meant: (words, goal) => isId(words, goal) || among(meantByFile(words, goal)),
    alone: (words, goal) => {
      const found = meantByFile(words, goal);
      return (onlyId && isId(words, goal)) || (found.length === 1 && among(found));
    },
    onlyId,
  };
}

/** The path as it stands: `007-walk.md`, `plans/007-walk.md` and `../plans/007-walk.md` say `docs/plans/007-walk.md`. */
function says(words: FileMention, file: string): boolean {
  const path = withoutSteps(words.path);
  const written = path.endsWith('.md') ? path : `${path}.md`;
  return file === written || file.endsWith(`/${written}`);
}

/** A plan that has been put into the archive is still meant by its old path, and the other way round. */
function maySay(words: FileMention, file: string): boolean {
  const folder = folderWithoutArchive(withoutSteps(words.path));
  const own = folderWithoutArchive(file);
  return folder === '' || own === folder || own.endsWith(`/${folder}`);
}

/** Without the `./` and `../` that a path begins with. */
function withoutSteps(path: string): string {
  return path.replace(/^(?:\.{0,2}\/)+/, '');
}

function folderWithoutArchive(path: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder.replace(/(?:^|\/)archive$/, '');
}
