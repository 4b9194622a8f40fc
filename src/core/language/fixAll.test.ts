import assert from 'node:assert/strict';
import type { Fix } from '../doctor/fix.ts';
import type { FixRequest } from '../doctor/rule.ts';
import { EditedText } from './editedText.ts';
import { type Example, exampleAt } from './exampleWorkspace.ts';
import { fixAll } from './fixAll.ts';

const head = '---\nid: 7\nstatus: pending\n---\n\n## Verification\n\n- [cmd] `true`\n\n';

/** Fixes for tests: of every line with the first word, make the second one, whatever the problem is. */
function rewriting(...words: readonly (readonly [string, string])[]) {
  return ({ lines, problem }: FixRequest): Fix[] =>
    problem.code !== 'plan.no-tasks'
      ? []
      : words.flatMap(([from, to]): Fix[] => {
          const line = lines.findIndex((text) => text.includes(from));
          const character = lines[line]?.indexOf(from) ?? 0;
          const range = { start: { line, character }, end: { line, character: character + from.length } };
          return line === -1 ? [] : [{ title: `${from} -> ${to}`, edits: [{ range, text: to }], certain: true }];
        });
}

/** The same, as fixes that leave something to a person. */
function doubtful(request: FixRequest): Fix[] {
  return rewriting(['one', 'two'])(request).map((fix) => ({ ...fix, certain: false }));
}

/** The body after all fixes; the edits speak of the original text. */
function fixed({ document, workspace }: Example, fixesOf?: Parameters<typeof fixAll>[2]): string {
  const text = new EditedText(document.lines);
  text.apply(fixAll(document, workspace, fixesOf));
  return text.lines.join('\n').slice(head.length);
}

describe('Fix all', () => {
  it('goes on until nothing changes', () => {
    const steps = rewriting(['one', 'two'], ['two', 'three three']);
    assert.equal(fixed(exampleAt(`${head}one two one`), steps), 'three three three three three three');
  });

  it('applies only what is certain', () => {
    assert.equal(fixed(exampleAt(`${head}one`), doubtful), 'one');
  });

  it('ends where a circle of fixes begins, so that doing it twice changes nothing more', () => {
    const circle = rewriting(['start', 'a-state'], ['a-state', 'b-state'], ['b-state', 'a-state']);
    assert.equal(fixed(exampleAt(`${head}start`), circle), 'a-state');
    assert.equal(fixed(exampleAt(`${head}a-state`), circle), 'a-state');
  });

  it('changes nothing where fixes never come to rest', () => {
    assert.equal(fixed(exampleAt(`${head}grow`), rewriting(['grow', 'grow on'])), 'grow');
  });

  it('changes nothing where a fix would make the file no plan any more', () => {
    const { document, workspace } = exampleAt(head);
    assert.deepEqual(fixAll(document, workspace, rewriting(['status: pending', 'state: pending'])), []);
  });

  it('does nothing in files that are no plans', () => {
    const { document, workspace } = exampleAt('# Readme');
    assert.deepEqual(fixAll(document, workspace), []);
  });
});
