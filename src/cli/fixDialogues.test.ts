import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { DialogueMessage } from '../protocol/dialogue.ts';
import { headlessFixDialogue, terminalFixDialogue } from './fixDialogues.ts';

const fixed: DialogueMessage = {
  kind: 'fixed',
  file: 'docs/plans/001.md',
  before: 'a\nb\n',
  after: 'a\nc\u001B[2J\n',
  summary: '7 → 9 (clarity 7 → 9)\nCriterion: c',
  scoreBefore: 7,
  scoreAfter: 9,
};

interface Said {
  readonly answers: readonly string[];
  readonly shown: string;
}

/** Shows that many plans, and says these lines, each when it is asked; at their end the input ends. */
async function talk(lines: readonly string[], plans = 1): Promise<Said> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const stopping = new AbortController();
  let shown = '';
  let said = 0;
  output.on('data', (text: string) => {
    shown += text;
    if (text.endsWith('quit: ')) {
      const line = lines[said];
      said += 1;
      if (line === undefined) {
        input.end();
      } else {
        input.write(`${line}\n`);
      }
    }
  });
  const dialogue = terminalFixDialogue({
    input,
    output,
    progress: (text) => (shown += `${text}\n`),
    onCancel: () => stopping.abort(),
  });
  const answers: string[] = [];
  try {
    for (let plan = 0; plan < plans; plan += 1) {
      answers.push((await dialogue.ask(fixed, ['take', 'leave'], stopping.signal)).kind);
    }
  } catch (error) {
    assert.ok(stopping.signal.aborted, String(error));
    answers.push('aborted');
  }
  return { answers, shown };
}

describe('Who is asked about mended plans', () => {
  it('sees a diff and a summary, and takes or leaves each', async () => {
    const { answers, shown } = await talk(['what?', 'y', 'n'], 2);
    assert.deepEqual(answers, ['take', 'leave']);
    assert.ok(
      shown.startsWith(
        '\ndocs/plans/001.md\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\n7 → 9 (clarity 7 → 9)\nCriterion: c\nTake it? y take, n leave, a take this and all that follow, q quit: ',
      ),
      shown,
    );
    assert.equal(shown.split('Take it?').length - 1, 3);
  });

  it('may take all that follow, or quit', async () => {
    assert.deepEqual((await talk(['n', 'a'], 4)).answers, ['leave', 'take', 'take', 'take']);
    assert.deepEqual((await talk(['q'])).answers, ['cancel']);
  });

  it('cancels at the end of input', async () => {
    assert.deepEqual((await talk([])).answers, ['aborted']);
  });

  it('is nobody where there is no terminal: what was judged good is printed and taken', async () => {
    let printed = '';
    const dialogue = headlessFixDialogue(
      () => undefined,
      (text) => (printed += text),
    );
    assert.deepEqual(await dialogue.ask(fixed, ['take'], new AbortController().signal), { kind: 'take' });
    assert.equal(printed, 'docs/plans/001.md: 7 → 9 (clarity 7 → 9)\n  Criterion: c\n\n');
  });
});
