import type * as z from 'zod';
import type { Finding, ToolRun } from './health.ts';

/**
 * The JSON that a tool printed, whatever package managers say around it: from the first line that begins with a bracket
 * to the last one that ends with its partner. Undefined where there is none, or where its middle was cut.
 */
export function printedJson(run: ToolRun): unknown {
  const start = /^[ \t]*[[{]/m.exec(run.stdout)?.index;
  const end = Math.max(run.stdout.lastIndexOf('}'), run.stdout.lastIndexOf(']'));
  return start === undefined || end < start ? undefined : parsedJson(run.stdout.slice(start, end + 1));
}

/** One line of tools that print a JSON object a line; undefined for other lines. */
export function lineJson(line: string): unknown {
  return line.startsWith('{') && line.endsWith('}') ? parsedJson(line) : undefined;
}

/** Undefined where the text is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON after all: a line in brackets, or output that was cut. It is read as text, or by the exit code.
    return undefined;
  }
}

/** Levels as tools write them, in words or in numbers (ESLint: 1 and 2). Undefined: the tool said nothing known. */
export function severityOf(level: unknown): Finding['severity'] {
  const word = typeof level === 'string' ? level.toLowerCase() : level;
  if (word === 'error' || word === 'fatal' || word === 2) {
    return 'error';
  }
  return typeof word === 'string' || word === 1 ? 'warning' : undefined;
}

/** What a schema finds in printed JSON; undefined where the output is another's. */
export function readJson<Shape>(run: ToolRun, schema: z.ZodType<Shape>): Shape | undefined {
  const json = printedJson(run);
  return json === undefined ? undefined : schema.safeParse(json).data;
}
