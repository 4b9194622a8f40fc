import { deleteLines, wordsIn } from '../fixes/lineEdits.ts';
import type { ProseGap } from '../reading/proseGaps.ts';
import type { Rule } from '../rule.ts';

export const planGap: Rule = {
  code: 'plan.gap',
  severity: 'warning',
  dimension: 'clarity',
  cost: { kind: 'flat', points: 4 },
  // Whoever does the plan must make up what belongs there.
  besides: { autonomy: 2 },
  title: 'Place that was left to fill in',
  why: 'What a template leaves open, whoever does the plan has to make up.',
  bad: '**Out of scope:** TODO',
  good: '**Out of scope:** import, and other formats than CSV',
  remedy: 'Write what belongs there, or delete the line.',
  find: (_plan, _surroundings, { gaps }) =>
    gaps()
      .filter(({ place }) => place !== 'file')
      .map(({ words, range, place }) => ({ message: `“${words}” was left to fill in. ${instead[place]}`, range })),
  fixes: ({ problem: { range }, plan, lines }) => {
    const line = lines[range.start.line] ?? '';
    const marker = /^\s*(?:[-*+]|\d{1,9}[.)])\s/.exec(line)?.[0].length ?? line.length;
    const isItem = marker < line.length && !/\w/.test(line.slice(marker).replace(wordsIn(lines, range), ''));
    const isTitle = range.start.line === plan.titleRange.start.line;
    return !isItem || isTitle
      ? []
      : [
          {
            title: 'Delete this item',
            edits: [deleteLines(lines, range.start.line, range.start.line)],
            certain: false,
          },
        ];
  },
};

const instead: Readonly<Record<ProseGap['place'], string>> = {
  title: 'Say in a few words what the plan does.',
  task: 'Write the step as somebody is to do it, or delete it.',
  scope: 'Write what the plan leaves alone, or delete the line.',
  prose: 'Write what belongs here, or delete the line.',
  file: 'Name the file.',
};
