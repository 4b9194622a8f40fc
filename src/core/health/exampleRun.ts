import type { Category, ToolRun } from './health.ts';
import { recogniseTool } from './tools/tools.ts';

/** A run for unit tests: the category's command with this exit code and output. */
export function exampleRun(category: Category, command: string, code: number, stdout: string, stderr = ''): ToolRun {
  return {
    command: { category, command, tool: recogniseTool(category, command), source: 'a test' },
    exit: { kind: 'exited', code },
    stdout,
    stderr,
    seconds: 1,
    folder: '/home/ada/shop',
  };
}
