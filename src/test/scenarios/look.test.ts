import assert from 'node:assert/strict';
import { readdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { makeRig, planName, type PlanOptions, planText, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

/** The files of the state folder in which commands keep what they have read of plans. */
async function keptFiles(rig: Rig): Promise<string[]> {
  const names = await readdir(path.join(rig.base, 's'), { recursive: true });
  return names.filter((name) => path.basename(name).startsWith('plans.')).toSorted();
}

/** A plan whose criterion and check are about what the program does. */
function soundPlan(options: PlanOptions = {}): string {
  return planText({ checks: ['[assert] `node src/a.js` outputs `two`'], ...options }).replace(
    'The file holds the word.',
    '`node src/a.js` prints `two`',
  );
}

/** What each command that only looks says, as a program sees it. */
async function looks(rig: Rig): Promise<string[]> {
  const said: string[] = [];
  for (const args of [
    ['list'],
    ['list', '--json'],
    ['next'],
    ['next', '--json', '2'],
    ['doctor'],
    ['doctor', '--json'],
  ]) {
    said.push(told(await rig.mstack(...args)));
  }
  return said;
}

describe('a look at the plans', () => {
  it('says the same with what was kept as without, after any edit', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: soundPlan(),
        [planName(2)]: soundPlan({ id: 2, title: 'Change another letter', keys: ['blocked-by: [1]'] }),
      },
    });
    const edits: readonly (() => Promise<unknown>)[] = [
      () => Promise.resolve(),
      // Of the same length, at once, and with the time of before.
      async () => {
        await rig.write(planName(1), rig.read(planName(1)).replace('pending', 'skipped'));
        await utimes(path.join(rig.root, planName(1)), 1_700_000_000, 1_700_000_000);
      },
      () => rig.write(planName(1), rig.read(planName(1)).replace('skipped', 'pending')),
      () => rm(path.join(rig.root, 'src/a.js')),
      () => rm(path.join(rig.root, planName(1))),
      () => rig.write(planName(3), soundPlan({ id: 2 })),
    ];
    for (const edit of edits) {
      await edit();
      const first = await looks(rig);
      assert.deepEqual(await looks(rig), first);
      rig.environment['MSTACK_STATE_HOME'] = path.join(rig.base, 'elsewhere');
      await rm(path.join(rig.base, 'elsewhere'), { recursive: true, force: true });
      assert.deepEqual(await looks(rig), first);
      rig.environment['MSTACK_STATE_HOME'] = path.join(rig.base, 's');
    }
    assert.equal((await keptFiles(rig)).length, 3);
    assert.equal((await rig.git('status', '--porcelain')).includes('plans.list'), false);
  });

  it('counts plans that do not fit on a screen, and shows no title that steers the terminal', async () => {
    const title = 'Red \u001B[31mletters\u0007';
    const files = Array.from({ length: 24 }, (_, at) => [planName(at + 1), soundPlan({ id: at + 1, title })]);
    await using rig = await makeRig({
      files: { ...Object.fromEntries(files), [planName(30)]: soundPlan({ id: 30, keys: ['blocked-by: [1]'] }) },
    });
    const { out } = await rig.mstack('list');
    assert.match(out, /^001 {2}ready .* Red letters\n/);
    assert.match(out, /\n\n25 plans: 24 ready, 1 waiting\.\n$/);
    const doctor = await rig.mstack('doctor');
    assert.ok(!['\u001B', '\u0007'].some((steers) => `${out}${doctor.out}`.includes(steers)));
  });

  it('needs no place to keep anything', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: soundPlan() } });
    // Files, where folders should be.
    Object.assign(rig.environment, { MSTACK_STATE_HOME: path.join(rig.root, 'README.md'), HOME: '/dev/null' });
    const first = await looks(rig);
    assert.match(first[0] ?? '', /^exit 0\n.*1 {2}ready .*\n\n--- err\n$/s);
    await rig.write(planName(2), soundPlan({ id: 2 }));
    assert.notDeepEqual(await looks(rig), first);
  });

  it('never makes a run believe what was kept', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: soundPlan() } });
    await looks(rig);
    for (const name of await keptFiles(rig)) {
      await rm(path.join(rig.base, 's', name));
      // Whoever looked into it would fail.
      await rig.write(path.relative(rig.root, path.join(rig.base, 's', name, 'a')), '');
    }
    const run = await rig.mstack('run', '9');
    assert.equal(run.code, 2, told(run));
    assert.match(run.err, /No plan is called 9\./);
  });

  it('tells in one line of a plan that is fine, and what would mend the others', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: soundPlan(),
        [planName(2)]: soundPlan({ id: 2, files: ['src/b.js'], keys: ['blocked-by: [7]'] }).replace(
          '## Tasks\n\n1. Write the word.\n',
          '',
        ),
        'src/b.js': 'one\n',
      },
    });
    const doctor = await rig.mstack('doctor');
    assert.equal(doctor.code, 1, told(doctor));
    assert.equal(
      doctor.out.replace(/\n\nConfidence: .*\n$/, ''),
      [
        `10.0  ${planName(1)}`,
        '',
        ' 7.7  BLOCKED  clarity 7, autonomy-readiness 4',
        planName(2),
        '  5:14 error: There is no plan 007, so this plan never becomes ready. Did you mean 001 (Change the letter)? [queue.no-such-plan] (+1.5)',
        '  3:8 warning: The plan has no tasks. Number them under `## Tasks`, in the order in which they are to be done. [plan.no-tasks] (+0.8)',
        '',
        '2 plans: 1 fine, 1 to mend (1 blocked).',
      ].join('\n'),
    );
    const fine = await rig.mstack('doctor', planName(1));
    assert.equal(fine.code, 0, told(fine));
    assert.match(fine.out, /^10\.0\n.*001-plan\.md\n\n1 plan: 1 fine\.\n/);
  });

  it('mends what has one certain way, and leaves every other byte', async () => {
    const check = '- [assert] `grep -rn three src/` → no matches\r\n';
    const before = `\uFEFF${soundPlan({ checks: [] }).replaceAll('\n', '\r\n')}${check}- [manual] Look. \r\n`;
    await using rig = await makeRig({ files: { [planName(1)]: before, [planName(2)]: soundPlan({ id: 2 }) } });
    const fix = await rig.mstack('doctor', '--fix', planName(1));
    assert.match(fix.out, /^Fixed .*001-plan\.md:\d+\n {2}- - \[assert\] .*\n {2}\+ - \[assert\] `! grep/, told(fix));
    const after = rig.read(planName(1));
    const line = /\+ (.*)\n/.exec(fix.out)?.[1] ?? '';
    assert.equal(after, before.replace(check.trimEnd(), line));
    const again = await rig.mstack('doctor', '--fix', '--json');
    assert.equal(again.err, 'Nothing here has one certain way to be mended.\n\n', told(again));
    assert.equal(rig.read(planName(1)), after);
    assert.equal((JSON.parse(again.out) as { plans: unknown[] }).plans.length, 2);
  });
});
