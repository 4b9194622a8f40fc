import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { confinedPath } from '../confinement.ts';

/** Input of Anthropic's text editor tool `text_editor_20250728`, by command. */
const editorInput = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('view'),
    path: z.string(),
    view_range: z.tuple([z.int(), z.int()]).nullish(),
  }),
  z.object({ command: z.literal('create'), path: z.string(), file_text: z.string() }),
  z.object({
    command: z.literal('str_replace'),
    path: z.string(),
    old_str: z.string().min(1),
    new_str: z.string().default(''),
  }),
  z.object({ command: z.literal('insert'), path: z.string(), insert_line: z.int().min(0), insert_text: z.string() }),
]);

type EditorInput = z.infer<typeof editorInput>;

const viewLimit = 400_000;

/** Carries a command of the text editor tool out, inside the repository. Throws a sentence for the model when it cannot. */
export async function runEditor(repository: string, input: unknown): Promise<string> {
  const read = editorInput.safeParse(input);
  if (!read.success) {
    throw new Error(`The input does not fit the tool: ${z.prettifyError(read.error)}`);
  }
  const command = read.data;
  const file = await confinedPath(repository, command.path);
  switch (command.command) {
    case 'view':
      return (await stat(file)).isDirectory() ? viewFolder(file) : viewFile(file, command);
    case 'create':
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, command.file_text);
      return `Wrote ${command.path}.`;
    case 'str_replace':
      await writeFile(file, replaceOnce(await readFile(file, 'utf8'), command));
      return `Edited ${command.path}.`;
    case 'insert':
      await writeFile(file, insertAfter(await readFile(file, 'utf8'), command));
      return `Edited ${command.path}.`;
    default:
      return command satisfies never;
  }
}

async function viewFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.name !== '.git' && entry.name !== 'node_modules')
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  return names.toSorted().join('\n');
}

async function viewFile(file: string, command: Extract<EditorInput, { command: 'view' }>): Promise<string> {
  const { size } = await stat(file);
  if (size > viewLimit) {
    throw new Error(`${command.path} has ${size} bytes: look at parts of it with the shell.`);
  }
  const lines = (await readFile(file, 'utf8')).split('\n');
  const [from, to] = command.view_range ?? [1, -1];
  const last = to === -1 ? lines.length : to;
  return lines
    .slice(from - 1, last)
    .map((line, index) => `${from + index}\t${line}`)
    .join('\n');
}

function replaceOnce(text: string, command: Extract<EditorInput, { command: 'str_replace' }>): string {
  const first = text.indexOf(command.old_str);
  if (first === -1) {
    throw new Error(`No match for old_str in ${command.path}. It must be the exact text, white space included.`);
  }
  if (text.includes(command.old_str, first + 1)) {
    throw new Error(`old_str is found more than once in ${command.path}. Take in more lines around it.`);
  }
  return text.slice(0, first) + command.new_str + text.slice(first + command.old_str.length);
}

function insertAfter(text: string, command: Extract<EditorInput, { command: 'insert' }>): string {
  const lines = text.split('\n');
  if (command.insert_line > lines.length) {
    throw new Error(`${command.path} has ${lines.length} lines: insert_line ${command.insert_line} is behind its end.`);
  }
  const inserted = command.insert_text.endsWith('\n') ? command.insert_text.slice(0, -1) : command.insert_text;
  return [...lines.slice(0, command.insert_line), inserted, ...lines.slice(command.insert_line)].join('\n');
}
