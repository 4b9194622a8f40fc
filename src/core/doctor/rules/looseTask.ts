import { lineRange, type Range } from '../../base/range.ts';
import type { Task } from '../../plan/plan.ts';
import { maskMentions } from '../reading/masked.ts';
import { isToBeDone } from '../reading/plannedPaths.ts';
import type { Rule } from '../rule.ts';

/** “If needed” often names a condition that shows itself, so it is left alone. */
const loose =
  /\b(?:as (?:needed|necessary|appropriate|desired|you see fit)|(?:where|wherever|when|whenever|if) (?:it |this |that )?makes sense|(?:where|wherever|whenever) (?:possible|appropriate|sensible|feasible|practical|useful|necessary|needed)|if (?:possible|appropriate|sensible|feasible|desired))\b/i;

export const looseTask: Rule = {
  code: 'plan.loose-task',
  severity: 'warning',
  dimension: 'clarity',
  cost: { kind: 'flat', points: 1 },
  title: 'Task that leaves open what is to be done',
  why: 'Where it makes sense, whoever does the plan decides; no check can tell whether it was done, or done too much.',
  bad: '1. Refactor as needed',
  good: '1. Move `readNotes` from `src/cli.ts` to `src/notes.ts`',
  remedy: 'Name the places and what changes there, or leave the words out.',
  find: (plan, _surroundings, { lines }) =>
    isToBeDone(plan)
      ? plan.tasks.flatMap((task) => {
          const words = loose.exec(maskMentions(task.text))?.[0];
          return words === undefined
            ? []
            : [
                {
                  message: `“${words}” leaves open what is to be done. Name the places and what changes there.`,
                  range: placeOf(task, words, lines) ?? task.range,
                },
              ];
        })
      : [],
  fixes: ({ plan, problem: { range }, lines }) => {
    const task = plan.tasks.find(
      (each) => each.range.start.line <= range.start.line && range.start.line <= each.range.end.line,
    );
    const words = (lines[range.start.line] ?? '').slice(range.start.character, range.end.character);
    const before = (lines[range.start.line] ?? '').slice(0, range.start.character);
    return task === undefined ||
      range.start.line !== range.end.line ||
      loose.exec(words)?.[0] !== words ||
      !/\S\s$/.test(before)
      ? []
      : [
          {
            title: `Delete “${words}”`,
            edits: [{ range: lineRange(range.start.line, before.trimEnd().length, range.end.character), text: '' }],
            certain: false,
          },
        ];
  },
};

/** Undefined: the words go on over a line end. */
function placeOf({ range }: Task, words: string, lines: readonly string[]): Range | undefined {
  for (let line = range.start.line; line <= range.end.line; line += 1) {
    const from = line === range.start.line ? range.start.character : 0;
    const at = (lines[line] ?? '').indexOf(words, from);
    if (at !== -1) {
      return lineRange(line, at, at + words.length);
    }
  }
  return undefined;
}
