import { inCodeSpan } from '../plan/codeSpans.ts';
import type { ImportedPlan } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';
import { literalChecks } from './literalCheck.ts';
import { namedPaths } from './namedPaths.ts';
import { reasons } from './reasons.ts';

/** What a format knows of a plan; the rest is empty. */
export type PlanDraft = Pick<ImportedPlan, 'from' | 'goal' | 'title' | 'status'> &
  Partial<Omit<ImportedPlan, 'from' | 'goal' | 'title' | 'status' | 'requirements'>> & {
    /** Paragraphs. */
    readonly about?: readonly string[];
    /** Documents of the source, for the sentence that names them. */
    readonly documents: readonly string[];
    /** Where files are named that the work changes, besides the tasks. */
    readonly filesIn?: readonly string[];
    /** Statements in which a check may literally stand, besides criteria and tasks. */
    readonly checksIn?: readonly string[];
  };

/** The plan with what can be read from its words with certainty: files that it names, commands that it demands. */
export function planOf(draft: PlanDraft, leftOut: LeftOutList): ImportedPlan {
  const { about = [], documents, filesIn = [], checksIn = [], criteria = [], tasks = [], ...rest } = draft;
  const { inside, outside } = namedPaths([...(draft.paths ?? []).map(inCodeSpan), ...tasks, ...filesIn]);
  for (const path of outside) {
    leftOut.add(draft.from, `the path ${path}`, reasons.outside);
  }
  return {
    summary: '',
    approach: '',
    testing: '',
    outOfScope: [],
    needs: [],
    ...rest,
    requirements: [pointerTo(documents), ...about].filter((part) => part.trim() !== '').join('\n\n'),
    criteria: withoutRepetition(criteria, draft.from, 'criteria', leftOut),
    tasks: withoutRepetition(tasks, draft.from, 'tasks', leftOut),
    checks: literalChecks([...criteria, ...tasks, ...checksIn]),
    // Documents of the source are read and not changed.
    paths: inside.filter((path) => !documents.some((file) => file === path || file.endsWith(`/${path}`))),
  };
}

function pointerTo(files: readonly string[]): string {
  return `Imported. The source says more than this plan: ${files.map(inCodeSpan).join(', ')}.`;
}

function withoutRepetition(
  texts: readonly string[],
  from: string,
  kind: 'criteria' | 'tasks',
  leftOut: LeftOutList,
): readonly string[] {
  const once = [...new Set(texts)];
  if (once.length < texts.length) {
    const what = kind === 'criteria' ? 'criteria in words that another one has' : 'tasks in words that another one has';
    leftOut.add(from, what, reasons.duplicate, { [kind]: texts.length - once.length });
  }
  return once;
}
