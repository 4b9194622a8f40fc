import { counted } from '../../core/audit/judging/words.ts';
import { notProbed, seenRed } from '../../core/planning/judgeFixSummary.ts';

/** What a person is told beside the comparison, which shows the rest: the scores, and whether the new checks were seen to fail. */
export function fixMessage(file: string, summary: string): string {
  const lines = summary.split('\n');
  const scores = /^[\d.]+ → [\d.]+/.exec(summary)?.[0] ?? '';
  const red = lines.filter((line) => line.endsWith(seenRed)).length;
  const unseen = lines.filter((line) => line.includes(notProbed)).length;
  return [
    `${file}: ${scores}.`,
    ...(red === 0
      ? []
      : [`${counted(red, 'new check fails', 'new checks fail')} now, as ${red === 1 ? 'it' : 'they'} should.`]),
    ...(unseen === 0 ? [] : [`Nobody has seen ${counted(unseen, 'new check')} fail.`]),
    ...lines.filter((line) => line.startsWith('The agent also changed ')),
  ].join(' ');
}
