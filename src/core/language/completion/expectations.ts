import { lineRange } from '../../base/range.ts';
import { checkPartAt } from './checkPart.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';

interface Expectation {
  readonly label: string;
  readonly meaning: string;
  readonly template: string;
}

/** What can be read with certainty behind a command. */
const ofCommands: readonly Expectation[] = [
  { label: 'exits N', meaning: 'with this exit code', template: 'exits ‹0›' },
  {
    label: 'contains `text`',
    meaning: 'it exits with 0, and its output contains the text',
    template: 'contains `<the text>`',
  },
  { label: 'outputs `text`', meaning: 'its output is the text', template: 'outputs `<the text>`' },
  { label: 'outputs a match', meaning: 'it exits with 0, and there is any output', template: 'outputs a match' },
  { label: 'at least N', meaning: 'its output is a number of this size or more', template: 'at least ‹1›' },
];

/** As the standard calls them (RFC 9110, section 15). */
const ofRequests: readonly Expectation[] = [
  ['200', 'OK'],
  ['201', 'Created'],
  ['204', 'No Content'],
  ['301', 'Moved Permanently'],
  ['302', 'Found'],
  ['304', 'Not Modified'],
  ['400', 'Bad Request'],
  ['401', 'Unauthorized'],
  ['403', 'Forbidden'],
  ['404', 'Not Found'],
  ['409', 'Conflict'],
  ['422', 'Unprocessable Content'],
  ['500', 'Internal Server Error'],
].map(([code = '', meaning = '']) => ({ label: `-> ${code}`, meaning, template: `-> ${code}` }));

/** Behind a check's command: the words that say what it must give. */
export function expectations(place: CompletionPlace): Offer[] {
  const part =
    place.part === 'body' && /^verification\b/i.test(place.heading)
      ? checkPartAt(place.before, place.after)
      : undefined;
  // Right behind the command its line may end, and whoever ends it does not want to choose.
  const behindBlank = part !== undefined && /\s$/.test(place.before.slice(0, part.from));
  if (part?.kind !== 'expectation' || !behindBlank || place.after.trim() !== '') {
    return [];
  }
  const typed = part.typed.toLowerCase();
  return (part.tag === 'status' ? ofRequests : ofCommands)
    .filter(({ label }) => label.toLowerCase().startsWith(typed))
    .map(({ label, meaning, template }) => ({
      label,
      kind: 'word',
      detail: meaning,
      range: lineRange(place.line, part.from, place.before.length + place.after.length),
      template,
    }));
}
