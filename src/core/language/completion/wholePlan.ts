import { lineRange } from '../../base/range.ts';
import { yamlText } from '../../plan/editPlan.ts';
import type { Offer } from './completion.ts';
import type { CompletionPlace } from './completionPlace.ts';
import { newId, titleOfFile } from './newPlan.ts';
import { sectionSkeletons } from './sectionSkeletons.ts';

/** In an empty file: a whole plan, with the next free id and the title that the file's name gives. */
export function wholePlan(place: CompletionPlace): Offer[] {
  if (place.part !== 'blank') {
    return [];
  }
  const { file } = place.document;
  const title = titleOfFile(file);
  const id = newId(file, '', place.workspace.plans());
  const head = [
    '---',
    `id: ${id}`,
    `title: ${title === '' ? '<what the plan does>' : `‹${yamlText(title)}›`}`,
    'status: pending',
    'blocked-by: []',
    '---',
  ];
  const sections = sectionSkeletons.filter(({ optional }) => !optional).map(({ template }) => template);
  const { before, line } = place;
  return [
    {
      label: `New plan ${id}`,
      kind: 'skeleton',
      detail: title,
      documentation: 'Frontmatter and the four sections of a plan. Fill the gaps: until then the doctor names them.',
      range: lineRange(line, 0, before.length + place.after.length),
      template: `${[head.join('\n'), ...sections].join('\n\n')}\n`,
      // What is typed already is the beginning of the fence.
      filterText: `${before.trimEnd()}--- plan`,
    },
  ];
}
