import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type PlanConversation, startPlanning } from './planConversation.ts';
import {
  answering,
  assertNothingLeft,
  copiesLeft,
  goal,
  good,
  plan,
  planningFolder,
  questions,
  rigged,
  second,
} from './planRig.ts';
import { removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

describe('Planning a goal', () => {
  it('asks, takes answers, shows the set, and writes files that keep the decisions', async () => {
    await using rig = await rigged();
    answering(rig, questions, good);
    const before = await rig.picture();
    const planning = startPlanning(rig, goal, '--place', 'src/a.js:1');
    const asked = await planning.next('questions');
    assert.deepEqual(asked.questions, questions.questions);
    assert.equal(rig.programs.started[0]?.variables['MSTACK_PHASE'], 'questions');
    assert.match(
      rig.programs.started[0]?.input ?? '',
      /It was asked for at src\/a\.js, line 1:\n\n<place>\n1: console\.log/,
    );
    planning.answer({ kind: 'answers', answers: { word: 'deux', case: null } });
    const preview = await planning.next('preview');
    assert.deepEqual(await rig.picture(), before, 'nothing is written before it is accepted');
    assert.deepEqual(preview.problems, []);
    assert.deepEqual(
      preview.judgements.map(({ overall, problems }) => [overall, problems]),
      [
        [10, []],
        [10, []],
      ],
    );
    assert.match(
      rig.programs.started[1]?.input ?? '',
      /- Which word\? deux \(decided by the person\)\n- In capital letters\? no \(decided by you\)/,
    );
    planning.answer({ kind: 'accept', proposal: preview.proposal });
    const files = ['docs/plans/001-print-the-new-word.md', 'docs/plans/002-write-the-word-down.md'];
    assert.deepEqual((await planning.next('written')).files, files);
    const ended = await planning.ended;
    assert.equal(ended.code, 0, told(ended));
    const after = await rig.picture();
    assert.deepEqual(
      Object.keys(after.files).filter((file) => before.files[file] === undefined),
      ['docs', 'docs/plans', ...files],
    );
    assert.deepEqual(
      { ...after, status: '', files: {} },
      { ...before, status: '', files: {} },
      'nothing is committed or staged',
    );
    assert.match(rig.read(files[1] ?? ''), /^goal: say-two\nblocked-by: \[001\]$/m);
    assert.match(rig.read(files[1] ?? ''), /^- Which word\? — deux \(decided by the person\)$/m);
    assert.deepEqual(copiesLeft(rig), []);
    const kept = readdirSync(planningFolder(rig)).find((name) => /^\d/.test(name)) ?? '';
    assert.deepEqual(readdirSync(path.join(planningFolder(rig), kept)).toSorted(), ['answers', 'hooks', 'tmp']);
    const doctor = await rig.mstack('doctor');
    assert.equal(doctor.code, 0, told(doctor));

    // A later planning sees what was decided, and goes on behind these plans.
    answering(rig, questions);
    const again = startPlanning(rig, 'Say three');
    await again.next('questions');
    const prompt = rig.programs.started[2]?.input ?? '';
    assert.match(prompt, /<decided>\n- Which word\? — deux \(decided by the person\)/);
    assert.match(prompt, /- say-two:1 “Print the new word” \(pending\): docs\/plans\/001/);
    again.answer({ kind: 'cancel' });
    assert.equal((await again.ended).code, 130);
  });

  it('takes a set as the person changed it, judged again each time', async () => {
    await using rig = await rigged();
    answering(rig, questions, good);
    const planning = startPlanning(rig, goal, '--no-questions');
    const { proposal } = await planning.next('preview');
    planning.answer({ kind: 'judge', proposal: { ...proposal, plans: [{ ...second, title: '', blockedBy: [] }] } });
    const judged = await planning.next('preview');
    assert.match(judged.judgements[0]?.problems.join('\n') ?? '', /has no title/);
    planning.sendLine('{"kind":"take"}');
    planning.sendLine('nonsense');
    planning.answer({ kind: 'accept', proposal: { goal: 'My own goal', plans: [{ ...second, blockedBy: [5] }] } });
    assert.deepEqual((await planning.next('written')).files, ['docs/plans/001-write-the-word-down.md']);
    const { code, err } = await planning.ended;
    assert.equal(code, 0);
    assert.match(err, /This is no answer, and was passed over: nonsense/);
    assert.match(rig.read('docs/plans/001-write-the-word-down.md'), /^goal: own-goal\nblocked-by: \[\]$/m);
  });

  it('sends a bad decomposition back with every problem, and shows it mended', async () => {
    await using rig = await rigged();
    const bad = {
      goal: 'say-two',
      plans: [
        plan({ title: 'First', criteria: ['It works well', 'It is user-friendly'], blockedBy: [1] }),
        plan({ title: 'Second', blockedBy: [0], files: [{ path: 'src/nope.js', change: 'modify' }] }),
        plan({ title: 'Third' }),
      ],
    };
    answering(rig, questions, bad, good);
    const planning = startPlanning(rig, goal, '--no-questions');
    const preview = await planning.next('preview');
    assert.deepEqual(
      preview.judgements.flatMap(({ problems }) => problems),
      [],
    );
    const sentBack = rig.programs.started[2]?.input ?? '';
    for (const words of [
      /^- plans: Plan \d and plan \d wait for each other/m,
      /^- plans\[\d\]\.criteria\[0\]: /m,
      /^- plans\[\d\]\.criteria\[1\]: /m,
      /^- plans\[\d\]\.files\[0\]: `src\/nope\.js` is to be changed and is not there/m,
      /^- plans\[\d\]\.files\[0\]: Plan \d changes `src\/a\.js`, too, and neither plan waits/m,
    ]) {
      assert.match(sentBack, words);
    }
    assert.equal(rig.programs.started.length, 3);
    planning.closeInput();
    assert.equal((await planning.ended).code, 130);
  });

  it('shows what is still bad after two rounds as it is, and writes that when it is accepted', async () => {
    await using rig = await rigged();
    const bad = { goal: 'say-two', plans: [plan({ checks: [{ tag: 'manual', command: 'Look at it', expect: '' }] })] };
    answering(rig, questions, bad);
    const planning = startPlanning(rig, goal, '--no-questions');
    const preview = await planning.next('preview');
    assert.equal(rig.programs.started.length, 4, 'questions, plans, and twice again');
    assert.deepEqual(
      rig.programs.started.map(({ attempt }) => attempt),
      [1, 2, 3, 4],
    );
    assert.match(preview.judgements[0]?.problems.join('\n') ?? '', /No check can be run/);
    assert.match(preview.notes.join('\n'), /asked twice to mend this/);
    planning.answer({ kind: 'accept', proposal: preview.proposal });
    await planning.next('written');
    assert.equal((await planning.ended).code, 0);
    assert.equal((await rig.mstack('doctor')).code, 1, 'the doctor has its squiggles');
  });

  it('changes nothing of the user’s, whatever the agent does in its copy', async () => {
    await using rig = await rigged();
    await rig.write('src/untracked.js', 'mine\n');
    await rig.write('src/a.js', 'not committed\n');
    const before = await rig.picture();
    rig.programs.always('agent', async (agent) => {
      assert.equal(
        (await agent.shell('cat src/a.js src/untracked.js')).text,
        'not committed\nmine\n',
        'it sees the work tree',
      );
      await agent.write('src/a.js', 'broken');
      await agent.shell(
        'rm -rf src/untracked.js .mstack; git add -A; git -c core.hooksPath=/dev/null commit -qm mine; git tag x; git branch y',
      );
      await agent.shell('git push origin HEAD:refs/heads/z; git stash; git update-ref refs/mstack/q HEAD');
      await agent.answer(agent.variables['MSTACK_PHASE'] === 'questions' ? questions : good);
      await agent.exit();
    });
    const planning = startPlanning(rig, goal, '--no-questions');
    await planning.next('preview');
    await assertNothingLeftBut(rig, before, planning);
    planning.answer({ kind: 'cancel' });
    assert.equal((await planning.ended).code, 130);
    await assertNothingLeft(rig, before);
  });

  it('asks once more for an answer that cannot be read, and says why there are none in the end', async () => {
    await using rig = await rigged();
    const before = await rig.picture();
    answering(rig, 'I would begin with…', questions, { goal: 'x', plans: [{ title: 3 }] }, good);
    const planning = startPlanning(rig, goal, '--no-questions');
    await planning.next('preview');
    assert.match(
      rig.programs.started[1]?.input ?? '',
      /You have answered this before, and the answer could not be read\. .*not JSON/,
    );
    assert.match(rig.programs.started[3]?.input ?? '', /could not be read\. .*plans\.0\.title/);
    planning.answer({ kind: 'cancel' });
    await planning.ended;

    answering(rig, { questions: 'none' });
    const failing = await rig.mstack('plan', goal, '--no-questions');
    assert.equal(failing.code, 1, told(failing));
    assert.match(failing.err, /^mstack: The planner's questions cannot be read: worthPlanning: /m);
    await assertNothingLeft(rig, before);
  });

  it('says what is the matter with the agent', async () => {
    await using rig = await rigged();
    const before = await rig.picture();
    rig.programs.always('agent', async (agent) => {
      await agent.make({ kind: 'complain', text: 'HTTP 429 rate limit reached\n' });
      await agent.exit(1);
    });
    const limited = await rig.mstack('plan', goal, '--no-questions', '--json');
    assert.equal(limited.code, 3, told(limited));
    assert.match(limited.out, /^\{"failed":"Agent \\"scripted\\" has reached a usage or rate limit\./);
    const missing = await rig.mstack('plan', goal, '--no-questions', '--agent', 'nobody');
    assert.equal(missing.code, 3);
    assert.match(missing.err, /There is no agent called nobody/);
    await assertNothingLeft(rig, before);
  });

  it('needs somebody to ask, or answers', async () => {
    await using rig = await rigged();
    const nobody = await rig.mstack('plan', goal);
    assert.equal(nobody.code, 2, told(nobody));
    assert.match(nobody.err, /Add --answers FILE, or --no-questions/);
    assert.equal((await rig.mstack('plan')).code, 2);
    assert.equal((await rig.mstack('plan', goal, '--no-questions', '--place', 'x')).code, 2);
    await rig.write('answers.json', '[1]');
    assert.match((await rig.mstack('plan', goal, '--answers', 'answers.json')).err, /must hold an object of answers/);
    assert.match((await rig.mstack('plan', goal, '--answers', 'none.json')).err, /none\.json cannot be read as JSON/);
    assert.equal(rig.programs.started.length, 0);
  });

  it('says alone what is still wrong with the set, and that it is not fine', async () => {
    await using rig = await rigged();
    answering(rig, questions, { goal: 'say-two', plans: [plan({ blockedBy: [1] }), second] });
    const json = await rig.mstack('plan', goal, '--no-questions', '--json');
    assert.equal(json.code, 1, told(json));
    const out = JSON.parse(json.out) as { plans: unknown[]; problems: string[]; notes: string[] };
    assert.equal(out.plans.length, 2, 'it is written all the same, to be mended');
    assert.match(out.problems.join('\n'), /^Plan 1 and plan 2 wait for each other/);
    assert.match(out.notes.join('\n'), /asked twice to mend this/);
    answering(rig, questions, { goal: 'say-three', plans: [plan({ title: 'A', blockedBy: [1] }), second] });
    const text = await rig.mstack('plan', goal, '--no-questions');
    assert.equal(text.code, 1, told(text));
    assert.match(text.out, /^! Plan 1 and plan 2 wait for each other/m);
    assert.match(text.out, /^! The planner was asked twice/m);
    assert.doesNotMatch(text.out, /carries them out/);
  });

  it('takes answers from a file, by id or by the question’s words', async () => {
    await using rig = await rigged();
    answering(rig, questions, good);
    await rig.write('answers.json', JSON.stringify({ 'which  WORD?': 'three', colour: 'red' }));
    const ended = await rig.mstack('plan', goal, '--answers', 'answers.json', '--json');
    assert.equal(ended.code, 0, told(ended));
    const out = JSON.parse(ended.out) as { plans: { id: number; blockedBy: string[] }[]; decisions: unknown };
    assert.deepEqual(
      out.plans.map(({ id, blockedBy }) => [id, blockedBy]),
      [
        [1, []],
        [2, ['001']],
      ],
    );
    assert.deepEqual(out.decisions, [
      { question: 'Which word?', answer: 'three', by: 'person' },
      { question: 'In capital letters?', answer: 'no', by: 'planner' },
    ]);
    assert.match(ended.err, /No question was asked for these answers: colour/);
  });

  it('says when no plan is needed, and goes on when the person wants it', async () => {
    await using rig = await rigged();
    answering(rig, { ...questions, worthPlanning: false, why: 'It is one line.' }, good);
    const alone = await rig.mstack('plan', goal, '--no-questions');
    assert.equal(alone.code, 1, told(alone));
    assert.match(alone.err, /needs no plan: It is one line\. Add --yes/);
    assert.equal(rig.exists('docs'), false);
    answering(rig, { ...questions, worthPlanning: false, why: 'It is one line.' }, good);
    const planning = startPlanning(rig, goal);
    assert.equal((await planning.next('notWorthPlanning')).why, 'It is one line.');
    planning.answer({ kind: 'goOn' });
    await planning.next('questions');
    planning.answer({ kind: 'cancel' });
    assert.equal((await planning.ended).code, 130);
    answering(rig, { ...questions, worthPlanning: false }, good);
    const wanted = await rig.mstack('plan', goal, '--no-questions', '--yes');
    assert.equal(wanted.code, 0, told(wanted));
    assert.match(wanted.out, /^10\.0 {2}docs\/plans\/002-write-the-word-down\.md {2}\(waits for 001\)$/m);
    assert.match(wanted.out, /`mstack doctor` .* `mstack run`/);
  });

  it('gives two that plan at once different ids', async () => {
    await using rig = await rigged();
    await rig.write('docs/plans/0041-old.md', '---\nid: 41\nstatus: done\n---\n');
    answering(rig, questions);
    rig.programs.always('agent', async (agent) => {
      await agent.answer(agent.variables['MSTACK_PHASE'] === 'questions' ? questions : good);
      await agent.exit();
    });
    const plannings = [
      startPlanning(rig, goal, '--no-questions'),
      startPlanning(rig, goal, '--no-questions'),
      startPlanning(rig, goal, '--no-questions'),
    ];
    const previews = await Promise.all(plannings.map((planning) => planning.next('preview')));
    plannings.forEach((planning, at) => {
      planning.answer({ kind: 'accept', proposal: previews[at]?.proposal ?? good });
    });
    const ended = await Promise.all(plannings.map((planning) => planning.ended));
    assert.deepEqual(
      ended.map(({ code }) => code),
      [0, 0, 0],
      ended.map(told).join('\n'),
    );
    const names = readdirSync(path.join(rig.root, 'docs/plans')).toSorted();
    assert.deepEqual(
      names.map((name) => name.slice(0, 4)),
      ['0041', '0042', '0043', '0044', '0045', '0046', '0047'],
    );
    const next = await rig.mstack('next');
    assert.notEqual(next.code, 14, 'no id is there twice');
  });

  it('puts away after a planning that was killed', async () => {
    await using rig = await rigged();
    const before = await rig.picture();
    const planning = startPlanning(rig, goal, '--no-questions');
    const agent = await rig.programs.next('agent');
    planning.signal('SIGKILL');
    await planning.ended;
    assert.equal(copiesLeft(rig).length, 1, 'nobody was there to remove it');
    assert.ok((await rig.living()).includes(agent.pid));
    answering(rig, { ...questions, worthPlanning: false });
    const later = await rig.mstack('plan', goal, '--no-questions');
    assert.equal(later.code, 1, told(later));
    await agent.ended;
    await assertNothingLeft(rig, before);
  });

  it('tells a project whose plans git ignores', async () => {
    await using rig = await rigged({ files: { '.gitignore': 'docs/\n' } });
    answering(rig, questions, good);
    const ended = await rig.mstack('plan', goal, '--no-questions');
    assert.equal(ended.code, 0, told(ended));
    assert.match(ended.out, /! git ignores these files/);
  });
});

/** While a planning waits for an answer: no copy, no agent, the repository as it was. */
async function assertNothingLeftBut(
  rig: Rig,
  before: Awaited<ReturnType<Rig['picture']>>,
  { pid }: PlanConversation,
): Promise<void> {
  assert.deepEqual(await rig.picture(), before);
  assert.deepEqual(copiesLeft(rig), []);
  assert.deepEqual(await rig.living(), [pid]);
}
