import { comparePositions, type Position, type Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import { type Mention, readMentions } from './mentions.ts';
import type { PlanDocument } from './planDocument.ts';
import { plansMeant, plansWithId } from './planMeaning.ts';
import { dependencyWords, goalWord, headingDigits, idDigits } from './planWords.ts';

/** Words at a place that name a plan. */
export interface NamedPlan {
  /** `own`: the plan's own `id`, or its number in the `#` heading. */
  readonly by: 'own' | 'dependency' | 'mention';
  readonly range: Range;
  /** The number by itself; undefined: the words name a file. */
  readonly digits: Range | undefined;
  /** Several when ids are not unique; none when there is no such plan. */
  readonly plans: readonly Plan[];
}

/** Words at a place that name a goal. */
export interface NamedGoal {
  readonly goal: string;
  readonly range: Range;
}

/** Both ends belong to the range: a cursor behind a word is still at it. */
export function isAt(position: Position, { start, end }: Range): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

export function mentionsIn(document: PlanDocument): Mention[] {
  return readMentions(document.lines, document.plan?.keys ?? new Map());
}

export function planNamedAt(document: PlanDocument, position: Position, plans: readonly Plan[]): NamedPlan | undefined {
  return ownIdAt(document, position) ?? dependencyAt(document, position, plans) ?? mentionAt(document, position, plans);
}

function ownIdAt({ plan, lines }: PlanDocument, position: Position): NamedPlan | undefined {
  if (plan === undefined) {
    return undefined;
  }
  const digits = idDigits(plan);
  const heading = headingDigits(plan, lines);
  if (heading !== undefined && isAt(position, heading)) {
    return { by: 'own', range: heading, digits: heading, plans: [plan] };
  }
  return digits !== undefined && position.line === digits.start.line
    ? { by: 'own', range: digits, digits, plans: [plan] }
    : undefined;
}

function dependencyAt(
  { plan, lines }: PlanDocument,
  position: Position,
  plans: readonly Plan[],
): NamedPlan | undefined {
  const dependency = plan?.blockedBy.find(({ range }) => isAt(position, range));
  return plan === undefined || dependency === undefined
    ? undefined
    : {
        by: 'dependency',
        range: dependency.range,
        digits: dependencyWords(dependency, lines)?.digits,
        plans: plansWithId(dependency.id, dependency.goal ?? plan.goal, plans),
      };
}

function mentionAt(document: PlanDocument, position: Position, plans: readonly Plan[]): NamedPlan | undefined {
  const words = mentionsIn(document).find(({ range }) => isAt(position, range));
  if (words === undefined) {
    return undefined;
  }
  const meant = plansMeant(words, document.plan?.goal ?? '', plans);
  return { by: 'mention', range: words.range, digits: words.kind === 'id' ? words.digits : undefined, plans: meant };
}

/** In prose only goals that there are: `line:12` looks like one, too. */
export function goalNamedAt(document: PlanDocument, position: Position, plans: readonly Plan[]): NamedGoal | undefined {
  const { plan, lines } = document;
  if (plan === undefined) {
    return undefined;
  }
  const own = goalWord(plan);
  if (own !== undefined && position.line === own.start.line) {
    return { goal: plan.goal, range: own };
  }
  const dependency = plan.blockedBy.find(({ range }) => isAt(position, range));
  const words = dependency === undefined ? undefined : dependencyWords(dependency, lines)?.goal;
  if (words !== undefined && isAt(position, words)) {
    return { goal: dependency?.goal ?? '', range: words };
  }
  const mention = mentionsIn(document).find(({ range }) => isAt(position, range));
  const range = mention === undefined ? undefined : mentionedGoal(mention);
  const goal = mention?.kind === 'id' ? mention.goal : undefined;
  return goal !== undefined && range !== undefined && isAt(position, range) && plans.some((each) => each.goal === goal)
    ? { goal, range }
    : undefined;
}

/** `pets` of `pets:007` in prose. */
export function mentionedGoal(mention: Mention): Range | undefined {
  if (mention.kind !== 'id' || mention.goal === undefined) {
    return undefined;
  }
  const { start } = mention.range;
  return { start, end: { line: start.line, character: start.character + mention.goal.length } };
}
