import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Ended, makeRig, planName, planText, removeBuilt, type Rig, soundPlan, told } from './rig.ts';

after(removeBuilt);

/** A sound plan with a check that has one certain way to be written. */
function mendable(id: number): string {
  return soundPlan({
    id,
    checks: ['[assert] `node src/a.js` outputs `two`', '[assert] `grep -rn three src/` → no matches'],
  });
}

const mended = '- [assert] `! grep -rn three src/`';

describe('doctor', () => {
  it('tells in one line of a plan that is fine, and in the order of the file what would mend the others', async () => {
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
      doctor.out.replace(/\n\nConfidence: .*\n$/, '').replace(/ready\. .* \[/, 'ready. … ['),
      [
        `10.0  ${planName(1)}`,
        '',
        planName(2),
        ' 7.7  BLOCKED  clarity 7, autonomy-readiness 4',
        '   3:8  warning  +0.8  The plan has no tasks. Number them under `## Tasks`, in the order in which they are to be done. [plan.no-tasks]',
        '  5:14  error    +1.5  There is no plan 007, so this plan never becomes ready. … [queue.no-such-plan]',
        '',
        '2 plans: 1 fine, 1 to mend (1 blocked). +N: what mending it adds to the score.',
      ].join('\n'),
    );
    const fine = await rig.mstack('doctor', planName(1));
    assert.equal(fine.code, 0, told(fine));
    assert.match(fine.out, /^docs\/plans\/001-plan\.md\n10\.0\n\n1 plan: 1 fine\.\n/);
  });

  it('says once what stands at several places, and what brings points only together', async () => {
    const text = planText({ checks: ['[cmd] `node src/a.js`'] }).replace(
      '- [ ] The file holds the word.',
      ['- [ ] Search is fast and user-friendly', '- [ ] TBD', '- [ ] Paging is fast'].join('\n'),
    );
    await using rig = await makeRig({ files: { [planName(1)]: text } });
    const { out } = await rig.mstack('doctor', '1');
    assert.match(
      out,
      /\n +9:17 {2}warning {2}\+\d\.\d {2}“fast” has no measure\. .* \(Points for all of line 9\.\) \[/,
    );
    assert.match(out, /\n +9:26 {2}warning {8}“user-friendly” .*\]\n/);
    const places = [...out.matchAll(/^ +(\d+):(\d+) /gm)].map(
      ([, line, column]) => Number(line) * 1000 + Number(column),
    );
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
    const hints = out.split('\n').filter((line) => line.includes('[plan.criterion-without-check]'));
    assert.ok(hints.length <= 1, out);
  });

  it('finds plans by id, goal, slug, title, file and folder, several at a time', async () => {
    await using rig = await makeRig({
      files: {
        [planName(1)]: soundPlan(),
        'docs/plans/002-other-thing.md': soundPlan({ id: 2, title: 'Rename it', keys: ['goal: names'] }),
        'docs/plans/archive/003-plan.md': soundPlan({ id: 3, title: 'Old' }),
      },
    });
    const files = async (...args: readonly string[]): Promise<string[]> => {
      const ended = await rig.mstack('doctor', '--json', ...args);
      const { plans } = JSON.parse(ended.out) as { plans: { file: string }[] };
      return plans.map(({ file }) => path.basename(file).slice(0, 3));
    };
    assert.deepEqual(await files('1'), ['001']);
    assert.deepEqual(await files('names:2', '3'), ['002', '003']);
    assert.deepEqual(await files('names/2'), ['002']);
    assert.deepEqual(await files('002-other-thing', 'docs/plans/001-plan.md'), ['001', '002']);
    assert.deepEqual(await files('rename'), ['002']);
    assert.deepEqual(await files('docs/plans/archive'), ['003']);
    assert.deepEqual(await files('.'), ['001', '002', '003']);
    const link = path.join(rig.base, 'link');
    await symlink(rig.root, link);
    assert.deepEqual(await files('--cwd', path.join(link, 'docs'), 'plans/001-plan.md'), ['001']);
    for (const [place, says] of [
      ['9', /^mstack: 9 names no plan, and no file or folder with plans\. `mstack list` shows them all\.\n$/],
      ['README.md', /README\.md is no plan: it has no `status`/],
      ['plan', /plan can mean docs\/plans\/001-plan\.md or docs\/plans\/archive\/003-plan\.md\. Name the file\./],
    ] as const) {
      const ended = await rig.mstack('doctor', '1', place);
      assert.equal(ended.code, 2, told(ended));
      assert.equal(ended.out, '');
      assert.match(ended.err, says);
    }
  });

  it('is not content with plans that it could not read, or that are not there', async () => {
    await using rig = await makeRig();
    const none = await rig.mstack('doctor');
    assert.deepEqual([none.code, none.out], [1, ''], told(none));
    assert.equal(none.err, 'mstack: There are no plans in docs/plans or plans, so none was examined.\n');
    const json = await rig.mstack('doctor', '--json');
    assert.equal(json.code, 1, told(json));
    assert.deepEqual((JSON.parse(json.out) as { plans: unknown }).plans, []);

    await rig.write(planName(1), soundPlan());
    assert.equal((await rig.mstack('doctor')).code, 0);
    // A folder has no text, whoever asks.
    await mkdir(path.join(rig.root, planName(2)));
    const some = await rig.mstack('doctor');
    assert.equal(some.code, 1, told(some));
    assert.match(some.out, /^10\.0 {2}docs\/plans\/001-plan\.md\n\n1 plan: 1 fine\.\n/);
    assert.match(some.err, /^mstack: docs\/plans\/002-plan\.md could not be read: .*\n$/);
    const { unreadable } = JSON.parse((await rig.mstack('doctor', '--json')).out) as { unreadable: { file: string }[] };
    assert.deepEqual(
      unreadable.map(({ file }) => file),
      [planName(2)],
    );
    assert.equal((await rig.mstack('doctor', '1')).code, 0, 'nobody asked for the other');
    assert.equal((await rig.mstack('doctor', planName(2))).code, 1);
  });
});

describe('doctor --fix --no-agent', () => {
  it('mends what has one certain way, and leaves every other byte', async () => {
    const check = '- [assert] `grep -rn three src/` → no matches\r\n';
    const before = `\uFEFF${soundPlan({ checks: [] }).replaceAll('\n', '\r\n')}${check}- [manual] Look. \r\n`;
    await using rig = await makeRig({ files: { [planName(1)]: before, [planName(2)]: soundPlan({ id: 2 }) } });
    await chmod(path.join(rig.root, planName(1)), 0o640);
    const fix = await rig.mstack('doctor', '--fix', '--no-agent', planName(1));
    assert.match(
      fix.out,
      /^Mended .*001-plan\.md:\d+\n {2}- - \[assert\] .*\n {2}\+ - \[assert\] `! grep.*\n\nMended 1 place in 1 plan\./,
      told(fix),
    );
    const after = rig.read(planName(1));
    assert.equal(after, before.replace(check.trimEnd(), mended));
    assert.match((await rig.picture()).status, /^ M docs\/plans\/001-plan\.md\0$/);
    const again = await rig.mstack('doctor', '--fix', '--no-agent', '--json');
    assert.equal(again.err, 'Nothing here has one certain way to be mended.\n\n', told(again));
    assert.equal(rig.read(planName(1)), after);
    assert.equal((JSON.parse(again.out) as { plans: unknown[] }).plans.length, 2);
  });

  it('shows no line that stays as it is', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: soundPlan().replace('status: pending\n---\n', 'status: pending\n') },
    });
    const { out } = await rig.mstack('doctor', '--fix', '--no-agent');
    assert.match(out, /^Mended docs\/plans\/001-plan\.md:5\n {2}\+ ---\n\nMended 1 place in 1 plan\.\n/);
  });

  it('names a file that it may not write, mends the others, and does not call that a success', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: mendable(1), [planName(2)]: mendable(2) } });
    await chmod(path.join(rig.root, planName(1)), 0o444);
    const fix = await rig.mstack('doctor', '--fix', '--no-agent');
    assert.equal(fix.code, 1, told(fix));
    assert.match(fix.err, /^mstack: docs\/plans\/001-plan\.md is not mended: it is write-protected\.\n$/);
    assert.match(fix.out, /^Mended docs\/plans\/002-plan\.md:\d+\n[^]*\n\nMended 1 place in 1 plan\./);
    assert.equal(rig.read(planName(1)), mendable(1));
    assert.ok(rig.read(planName(2)).includes(mended));
  });

  it('leaves a file alone that is not UTF-8', async () => {
    const latin = Buffer.concat([Buffer.from(mendable(1)), Buffer.from([0x2d, 0x20, 0xe9, 0x0a])]);
    await using rig = await makeRig();
    await rig.write(planName(1), latin);
    const fix = await rig.mstack('doctor', '--fix', '--no-agent');
    assert.match(fix.err, /001-plan\.md is not mended: it is not UTF-8 text/, told(fix));
    assert.equal(rig.read(planName(1)), latin.toString());
  });

  it('leaves a file whole when there is no room for the new one', async () => {
    const long = `${mendable(1)}\n## Notes\n\n${'Nothing to see here.\n'.repeat(100)}`;
    await using rig = await makeRig({ files: { [planName(1)]: long } });
    const fix = await withoutRoom(rig, 'doctor', '--fix', '--no-agent');
    assert.equal(fix.code, 1, told(fix));
    assert.match(fix.err, /001-plan\.md is not mended: there is no room for it on the disk\./, told(fix));
    assert.equal(rig.read(planName(1)), long);
    assert.deepEqual(await readdir(path.join(rig.root, 'docs/plans')), ['001-plan.md']);
  });
});

/** A call in which no file can become longer than a block of 512 or 1024 bytes. */
async function withoutRoom(rig: Rig, ...args: readonly string[]): Promise<Ended> {
  const line = ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, rig.program, ...args];
  const options = { cwd: rig.root, env: rig.environment };
  return await new Promise((resolve) => {
    const child = execFile('sh', line, options, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}
