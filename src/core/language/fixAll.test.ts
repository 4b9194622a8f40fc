import assert from 'node:assert/strict';
import * as fc from 'fast-check';
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

function listed(...paths: readonly string[]): string {
  const items = paths.map((path) => `- \`${path}\`: more`).join('\n');
  return `${head}- [cmd] \`npm test\`\n\n## Design\n\n**Files expected to change:**\n\n${items}\n\n**Out of scope:** none\n\n## Tasks\n\n1. Print`;
}

function fixAllOf(text: string, files: readonly string[]): ReturnType<typeof fixAll> {
  const { document, workspace } = exampleAt(text, { files, scripts: { '': ['test'] } });
  return fixAll(document, workspace);
}

describe('Fix all', () => {
  it('goes on until nothing changes', () => {
    const steps = rewriting(['one', 'two'], ['two', 'three three']);
    assert.equal(fixed(exampleAt(`${head}one two one`), steps), 'three three three three three three');
  });

  it('makes checks of commands that are said to pass, with a tag and without', () => {
    const checks = '- `npm test` passes\n- [cmd] `npm run lint` passes.';
    assert.equal(
      fixed(exampleAt(`${head}${checks}\n\n## Tasks\n\n1. Print`)),
      '- [cmd] `npm test`\n- [cmd] `npm run lint`\n\n## Tasks\n\n1. Print',
    );
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
    assert.deepEqual(fixAll(document, workspace, rewriting(['status: pending', 'phase: pending'])), []);
  });

  it('makes no check twice', () => {
    const mended = fixed(exampleAt(`${head}- [cmd] \`npm test\`\n- \`npm test\`\n`));
    assert.equal(mended.split('npm test').length - 1, 1, mended);
  });

  it('does nothing in files that are no plans', () => {
    const { document, workspace } = exampleAt('# Readme');
    assert.deepEqual(fixAll(document, workspace), []);
  });

  it('applies what the doctor is certain of, and keeps everything else', () => {
    const text = [
      '---',
      'id: 7',
      'status: pending',
      'id: 7',
      '---',
      '',
      '## Verification',
      '',
      '- [assert] `cat a` output contains 3',
      '- [cmd] `true`',
    ];
    const { document, workspace } = exampleAt(text.join('\n'));
    const edited = new EditedText(document.lines);
    edited.apply(fixAll(document, workspace));
    assert.deepEqual(
      edited.lines,
      text.flatMap((line, at) => (at === 3 ? [] : [line.replace('output contains 3', 'contains `3`')])),
    );
  });

  it('makes no listed path of another one, nor one path of two', () => {
    const files = ['package.json', 'src/cli.ts', 'src/export.ts'];
    for (const paths of [
      ['src/clj.ts', 'src/cli.ts'],
      ['src/exprot.ts', 'src/export.ts'],
      ['src/exprot.ts', 'src/exportt.ts'],
    ]) {
      assert.deepEqual(fixAllOf(listed(...paths), files), []);
    }
    assert.equal(fixAllOf(listed('src/exprot.ts', 'src/cli.ts'), files).length, 1);
  });

  it('leaves nothing to do for a second time, in anything that is put together from parts of plans', () => {
    const lines = fc.constantFrom(
      'id: 8',
      'statu: done',
      'priority: high',
      'blocked-by: [7, x, 1]',
      '---',
      '',
      '## Requirements',
      '- [ ] It works properly, etc.',
      '- [ ] It works properly, etc.',
      '- [ ] TBD where possible',
      '- [ ] Saves, emails and logs the order correctly',
      '## Design',
      '**Files expected to change:**',
      '- `src/a.tx`',
      '## Verification',
      '- `npm test`',
      '- [cmd] npm run tset',
      '- [cmdd] `npm test`',
      '- [assert] `cat a` output contains 3',
      '- [assert] run `npm test`',
      '## Tasks',
      '- do it',
    );
    const repository = {
      files: ['package.json', 'src/a.ts'],
      scripts: { '': ['test'] },
      plans: { 'docs/plans/001-a.md': '---\nid: 1\nstatus: done\n---\n' },
    };
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 25 }), (more) => {
        const first = exampleAt(['---', 'id: 7', 'status: pending', ...more].join('\n'), repository);
        const text = new EditedText(first.document.lines);
        text.apply(fixAll(first.document, first.workspace));
        const second = exampleAt(text.lines.join('\n'), repository);
        assert.deepEqual(fixAll(second.document, second.workspace), [], text.lines.join('\n'));
        assert.notEqual(second.document.plan, undefined);
      }),
      { numRuns: 300 },
    );
  });
});
