import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PlanFile {
  readonly file: string;
  readonly source: string;
}

/** Every Markdown file below a folder, in the order of their names. */
export function readPlanFolder(folder: string): PlanFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .toSorted()
    .map((file) => ({ file: file.replaceAll('\\', '/'), source: readFileSync(path.join(folder, file), 'utf8') }));
}
