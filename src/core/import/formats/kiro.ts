import type { PlanFormat } from '../planFormat.ts';
import { tellDocuments } from '../documents.ts';
import type { FoundSource } from '../importedPlan.ts';
import { type MarkdownSource, readMarkdown } from '../markdownSource.ts';
import { groupByFolder } from '../sourcePath.ts';
import { readRequirements } from './kiroRequirements.ts';
import { plansOfSpec } from './kiroPlans.ts';
import { readTaskGroups } from './kiroTasks.ts';

/**
 * Kiro (and cc-sdd): `.kiro/specs/<name>/{requirements,design,tasks}.md`, a bug's `bugfix.md`. Seen from 2025 (all tasks in
 * one column) to 2026 (nested tasks, `[ ]*` optional ones, a task dependency graph, bugfix specs).
 */
export const kiro: PlanFormat = {
  id: 'kiro',
  name: 'Kiro',
  headings: [
    'Requirements Document',
    'Bugfix Requirements Document',
    'Requirements',
    'Bug Analysis',
    'Expected Behavior (Correct)',
    'Unchanged Behavior (Regression Prevention)',
    'Acceptance Criteria',
    'Implementation Plan',
    'Tasks',
  ],
  detect: (files) =>
    [...groupByFolder(files, specOf)].map(([place, own]): FoundSource => ({ format: 'kiro', place, files: own })),
  read: ({ place, files }, texts, leftOut) => {
    const markdown = (name: string): MarkdownSource => readMarkdown(texts.get(`${place}/${name}`) ?? '');
    const requirements = ['requirements.md', 'bugfix.md'].flatMap((name) =>
      readRequirements(markdown(name), `${place}/${name}`, leftOut),
    );
    const groups = readTaskGroups(markdown('tasks.md'), `${place}/tasks.md`, leftOut);
    tellDocuments({ place, files }, texts, (name) => documents.has(name), leftOut);
    return plansOfSpec({ place, files, requirements, groups, leftOut });
  },
};

/** What is read; the others are named. */
const documents = new Set(['requirements.md', 'bugfix.md', 'tasks.md']);

function specOf(file: string): string | undefined {
  return /^(?:.*\/)?\.kiro\/specs\/[^/]+(?=\/)/.exec(file)?.[0];
}
