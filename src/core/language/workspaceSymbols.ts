import type { Range } from '../base/range.ts';
import { type Plan, planKey } from '../plan/plan.ts';
import { displayKey } from '../plan/queue.ts';
import { fileStem } from './mentions.ts';
import { goalWord } from './planWords.ts';

/** A plan or a goal, to be found by its name from anywhere. */
export interface FoundSymbol {
  readonly kind: 'plan' | 'goal';
  /** `007 Walk the dog`, or the goal. */
  readonly name: string;
  /** Of a plan its goal, of a goal the number of its plans. */
  readonly detail: string;
  readonly file: string;
  readonly range: Range;
}

/** More than anyone reads; clients ask again with every letter. */
const most = 200;

/**
 * Plans and goals that a few letters mean, the best first: by id, title, slug and goal. Each word must be found in one of
 * them, its letters in this order, with others between them. Criteria are not searched: among thousands of plans every
 * word would find some, and a plan's outline shows its own.
 */
export function symbolsFor(query: string, plans: readonly Plan[]): readonly FoundSymbol[] {
  const words = query.split(/\s+/).flatMap((word) => (word === '' ? [] : [readWord(word)]));
  const byRank = new Map<number, Plan[]>();
  const goals = new Map<string, { readonly first: Plan; count: number }>();
  for (const plan of plans) {
    const rank = worst(words, plan, rankOfPlan);
    if (rank !== undefined) {
      append(byRank, rank, plan);
    }
    const goal = goals.get(plan.goal);
    if (goal === undefined) {
      goals.set(plan.goal, { first: plan, count: 1 });
    } else {
      goal.count += 1;
    }
  }
  goals.delete('');
  const goalsByRank = new Map<number, FoundSymbol[]>();
  for (const [goal, { first, count }] of goals) {
    const rank = worst(words, goal, rankIn);
    if (rank !== undefined) {
      append(goalsByRank, rank, goalSymbol(first, count));
    }
  }
  return Object.values(ranks)
    .flatMap((rank) => [...(goalsByRank.get(rank) ?? []), ...(byRank.get(rank) ?? []).slice(0, most).map(planSymbol)])
    .slice(0, most);
}

/** How well a word is found; the lower the better. */
const ranks = { whole: 0, beginning: 1, word: 2, inside: 3, scattered: 4, goal: 5 } as const;

/** A word of the query. */
interface Word {
  /** Lower case. */
  readonly text: string;
  readonly codes: readonly number[];
  /** `7`, `007` or `pets:7`: the number, and the goal or its beginning. */
  readonly id: number | undefined;
  readonly goal: string;
}

function readWord(word: string): Word {
  const text = word.toLowerCase();
  const [, goal = '', id] = /^(?:(.*):)?(\d{1,9})$/s.exec(text) ?? [];
  return {
    text,
    codes: Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
    id: id === undefined ? undefined : Number(id),
    goal,
  };
}

function append<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}

/** Of several words the one that is found worst; undefined: one of them is not found. */
function worst<Thing>(
  words: readonly Word[],
  thing: Thing,
  rankOf: (thing: Thing, word: Word) => number | undefined,
): number | undefined {
  let least: number = ranks.whole;
  for (const word of words) {
    const rank = rankOf(thing, word);
    if (rank === undefined) {
      return undefined;
    }
    least = Math.max(least, rank);
  }
  return least;
}

function rankOfPlan(plan: Plan, word: Word): number | undefined {
  if (word.id !== undefined && word.id === plan.id && plan.goal.toLowerCase().startsWith(word.goal)) {
    return ranks.whole;
  }
  const title = rankIn(plan.title, word);
  if (title !== undefined && title <= ranks.word) {
    return title;
  }
  const slug = rankIn(fileStem(plan.file), word);
  if (title !== undefined || slug !== undefined) {
    return Math.min(title ?? ranks.goal, slug ?? ranks.goal);
  }
  return rankIn(plan.goal, word) === undefined ? undefined : ranks.goal;
}

function rankIn(text: string, { text: word, codes }: Word): number | undefined {
  if (!isScattered(text, codes)) {
    return undefined;
  }
  const lower = text.toLowerCase();
  const at = lower.indexOf(word);
  if (at <= 0) {
    return at === -1 ? ranks.scattered : lower.length === word.length ? ranks.whole : ranks.beginning;
  }
  return /[\p{L}\p{N}]/u.test(lower[at - 1] ?? '') ? ranks.inside : ranks.word;
}

/** Whether the letters of a word stand in a text in this order. Looks at each character once, without copies. */
function isScattered(text: string, codes: readonly number[]): boolean {
  const { length } = text;
  let matched = 0;
  let wanted = codes[0];
  for (let at = 0; at < length && wanted !== undefined; at += 1) {
    const code = text.charCodeAt(at);
    const lower = code < 128 ? (code >= 65 && code <= 90 ? code + 32 : code) : lowerCode(text, at);
    if (lower === wanted) {
      matched += 1;
      wanted = codes[matched];
    }
  }
  return wanted === undefined;
}

function lowerCode(text: string, at: number): number {
  return (text[at] ?? '').toLowerCase().charCodeAt(0);
}

function planSymbol(plan: Plan): FoundSymbol {
  const key = planKey({ goal: '', id: plan.id });
  const title = plan.title === '' ? fileStem(plan.file) : plan.title;
  return {
    kind: 'plan',
    name: key === undefined ? title : `${displayKey(key)} ${title}`,
    detail: plan.goal,
    file: plan.file,
    range: plan.titleRange,
  };
}

function goalSymbol(first: Plan, count: number): FoundSymbol {
  return {
    kind: 'goal',
    name: first.goal,
    detail: count === 1 ? '1 plan' : `${count} plans`,
    file: first.file,
    range: goalWord(first) ?? first.titleRange,
  };
}
