import assert from 'node:assert/strict';
import { toolEdits } from './toolEdits.ts';

describe('files that a tool call writes', () => {
  const cases: readonly [string, unknown, readonly string[] | undefined][] = [
    ['Edit', { file_path: '/r/src/a.ts', old_string: 'x', new_string: 'y' }, ['/r/src/a.ts']],
    ['Write', { file_path: 'b.ts', content: '' }, ['b.ts']],
    ['NotebookEdit', { notebook_path: 'n.ipynb' }, ['n.ipynb']],
    ['Read', { file_path: 'a.ts' }, undefined],
    ['Bash', { command: 'echo x > a.ts' }, undefined],
    ['str_replace_based_edit_tool', { command: 'create', path: 'c.ts' }, ['c.ts']],
    ['str_replace_based_edit_tool', { command: 'view', path: 'c.ts' }, undefined],
    ['Edit', { file_path: 7 }, undefined],
    ['Edit', 'nonsense', undefined],
  ];
  for (const [tool, input, expected] of cases) {
    it(`${tool} ${JSON.stringify(input)}`, () => {
      assert.deepEqual(toolEdits(tool, input).edits, expected);
    });
  }
});
