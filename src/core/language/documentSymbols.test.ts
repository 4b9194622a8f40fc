import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import { type PlanSymbol, symbolsIn } from './documentSymbols.ts';
import { exampleAt } from './exampleWorkspace.ts';

const outline = (symbols: readonly PlanSymbol[], indent = ''): string[] =>
  symbols.flatMap(({ kind, name, detail, range, selectionRange, children }) => [
    `${indent}${kind} ${name}${detail === '' ? '' : ` (${detail})`} ${place(range)}${place(range) === place(selectionRange) ? '' : ` at ${place(selectionRange)}`}`,
    ...outline(children, `${indent}  `),
  ]);

const place = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

const outlineOf = (...lines: string[]): string[] =>
  outline(symbolsIn({ ...exampleAt(lines.join('\n')).document, diagnosis: undefined }));

describe('Symbols of a document', () => {
  it('are the plan with all its parts, each inside of what is around it', () => {
    assert.deepEqual(
      outlineOf(
        '---',
        'id: 7',
        'title: Walk the dog',
        'status: pending',
        '---',
        '# Walk',
        '',
        '## Requirements',
        '',
        '**Acceptance criteria:**',
        '',
        '- [ ] `walk` exits 0 and prints the way, however',
        '      long it is.',
        '',
        '## Design',
        '',
        '**Files expected to change:**',
        '',
        '- `src/walk.ts`: new',
        '- `src/a.ts`, `src/b.ts`',
        '',
        '### Why',
        '',
        'Because.',
        '',
        '## Tasks',
        '1. Write it',
        '',
        '## Verification',
        '- [cmd] `npm test`',
        '- [manual] Look at it',
        '',
        '',
      ),
      [
        'plan Walk the dog (pending) 0:0-32:0 at 2:7-2:19',
        '  section Walk 5:0-30:21 at 5:0-5:6',
        '    section Requirements 7:0-12:17 at 7:0-7:15',
        '      label Acceptance criteria 9:0-12:17 at 9:0-9:24',
        '        criterion `walk` exits 0 and prints the way, however long it is. 11:6-12:17',
        '    section Design 14:0-23:8 at 14:0-14:9',
        '      label Files expected to change 16:0-19:24 at 16:0-16:29',
        '        file src/walk.ts (new) 18:3-18:14',
        '        file src/a.ts (modify) 19:3-19:11',
        '        file src/b.ts (modify) 19:15-19:23',
        '      section Why 21:0-23:8 at 21:0-21:7',
        '    section Tasks 25:0-26:11 at 25:0-25:8',
        '      task Write it 26:3-26:11',
        '    section Verification 28:0-30:21 at 28:0-28:15',
        '      check npm test (cmd) 29:2-29:18',
        '      check Look at it (manual) 30:2-30:21',
      ],
    );
  });

  it('have names, also where nothing is written', () => {
    assert.deepEqual(outlineOf('---', 'status: odd', '---', '##'), [
      'plan 007-example.md (unknown status) 0:0-3:2 at 1:8-1:11',
      '  section (empty) 3:0-3:2',
    ]);
  });

  it('show the first words of what is long, and cut no character', () => {
    const [, , , words = '', letters = ''] = outlineOf(
      '---',
      'id: 1',
      'status: done',
      '---',
      '# T',
      '## Tasks',
      `1. ${'word '.repeat(20)}`,
      `2. ${'🐕'.repeat(60)}`,
    );
    assert.match(words, /task (?:word ){13}word… 6:/);
    assert.match(letters, /task 🐕{36}… 7:/u);
  });

  it('say the score where there is one', () => {
    const { document } = exampleAt('---\nid: 1\nstatus: done\n---\n');
    const overall = document.diagnosis?.score.overall.toFixed(1);
    assert.deepEqual(
      symbolsIn(document).map(({ detail }) => detail),
      [`${overall} · done`],
    );
  });

  it('are none for a file that is no plan', () => {
    assert.deepEqual(outlineOf('# Notes'), []);
  });
});
