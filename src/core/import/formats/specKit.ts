import type { PlanFormat } from '../planFormat.ts';
import { tellDocuments } from '../documents.ts';
import type { FoundSource } from '../importedPlan.ts';
import { type MarkdownSource, readMarkdown } from '../markdownSource.ts';
import { groupByFolder } from '../sourcePath.ts';
import { plansOfFeature } from './specKitPlans.ts';
import { readSpec } from './specKitSpec.ts';
import { readTasks } from './specKitTasks.ts';

/**
 * github/spec-kit: `specs/NNN-name/{spec,plan,tasks}.md`. Seen from the first versions (phases 3.1 to 3.5, scenarios of the
 * whole feature) to 1.0.1 (a phase for each user story).
 */
export const specKit: PlanFormat = {
  id: 'spec-kit',
  name: 'spec-kit',
  headings: [
    'User Scenarios & Testing (mandatory)',
    'Requirements (mandatory)',
    'Functional Requirements',
    'Success Criteria (mandatory)',
    'Measurable Outcomes',
    'Acceptance Scenarios',
    'Tests for User Story (OPTIONAL - only if tests requested) ⚠️',
    'Tests for User Story',
    'Implementation for User Story',
    'Out of Scope',
  ],
  detect: (files) => {
    const isSpecKit = files.some((file) => /(?:^|\/)\.specify\//.test(file));
    return [...groupByFolder(files, (file) => featureOf(file, isSpecKit))].flatMap(([place, own]): FoundSource[] =>
      isSpecKit || own.some((file) => documents.has(file.slice(place.length + 1)))
        ? [{ format: 'spec-kit', place, files: own }]
        : [],
    );
  },
  read: ({ place, files }, texts, leftOut) => {
    const markdown = (name: string): MarkdownSource => readMarkdown(texts.get(`${place}/${name}`) ?? '');
    const spec = readSpec(markdown('spec.md'), `${place}/spec.md`, leftOut);
    const tasks = readTasks(markdown('tasks.md'), `${place}/tasks.md`, leftOut);
    tellDocuments({ place, files }, texts, (name) => documents.has(name), leftOut);
    const isFeature = files.some((file) => documents.has(file.slice(place.length + 1)));
    return isFeature ? plansOfFeature({ place, files, spec, tasks, leftOut }) : [];
  },
};

/** What is read; the others are named. */
const documents = new Set(['spec.md', 'tasks.md']);

/** The feature's folder that a file lies in. Elsewhere other tools have a `specs` folder, too. */
function featureOf(file: string, isSpecKit: boolean): string | undefined {
  const match = /^((?:.*\/)?)specs\/([^/]+)\/[^/]/.exec(file);
  const [, before = '', name = ''] = match ?? [];
  const above = before.split('/');
  const isOthers = above.at(-2) === '.kiro' || above.includes('openspec');
  return match !== null && !isOthers && (isSpecKit || /^\d{3,8}-/.test(name)) ? `${before}specs/${name}` : undefined;
}
