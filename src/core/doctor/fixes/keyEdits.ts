import type { TextEdit } from '../../base/textEdit.ts';
import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import type { Plan } from '../../plan/plan.ts';
import { insertLines } from './lineEdits.ts';

/** Sets a key of the frontmatter to a value on one line, or adds it behind the last one. */
export function setKeyEdit(plan: Plan, key: string, value: string): TextEdit {
  const entry = plan.keys.get(key);
  return entry === undefined ? addKeyEdit(plan, key, value) : valueEdit(entry, value);
}

/** Behind the last key; there is one at least, because every plan has a status. */
function addKeyEdit(plan: Plan, key: string, value: string): TextEdit {
  const last = Math.max(...[...plan.keys.values()].map((each) => each.lastLine));
  return insertLines(plan.lines(), last + 1, [`${key}: ${value}`]);
}

/** Replaces a value, and all lines that it goes on over. */
export function valueEdit(entry: FrontmatterEntry, value: string): TextEdit {
  const behindColon = entry.key.length + 1;
  return {
    range: { start: { line: entry.line, character: behindColon }, end: { line: entry.lastLine + 1, character: 0 } },
    text: ` ${value}\n`,
  };
}
