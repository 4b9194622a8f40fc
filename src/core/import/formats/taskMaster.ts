import type { PlanFormat } from '../planFormat.ts';
import type { FoundSource, ImportedPlan } from '../importedPlan.ts';
import { reasons } from '../reasons.ts';
import { nameOf } from '../sourcePath.ts';
import { plansOfTag } from './taskMasterPlans.ts';
import { isRecord, readTags } from './taskMasterTasks.ts';

/**
 * eyaltoledano/claude-task-master: `.taskmaster/tasks/tasks.json`, before 0.16 `tasks/tasks.json`. Seen without tags, with
 * tags (from 0.17 on), and with ids that are texts (0.43).
 */
export const taskMaster: PlanFormat = {
  id: 'task-master',
  name: 'Task Master',
  headings: [],
  detect: (files) =>
    files
      .filter((file) => /(?:^|\/)(?:\.taskmaster\/tasks|tasks)\/tasks\.json$/.test(file))
      .map((file): FoundSource => ({ format: 'task-master', place: file, files: [file] })),
  read: ({ place }, texts, leftOut) => {
    const text = texts.get(place);
    const value = text === undefined ? undefined : parsed(text);
    if (!isRecord(value)) {
      leftOut.addFile(place, 'the file', text === undefined ? reasons.noText : reasons.notJson);
      return [];
    }
    const plans: ImportedPlan[] = [];
    for (const [tag, list] of readTags(value, place, leftOut)) {
      plans.push(...plansOfTag({ file: place, tag, list, leftOut }));
    }
    if (plans.length === 0 && leftOut.all().length === 0) {
      leftOut.add(place, nameOf(place), reasons.wrongForm);
    }
    return plans;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Told by whoever asked.
    return undefined;
  }
}
