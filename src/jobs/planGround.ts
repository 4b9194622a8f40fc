import { readFileSync } from 'node:fs';
import path from 'node:path';
import { earlierDecisions } from '../core/planning/decisions.ts';
import { knowledgeNotes } from '../core/planning/knowledgeNotes.ts';
import type { Goal } from '../core/planning/proposal.ts';
import type { PlanGround } from '../core/planning/writtenPlans.ts';
import type { PlanningSubject } from '../core/agents/prompts/plansSurroundings.ts';
import { oneLine } from '../core/base/oneLine.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { findPlanFiles } from '../node/planFolder.ts';
import { readPlans } from '../node/planFiles.ts';
import { readTextFile } from '../node/settingsFile.ts';

/** Where plans are written when there is no folder for them yet. */
const usualFolder = 'docs/plans';

/** What is there now where plans are to be written. */
export function readPlanGround(
  root: string,
  plansDirectory: string | undefined,
  repository: RepositoryFacts,
  now: Date,
): PlanGround {
  const { folder, files } = findPlanFiles(root, plansDirectory);
  return {
    repository,
    plans: readPlans(root, plansDirectory).plans,
    files,
    folder: folder ?? usualFolder,
    today: [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  };
}

/** Lines around the place in the editor that a planner is shown. */
const linesAround = 20;

/** What a planner is told besides the rules. */
export function planningSubject(root: string, goal: Goal, { plans }: PlanGround): PlanningSubject {
  return {
    goal: goal.text,
    place: goal.place === undefined ? undefined : placeOf(root, goal.place),
    plans: plans.map(({ id, title, goal: own, status, file }) => {
      const name = [own, id === undefined ? '' : String(id)].filter((part) => part !== '').join(':');
      return `${name === '' ? 'without id' : name} “${oneLine(title)}” (${status ?? 'unknown status'}): ${file}`;
    }),
    decisions: earlierDecisions(plans),
    knowledge: knowledgeNotes(readTextFile(path.join(root, '.mstack/learnings.jsonl')) ?? '', goal),
  };
}

type Place = NonNullable<Goal['place']>;

function placeOf(root: string, { file, from, to }: Place): PlanningSubject['place'] {
  const first = Math.max(0, from - linesAround);
  const lines = linesOf(path.join(root, file)).slice(first, to + linesAround + 1);
  const where = from === to ? `line ${from + 1}` : `lines ${from + 1} to ${to + 1}`;
  return { file: `${file}, ${where}`, lines: lines.map((line, at) => `${first + at + 1}: ${line}`).join('\n') };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\n|\r/);
  } catch {
    // Not saved yet, or moved: the goal's own words remain.
    return [];
  }
}
