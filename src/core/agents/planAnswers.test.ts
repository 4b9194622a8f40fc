import assert from 'node:assert/strict';
import { plansAnswerSchema, questionsAnswerSchema, readPlansAnswer, readQuestions } from './planAnswers.ts';

const plan = {
  title: 'Add the parser',
  summary: 'It reads dates.',
  requirements: 'Dates are read.',
  criteria: ['`npm test` exits with 0'],
  files: [{ path: 'src/a.ts', change: 'new' }],
  approach: 'A function.',
  testing: 'Unit tests.',
  outOfScope: ['Times'],
  tasks: ['Write it'],
  checks: [{ tag: 'cmd', command: 'npm test', expect: '' }],
  blockedBy: [],
};

describe('The answers of planners', () => {
  it('have schemas that strict providers take: every key is required, no further ones, no bounds', () => {
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) {
        return;
      }
      if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
        assert.deepEqual('required' in node ? node.required : [], Object.keys(node.properties));
        assert.equal('additionalProperties' in node ? node.additionalProperties : undefined, false);
      }
      for (const word of ['minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'pattern', '$schema']) {
        assert.ok(!(word in node), word);
      }
      Object.values(node).forEach(visit);
    };
    visit(questionsAnswerSchema);
    visit(plansAnswerSchema);
    const text = JSON.stringify([questionsAnswerSchema, plansAnswerSchema]);
    for (const key of ['worthPlanning', 'why', 'options', 'default', 'outOfScope', 'blockedBy', 'expect']) {
      assert.ok(text.includes(`"${key}":{`), key);
    }
  });

  it('are read as they are when they keep to the schema', () => {
    assert.deepEqual(readPlansAnswer({ goal: 'dates', plans: [plan] }), {
      ok: true,
      value: { goal: 'dates', plans: [plan] },
    });
    const question = { id: 'zone', question: 'Which time zone?', options: ['UTC', 'local'], default: 'UTC' };
    const asked = { worthPlanning: true, why: 'Order matters.', questions: [question] };
    assert.deepEqual(readQuestions(asked), { ok: true, value: asked });
    assert.deepEqual(readQuestions(`\`\`\`json\n${JSON.stringify(asked)}\n\`\`\``), { ok: true, value: asked });
  });

  it('may leave out what has an obvious value', () => {
    const read = readPlansAnswer({
      plans: [
        {
          title: 'X',
          criteria: 'One thing',
          files: [{ path: 'a', change: 'create' }, { path: 'b', change: 'Deleted' }, { path: 'c' }],
          checks: [{ tag: 'cmd', command: 'true' }],
          blockedBy: ['0', 3],
          further: 1,
        },
      ],
    });
    assert.ok(read.ok);
    const [first] = read.value.plans;
    assert.deepEqual(first?.criteria, ['One thing']);
    assert.deepEqual(
      first?.files.map(({ change }) => change),
      ['new', 'delete', 'modify'],
    );
    assert.deepEqual(first?.checks, [{ tag: 'cmd', command: 'true', expect: '' }]);
    assert.deepEqual(first?.blockedBy, [0, 3]);
    assert.equal(first?.summary, '');
  });

  it('name every question by an id of its own, and give each a default where there is one', () => {
    const read = readQuestions({
      worthPlanning: true,
      questions: [
        { id: 'a', question: 'One?', options: ['x', ' '] },
        { id: 'a', question: 'Two?', options: null, default: ' y ' },
        { question: 'Three?', id: null },
        { id: 'q3', question: ' ' },
      ],
    });
    assert.ok(read.ok);
    assert.deepEqual(read.value.questions, [
      { id: 'a', question: 'One?', options: ['x'], default: 'x' },
      { id: 'q2', question: 'Two?', options: [], default: 'y' },
      { id: 'q3', question: 'Three?', options: [], default: '' },
    ]);
  });

  it('are refused with a sentence that names the place', () => {
    const wrong: [unknown, RegExp][] = [
      [undefined, /cannot be read: /],
      ['I think we should begin with the parser.', /cannot be read: Invalid input/],
      [{ goal: 'x' }, /cannot be read: plans: /],
      [{ goal: 'x', plans: [] }, /holds no plan/],
      [{ goal: 'x', plans: [{ ...plan, checks: ['npm test'] }] }, /plans\.0\.checks\.0: /],
      [{ goal: 'x', plans: [{ ...plan, blockedBy: ['the first'] }] }, /plans\.0\.blockedBy\.0: /],
      [{ goal: 'x', plans: Array.from({ length: 41 }, () => plan) }, /holds 41 plans/],
      [{ goal: 'x', plans: Array.from({ length: 9 }, () => ({})) }, /and 4 more problems$/],
    ];
    for (const [answer, words] of wrong) {
      const read = readPlansAnswer(answer);
      assert.ok(!read.ok);
      assert.match(read.failure, words);
    }
    const read = readQuestions({ questions: [] });
    assert.ok(!read.ok);
    assert.match(read.failure, /^The planner's questions cannot be read: worthPlanning: /);
  });

  it('hold no half characters', () => {
    const read = readPlansAnswer({ goal: '\uD800', plans: [{ ...plan, title: 'a\uDC00' }] });
    assert.ok(read.ok);
    assert.ok(read.value.goal.isWellFormed() && read.value.plans[0]?.title.isWellFormed());
  });
});
