import * as z from 'zod';

/** The inputs by which a person recognises a tool call, the most telling first. */
const telling = z.looseObject({
  command: z.unknown().optional(),
  file_path: z.unknown().optional(),
  path: z.unknown().optional(),
  pattern: z.unknown().optional(),
  url: z.unknown().optional(),
  query: z.unknown().optional(),
  description: z.unknown().optional(),
});

/** One line that says what a tool call is about: its command, else its file, else whatever names it best. */
export function toolDetail(input: unknown): string {
  const read = telling.safeParse(input);
  if (!read.success) {
    return '';
  }
  const { command, file_path, path, pattern, url, query, description } = read.data;
  // The text editor tool's `command` is a verb; with a path beside it both are needed.
  const words = typeof command === 'string' && typeof path === 'string' ? [`${command} ${path}`] : [];
  const found = [...words, command, file_path, path, pattern, url, query, description].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  return found ?? '';
}
