import { exampleAt, type ExampleRepository } from '../exampleWorkspace.ts';
import type { Completion } from './completion.ts';
import { completionsAt } from './completionsAt.ts';

/** What is offered at `‸`, one line each: the label, and what stands beside it. */
export function offeredAt(marked: string, repository?: ExampleRepository, file?: string): string[] {
  const { document, position, workspace } = exampleAt(marked, repository, file);
  return completionsAt(document, position, workspace).items.map(({ label, detail }) =>
    detail === '' ? label : `${label} (${detail})`,
  );
}

/** The text after a completion was chosen by its label: gaps as `‹…›`, the cursor as `‸` where it does not end up behind all. */
export function chosenAt(label: string, marked: string, repository?: ExampleRepository, file?: string): string {
  return after(label, marked, ({ snippet, edit }) => (snippet === undefined ? edit.text : shown(snippet)), {
    repository,
    file,
  });
}

/** The same for a client that knows no snippets. */
export function plainlyChosenAt(label: string, marked: string, repository?: ExampleRepository, file?: string): string {
  return after(label, marked, ({ edit }) => edit.text, { repository, file });
}

interface Surrounding {
  readonly repository: ExampleRepository | undefined;
  readonly file: string | undefined;
}

function after(
  label: string,
  marked: string,
  textOf: (completion: Completion) => string,
  { repository, file }: Surrounding,
): string {
  const { document, position, workspace } = exampleAt(marked, repository, file);
  const chosen = completionsAt(document, position, workspace).items.find((item) => item.label === label);
  if (chosen === undefined) {
    return `“${label}” is not offered.`;
  }
  const { start, end } = chosen.edit.range;
  const lines = [...document.lines];
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + textOf(chosen) + line.slice(end.character);
  return lines.join('\n');
}

/** Of the snippet syntax, what is used: `$0`, `${1:text}`, and what is escaped. */
function shown(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:([^${}]*)\}/g, '‹$1›')
    .replaceAll(/(?<!\\)\$0/g, '‸')
    .replaceAll(/\\([\\$}])/g, '$1');
}
