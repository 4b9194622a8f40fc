import assert from 'node:assert/strict';
import { makeRig, planName, planText, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

const one = { [planName(1)]: planText() };
const two = { id: 2, title: 'Add a second file', files: ['src/b.js'], keys: ['blocked-by: [1]'] };

const objection = {
  verdict: 'changes',
  summary: 'Not done.',
  findings: [{ file: 'src/a.js', line: 1, severity: 'blocking', why: 'It is the wrong word.' }],
};
const approval = { verdict: 'approve', summary: 'Fine.', findings: [] };

/** Implementers write what they are told to; reviewers give these answers in turn, and approve after the last one. */
function answering(rig: Rig, answers: readonly unknown[], work: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  const left = [...answers];
  rig.programs.always('agent', async (agent) => {
    if (agent.role === 'review') {
      asked.push(agent.input);
      await agent.answer(left.length === 0 ? approval : left.shift());
    } else {
      for (const [file, text] of Object.entries(work)) {
        await agent.write(file, text);
      }
    }
    await agent.exit();
  });
  return asked;
}

describe('what counts as proof', () => {
  it('is a check that failed before the work; a plan whose checks pass already is not begun', async () => {
    await using rig = await makeRig({
      files: { ...one, [planName(2)]: planText({ ...two, checks: ['[cmd] `grep -q two src/a.js`'] }) },
    });
    answering(rig, [], { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /its check passes before the work, so nothing would prove that it is done/);
    assert.match(rig.read(planName(1)), /- passed: `grep -q two src\/a\.js` \(failed before the work\)/);
    const shown = /The file holds the word\.:? (?:— )?proven by `grep -q two src\/a\.js`: red before, green after/;
    assert.match(rig.read(planName(1)), shown);
    assert.match((await rig.mstack('status')).out, shown);
    assert.match(rig.read(planName(2)), /status: pending/);
  });

  it('is not weakened by the change itself', async () => {
    const test = "import test from 'node:test';\n\ntest('adds', (t) => {\n  t.assert.equal(1 + 1, 2);\n});\n";
    await using rig = await makeRig({ files: { ...one, 'src/a.test.js': test } });
    let attempt = 0;
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        attempt += 1;
        await agent.write('src/a.js', 'two\n');
        await agent.write('src/a.test.js', attempt === 1 ? test.replace("test('adds'", "test.skip('adds'") : test);
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(attempt, 2);
    assert.match(rig.read(planName(1)), /attempt 1: tampering: /);
    assert.equal(rig.read('src/a.test.js'), test);
  });

  it('holds for plans that were done before', async () => {
    await using rig = await makeRig({
      files: {
        ...one,
        [planName(2)]: planText({
          ...two,
          files: ['src/a.js', 'src/b.js'],
          checks: ['[cmd] `grep -q three src/b.js`'],
        }),
      },
    });
    let begun = 0;
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else if (agent.plan === planName(1)) {
        await agent.write('src/a.js', 'two\n');
      } else {
        begun += 1;
        await agent.write('src/b.js', 'three\n');
        await agent.write('src/a.js', begun === 1 ? 'gone\n' : 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(begun, 2);
    assert.match(rig.read(planName(2)), /attempt 1: regression: grep -q two src\/a\.js \(docs\/plans\/001-plan\.md\)/);
  });

  it('is proven again where somebody commits after the gate', async () => {
    await using rig = await makeRig({ files: one });
    let reviews = 0;
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        reviews += 1;
        if (reviews === 1) {
          await rig.write('README.md', 'theirs\n');
          await rig.git('commit', '--quiet', '--message=theirs', 'README.md');
        }
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(run.out, /Somebody committed meanwhile \(\w{10}\): the change is proven again on top of that\./);
    assert.equal(reviews, 2);
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'theirs', 'start']);
    assert.equal(rig.events().filter((event) => event.kind === 'gateFinished').length, 2);
  });
});

describe('a reviewer', () => {
  it('is asked again where its answer cannot be read, and is no approval when that happens twice', async () => {
    await using rig = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 1 } } });
    const asked = answering(rig, ['no verdict'], { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(asked.length, 2);
    await using other = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 1 } } });
    const twice = answering(other, ['no verdict', 'none either'], { 'src/a.js': 'two\n' });
    const failed = await other.mstack('run');
    assert.equal(failed.code, 1, told(failed));
    assert.equal(twice.length, 2);
    assert.match(other.read(planName(1)), /failed-reason: .*no readable verdict/);
  });

  it('confirms or withdraws in its second round, and is heard no third time', async () => {
    await using rig = await makeRig({ files: one });
    const elsewhere = { ...objection, findings: [{ ...objection.findings[0], file: 'src/new.js' }] };
    const asked = answering(rig, [objection, elsewhere], { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(
      asked[1] ?? '',
      /This is the second and last round\..*\n\n<findings>\n- src\/a\.js:1: It is the wrong word\./,
    );
    assert.match(rig.read(planName(1)), /note, `src\/new\.js:1`: It is the wrong word\./);
    await using other = await makeRig({ files: one });
    const heard = answering(other, [objection, objection], { 'src/a.js': 'two\n' });
    const failed = await other.mstack('run');
    assert.equal(failed.code, 1, told(failed));
    assert.equal(heard.length, 2, 'a third attempt is not made');
    assert.equal(other.read('src/a.js'), 'one\n');
  });

  it('is three where that is set: one that objects is enough', async () => {
    await using rig = await makeRig({ files: one, config: { review: { depth: 'thorough' } } });
    const asked = answering(rig, [approval, objection, approval], { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(asked.length, 6, 'three, and three again');
    assert.match(rig.read(planName(1)), /attempt 1: review: It is the wrong word\./);
  });

  it('is asked to refute where that is set', async () => {
    await using rig = await makeRig({ files: one, config: { review: { depth: 'adversarial' } } });
    const asked = answering(rig, [], { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(asked[0] ?? '', /^Assume that the change is wrong/m);
  });
});
