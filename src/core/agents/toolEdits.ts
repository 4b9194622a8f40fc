import * as z from 'zod';

const written = z.looseObject({
  command: z.unknown().optional(),
  file_path: z.string().optional(),
  notebook_path: z.string().optional(),
  path: z.string().optional(),
});

/** Tools that write the file they name: Claude Code's, and the verbs of Anthropic's text editor tool. */
const writingTools = /^(?:Edit|MultiEdit|Write|NotebookEdit|str_replace_based_edit_tool|str_replace_editor)$/;
const readingVerbs = new Set(['view', 'undo_edit']);

/** The file that a tool call is about to write. What a shell command writes, nobody can read from its words. */
export function toolEdits(tool: string, input: unknown): { edits?: string[] } {
  const read = writingTools.test(tool) ? written.safeParse(input) : undefined;
  if (read?.success !== true) {
    return {};
  }
  const { command, file_path, notebook_path, path } = read.data;
  const file = file_path ?? notebook_path ?? path;
  const reads = typeof command === 'string' && readingVerbs.has(command);
  return file === undefined || reads ? {} : { edits: [file] };
}
