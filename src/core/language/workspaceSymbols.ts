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
    const rank = words.length === 0 ? ranks.whole : rankOfPlan(plan, words);
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
    const rank = worst(words, (word) => rankIn(goal.toLowerCase(), word.text));
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
  /** `7`, `007` or `pets:7`: the number, and the goal or its beginning. */
  readonly id: number | undefined;
  readonly goal: string;
}

function readWord(word: string): Word {
  const text = word.toLowerCase();
  const [, goal = '', id] = /^(?:(.*):)?(\d{1,9})$/s.exec(text) ?? [];
  return { text, id: id === undefined ? undefined : Number(id), goal };
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
function worst(words: readonly Word[], rankOf: (word: Word) => number | undefined): number | undefined {
  let least: number = ranks.whole;
  for (const word of words) {
    const rank = rankOf(word);
    if (rank === undefined) {
      return undefined;
    }
    least = Math.max(least, rank);
  }
  return least;
}

function rankOfPlan(plan: Plan, words: readonly Word[]): number | undefined {
  // Made once for all words, and searched by the engine: that is twice as fast as looking at each letter.
  const title = plan.title.toLowerCase();
  const slug = fileStem(plan.file).toLowerCase();
  return worst(words, (word) => {
    if (word.id !== undefined && word.id === plan.id && plan.goal.toLowerCase().startsWith(word.goal)) {
      return ranks.whole;
    }
    const inTitle = rankIn(title, word.text) ?? ranks.goal;
    const inSlug = inTitle <= ranks.word ? ranks.goal : (rankIn(slug, word.text) ?? ranks.goal);
    const best = Math.min(inTitle, inSlug);
    return best < ranks.goal || rankIn(plan.goal.toLowerCase(), word.text) !== undefined ? best : undefined;
  });
}

/** Both in lower case. */
function rankIn(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at === -1) {
    return isScattered(text, word) ? ranks.scattered : undefined;
  }
  if (at === 0) {
    return text.length === word.length ? ranks.whole : ranks.beginning;
  }
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? ranks.inside : ranks.word;
}

/** Whether the letters of a word stand in a text in this order. */
function isScattered(text: string, word: string): boolean {
  let behind = 0;
  for (let letter = 0; letter < word.length; letter += 1) {
    behind = text.indexOf(word.charAt(letter), behind) + 1;
    if (behind === 0) {
      return false;
    }
  }
  return true;
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
