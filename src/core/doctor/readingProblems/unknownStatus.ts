import { nearestWord } from '../../base/nearestWord.ts';
import { type PlanStatus, planStatuses } from '../../plan/plan.ts';
import { valueEdit } from '../fixes/keyEdits.ts';
import type { Fix } from '../fix.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const unknownStatus: ReadingProblem = {
  code: 'plan.unknown-status',
  severity: 'error',
  title: 'Unknown status',
  why: 'Only a pending plan is run; what another word means, nobody can tell.',
  bad: '`status: todo`',
  good: '`status: pending`',
  remedy: 'Use one of pending, in-progress, done, failed, blocked and skipped.',
  fixes: ({ plan }) => {
    const entry = plan.keys.get('status');
    if (entry === undefined) {
      return [];
    }
    const words = entry.text.replaceAll(/["']/g, '').trim().toLowerCase();
    const use = (status: PlanStatus, certain: boolean): Fix => ({
      title: `Use ${status}`,
      edits: [valueEdit(entry, status)],
      certain,
    });
    const plain = words.replaceAll(/[\s_]+/g, '-');
    const near = nearestWord(plain, planStatuses);
    const meant = planStatuses.find((status) => status === plain || status === near?.word);
    const synonym = synonyms.get(plain.replaceAll('-', ''));
    return meant !== undefined
      ? [use(meant, meant === plain || near?.unique === true)]
      : synonym !== undefined
        ? [use(synonym, false)]
        : [use('pending', false)];
  },
};

const synonyms: ReadonlyMap<string, PlanStatus> = new Map([
  ...(['todo', 'open', 'ready', 'new', 'planned', 'queued', 'waiting', 'backlog', 'draft', 'approved'] as const).map(
    (word) => [word, 'pending'] as const,
  ),
  ...(['wip', 'active', 'started', 'doing', 'running', 'inprogress', 'ongoing'] as const).map(
    (word) => [word, 'in-progress'] as const,
  ),
  ...(['complete', 'completed', 'finished', 'closed', 'shipped', 'merged', 'implemented', 'resolved'] as const).map(
    (word) => [word, 'done'] as const,
  ),
  ...(['error', 'broken', 'failing', 'failure'] as const).map((word) => [word, 'failed'] as const),
  ...(
    [
      'cancelled',
      'canceled',
      'dropped',
      'wontdo',
      'wontfix',
      'superseded',
      'obsolete',
      'deferred',
      'abandoned',
    ] as const
  ).map((word) => [word, 'skipped'] as const),
  ...(['onhold', 'hold', 'paused', 'stuck'] as const).map((word) => [word, 'blocked'] as const),
]);
