import type { PlanFormat } from '../planFormat.ts';
import type { FoundSource } from '../importedPlan.ts';
import { LeftOutList } from '../leftOutList.ts';
import { type MarkdownSource, readMarkdown } from '../markdownSource.ts';
import { reasons } from '../reasons.ts';
import { itemsIn } from '../sourceItems.ts';
import { groupByFolder, isText, nameOf } from '../sourcePath.ts';
import { configOf, plansOfBacklog } from './backlogPlans.ts';
import { type BacklogTask, readBacklogTask } from './backlogTask.ts';

/**
 * MrLesk/Backlog.md: `backlog/tasks/task-N - Title.md`, finished ones in `completed`. Seen from 2025 (no markers) to 1.9.5
 * (markers around sections, a definition of done, prefixes other than `task`).
 */
export const backlog: PlanFormat = {
  id: 'backlog',
  name: 'Backlog.md',
  headings: ['Description', 'Acceptance Criteria', 'Definition of Done', 'Implementation Plan'],
  detect: (files) =>
    [...groupByFolder(files, rootOf)].flatMap(([place, own]): FoundSource[] =>
      own.some((file) => isTask(file.slice(place.length + 1))) ? [{ format: 'backlog', place, files: own }] : [],
    ),
  read: ({ place, files }, texts, leftOut) => {
    const config = configOf(texts.get(`${place}/${configName}`) ?? '');
    const tasks: BacklogTask[] = [];
    for (const file of files) {
      const name = file.slice(place.length + 1);
      const text = texts.get(file);
      if (/^readme\.md$/i.test(nameOf(name)) || !isText(file) || !inBoard.test(name)) {
        leftOut.addFile(file, 'the document', name === configName ? reasons.metadata : reasons.background);
      } else if (text === undefined) {
        leftOut.addFile(file, 'the file', reasons.noText);
      } else if (name.startsWith('tasks/') || name.startsWith('completed/')) {
        tasks.push(...readOne(file, text, name.startsWith('completed/'), leftOut));
      } else {
        tellAside(file, name.includes('drafts/'), text, leftOut);
      }
    }
    return plansOfBacklog({ place, config, tasks, leftOut });
  },
};

/** Folders that hold tasks, done or not. */
const inBoard = /^(?:tasks|completed|drafts|archive)\/.*\.md$/;

const configName = 'config.yml';

function isTask(name: string): boolean {
  return /^(?:tasks|completed)\/(?:.*\/)?[A-Za-z][A-Za-z-]{0,40}\d[^/]*\.md$/.test(name);
}

function readOne(file: string, text: string, isCompleted: boolean, leftOut: LeftOutList): readonly BacklogTask[] {
  const source = readMarkdown(text);
  const task = readBacklogTask(source, file, leftOut);
  if (task === undefined) {
    leftOut.addFile(file, 'the file', reasons.wrongForm, { criteria: boxesIn(source) });
    return [];
  }
  return [{ ...task, isCompleted }];
}

/** Drafts and what was archived: counted, and told. */
function tellAside(file: string, isDraft: boolean, text: string, leftOut: LeftOutList): void {
  const source = readMarkdown(text);
  const criteria = readBacklogTask(source, file, new LeftOutList())?.criteria.length ?? boxesIn(source);
  leftOut.addFile(file, isDraft ? 'the draft' : 'the archived task', isDraft ? reasons.draft : reasons.archived, {
    criteria,
  });
}

/** What a file without frontmatter seems to demand. */
function boxesIn(source: MarkdownSource): number {
  return itemsIn(source, 0, source.lines.length).filter(({ box }) => box !== undefined).length;
}

/** The folder that has `tasks` in it. */
function rootOf(file: string): string | undefined {
  return /^(?:.*\/)?\.?backlog(?=\/)/.exec(file)?.[0];
}
