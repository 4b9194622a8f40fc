import { lineRange } from '../../base/range.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { labelSkeletons, sectionSkeletons } from './sectionSkeletons.ts';

/** On an empty line, or one that begins a heading or a bold label: the sections and labels that the plan lacks. */
export function sections(place: CompletionPlace): Offer[] {
  const { before, after, line, document } = place;
  if (place.part !== 'body' || after.trim() !== '') {
    return [];
  }
  const heading = /^(?:|#{1,2}|## [A-Za-z -]*)$/.test(before);
  const label = /^(?:|\*{1,2}[A-Za-z ]*)$/.test(before) && /^design\b/i.test(place.heading);
  // The text right below a line belongs to its paragraph.
  if ((document.lines[line - 1] ?? '').trim() !== '' && !isFence(place) && before === '') {
    return [];
  }
  const range = lineRange(line, 0, before.length + after.length);
  return [
    ...(label ? labelSkeletons : [])
      .filter((skeleton) => !hasLabel(place, skeleton.label))
      .map((skeleton): Offer => ({
        label: `**${skeleton.label}:**`,
        kind: 'skeleton',
        documentation: skeleton.meaning,
        range,
        template: skeleton.template,
      })),
    ...(heading ? sectionSkeletons : [])
      .filter((skeleton) => !hasSection(place, skeleton.heading))
      .map((skeleton): Offer => ({
        label: `## ${skeleton.heading}`,
        kind: 'skeleton',
        detail: skeleton.optional ? 'optional' : '',
        documentation: skeleton.meaning,
        range,
        template: skeleton.template,
      })),
  ];
}

function isFence({ document, line }: CompletionPlace): boolean {
  return document.lines[line - 1]?.trim() === '---';
}

/** Of this line nothing counts: it may be the heading that is being written. */
function hasSection({ document, line }: CompletionPlace, heading: string): boolean {
  return document.lines.some((text, at) => at !== line && names(text, /^ {0,3}#{1,2}\s+/, heading));
}

function hasLabel({ document, line }: CompletionPlace, label: string): boolean {
  return document.lines.some((text, at) => at !== line && names(text, /^(?:\*\*|#{3,6}\s+)/, label));
}

/** The marks stand at the beginning of the line, and behind them the words. */
function names(text: string, marks: RegExp, words: string): boolean {
  const behind = marks.exec(text)?.[0].length;
  return (
    behind !== undefined &&
    text.slice(behind, behind + words.length).toLowerCase() === words.toLowerCase() &&
    !/\w/.test(text[behind + words.length] ?? '')
  );
}
