import { keyMeanings, type ValueMeaning } from '../keyMeanings.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Offer } from './completion.ts';
import { type CompletionPlace, type TypedWord, wordAt } from './completionPlace.ts';
import { newId, titleOfFile } from './newPlan.ts';

/** Behind a key's colon: the values that it may have. */
export function frontmatterValues(place: CompletionPlace): Offer[] {
  const match = /^([A-Za-z][\w-]*):(\s*)(.*)$/s.exec(place.before);
  const [, key = '', blanks = '', written = ''] = match ?? [];
  if (place.part !== 'frontmatter' || match === null || /["'#]/.test(written)) {
    return [];
  }
  const meaning = keyMeanings.find((each) => each.key === key);
  const list = meaning?.list === true;
  const word = wordAt(place, list ? /[\w-]/ : /[^\s:]/);
  // One word is the whole value, unless it is a list.
  if (!list && word.typed !== written) {
    return [];
  }
  // Values of a list that are there already are not offered again.
  const there = list
    ? new Set(`${written.slice(0, written.length - word.typed.length)}${place.after}`.match(/[\w-]+/g))
    : new Set<string>();
  return valuesOf(key, meaning?.values, place)
    .filter(({ value }) => !there.has(value) && !(value === 'none' && there.size > 0))
    .map(({ value, meaning: detail }) => offerOf(value, detail, word, blanks === '' && written === ''));
}

function offerOf(value: string, detail: string, word: TypedWord, glued: boolean): Offer {
  return {
    label: value,
    kind: 'value',
    detail,
    range: word.range,
    text: glued ? ` ${value}` : value,
  };
}

function valuesOf(
  key: string,
  fixed: readonly ValueMeaning[] | undefined,
  place: CompletionPlace,
): readonly ValueMeaning[] {
  const plans = place.workspace.plans();
  const { file } = place.document;
  const entry = place.frontmatter.entries.get(key);
  const goal = place.frontmatter.entries.get('goal')?.text ?? '';
  switch (key) {
    case 'id':
      return [{ value: newId(file, goal, plans), meaning: 'the next free id' }];
    case 'title':
      return entry?.text === '' && titleOfFile(file) !== ''
        ? [{ value: titleOfFile(file), meaning: 'as the file is named' }]
        : [];
    case 'goal':
      return goalsOf(plans);
    case 'priority':
      return prioritiesOf(plans.filter((plan) => plan.file !== file));
    default:
      return fixed ?? [];
  }
}

function goalsOf(plans: readonly Plan[]): ValueMeaning[] {
  const counts = new Map<string, number>();
  for (const { goal } of plans) {
    counts.set(goal, (counts.get(goal) ?? 0) + 1);
  }
  counts.delete('');
  return [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([value, count]) => ({ value, meaning: count === 1 ? '1 plan' : `${count} plans` }));
}

/** Before and behind every plan that is still to be done. */
function prioritiesOf(plans: readonly Plan[]): ValueMeaning[] {
  const ranks = plans
    .filter((plan) => plan.status === 'pending' && !plan.archived)
    .flatMap((plan) => plan.priority ?? plan.id ?? []);
  if (ranks.length === 0) {
    return [];
  }
  const first = ranks.reduce((least, rank) => Math.min(least, rank));
  const last = ranks.reduce((most, rank) => Math.max(most, rank));
  return [
    { value: String(first - 1), meaning: 'before every pending plan' },
    { value: String(last + 1), meaning: 'behind every pending plan' },
  ];
}
