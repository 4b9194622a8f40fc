import { deleteLines } from '../fixes/lineEdits.ts';
import { isEvidence } from '../../plan/plan.ts';
import { lookedFor, lookers, sharesWords } from '../reading/traces.ts';
import type { Rule } from '../rule.ts';

/** Only of checks that look for one thing: a type check or a test run belongs to every plan. */
export const checkWithoutCriterion: Rule = {
  code: 'check.without-criterion',
  severity: 'hint',
  dimension: 'testability',
  cost: { kind: 'flat', points: 0 },
  title: 'Check that no criterion asks for',
  why: 'A check for something that nobody asked for is a forgotten criterion, or a left-over of another plan.',
  bad: '- [assert] `grep -q darkMode src/settings.ts` … - [ ] Notes are exported as CSV',
  good: '- [ ] `src/settings.ts` has a setting `darkMode` … - [assert] `grep -q darkMode src/settings.ts`',
  remedy: 'Write the criterion that the check shows, or delete the check.',
  find: (plan, _surroundings, { commands }) => {
    if (plan.criteria.length === 0 || !commands.some((command) => lookers.has(command.program))) {
      return [];
    }
    const looking = [...Map.groupBy(commands, (command) => command.check)]
      .filter(([check, own]) => isEvidence(check) && own.every((command) => lookers.has(command.program)))
      .slice(0, mostTraced);
    const criteria = plan.criteria.map(({ text }) => text);
    const others = [plan.title, ...plan.tasks.map(({ text }) => text), ...plan.files.map(({ path }) => path)];
    const unasked = [criteria, others].reduce((left, texts) => {
      const asking = left.length === 0 ? '' : texts.join('\n').toLowerCase();
      return left.filter(([, own]) => !sharesWords(lookedFor(own), asking));
    }, looking);
    return unasked.map(([{ range }]) => ({
      message: 'No criterion or task asks for what this looks for. Write the criterion that it shows, or delete it.',
      range,
    }));
  },
  fixes: ({ problem: { range }, lines }) => [
    { title: 'Delete the check', edits: [deleteLines(lines, range.start.line, range.end.line)], certain: false },
  ],
};

/** Every check is looked for in all criteria. */
const mostTraced = 200;
