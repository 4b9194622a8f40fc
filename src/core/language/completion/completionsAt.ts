import type { Position } from '../../base/range.ts';
import type { LanguageWorkspace, PlanDocument } from '../planDocument.ts';
import type { Completion, CompletionList, Offer } from './completion.ts';
import { type CompletionSource, placeAt } from './completionPlace.ts';
import { checkTags } from './checkTags.ts';
import { commands } from './commands.ts';
import { criteria } from './criteria.ts';
import { dependencies } from './dependencies.ts';
import { expectations } from './expectations.ts';
import { frontmatterKeys } from './frontmatterKeys.ts';
import { frontmatterValues } from './frontmatterValues.ts';
import { paths } from './paths.ts';
import { sections } from './sections.ts';
import { wholePlan } from './wholePlan.ts';
import { plainOf, snippetOf, snippetText } from './template.ts';

/** Every kind of place. Where several have something to say, all of it is offered, in this order. */
const sources: readonly CompletionSource[] = [
  wholePlan,
  frontmatterKeys,
  frontmatterValues,
  dependencies,
  paths,
  checkTags,
  commands,
  expectations,
  criteria,
  sections,
];

/** Characters after which an editor asks by itself, besides letters. */
export const completionTriggers: readonly string[] = ['/', '[', ':', '-', '`', ' ', '#', '*', ','];

/** More than this nobody reads, and every one of them is sent. */
const longestList = 200;

/** What may be written at a position. Nothing where nothing is certain: in prose, code fences and comments. */
export function completionsAt(
  document: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): CompletionList {
  const place = placeAt(document, position, workspace);
  if (place === undefined) {
    return { items: [], incomplete: false };
  }
  const all = sources.flatMap((source) => source(place));
  const incomplete = all.length > longestList;
  const character = place.before.length;
  const offers = incomplete
    ? all.filter((offer) => couldMean(place.before.slice(offer.range.start.character, character), filterTextOf(offer)))
    : all;
  return { items: offers.slice(0, longestList).map(completionOf), incomplete };
}

function completionOf(offer: Offer, index: number): Completion {
  const { label, kind, detail = '', documentation = '', range, again = false } = offer;
  const { template, behind } = offer;
  const plain = offer.text ?? plainOf(template ?? '');
  const gapped = template === undefined ? snippetText(plain) : snippetOf(template);
  return {
    label,
    kind,
    detail,
    documentation,
    edit: { range, text: `${plain}${behind ?? ''}` },
    snippet:
      template === undefined && behind === undefined
        ? undefined
        : gapped + (behind === undefined ? '' : `$0${snippetText(behind)}`),
    filterText: filterTextOf(offer),
    sortText: String(index).padStart(String(longestList).length, '0'),
    again,
  };
}

function filterTextOf(offer: Offer): string {
  return offer.filterText ?? offer.label;
}

/** Editors match loosely: all that was typed is there, in this order. */
function couldMean(typed: string, text: string): boolean {
  const whole = text.toLowerCase();
  let at = -1;
  for (const character of typed.toLowerCase()) {
    at = whole.indexOf(character, at + 1);
    if (at === -1) {
      return false;
    }
  }
  return true;
}
