import assert from 'node:assert/strict';
import { readdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { makeRig, planName, removeBuilt, type Rig, soundPlan, told } from './rig.ts';

after(removeBuilt);

/** The files of the state folder in which commands keep what they have read of plans. */
async function keptFiles(rig: Rig): Promise<string[]> {
  const names = await readdir(path.join(rig.base, 's'), { recursive: true });
  return names.filter((name) => path.basename(name).startsWith('plans.')).toSorted();
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
    ['doctor', '1'],
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

  it('calls a plan by its file where it has no title', async () => {
    await using rig = await makeRig({
      files: { 'docs/plans/001-change-a-letter.md': soundPlan().replace('title: Change the letter\n', '') },
    });
    assert.match((await rig.mstack('list')).out, /^001 {2}ready {8,}\d+\.\d {2}change-a-letter\n$/);
    const { plans } = JSON.parse((await rig.mstack('list', '--json')).out) as { plans: { title: string }[] };
    assert.equal(plans[0]?.title, '');
  });

  it('scores no plan that is over, except for programs', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: soundPlan().replace('pending', 'done'),
        [planName(2)]: soundPlan({ id: 2 }).replace('pending', 'skipped'),
        [planName(3)]: soundPlan({ id: 3 }),
      },
    });
    const { out } = await rig.mstack('list');
    assert.deepEqual(
      out.split('\n').map((line) => line.slice(0, 24).trim()),
      ['001  done', '002  skipped', '', '003  ready        10.0', ''],
    );
    const { plans } = JSON.parse((await rig.mstack('list', '--json')).out) as {
      plans: { score: { overall: number } }[];
    };
    assert.deepEqual(
      plans.map(({ score }) => score.overall),
      [10, 10, 10],
    );
    assert.equal((await rig.mstack('list')).out, out);
    await rig.write(planName(1), soundPlan());
    assert.match((await rig.mstack('list')).out, /^001 {2}ready {8,}\d+\.\d /);
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
});
