import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const report = z.object({
  passed: z.array(z.string()),
  failed: z.array(z.object({ title: z.string(), message: z.string() })),
});

/**
 * Reads a suite's own report and prints its failures. An extension host that is killed in the middle ends with code 0,
 * so the code alone says nothing.
 */
export async function suiteVerdict(file: string, code: number): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    console.error(`The suite wrote no report (code ${String(code)}; 124 is our time limit): it counts as failed.`);
    return false;
  }
  const { passed, failed } = report.parse(JSON.parse(text));
  for (const { title, message } of failed) {
    console.error(`FAILED ${title}\n  ${message.replaceAll('\n', '\n  ')}`);
  }
  console.log(`${String(passed.length)} passed, ${String(failed.length)} failed`);
  return code === 0 && passed.length > 0 && failed.length === 0;
}
