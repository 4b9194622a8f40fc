import { lineStarts, partsOf, type SourceParts } from './sourceParts.ts';
import {
  mayHoldMarker,
  type SuppressionMarker,
  suppressionMarkers,
  type SuppressionTopic,
} from './suppressionMarkers.ts';

/** A place where a tool is told to look away, for one of its rules. */
export interface Suppression {
  readonly topic: SuppressionTopic;
  /** The words used, in lower case and with single blanks. */
  readonly marker: string;
  /** `*`: all of them. */
  readonly rule: string;
  /** It holds for a block or the whole file. */
  readonly wide: boolean;
  readonly file: string;
  /** From 0. */
  readonly line: number;
  /** The code that it stands on or before, without blanks. */
  readonly guarded: string;
}

export function readSuppressions(file: string, text: string): readonly Suppression[] {
  if (!mayHoldMarker.test(text)) {
    return [];
  }
  const parts = partsOf(file, text);
  const starts = lineStarts(text);
  return suppressionMarkers.flatMap((marker) =>
    [...parts[marker.place === 'comment' ? 'comments' : 'code'].matchAll(marker.pattern)].flatMap((match) => {
      const [whole, form = whole] = match;
      const end = match.index + whole.length;
      const line = lineOf(starts, end - 1);
      if (marker.place === 'comment' && !beginsComment(parts.comments.slice(starts[line], match.index), form)) {
        return [];
      }
      const found = {
        topic: marker.topic,
        marker: form.toLowerCase().replaceAll(/\s+/g, ' '),
        wide: marker.wide?.test(form) === true,
        file,
        line,
        guarded: guardedBy(parts, starts, line, marker),
      };
      return rulesIn(text.slice(end, end + 300), marker).map((rule) => ({ ...found, rule }));
    }),
  );
}

/** Tools look at the beginning of a comment only; what stands further on is prose. Sonar looks everywhere. */
function beginsComment(lineBefore: string, form: string): boolean {
  const [lead = ''] = lineBefore.split(/\/\/|\/\*|#|<!--|--|(?:^|\s)\*/).slice(-1);
  return !/[\p{L}\d]/u.test(lead) || /^NOSONAR$/i.test(form);
}

function lineOf(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

function guardedBy(parts: SourceParts, starts: readonly number[], line: number, marker: SuppressionMarker): string {
  for (let at = line; at < Math.min(starts.length, line + 8); at += 1) {
    const end = (starts[at + 1] ?? parts.code.length + 1) - 1;
    const code = parts.code.slice(starts[at], end);
    const rest = at === line && marker.place === 'code' ? code.replaceAll(marker.pattern, '') : code;
    if (
      /\w/.test(rest) &&
      !(at === line && marker.place === 'code' && /^ {0,40}\(?[^)]{0,200}\)? ?\]? ?$/.test(rest))
    ) {
      return rest.replaceAll(/\s+/g, '');
    }
  }
  return '';
}

/** The names of rules behind a marker, each by itself. */
function rulesIn(behind: string, { rulesAfter }: SuppressionMarker): readonly string[] {
  const line = behind.slice(0, (behind.indexOf('\n') + behind.length + 1) % (behind.length + 1));
  const lead = line.replace(/^[ \t]+/, '');
  if (rulesAfter === undefined || (rulesAfter !== ' ' && !lead.startsWith(rulesAfter))) {
    return ['*'];
  }
  const [list = ''] = (rulesAfter === ' ' ? lead : lead.slice(1)).split(/\s--\s|\*\/|\s\/\/|\s#|[\])]|:(?=\s)/);
  const rules = list
    .split(/[\s,]+/)
    .map((word) => word.replaceAll(/^['"]|['"]$/g, ''))
    .filter((word) => /^@?[A-Za-z][\w@./:-]*$/.test(word));
  return rules.length === 0 ? ['*'] : [...new Set(rules)];
}
