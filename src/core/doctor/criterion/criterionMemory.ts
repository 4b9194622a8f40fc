import { type Judgement, judgeCriterion } from './judgeCriterion.ts';

/** Criteria that are remembered, by default: those of a few thousand usual plans, in some 10 MB. */
const usualLimit = 16_384;

/**
 * Judgements of criteria by their words, so that after an edit only what changed is judged again. An open document or an
 * index holds one. It forgets what was not asked for among the last `limit` criteria, at the latest among twice as many.
 */
export class CriterionMemory {
  readonly #limit: number;
  #recent = new Map<string, Remembered>();
  #older = new Map<string, Remembered>();

  constructor(limit = usualLimit) {
    this.#limit = limit;
  }

  /** The same as `judgeCriterion`. */
  judge(text: string, heading: string): Judgement {
    const known = this.#recent.get(text) ?? this.#older.get(text);
    const holds = known !== undefined && (!known.judgement.usedHeading || known.heading === heading);
    const judgement = holds ? known.judgement : judgeCriterion(text, heading);
    if (!holds || !this.#recent.has(text)) {
      this.#remember(text, { heading, judgement });
    }
    return judgement;
  }

  #remember(text: string, remembered: Remembered): void {
    this.#recent.set(text, remembered);
    if (this.#recent.size >= this.#limit) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
  }
}

interface Remembered {
  readonly heading: string;
  readonly judgement: Judgement;
}
