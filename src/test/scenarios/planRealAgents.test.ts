import assert from 'node:assert/strict';
import { installedAgents } from '../agents/installed.ts';
import type { Scenario, Turn } from '../modelServer/scenario.ts';
import { startModelServer } from '../modelServer/server.ts';
import { until } from './deadline.ts';
import { startPlanning } from './planConversation.ts';
import { makeRig, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const questions = {
  worthPlanning: true,
  why: 'Two files change.',
  questions: [{ id: 'word', question: 'Which word?', options: ['two', 'three'], default: 'two' }],
};

function plansOf(criterion: string): unknown {
  return {
    goal: 'say-two',
    plans: [
      {
        title: 'Print the new word',
        summary: 'The program says another word.',
        requirements: 'Who starts the program reads the new word.',
        criteria: [criterion],
        files: [{ path: 'src/a.js', change: 'modify' }],
        approach: 'The text in the source is replaced.',
        testing: 'The check runs the program.',
        outOfScope: ['Other words'],
        tasks: ['Replace the word', 'Run the program', 'Read what it prints'],
        checks: [{ tag: 'assert', command: 'node src/a.js', expect: 'contains "two"' }],
        blockedBy: [],
      },
    ],
  };
}

/** Reads, and answers. */
function turns(answer: unknown): readonly Turn[] {
  return [
    { moves: [{ kind: 'readFile', path: 'src/a.js' }] },
    { moves: [{ kind: 'answer', value: answer }] },
    { text: 'That is my answer.' },
  ];
}

const scenarios: readonly Scenario[] = [
  {
    name: 'mended',
    when: 'It comes back with problems',
    turns: turns(plansOf('When `node src/a.js` runs, it prints `two`')),
  },
  { name: 'plans', when: 'You break one goal into plans', turns: turns(plansOf('It works properly')) },
  { name: 'questions', when: 'You prepare the planning of one goal', turns: turns(questions) },
];

// The model is a script, because no key is used here; agents, their tools and their schemas are the real ones.
for (const id of ['claude', 'codex', 'api'] as const) {
  describe(`Planning with the real ${id}`, () => {
    it('asks, has a vague criterion mended, and writes the plan', async function () {
      this.timeout(120_000);
      await using model = await startModelServer({ scenarios });
      await using installed = await installedAgents(model.url);
      const config = { agent: id, agents: installed.settings };
      await using rig = await makeRig({
        patienceMs: 110_000,
        files: { 'src/a.js': "console.log('one');\n", '.mstack/config.json': JSON.stringify(config) },
        environment: { ...installed.environment },
      });
      const before = await rig.picture();
      const planning = startPlanning(rig, 'Say two instead of one');
      assert.deepEqual((await planning.next('questions')).questions, questions.questions);
      planning.answer({ kind: 'answers', answers: { word: 'three' } });
      const preview = await planning.next('preview');
      assert.deepEqual(await rig.picture(), before);
      assert.deepEqual(
        preview.judgements.flatMap(({ problems }) => problems),
        [],
      );
      const prompts = model.requests.map(({ prompt }) => prompt).join('\n');
      assert.match(prompts, /Which word\? three \(decided by the person\)/);
      assert.match(prompts, /plans\[0\]\.criteria\[0\]: /);
      planning.answer({ kind: 'accept', proposal: preview.proposal });
      const { files } = await planning.next('written');
      assert.deepEqual(files, ['docs/plans/001-print-the-new-word.md']);
      const ended = await planning.ended;
      assert.equal(ended.code, 0, told(ended));
      assert.equal(await rig.git('status', '--porcelain'), '?? docs/\n');
    });

    it('leaves nothing when it is cancelled while the agent waits for its model', async function () {
      this.timeout(120_000);
      const silent: Scenario = { name: 'silent', when: 'You prepare', turns: [{ faults: ['silence'], forever: true }] };
      await using model = await startModelServer({ scenarios: [silent] });
      await using installed = await installedAgents(model.url);
      const config = { agent: id, agents: installed.settings };
      await using rig = await makeRig({
        patienceMs: 110_000,
        files: { '.mstack/config.json': JSON.stringify(config) },
        environment: { ...installed.environment },
      });
      const before = await rig.picture();
      const planning = startPlanning(rig, 'Say two instead of one');
      await planning.next('progress');
      await until(
        () => (model.requests.some(({ prompt }) => prompt.includes('You prepare')) ? true : undefined),
        'a question to the model',
      );
      planning.answer({ kind: 'cancel' });
      const ended = await planning.ended;
      assert.equal(ended.code, 130, told(ended));
      assert.deepEqual(await rig.picture(), before);
      assert.deepEqual(await rig.living(), []);
    });
  });
}
