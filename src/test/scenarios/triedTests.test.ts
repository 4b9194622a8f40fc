import assert from 'node:assert/strict';
import { approval, makeRig, planName, planText, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

const program = 'export const price = (count) => (count > 10 ? count * 2 : count * 3);\n';
const cheaper = 'export const price = (count) => (count > 5 ? count * 2 : count * 3);\n';

function testText(...lines: readonly string[]): string {
  return `import assert from 'node:assert/strict';
import test from 'node:test';
import { price } from './a.mjs';
${lines.map((line, at) => `\ntest('price ${at}', () => {\n  ${line}\n});\n`).join('')}`;
}

const few = 'assert.equal(price(2), 6);';
const some = 'assert.equal(price(8), 24);';
const many = 'assert.equal(price(20), 40);';

/** What is written in each attempt, the last one again and again; gives what reviewers were asked. */
function writing(rig: Rig, ...attempts: readonly Readonly<Record<string, string>>[]): string[] {
  const asked: string[] = [];
  const left = [...attempts];
  rig.programs.always('agent', async (agent) => {
    if (agent.role === 'review') {
      asked.push(agent.input);
      await agent.answer(approval);
    } else {
      for (const [file, text] of Object.entries((left.length > 1 ? left.shift() : left[0]) ?? {})) {
        await agent.write(file, text);
      }
    }
    await agent.exit();
  });
  return asked;
}

const checks = ['[cmd] `grep -q "count > 5" src/a.mjs`'];

describe('tests of a plan', () => {
  it('that fail by chance do not fail it, and are named', async () => {
    // The first run is that of the baseline, the second one that of the gate.
    const chance = `import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import test from 'node:test';
test('is "lucky"', () => {
  appendFileSync(process.env.HOME + '/runs', 'x');
  assert.notEqual(readFileSync(process.env.HOME + '/runs', 'utf8'), 'xx');
});
`;
    await using rig = await makeRig({
      health: ['- test: node --test'],
      files: { [planName(1)]: planText(), 'src/lucky.test.mjs': chance },
    });
    const asked = writing(rig, { 'src/a.js': 'two\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(run.out, /“is "lucky"” \(src\/lucky\.test\.mjs\): flaky, passed 4 of 5 runs/);
    assert.match(
      rig.read(planName(1)),
      /not counted as broken:\*\*\n\n- “is "lucky"” \(src\/lucky\.test\.mjs\) passed 4 of 5 runs/,
    );
    assert.match(asked[0] ?? '', /“is "lucky"” \(src\/lucky\.test\.mjs\) passed 4 of 5/);
    const status: unknown = JSON.parse((await rig.mstack('status', '--json')).out);
    assert.partialDeepStrictEqual(status, {
      plans: [{ flaky: [{ file: 'src/lucky.test.mjs', name: 'is "lucky"', passed: 4, runs: 5 }] }],
    });
    const audit = await rig.mstack('audit');
    assert.match(audit.out, /1 test is flaky: “is "lucky"” \(src\/lucky\.test\.mjs\)/);
  });

  it('that were changed to fit are found by those of the start commit, also after a crash', async () => {
    const support = 'export const [count, sum] = [8, 24];\n';
    const kept = cheaper.replace('count > 5', 'count > 5 && count > 10');
    await using rig = await makeRig({
      health: ['- test: node --test'],
      files: {
        [planName(1)]: planText({ files: ['src/a.mjs'], checks }),
        'src/a.mjs': program,
        'src/a.test.mjs': testText('assert.equal(price(count), sum);', few).replace(
          "'./a.mjs';",
          "'./a.mjs';\nimport { count, sum } from '../test/support.mjs';",
        ),
        'test/support.mjs': support,
      },
    });
    writing(
      rig,
      { 'src/a.mjs': cheaper, 'test/support.mjs': support.replace('24', '16') },
      { 'src/a.mjs': kept, 'test/support.mjs': support },
    );
    const killed = rig.start('run');
    await rig.event((event) => event.kind === 'effectStarted' && event.effect.kind === 'replayTests', 'the replay');
    await rig.killRunner();
    await killed.ended;
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(
      rig.read(planName(1)),
      /attempt 1: tampering: The test “price 0” \(src\/a\.test\.mjs\) as it was on the start commit passes there and fails on the new code/,
    );
    assert.equal(rig.read('src/a.mjs'), kept);
    assert.equal(rig.events().filter((event) => event.kind === 'testsReplayed').length, 1, 'nothing is replayed twice');
  });

  it('that it changes and lists must notice a change of what it changes', async () => {
    await using rig = await makeRig({
      health: ['- test: node --test'],
      files: {
        [planName(1)]: planText({ files: ['src/a.mjs', 'src/a.test.mjs'], checks }),
        'src/a.mjs': program,
        'src/a.test.mjs': testText(few, some, many),
      },
    });
    const [held, ...loose] = [some.replace('24', '16'), ...[2, 8, 20].map((count) => `assert.ok(price(${count}));`)];
    const asked = writing(
      rig,
      { 'src/a.mjs': cheaper, 'src/a.test.mjs': testText(...loose) },
      { 'src/a.mjs': cheaper, 'src/a.test.mjs': testText(few, `${held}\n  ${many}`) },
    );
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    const notes = rig.read(planName(1));
    assert.match(
      notes,
      /attempt 1: tests: Replacing `.+` by `.+` at src\/a\.mjs:1 is noticed by no test, nor are 5 others/,
    );
    assert.match(
      notes,
      /\*\*Changed tests:\*\*\n\n- A test of files that the plan lists ran before and is gone: “price 2”/,
    );
    assert.match(notes, /^- The tests notice a change of the changed lines: replacing /m);
    assert.match(
      asked[0] ?? '',
      /^src\/a\.test\.mjs:9: The test “price 1” as it was on the start commit passes there/m,
    );
    assert.match(asked[0] ?? '', /^The tests notice a change of the changed lines: replacing /m);
  });
});
