import { strictForms } from '../fixes/strictForms.ts';
import { readCheck } from '../../plan/readCheck.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const noTag: ReadingProblem = {
  code: 'check.no-tag',
  severity: 'warning',
  title: 'Command without a tag',
  why: 'Only what is tagged is run; a bare command looks like a check, and proves nothing.',
  bad: '- `npm test`',
  good: '- [cmd] `npm test`',
  remedy: 'Begin it with `[cmd]`, or with `[manual]` if it is for a person.',
  fixes: ({ problem: { range }, lines }) => {
    const { line, character } = range.start;
    const text = lines
      .slice(line, range.end.line + 1)
      .map((each, at) => (at === 0 ? each.slice(character) : each.trim()))
      .join(' ');
    const at = { start: range.start, end: range.start };
    const certain = readCheck(`[cmd] ${text}`)?.ambiguous === false;
    // “`npm test` passes” says no more than the command alone does.
    const strict = certain ? undefined : strictForms('cmd', text).find((form) => form.same);
    return [
      ...(strict === undefined
        ? []
        : [{ title: `Write it as ${strict.text}`, edits: [{ range, text: strict.text }], certain: true }]),
      { title: 'Tag it as a command: [cmd]', edits: [{ range: at, text: '[cmd] ' }], certain },
      { title: 'Tag it for a person: [manual]', edits: [{ range: at, text: '[manual] ' }], certain: false },
    ];
  },
};
