import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { exampleProposal } from '../core/planning/exampleProposal.ts';
import type { DialogueAnswer, DialogueMessage } from '../protocol/dialogue.ts';
import { terminalDialogue } from './terminalDialogue.ts';
import { previewText, questionText, writtenText } from './text/planningText.ts';

const questions = [
  { id: 'word', question: 'Which word?', options: ['two', 'three'], default: 'two' },
  { id: 'case', question: 'In capital letters?', options: ['yes', 'no'], default: 'no' },
  { id: 'file', question: 'Which file?', options: [], default: '\u001B[31ma.js' },
];
const fine = { overall: 10, clarity: 10, testability: 10, scopeFit: 10, autonomy: 10, problems: [] };

interface Said {
  readonly answer: DialogueAnswer | undefined;
  readonly shown: string;
  readonly cancelled: boolean;
}

/** Says these lines, each when it is asked; at the end of them the input ends. */
async function talk(message: DialogueMessage, lines: readonly string[], acceptsAll = false): Promise<Said> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const stopping = new AbortController();
  let shown = '';
  let said = 0;
  output.on('data', (text: string) => {
    shown += text;
    if (/: $|\] $/.test(text)) {
      const line = lines[said];
      said += 1;
      if (line === undefined) {
        input.end();
      } else {
        input.write(`${line}\n`);
      }
    }
  });
  const dialogue = terminalDialogue({
    input,
    output,
    progress: (text) => (shown += `${text}\n`),
    onCancel: () => stopping.abort(),
    acceptsAll,
  });
  let answer: DialogueAnswer | undefined;
  try {
    answer = await dialogue.ask(message, [], stopping.signal);
  } catch (error) {
    assert.ok(stopping.signal.aborted, String(error));
  }
  dialogue.close();
  return { answer, shown, cancelled: stopping.signal.aborted };
}

async function answersTo(...lines: readonly string[]): Promise<unknown> {
  const { answer } = await talk({ kind: 'questions', questions }, lines);
  assert.ok(answer?.kind === 'answers');
  return answer.answers;
}

describe('Planning in a terminal', () => {
  it('takes numbers, own words and the default', async () => {
    assert.deepEqual(await answersTo('2', 'in some', ''), { word: 'three', case: 'in some', file: null });
    assert.deepEqual(await answersTo('7', '1', ' x '), { word: '7', case: 'yes', file: 'x' });
  });

  it('goes back, and lets the planner decide the rest', async () => {
    assert.deepEqual(await answersTo('b', '1', 'b', '2', '', 'd'), { word: 'three', case: null });
    assert.deepEqual(await answersTo('d'), {});
  });

  it('is cancelled by the end of input, whatever is asked', async () => {
    const preview = {
      kind: 'preview',
      proposal: exampleProposal([]),
      judgements: [fine],
      problems: [],
      notes: [],
    } as const;
    for (const message of [
      { kind: 'questions', questions },
      preview,
      { kind: 'notWorthPlanning', why: 'Small.' },
    ] as const) {
      const { answer, cancelled } = await talk(message, []);
      assert.ok(cancelled && answer === undefined, message.kind);
    }
  });

  it('goes on without need only when the person says so', async () => {
    const message = { kind: 'notWorthPlanning', why: 'It is one line.' } as const;
    const { answer, shown } = await talk(message, ['y']);
    assert.deepEqual(answer, { kind: 'goOn' });
    assert.match(shown, /needs no plan: It is one line\.\nPlan it all the same\? \[y\/N\] /);
    assert.ok((await talk(message, [''])).cancelled);
    assert.deepEqual((await talk(message, [], true)).answer, { kind: 'goOn' });
  });

  it('writes, gives up, or has a changed set judged', async () => {
    const proposal = exampleProposal([], [0], []);
    const preview = { kind: 'preview', proposal, judgements: [fine, fine, fine], problems: [], notes: [] } as const;
    const after = async (...lines: readonly string[]): Promise<unknown> => {
      const { answer } = await talk(preview, lines);
      return answer?.kind === 'judge' ? answer.proposal.plans.map(({ title }) => title) : answer?.kind;
    };
    assert.equal(await after('y'), 'accept');
    assert.equal(await after('what', 'd 9', 'YES'), 'accept');
    assert.deepEqual(await after('d 1'), ['Plan 1', 'Plan 2']);
    assert.deepEqual(await after('m1'), ['Plan 0 and plan 1', 'Plan 2']);
    assert.deepEqual(await after('u 3'), ['Plan 0', 'Plan 2', 'Plan 1']);
    assert.deepEqual(await after('v 2'), ['Plan 0', 'Plan 2', 'Plan 1']);
    assert.ok((await talk(preview, ['n'])).cancelled);
    assert.equal((await talk(preview, [], true)).answer?.kind, 'accept');
  });

  it('shows questions with their suggestions, and nothing that would steer the terminal', () => {
    const [word, , file] = questions;
    assert.ok(word !== undefined && file !== undefined);
    assert.equal(questionText(word, 0, 3), '\nQuestion 1 of 3: Which word?\n  1  two  (default)\n  2  three\n');
    assert.equal(questionText(file, 2, 3), '\nQuestion 3 of 3: Which file?\n  Default: a.js\n');
  });

  it('shows the set with order, scores and problems', () => {
    const { plans, goal } = exampleProposal([], [0]);
    const text = previewText({
      kind: 'preview',
      proposal: { goal, plans },
      judgements: [fine, { ...fine, overall: 6.5, problems: ['Criterion 1: “works” says nothing.'] }],
      problems: ['Plan 1 and plan 2 wait for each other.'],
      notes: [],
    });
    assert.equal(
      text,
      `2 plans for notes. Nothing is written yet.

 1. 10.0  Plan 0
    People can take their notes into a table program.
    Files: src/0.js (new)
    1 criterion, 1 check, 3 tasks

 2.  6.5  Plan 1  (waits for 1)
    People can take their notes into a table program.
    Files: src/1.js (new)
    1 criterion, 1 check, 3 tasks
    - Criterion 1: “works” says nothing.

! Plan 1 and plan 2 wait for each other.

`,
    );
  });

  it('says what was written, and what comes next', () => {
    const text = writtenText({
      goal: 'notes',
      plans: [
        { file: 'docs/plans/001-a.md', overall: 10, waitsFor: [], problems: [] },
        { file: 'docs/plans/002-b.md', overall: 6.5, waitsFor: ['001'], problems: ['Check 1: no program.'] },
      ],
      problems: [],
      fine: true,
      notes: [],
    });
    assert.equal(
      text,
      `Wrote 2 plans for notes. Nothing is committed.

10.0  docs/plans/001-a.md
 6.5  docs/plans/002-b.md  (waits for 001)
      - Check 1: no program.

Next: read them and change what you like. \`mstack doctor\` says what is wrong with them, \`mstack run\` carries them out.
`,
    );
  });
});
