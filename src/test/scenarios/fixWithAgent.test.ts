import assert from 'node:assert/strict';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { chmod, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { until } from './deadline.ts';
import { copiesLeft, fixRig, good, mended, mending, textOf, weakPlan } from './fixRig.ts';
import { startConversation } from './planConversation.ts';
import { planName, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

const plan = planName(1);

/** Everything but the plans is as it was, and nothing of the work is left. */
async function assertOnlyPlans(
  rig: Rig,
  before: Awaited<ReturnType<Rig['picture']>>,
  ...plans: string[]
): Promise<void> {
  const after = await rig.picture();
  const without = (picture: typeof before): unknown => ({
    ...picture,
    status: '',
    files: Object.entries(picture.files).filter(([file]) => !plans.includes(file)),
  });
  assert.deepEqual(without(after), without(before));
  assert.deepEqual(copiesLeft(rig), []);
  assert.equal(await rig.git('for-each-ref', 'refs/mstack'), '');
  assert.deepEqual(await rig.living(), []);
}

/** With a byte order mark and the line ends of Windows. */
function windows(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}

describe('Fix with agent', () => {
  it('writes a better plan that keeps every decision, and says what was changed', async () => {
    await using rig = await fixRig();
    mending(rig, mended);
    const before = await rig.picture();
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(fix.code, 0, told(fix));
    assert.equal(rig.read(plan), mended(weakPlan()));
    // No check asks for the `none` and the exit code of the second criterion.
    assert.match(
      fix.out,
      /^docs\/plans\/001-plan\.md: [\d.]+ → 9\.8 \(clarity [\d.]+ → 10, testability [\d.]+ → 9\.3, /m,
    );
    assert.match(fix.out, /^ {2}Criterion: The program exits with code 0: /m);
    assert.match(fix.out, /^ {2}Check: `node src\/a\.js` outputs `two` \(fails now, as it should\)$/m);
    assert.match(fix.err, /Running the new checks of docs\/plans\/001-plan\.md, which must fail now …/);
    const [agent] = rig.programs.started;
    assert.equal(agent?.role, 'fix');
    assert.equal(agent?.plan, plan);
    assert.match(agent?.input ?? '', /^- Line 11: “correctly”/m);
    await assertOnlyPlans(rig, before, plan);
    assert.equal((await rig.picture()).status, ` M ${plan}\0`, 'nothing is committed or staged');
  });

  it('leaves plans alone that are good enough, over, or begun', async () => {
    await using rig = await fixRig({
      files: { [planName(2)]: weakPlan(2).replace('status: pending', 'status: done') },
    });
    await rig.write(plan, mended(weakPlan()));
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(rig.programs.started.length, 0, told(fix));
    assert.equal(rig.read(planName(2)), weakPlan(2).replace('status: pending', 'status: done'));
  });

  it('mends only what is certain without an agent, and says so', async () => {
    const vague = weakPlan().replace('status: pending', 'status: Pending');
    await using rig = await fixRig({ files: { [plan]: vague } });
    const alone = await rig.mstack('doctor', '--fix', '--no-agent');
    assert.equal(alone.code, 1);
    assert.equal(rig.read(plan), weakPlan());
    assert.equal(rig.programs.started.length, 0);
    const other = await rig.mstack('doctor', '--fix', '--agent', 'nobody');
    assert.equal(other.code, 3, told(other));
    assert.match(other.err, /There is no agent called nobody\..* only what has one certain way was mended; one plan/);
    await rig.write('.mstack/config.json', '{}');
    const none = await rig.mstack('doctor', '--fix');
    assert.equal(none.code, 1, told(none));
    assert.match(
      none.err,
      /No coding agent was found\..* So only what has one certain way was mended; one plan would need/,
    );
    assert.match(none.out, /001-plan\.md/);
    assert.equal(rig.read(plan), weakPlan());
  });

  const lies: Readonly<Record<string, readonly [lie: (text: string) => string, why: RegExp]>> = {
    'adds `echo ok`': [(text) => mended(text).replace(good.check, '- [cmd] `echo ok`'), /echo/],
    'adds a check that passes already': [
      (text) => mended(text).replace(good.check, '- [assert] `node src/a.js` contains `on`'),
      /proves nothing: It passes already/,
    ],
    'adds a check that nothing can make pass': [
      (text) => mended(text).replace(good.check, '- [cmd] `no-such-program-here --check src/a.js`'),
      /no-such-program-here/,
    ],
    'drops a criterion': [
      (text) => mended(text).replace(`${good.works}\n`, ''),
      /“The program works correctly” is gone/,
    ],
    'makes 2 s 20 s': [(text) => mended(text).replace('2 s', '20 s'), /within 2 s.* gone or changed/],
    'makes must not should not': [(text) => mended(text).replace('must not', 'should not'), /gone or changed/],
    'edits the status': [(text) => mended(text).replace('pending', 'done'), /frontmatter line `status: pending`/],
    'edits the priority': [(text) => mended(text).replace('priority: 1', 'priority: 9'), /`priority: 1`/],
    'rewrites the whole file': [() => '---\nid: 1\ntitle: x\nstatus: pending\n---\n\n# Done\n', /gone/],
    'forges a second frontmatter': [(text) => `---\nid: 1\nstatus: done\n---\n${mended(text)}`, /frontmatter/],
    'empties the file': [() => '', /empty/],
    'writes ten megabytes': [(text) => text + 'x'.repeat(1e7), /has 1\d{7} bytes/],
    'changes nothing': [(text) => text, /no better/],
  };
  for (const [what, [lie, why]] of Object.entries(lies)) {
    it(`takes nothing from an agent that ${what}, and tells it why once`, async () => {
      await using rig = await fixRig();
      mending(rig, lie);
      const before = await rig.picture();
      const fix = await rig.mstack('doctor', '--fix');
      assert.equal(fix.code, 1, told(fix));
      assert.match(fix.err, /docs\/plans\/001-plan\.md was not mended: It was not taken, twice\. /);
      assert.match(fix.err, why);
      assert.equal(rig.programs.started.length, 2);
      const again = rig.programs.started[1]?.input ?? '';
      assert.match(again.slice(again.indexOf('You have tried this before')), why);
      await assertOnlyPlans(rig, before);
    });
  }

  it('takes what an agent makes of the reasons', async () => {
    await using rig = await fixRig();
    mending(rig, (text) => mended(text).replace('2 s', '20 s'), mended);
    const fix = await rig.mstack('doctor', '--fix', plan);
    assert.equal(fix.code, 0, told(fix));
    assert.equal(rig.read(plan), mended(weakPlan()));
    assert.match(fix.err, /Mending docs\/plans\/001-plan\.md once more …/);
  });

  const odd: Readonly<Record<string, readonly [command: string, why: RegExp]>> = {
    'deletes the plan': [`rm ${plan}`, /The plan file is gone/],
    'makes it a link': [`mv ${plan} p.md && ln -s "$PWD/p.md" ${plan}`, /no file any more/],
    'makes its folder a link': [`mv docs/plans other && ln -s "$PWD/other" docs/plans`, /no file any more/],
    'makes it a folder': [`rm ${plan} && mkdir ${plan}`, /no file any more/],
    'makes it a pipe': [`rm ${plan} && mkfifo ${plan}`, /no file any more/],
    'makes it no text': [`printf '\\377\\376' >> ${plan}`, /not UTF-8/],
  };
  for (const [what, [command, why]] of Object.entries(odd)) {
    it(`takes nothing from an agent that ${what}`, async () => {
      await using rig = await fixRig();
      rig.programs.always('agent', async (agent) => {
        await agent.shell(command);
        await agent.exit();
      });
      const before = await rig.picture();
      const fix = await rig.mstack('doctor', '--fix');
      assert.equal(fix.code, 1, told(fix));
      assert.match(fix.err, why);
      await assertOnlyPlans(rig, before);
    });
  }

  it('ignores whatever else an agent changes, and tells it', async () => {
    await using rig = await fixRig({ files: { [planName(2)]: mended(weakPlan(2)) } });
    const trap = path.join(rig.base, 'trap');
    rig.programs.always('agent', async (agent) => {
      await agent.write(planName(2), 'Gone.\n');
      await agent.write('src/new.js', 'x');
      await agent.shell(`rm README.md; git commit -qam mine; git config core.fsmonitor "touch '${trap}' #"`);
      await agent.write(agent.plan, mended(textOf(agent)));
      await agent.make({ kind: 'leave' });
      await agent.exit();
    });
    const before = await rig.picture();
    const fix = await rig.mstack('doctor', '--fix', plan);
    assert.equal(fix.code, 0, told(fix));
    assert.match(
      fix.out,
      /^ {2}The agent also changed README\.md, docs\/plans\/002-plan\.md, src\/new\.js in its copy; that was ignored\.$/m,
    );
    assert.equal(rig.read(plan), mended(weakPlan()));
    assert.ok(!existsSync(trap), 'git is not asked in a copy whose settings the agent wrote');
    await assertOnlyPlans(rig, before, plan);
  });

  it('never lets an agent write through a link that leads out of its copy', async () => {
    await using rig = await fixRig();
    const real = path.join(rig.base, 'real.md');
    await rename(path.join(rig.root, plan), real);
    await symlink(real, path.join(rig.root, plan));
    mending(rig, (text) => text.replace('pending', 'done'));
    const refused = await rig.mstack('doctor', '--fix');
    assert.equal(refused.code, 1, told(refused));
    assert.equal(readFileSync(real, 'utf8'), weakPlan());
    mending(rig, mended);
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(fix.code, 0, told(fix));
    assert.equal(readFileSync(real, 'utf8'), mended(weakPlan()));
    assert.ok(lstatSync(path.join(rig.root, plan)).isSymbolicLink());
  });

  it('does not write over a plan that was changed meanwhile', async () => {
    await using rig = await fixRig();
    rig.programs.always('agent', async (agent) => {
      await rig.write(plan, weakPlan().replace('Other words', 'Other words, and capitals'));
      await agent.write(agent.plan, mended(textOf(agent)));
      await agent.exit();
    });
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(fix.code, 1, told(fix));
    assert.match(fix.err, /001-plan\.md was not mended: it was changed meanwhile\. Try again\./);
    assert.equal(rig.read(plan), weakPlan().replace('Other words', 'Other words, and capitals'));
  });

  it('does not write a plan that is write-protected', async () => {
    await using rig = await fixRig();
    mending(rig, mended);
    await chmod(path.join(rig.root, plan), 0o444);
    const fix = await rig.mstack('doctor', '--fix');
    assert.match(fix.err, /001-plan\.md was not mended: it is write-protected\./, told(fix));
    assert.equal(rig.read(plan), weakPlan());
  });

  it('keeps line ends and byte order mark', async () => {
    await using rig = await fixRig({ files: { [plan]: windows(weakPlan()) } });
    mending(rig, mended);
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(fix.code, 0, told(fix));
    assert.equal(rig.read(plan), windows(mended(weakPlan())));
  });

  it('leaves nothing when it is stopped by Ctrl-C, and clears up after one that was killed', async () => {
    await using rig = await fixRig();
    const before = await rig.picture();
    const killed = rig.start('doctor', '--fix');
    const first = await rig.programs.next('agent');
    await first.write(plan, 'half');
    const left = await first.make({ kind: 'leave' });
    killed.signal('SIGKILL');
    await killed.ended;
    assert.ok(copiesLeft(rig).length > 0);
    const stopped = rig.start('doctor', '--fix');
    const second = await rig.programs.next('agent');
    await first.ended;
    assert.ok(!(await rig.living()).includes(Number(left.text)), 'what the killed one left running has ended');
    await second.write(plan, mended(weakPlan()));
    stopped.signal('SIGINT');
    const ended = await stopped.ended;
    assert.equal(ended.code, 130, told(ended));
    assert.match(ended.err, /Cancelled\. The agent changed nothing\./);
    await second.ended;
    await assertOnlyPlans(rig, before);
  });

  it('goes on when one of two plans fails', async () => {
    await using rig = await fixRig({ files: { [planName(2)]: weakPlan(2) } });
    rig.programs.always('agent', async (agent) => {
      if (agent.plan === plan) {
        await agent.exit(7);
      } else {
        await agent.write(agent.plan, mended(textOf(agent)));
        await agent.exit();
      }
    });
    const fix = await rig.mstack('doctor', '--fix', '--json');
    assert.equal(fix.code, 1, told(fix));
    assert.match(fix.err, /001-plan\.md was not mended: .*7/);
    assert.equal(rig.read(plan), weakPlan());
    assert.equal(rig.read(planName(2)), mended(weakPlan(2)));
    const { plans } = JSON.parse(fix.out) as { plans: { score: { overall: number } }[] };
    assert.deepEqual(
      plans.map(({ score }) => score.overall > 9),
      [false, true],
    );
  });

  it('writes headless what nobody has seen fail only when it is told to', async () => {
    await using rig = await fixRig({ config: { probe: 'never' } });
    mending(rig, mended);
    const fix = await rig.mstack('doctor', '--fix');
    assert.equal(fix.code, 1, told(fix));
    assert.match(
      fix.err,
      /It would be better \([\d.]+ → 9\.8\), but nobody has seen its new checks fail\..*--no-probe/,
    );
    assert.equal(rig.read(plan), weakPlan());
    const told2 = await rig.mstack('doctor', '--fix', '--no-probe');
    assert.equal(told2.code, 0, told(told2));
    assert.match(told2.out, /^ {2}Check: `node src\/a\.js` outputs `two` \(not probed: /m);
    assert.equal(rig.read(plan), mended(weakPlan()));
  });
});

describe('Fix with agent, for an editor', () => {
  it('shows each mended plan, writes what is taken, leaves what is left', async () => {
    await using rig = await fixRig({
      files: { [plan]: weakPlan().replace('status: pending', 'status: Pending'), [planName(2)]: weakPlan(2) },
    });
    mending(rig, mended);
    const before = await rig.picture();
    const fixing = startConversation(rig, 'doctor', plan, planName(2), '--fix');
    const first = await fixing.next('fixed');
    assert.equal(first.file, plan);
    assert.equal(first.before, weakPlan().replace('status: pending', 'status: Pending'));
    assert.equal(first.after, mended(weakPlan()));
    assert.ok(first.scoreBefore < 8);
    assert.ok(first.scoreAfter > 9);
    assert.deepEqual(await rig.picture(), before, 'nothing is written before it is taken');
    fixing.answer({ kind: 'take' });
    const second = await fixing.next('fixed');
    assert.equal(second.file, planName(2));
    assert.equal(rig.read(plan), mended(weakPlan()));
    fixing.answer({ kind: 'leave' });
    assert.deepEqual((await fixing.next('written')).files, [plan]);
    const ended = await fixing.ended;
    assert.equal(ended.code, 0, told(ended));
    assert.equal(rig.read(planName(2)), weakPlan(2));
    await assertOnlyPlans(rig, before, plan);
  });

  it('says why a plan is not mended, and that there is nothing to mend', async () => {
    await using rig = await fixRig();
    mending(rig, (text) => text);
    const fixing = startConversation(rig, 'doctor', '--fix');
    assert.match((await fixing.next('notFixed')).reason, /no better/);
    assert.deepEqual((await fixing.next('written')).files, []);
    assert.equal((await fixing.ended).code, 0);
    await rig.write(plan, mended(weakPlan()));
    const nothing = startConversation(rig, 'doctor', '--fix');
    assert.match((await nothing.next('failed')).message, /nothing to mend/);
    assert.equal((await nothing.ended).code, 1);
    const nobody = startConversation(rig, 'doctor', 'nobody', '--fix');
    assert.match((await nobody.next('failed')).message, /nobody names no plan/);
    assert.equal((await nobody.ended).code, 2);
  });

  const cancels: Readonly<Record<string, (fixing: ReturnType<typeof startConversation>) => void>> = {
    'Ctrl-C': ({ signal }) => signal('SIGINT'),
    'the end of input': ({ closeInput }) => closeInput(),
    'a cancel message': ({ answer }) => answer({ kind: 'cancel' }),
  };
  for (const [name, cancel] of Object.entries(cancels)) {
    it(`leaves nothing when it is cancelled by ${name} while the agent works`, async () => {
      await using rig = await fixRig();
      const before = await rig.picture();
      const fixing = startConversation(rig, 'doctor', '--fix');
      const agent = await rig.programs.next('agent');
      await agent.write(plan, mended(weakPlan()));
      await agent.make({ kind: 'leave' });
      cancel(fixing);
      const ended = await fixing.ended;
      assert.equal(ended.code, 130, told(ended));
      assert.match(ended.out, /"kind":"failed","message":"Cancelled\. Nothing was written\."/);
      await agent.ended;
      await assertOnlyPlans(rig, before);
    });

    it(`leaves nothing when it is cancelled by ${name} while a check runs`, async () => {
      const waits =
        "require('node:fs').writeFileSync(`${process.env.TMPDIR}/waits`, '');\nsetTimeout(() => {}, 60_000);\n";
      await using rig = await fixRig({ files: { 'wait.cjs': waits } });
      const before = await rig.picture();
      mending(rig, (text) => mended(text).replace(good.check, `${good.check}\n- [cmd] \`node wait.cjs\``));
      const fixing = startConversation(rig, 'doctor', '--fix');
      await until(() => (existsSync(path.join(rig.base, 't', 'waits')) ? true : undefined), 'the check');
      cancel(fixing);
      const ended = await fixing.ended;
      assert.equal(ended.code, 130, told(ended));
      await assertOnlyPlans(rig, before);
    });

    it(`leaves nothing when it is cancelled by ${name} at the question`, async () => {
      await using rig = await fixRig();
      const before = await rig.picture();
      mending(rig, mended);
      const fixing = startConversation(rig, 'doctor', '--fix');
      await fixing.next('fixed');
      cancel(fixing);
      const ended = await fixing.ended;
      assert.equal(ended.code, 130, told(ended));
      await assertOnlyPlans(rig, before);
    });
  }

  it('keeps what was taken when it is cancelled at the next plan', async () => {
    await using rig = await fixRig({ files: { [planName(2)]: weakPlan(2) } });
    mending(rig, mended);
    const fixing = startConversation(rig, 'doctor', '--fix');
    await fixing.next('fixed');
    fixing.answer({ kind: 'take' });
    await fixing.next('fixed');
    fixing.answer({ kind: 'cancel' });
    assert.deepEqual((await fixing.next('written')).files, [plan]);
    assert.equal((await fixing.ended).code, 130);
    assert.equal(rig.read(plan), mended(weakPlan()));
    assert.equal(rig.read(planName(2)), weakPlan(2));
  });
});
