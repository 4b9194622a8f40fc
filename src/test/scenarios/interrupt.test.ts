import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Invocation } from './controlled.ts';
import { within } from './deadline.ts';
import { approval, diligent, makeRig, planName, planText, type Rig, removeBuilt, type Started, told } from './rig.ts';

after(removeBuilt);

type Phase = 'agent' | 'gate' | 'check' | 'review' | 'commit' | 'put back';

interface Halted {
  /** The program that runs now, and does not end by itself. */
  readonly program: Invocation;
  readonly run: Started;
}

const helpers = { 'plans.txt': 'mine\n' };

/**
 * A project whose gate, check and commit hook are in the test's hands, with a person's own work beside the plan's; a
 * filter makes putting back wait.
 */
async function projectOf(): Promise<Rig> {
  const rig = await makeRig({
    // What interrupts a probe is in probe.test.ts; here the first start of the check is that after the work.
    config: { probe: 'never' },
    files: { ...helpers, '.gitattributes': '*.js filter=held\n', 'src/held.js': 'one\n' },
  });
  // Set from the start: git's configuration may not change while an agent works.
  const smudge = `if [ -f '${holdFile(rig)}' ]; then ${rig.programs.commandLine('smudge')}; else cat; fi`;
  await rig.git('config', 'filter.held.smudge', smudge);
  await rig.write('AGENTS.md', `## Health Stack\n\n- test: ${rig.programs.commandLine('gate')}\n`);
  await rig.write(
    planName(1),
    planText({ checks: [`[cmd] \`${rig.programs.commandLine('check')}\``], files: ['src/a.js', 'src/held.js'] }),
  );
  await rig.commit('tools');
  await rig.write('plans.txt', 'mine, changed\n');
  await rig.write('note.txt', 'mine, new\n');
  await rig.git('add', 'note.txt');
  await rig.write('note.txt', 'mine, newer\n');
  return rig;
}

/** While it is there, putting back waits. */
function holdFile(rig: Rig): string {
  return path.join(rig.base, 'hold');
}

/** Lets a run go as far as a phase, and holds it there. */
async function holdAt(rig: Rig, phase: Phase): Promise<Halted> {
  const hook = path.join(rig.root, '.git/hooks/pre-commit');
  if (phase === 'commit') {
    await writeFile(hook, `#!/bin/sh\nexec ${rig.programs.commandLine('hook')}\n`);
    await chmod(hook, 0o755);
  }
  const run = rig.start('run');
  await (await rig.programs.next('gate')).exit();
  const agent = await rig.programs.next('agent');
  await agent.write('src/a.js', 'two\n');
  await agent.write('src/new.test.js', 'new\n');
  await agent.write('src/held.js', 'two\n');
  if (phase === 'agent') {
    await agent.make({ kind: 'leave' });
    return { program: agent, run };
  }
  if (phase === 'put back') {
    await writeFile(holdFile(rig), '');
    await agent.make({ kind: 'complain', text: 'usage limit reached\n' });
    await agent.exit(1);
    return { program: await rig.programs.next('smudge'), run };
  }
  await agent.exit();
  const gate = await rig.programs.next('gate');
  if (phase === 'gate') {
    await gate.make({ kind: 'leave' });
    return { program: gate, run };
  }
  await gate.exit();
  const check = await rig.programs.next('check');
  if (phase === 'check') {
    await check.make({ kind: 'leave' });
    return { program: check, run };
  }
  await check.exit();
  const reviewer = await rig.programs.next('agent');
  if (phase === 'review') {
    await reviewer.make({ kind: 'leave' });
    return { program: reviewer, run };
  }
  await reviewer.answer(approval);
  await reviewer.exit();
  return { program: await rig.programs.next('hook'), run };
}

/** From here on everything goes well. */
async function letGo(rig: Rig): Promise<void> {
  for (const name of ['gate', 'check', 'hook']) {
    rig.programs.always(name, (program) => program.exit());
  }
  rig.programs.always('smudge', async (filter) => {
    await filter.make({ kind: 'pass' });
    await filter.exit();
  });
  diligent(rig, { 'src/a.js': 'two\n', 'src/new.test.js': 'new\n', 'src/held.js': 'two\n' });
}

async function isDoneOnce(rig: Rig, own: unknown): Promise<void> {
  assert.deepEqual(await rig.subjects(), ['feat: change the letter', 'tools', 'start']);
  assert.equal(
    await rig.git('show', '--name-status', '--format='),
    `A\t.mstack/health-history.jsonl\nM\t${planName(1)}\nM\tsrc/a.js\nM\tsrc/held.js\nA\tsrc/new.test.js\n`,
  );
  assert.equal(rig.read('.mstack/health-history.jsonl').trim().split('\n').length, 1);
  assert.deepEqual(await ownWork(rig), own);
  assert.deepEqual(rig.events().filter((event) => event.kind === 'planCommitted').length, 1);
}

async function ownWork(rig: Rig): Promise<unknown> {
  return {
    status: await rig.git('status', '--porcelain=v1', '-z'),
    staged: await rig.git('diff', '--cached'),
    bytes: [rig.read('plans.txt'), rig.read('note.txt')],
  };
}

describe('a stop', () => {
  for (const phase of ['agent', 'gate', 'check', 'review'] as const) {
    for (const by of ['mstack stop', 'Ctrl-C'] as const) {
      it(`by ${by} in the middle of the ${phase} puts the work back, and the run goes on later`, async () => {
        await using rig = await projectOf();
        const own = await ownWork(rig);
        const before = await rig.picture();
        const { program, run } = await holdAt(rig, phase);
        if (by === 'Ctrl-C') {
          run.signal('SIGINT');
        } else {
          const stop = await rig.mstack('stop');
          assert.equal(stop.code, 0, told(stop));
          assert.match(stop.out, /is stopped\. `mstack run` goes on/);
        }
        const ended = await run.ended;
        assert.equal(ended.code, 130, told(ended));
        await within(program.ended, 'the end of what ran');
        assert.deepEqual(await rig.living(), []);
        assert.deepEqual(await rig.picture(), before);
        const kept = (await rig.attempts()).find((name) => name.includes('put-back')) ?? '';
        assert.equal(await rig.git('show', `refs/mstack/attempts/${kept}:src/a.js`), 'two\n');
        const status = await rig.mstack('status');
        assert.match(status.out, /was stopped: 0 of 1 plans done/);
        await letGo(rig);
        const again = await rig.mstack('run');
        assert.equal(again.code, 0, told(again));
        await isDoneOnce(rig, own);
      });
    }
  }

  it('by Ctrl-C while the run is only beginning stops it as soon as it has begun', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    // A git in front of the real one holds the runner where it looks who commits.
    const shim = path.join(rig.base, 'bin');
    await mkdir(shim);
    const held = `[ "$3" = GIT_COMMITTER_IDENT ] && ${rig.programs.commandLine('ident')}`;
    const inner = (await promisify(execFile)('which', ['git'])).stdout.trim();
    await writeFile(path.join(shim, 'git'), `#!/bin/sh\n${held}\nexec ${inner} "$@"\n`, { mode: 0o755 });
    rig.environment['PATH'] = `${shim}:${rig.environment['PATH'] ?? ''}`;
    const before = await rig.picture();
    const run = rig.start('run');
    const ident = await rig.programs.next('ident');
    run.signal('SIGINT');
    await ident.exit();
    const ended = await run.ended;
    assert.equal(ended.code, 130, told(ended));
    assert.deepEqual(await rig.picture(), before);
  });

  it('during the commit lets it come to its end', async () => {
    await using rig = await projectOf();
    const own = await ownWork(rig);
    const { program, run } = await holdAt(rig, 'commit');
    const stop = rig.start('stop');
    await rig.event((event) => event.kind === 'stopRequested', 'the request');
    await program.exit();
    const stopped = await stop.ended;
    assert.equal(stopped.code, 0);
    assert.match(stopped.out, /has come to its end: every plan is done/);
    const ended = await run.ended;
    assert.equal(ended.code, 0, told(ended));
    await isDoneOnce(rig, own);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    await isDoneOnce(rig, own);
  });

  it('says that nothing runs', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    const stop = await rig.mstack('stop');
    assert.equal(stop.code, 1, told(stop));
    assert.match(stop.err, /Nothing is running here/);
  });

  it('keeps each work that it puts back', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    for (const text of ['first\n', 'second\n']) {
      const run = rig.start('run');
      await (await rig.programs.next('agent')).write('src/a.js', text);
      await rig.mstack('stop');
      assert.equal((await run.ended).code, 130);
    }
    const kept = await rig.attempts();
    const texts = await Promise.all(kept.map((name) => rig.git('show', `refs/mstack/attempts/${name}:src/a.js`)));
    assert.deepEqual(texts.toSorted(), ['first\n', 'second\n']);
  });
});

describe('the index of the repository', () => {
  it('may be held for a moment by another git', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    diligent(rig);
    const lock = path.join(rig.root, '.git/index.lock');
    await writeFile(lock, '');
    const run = rig.start('run');
    await rig.event((event) => event.kind === 'effectStarted' && event.effect.kind === 'commitPlan', 'the commit');
    await rm(lock);
    const ended = await run.ended;
    assert.equal(ended.code, 0, told(ended));
  });

  it('that stays held pauses the run, which is not the fault of the plan', async () => {
    await using rig = await makeRig({ files: { [planName(1)]: planText() } });
    diligent(rig);
    const lock = path.join(rig.root, '.git/index.lock');
    await writeFile(lock, '');
    const run = await rig.mstack('run');
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /Another git program holds the index[^]*remove that file, then run again/);
    await rm(lock);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.equal((await rig.subjects()).length, 2);
    assert.equal(rig.programs.started.length, 2, 'no session is lost');
  });
});

describe('a runner that is killed', () => {
  for (const phase of ['agent', 'gate', 'check', 'review', 'commit', 'put back'] as const) {
    it(`in the middle of the ${phase} loses nothing and commits once`, async () => {
      await using rig = await projectOf();
      const own = await ownWork(rig);
      const { program, run } = await holdAt(rig, phase);
      await rig.killRunner();
      const ended = await run.ended;
      assert.equal(ended.code, 4, told(ended));
      assert.match(ended.out, /was interrupted[^]*`mstack run` goes on/);
      const status = await rig.mstack('status');
      assert.match(status.out, /was interrupted: its runner ended unexpectedly/);
      const json = JSON.parse((await rig.mstack('status', '--json')).out) as { state: string };
      assert.equal(json.state, 'paused');
      assert.ok((await rig.living()).length > 0, 'it left something running');
      await letGo(rig);
      const again = await rig.mstack('run');
      assert.equal(again.code, 0, told(again));
      await within(program.ended, 'the end of what the dead runner had left');
      await isDoneOnce(rig, own);
    });
  }

  it('whose commit went through all the same is not committed again', async () => {
    await using rig = await projectOf();
    const own = await ownWork(rig);
    const { program } = await holdAt(rig, 'commit');
    await rig.killRunner();
    await program.exit();
    await rig.programs.started[0]?.ended;
    await letGo(rig);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    await isDoneOnce(rig, own);
  });

  it('in the middle of a line of its journal goes on before it', async () => {
    await using rig = await projectOf();
    const own = await ownWork(rig);
    await holdAt(rig, 'gate');
    await rig.killRunner();
    await appendFile(rig.journalFile(), '{"v":1,"seq":99,"t":17000000');
    const status = await rig.mstack('status');
    assert.equal(status.code, 0, told(status));
    await letGo(rig);
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    await isDoneOnce(rig, own);
  });

  it('leaves what a person does until the run goes on', async () => {
    await using rig = await projectOf();
    await holdAt(rig, 'agent');
    await rig.killRunner();
    await rig.write('plans.txt', 'mine, changed since\n');
    await rig.write('later.txt', 'mine, since\n');
    await letGo(rig);
    // Even when the next attempt comes to nothing.
    diligent(rig, { 'src/a.js': 'no\n', 'plans.txt': 'not mine\n' });
    rig.programs.always('check', (check) => check.exit(1));
    const again = await rig.mstack('run');
    assert.equal(again.code, 1, told(again));
    assert.deepEqual([rig.read('plans.txt'), rig.read('later.txt')], ['mine, changed since\n', 'mine, since\n']);
    assert.equal(rig.read('src/a.js'), 'one\n');
  });
});
