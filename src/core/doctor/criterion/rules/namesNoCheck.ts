import type { CriterionRule } from '../criterionRule.ts';
import { finding } from '../reading.ts';

export const namesNoCheck: CriterionRule = {
  code: 'criterion.names-no-check',
  severity: 'hint',
  dimension: 'testability',
  title: 'Names no check',
  why: 'Decidable, but not by itself: a command, path, status, text or number would say how.',
  bad: 'Users can archive a note',
  good: '`PATCH /notes/1 {"archived": true}` returns 200',
  fix: 'result',
  gaps: ['`__` exits 0'],
  find: (statement) =>
    statement.tokens.some(({ kind }) => kind !== 'word' && kind !== 'mark' && kind !== 'id') ||
    statement.evidence.item.size > 0
      ? []
      : [
          finding(
            statement,
            { first: 0, last: statement.tokens.length - 1 },
            () =>
              'This names nothing that a command could look at. A path, a status, a quoted text or a number would make it checkable.',
          ),
        ],
};
