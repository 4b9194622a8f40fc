import type { FileTree } from '../../plan/repositoryFacts.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { listWordAt } from './frontmatterList.ts';
import { pathOffers } from './pathOffers.ts';

/** Files and folders of the repository: in “Files expected to change”, and in `allow` and `deny`. */
export function paths(place: CompletionPlace): Offer[] {
  const files = place.workspace.repository?.files;
  if (files === undefined) {
    return [];
  }
  return place.part === 'frontmatter' ? globs(place, files) : listedFiles(place, files);
}

/** Paths that end here, and globs for all that is below. */
function globs(place: CompletionPlace, files: FileTree): Offer[] {
  const word = listWordAt(place, ['allow', 'deny']);
  if (word === undefined) {
    return [];
  }
  const offers = pathOffers(place, files, word.typed);
  const everything: Offer[] =
    word.typed.endsWith('/') && offers.length > 0
      ? [{ label: '**', kind: 'value', detail: 'everything below', range: offers[0]?.range ?? word.range, text: '**' }]
      : [];
  const whole = !word.typed.includes('/');
  return [...offers, ...everything].map((offer) =>
    whole && word.alone
      ? { ...offer, text: `${word.glue}[${offer.text ?? ''}`, behind: ']' }
      : { ...offer, text: `${whole ? word.glue : ''}${offer.text ?? ''}` },
  );
}

/** A bullet's first path, or one that is joined to it: `a.ts`, `b.ts`. */
const spanned =
  /^\s*[-*+]\s+(?:\*\*|[Nn](?:ew|EW):?\s+|\(new\)\s+)?(?:`[^`]*`\s*(?:,|\/|\+|&|and|or)\s*(?:new\s+)?)*`([^`\s]*)$/;

const bare = /^\s*[-*+]\s+([^\s`*[\]]*)$/;

function listedFiles(place: CompletionPlace, files: FileTree): Offer[] {
  if (place.part !== 'body' || !/^files (?:expected to change|changed|to change)/i.test(place.label)) {
    return [];
  }
  const inSpan = spanned.exec(place.before)?.[1];
  const plain = place.after.trim() === '' ? bare.exec(place.before)?.[1] : undefined;
  const typed = inSpan ?? plain;
  if (typed === undefined) {
    return [];
  }
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const listed = new Set(place.document.plan?.files.map(({ path }) => path));
  const offers = pathOffers(place, files, typed).filter(({ label }) => !listed.has(`${folder}${label}`));
  // A path that is only begun gets the code span that paths are written in.
  return inSpan === undefined && folder === ''
    ? offers.map((offer) => ({ ...offer, text: `\`${offer.text ?? ''}`, behind: '`', filterText: offer.label }))
    : offers;
}
