import { assertNever } from '../../base/assertNever.ts';
import { oneLine } from '../../base/oneLine.ts';
import type { Criterion } from '../../plan/plan.ts';
import type { Fix } from '../fix.ts';
import { appendToSection } from '../fixes/sectionEdits.ts';
import type { FixRequest } from '../rule.ts';
import type { CriterionRule } from './criterionRule.ts';
import { criterionRules } from './criterionRules.ts';
import { isDeletable } from './deletable.ts';
import { duplicateOrContradictory } from './duplicateOrContradictory.ts';
import { itemSplit, itemTaken } from './itemChanges.ts';
import { judgeCriterion } from './judgeCriterion.ts';
import { type PlacedWords, rangeInFile, wordsAt } from './placedCriterion.ts';
import { readStatement } from './statement.ts';
import { statesSomething } from './statesMore.ts';
import { changed, completion, gapBehind, type TextChange, wordsTaken } from './textChange.ts';
import { phraseIndex } from './words/vocabulary.ts';

/**
 * Ways to mend a problem of a criterion, the best first. What only its author knows is left as a gap, `__`, which the
 * placeholder rule reports until it is filled.
 */
export function criterionFixes(request: FixRequest): readonly Fix[] {
  const words = wordsAt(request.plan, request.problem.range);
  if (words === undefined) {
    return [];
  }
  if (request.problem.code === duplicateOrContradictory.code) {
    return [deletionOfItem(request, words)];
  }
  const rule = criterionRules.find(({ code }) => code === request.problem.code);
  return rule === undefined ? [] : new FixesOf(rule, words, request).all();
}

/** The ways that a rule's problem in one criterion can be mended. */
class FixesOf {
  readonly #rule: CriterionRule;
  readonly #words: PlacedWords;
  readonly #request: FixRequest;
  readonly #text: string;
  /** How many places the rule marks now; undefined: nobody has asked yet. */
  #marks: number | undefined;

  constructor(rule: CriterionRule, words: PlacedWords, request: FixRequest) {
    this.#rule = rule;
    this.#words = words;
    this.#request = request;
    this.#text = words.criterion.text;
  }

  all(): readonly Fix[] {
    const { fix } = this.#rule;
    switch (fix) {
      case 'delete':
        return [...this.#replacements(), ...this.#deletions(), ...this.#gaps()];
      case 'result':
      case 'threshold':
      case 'literal':
      case 'members':
      case 'name':
        return [...this.#replacements(), ...this.#gaps(), ...this.#deletions()];
      case 'complete':
        return this.#completions();
      case 'split':
        return [...this.#splits(), ...this.#gaps()];
      case 'manual':
        return [this.#move()];
      default:
        return assertNever(fix);
    }
  }

  /** Certain where the words were not what the criterion says: what is left is a sentence that can be decided. */
  #deletions(): Fix[] {
    const { start, end } = this.#words;
    const whole = readStatement(this.#text, this.#request.plan.title, phraseIndex);
    const change = isDeletable(whole, start, end) ? wordsTaken(this.#text, start, end) : undefined;
    // Where a word for exactly these takes their place, the sentence needs one.
    if (change === undefined || this.#ownReplacements().length > 0) {
      return [];
    }
    const rest = changed(this.#text, change);
    const statement = readStatement(rest, this.#request.plan.title, phraseIndex);
    const isSentence = statement.words > 1 && statement.tokens.some(statesSomething);
    if (!isSentence || this.#remains(change) || this.#worsens(change)) {
      return [];
    }
    const optional = this.#rule.fix === 'delete' || statement.evidence.item.size > 0;
    return [this.#fix(`Delete “${this.#marked()}”`, change, optional && this.#isAccepted(change))];
  }

  #gaps(): Fix[] {
    const statement = readStatement(this.#text, this.#request.plan.title, phraseIndex);
    const atNoun = this.#rule.fix === 'members' || this.#rule.fix === 'name' || this.#rule.fix === 'split';
    return (this.#rule.gaps ?? [])
      .map((gap) => ({ gap, change: gapBehind(statement, this.#words.end, gap, atNoun) }))
      .filter(({ change }) => !this.#remains(change))
      .map(({ gap, change }) => this.#fix(`Say more: “${gap}”`, change, false));
  }

  #replacements(): Fix[] {
    const { start, end } = this.#words;
    const general = (this.#rule.instead ?? []).filter(({ words }) => words === undefined);
    return [...this.#ownReplacements(), ...general]
      .map(({ text, words }) => ({
        change: { from: start, to: end, text: asWritten(text, this.#marked()) },
        isOwn: words !== undefined,
      }))
      .filter(({ change }) => !this.#remains(change))
      .map(({ change, isOwn }) =>
        this.#fix(`Replace by “${change.text.trim()}”`, change, isOwn && this.#isAccepted(change)),
      );
  }

  /** Those that are for exactly these words. */
  #ownReplacements(): NonNullable<CriterionRule['instead']> {
    return (this.#rule.instead ?? []).filter(({ words }) => words === this.#marked().toLowerCase());
  }

  #isAccepted(change: TextChange): boolean {
    const { title } = this.#request.plan;
    return judgeCriterion(changed(this.#text, change), title).findings.every(({ rule }) => rule.severity === 'hint');
  }

  #completions(): Fix[] {
    const change = completion(this.#text, this.#words.start, this.#words.end);
    return change === undefined ? [] : [this.#fix('Complete: when what happens, then what is seen', change, false)];
  }

  #splits(): Fix[] {
    const statement = readStatement(this.#text, this.#request.plan.title, phraseIndex);
    const edits = itemSplit(statement, this.#words.criterion, this.#request.lines);
    return edits.length === 0 ? [] : [{ title: 'Make each result a criterion of its own', edits, certain: false }];
  }

  #move(): Fix {
    const { plan, lines } = this.#request;
    const { criterion } = this.#words;
    return {
      title: 'Move to a `[manual]` line under Verification',
      edits: [
        itemTaken(criterion, lines),
        appendToSection(plan, lines, 'Verification', [`- [manual] ${oneLine(criterion.text)}`]),
      ],
      certain: false,
    };
  }

  /** The rule would still mark as many places. */
  #remains(change: TextChange): boolean {
    this.#marks ??= this.#marksIn(this.#text);
    return this.#marksIn(changed(this.#text, change)) >= this.#marks;
  }

  /** Another rule finds something that it did not find before. */
  #worsens(change: TextChange): boolean {
    const { title } = this.#request.plan;
    const weak = (text: string): string[] =>
      judgeCriterion(text, title)
        .findings.filter(({ rule }) => rule.severity !== 'hint')
        .map(({ rule }) => rule.code);
    const before = new Set(weak(this.#text));
    return weak(changed(this.#text, change)).some((code) => !before.has(code));
  }

  #marksIn(text: string): number {
    const { findings } = judgeCriterion(text, this.#request.plan.title);
    return findings.filter(({ rule }) => rule.code === this.#rule.code).length;
  }

  #marked(): string {
    return this.#text.slice(this.#words.start, this.#words.end);
  }

  #fix(title: string, { from, to, text }: TextChange, certain: boolean): Fix {
    const range = rangeInFile(this.#words.criterion, this.#request.lines, from, to);
    return { title, edits: [{ range, text }], certain };
  }
}

/** With the capital letter of the word that it replaces, or all capitals. */
function asWritten(text: string, words: string): string {
  if (words.length > 1 && words === words.toUpperCase() && words !== words.toLowerCase()) {
    return text.toUpperCase();
  }
  return /^\p{Lu}/u.test(words) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Certain only where an earlier criterion has the same words: nothing is lost with it. */
function deletionOfItem({ plan, lines }: FixRequest, { criterion, index }: PlacedWords): Fix {
  const own = plainWords(criterion);
  const twin = plan.criteria.slice(0, index).find((earlier) => plainWords(earlier) === own);
  return {
    title: twin === undefined ? 'Delete this criterion' : `Delete this repetition of line ${twin.range.start.line + 1}`,
    edits: [itemTaken(criterion, lines)],
    certain: twin !== undefined,
  };
}

/** The words without case, line breaks and the mark at the end. */
function plainWords({ text }: Criterion): string {
  return oneLine(text).toLowerCase().replace(/[.;]$/, '');
}
