import { oneLine } from '../base/oneLine.ts';
import { spokenName } from './sourcePath.ts';

/** UTF-16 units. Titles stand in lists, file names and commit messages. */
const longestTitle = 90;
/** Shorter beginnings of a title say nothing. */
const shortestTitle = 20;

/** Labels of other tools in front of a title, in the order in which they stand there. */
const labels = [
  /^(?:phase\s+(?:[\d.]+|N)\b\s*[:–—-]?\s*)/i,
  /^\d{1,3}(?:\.\d{1,3})*[.):]\s+/,
  /^T\d{2,5}[a-z]?:?\s+/,
  /^(?:(?:\[(?:P|US\d{1,3})\]|\(P\))\s+)+/,
  /^(?:user stor(?:y|ies)\s{0,2}|US)\d{1,3}(?:(?: (?:&|and|\+) |, ?)\d{1,3}){0,4}\s{0,2}[:–—-]?\s{0,2}/i,
  /^user story\s{0,2}[:–—-]\s{0,2}/i,
];

/** A title without the marks and labels that another tool needs. Empty: it is a gap to fill in, or nothing is left. */
export function plainTitle(text: string): string {
  const words = oneLine(
    text
      .replaceAll(/\[([^[\]()]{1,200})\]\([^()\s]{0,500}\)/g, '$1')
      .replaceAll(/\*\*|__|[`\\]/g, '')
      .replaceAll(/\((?:priority:[^()]{0,40}|P\d|MVP)\)/gi, '')
      .replaceAll(/\p{Extended_Pictographic}\s*MVP\b|\p{Extended_Pictographic}|\uFE0F/gu, ''),
  );
  const plain = labels.reduce((rest, label) => rest.replace(label, ''), words).replace(/[.:;,]$/, '');
  if (/^\[[^[\]]*\]$/.test(plain)) {
    return '';
  }
  return /^[a-z\d]+(?:[-_][a-z\d]+)+$/.test(plain) ? spokenName(plain) : plain.trim();
}

/** The title as it fits: to the end of a clause where there is one, else of a word. */
export function shortTitle(title: string): string {
  if (title.length <= longestTitle) {
    return title;
  }
  const start = title.slice(0, longestTitle);
  const clause = Math.max(...[' - ', ' – ', ' — ', '; ', '. ', ': ', ', '].map((mark) => start.lastIndexOf(mark)));
  const end = clause >= shortestTitle ? clause : start.lastIndexOf(' ');
  return `${start.slice(0, end >= shortestTitle ? end : longestTitle - 1).toWellFormed()}…`;
}
