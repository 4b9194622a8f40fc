import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Preflight, PreflightItem } from '../../core/preflight/preflight.ts';
import { preflightAnswer } from '../../protocol/preflight.ts';
import { installedAgents } from '../agents/installed.ts';
import { startModelServer } from '../modelServer/server.ts';
import { diligent, makeRig, planName, planText, removeBuilt, type Rig, told } from './rig.ts';

after(removeBuilt);

/** What `preflight --json` tells, with the exit code that it must have. */
async function lookAt(rig: Rig, code: number, ...args: readonly string[]): Promise<Preflight> {
  const ended = await rig.mstack('preflight', '--json', ...args);
  assert.equal(ended.code, code, told(ended));
  const known = preflightAnswer.parse(JSON.parse(ended.out));
  assert.equal(known.exitCode, code);
  return known;
}

function withCode({ items }: Preflight, code: string): PreflightItem[] {
  return items.filter((item) => item.code === code);
}

/** Codes of what stops a run or should be known. */
function toKnow({ items }: Preflight): string[] {
  return items.filter(({ state }) => state === 'warning' || state === 'stops').map(({ code }) => code);
}

/** Puts a program in front of all others on the PATH. */
async function fakeProgram(rig: Rig, name: string, lines: readonly string[]): Promise<void> {
  const folder = path.join(rig.base, 'bin');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
  const now = rig.environment['PATH'] ?? '';
  if (!now.startsWith(folder)) {
    rig.environment['PATH'] = `${folder}:${now}`;
  }
}

const one = { [planName(1)]: planText() };

describe('a look before a run', () => {
  it('takes what was probed on other files for unknown, also where no plan lists them', async () => {
    await using rig = await makeRig({ files: one });
    const states = async (): Promise<string[]> =>
      (await lookAt(rig, 0)).items.filter(({ topic }) => topic === 'checks').map(({ code }) => code);
    assert.deepEqual(await states(), ['checks.not-probed']);
    assert.equal((await rig.mstack('check', '--probe')).code, 0);
    assert.deepEqual(await states(), ['checks.red']);
    await rig.write('src/unlisted.js', 'two\n');
    assert.deepEqual(await states(), ['checks.not-probed']);
    await rm(path.join(rig.root, 'src/unlisted.js'));
    assert.deepEqual(await states(), ['checks.red'], 'the same files as then');
  });

  it('looks where the plans are said to lie', async () => {
    await using rig = await makeRig({ files: { 'work/plans/001-plan.md': planText() } });
    const known = await lookAt(rig, 0, '--plans-directory', 'work/plans');
    assert.deepEqual(
      known.plans.map(({ file }) => file),
      ['work/plans/001-plan.md'],
    );
    const doctor = await rig.mstack('doctor', '--json', '--plans-directory', 'work/plans');
    assert.match(doctor.out, /work\/plans\/001-plan\.md/);
  });

  it('changes nothing, starts nobody, and says in words what is known', async () => {
    await using rig = await makeRig({ files: one });
    const before = await rig.picture();
    const known = await lookAt(rig, 0);
    assert.deepEqual(toKnow(known), []);
    assert.deepEqual(
      known.plans.map(({ key, file }) => [key, file]),
      [['1', planName(1)]],
    );
    const text = await rig.mstack('preflight');
    assert.equal(text.code, 0, told(text));
    assert.match(text.out, /^Agents\n {2}✓ fine {5}Agent and reviewer: Agent "scripted"/);
    assert.match(text.out, /\n {2}\? unknown {2}Whether Agent "scripted" waits for a person is not known/);
    assert.match(text.out, /\nReady to run\.\n1 plan\. How long and how much: no history yet\.\n$/);
    assert.deepEqual(await rig.picture(), before);
    assert.deepEqual(rig.programs.started, []);
  });

  it('names a setting that there is none of, once, with the one that was meant, and a stop without a forecast', async () => {
    await using rig = await makeRig({ files: one });
    await rig.write('.mstack/config.json', '{ "agent": "nobody", "limts": { "sessionMinutes": 5 } }\n');
    const text = await rig.mstack('preflight');
    assert.equal(text.code, 3, told(text));
    assert.equal(text.err, '');
    assert.equal(text.out.match(/`limts`: no such setting; did you mean `limits`\? It is ignored\./g)?.length, 1);
    assert.match(text.out, /\nCannot run: 1 thing stops it, marked ✗ above\.\n$/);
    for (const command of ['doctor', 'list', 'next', 'run']) {
      assert.match(
        (await rig.mstack(command)).err,
        /^mstack: .*`limts`: no such setting; did you mean `limits`\?/m,
        command,
      );
    }
  });

  const grounds: Readonly<Record<string, (rig: Rig) => Promise<unknown>>> = {
    'tree.detached': (rig) => rig.git('checkout', '--quiet', '--detach'),
    'tree.operation': async (rig) => {
      await rig.git('checkout', '--quiet', '-b', 'other');
      await rig.write('src/a.js', 'other\n');
      await rig.commit('other');
      await rig.git('checkout', '--quiet', 'main');
      await rig.write('src/a.js', 'mine\n');
      await rig.commit('mine');
      await rig.git('merge', 'other').catch(() => undefined);
      await rig.write('src/a.js', 'both\n');
      await rig.git('add', 'src/a.js');
    },
    'tree.identity': async (rig) => {
      await rig.git('config', 'user.useConfigOnly', 'true');
      await writeFile(path.join(rig.base, 'gitconfig'), '');
    },
    'agents.not-found': (rig) => rig.write('.mstack/config.json', '{"agent":"nobody"}\n'),
    'agents.settings': (rig) => rig.write('.mstack/config.json', '{'),
    'gate.no-tools': (rig) => rig.write('AGENTS.md', '# Nothing\n'),
  };
  for (const [code, make] of Object.entries(grounds)) {
    it(`stops for the same reason and in the same words as the run: ${code}`, async () => {
      await using rig = await makeRig({ files: one });
      await make(rig);
      const known = await lookAt(rig, 3);
      assert.equal(known.verdict, 'stopped');
      const [stop] = withCode(known, code);
      assert.equal(stop?.state, 'stops', JSON.stringify(known.items));
      const run = await rig.mstack('run');
      assert.equal(run.code, 3, told(run));
      assert.ok(run.err.includes(stop.message), told(run));
      assert.deepEqual(rig.programs.started, []);
    });
  }

  it('names plans that will not run, and a run says so before it begins the others', async () => {
    await using rig = await makeRig({
      files: {
        ...one,
        [planName(2)]: planText({ id: 2, title: 'Reviewed', files: ['src/b.js'], keys: ['needs-review: design'] }),
        [planName(3)]: planText({ id: 3, title: 'Mine', files: ['src/c.js'] }),
        [planName(4)]: planText({ id: 4, title: 'Broken', files: ['src/d.js'] }).replace('pending', 'failed'),
      },
    });
    await rig.write('src/c.js', 'mine\n');
    const known = await lookAt(rig, 0);
    assert.equal(known.verdict, 'warnings');
    assert.deepEqual(toKnow(known), ['plans.cannot-run', 'plans.failed-before', 'tree.changes-in-the-way']);
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.err, /warning: 002 Reviewed will not run: it needs your review first/);
    assert.match(run.err, /warning: 004 Broken is not part of the run: it failed: read its Diagnosis/);
    assert.match(
      run.err,
      /warning: 003 Mine would be refused: it works on src\/c\.js, where you have uncommitted changes/,
    );
    assert.match(run.out, /^2 plans\. How long and how much: no history yet\.\n/);
    // What was foretold is what came: the one was done, the other refused.
    assert.match(run.out, /Your own uncommitted changes are in files that this plan works on \(src\/c\.js\)/);
    assert.equal(rig.read('src/a.js'), 'two\n');
  });

  it('foretells from the plans that were done here, and knows how the gate was', async () => {
    const ids = [1, 2, 3, 4];
    await using rig = await makeRig({
      files: Object.fromEntries(
        ids.map((id) => [
          planName(id),
          planText({ id, title: `Plan ${id}`, files: [`src/${id}.js`], checks: [`[cmd] \`test -f src/${id}.js\``] }),
        ]),
      ),
    });
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer({ verdict: 'approve', summary: 'Good.', findings: [] });
      } else {
        await agent.write(`src/${Number(/(\d+)-plan/.exec(agent.plan)?.[1])}.js`, 'x\n');
      }
      await agent.exit();
    });
    for (const [history, id] of [1, 2, 3].entries()) {
      const known = await lookAt(rig, 0);
      assert.deepEqual([known.forecast.history, known.forecast.estimates], [history, undefined]);
      const run = await rig.mstack('run', String(id));
      assert.equal(run.code, 0, told(run));
    }
    const known = await lookAt(rig, 0);
    assert.deepEqual([known.forecast.plans, known.forecast.history], [1, 3]);
    const { low = 0, middle = 0, high = 0 } = known.forecast.estimates?.seconds ?? {};
    assert.ok(low > 0 && low <= middle && middle <= high, JSON.stringify(known.forecast));
    assert.match(known.summary, /^1 plan: about .* \(from 3 earlier plans here\)\.$/);
    assert.match(withCode(known, 'gate.green')[0]?.message ?? '', /^The gate was green on this commit \(10\.0\)\.$/);
    // Another agent may take another time, here one that has no script to play.
    assert.equal((await lookAt(rig, 3, '--agent', 'rehearsal')).forecast.history, 0);
  });

  it('says what is left of a run that was killed, and does not take its work for a person’s', async () => {
    await using rig = await makeRig({
      files: { ...one, [planName(2)]: planText({ id: 2, title: 'Next', files: ['src/b.js'] }) },
    });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'half\n');
    await rig.killRunner();
    await run.ended;
    const known = await lookAt(rig, 0);
    assert.match(
      withCode(known, 'plans.order')[0]?.message ?? '',
      /^The unfinished run \S+ goes on with 2 plans: 001 .*, 002 Next\.$/,
    );
    assert.deepEqual(withCode(known, 'tree.changes-in-the-way'), []);
    assert.equal(withCode(known, 'tree.broken-off').length, 1);
    diligent(rig);
    const again = await rig.mstack('run', '--new');
    assert.notEqual(again.code, 130, told(again));
  });

  it('says that a run is going on', async () => {
    await using rig = await makeRig({ files: one });
    const run = rig.start('run');
    const agent = await rig.programs.next('agent');
    assert.deepEqual(toKnow(await lookAt(rig, 3)), ['tree.busy']);
    run.signal('SIGINT');
    await agent.ended;
    await run.ended;
  });

  it('by Ctrl-C in the runner’s own look stops the run as soon as it has begun', async () => {
    await using rig = await makeRig({ files: one });
    const inner = (await promisify(execFile)('which', ['git'])).stdout.trim();
    await fakeProgram(rig, 'git', [
      `[ "$3" = GIT_COMMITTER_IDENT ] && ${rig.programs.commandLine('ident')}`,
      `exec ${inner} "$@"`,
    ]);
    const before = await rig.picture();
    const run = rig.start('run');
    // The look before the run goes its way; the runner, which looks again, is held.
    await (await rig.programs.next('ident')).exit();
    const held = await rig.programs.next('ident');
    run.signal('SIGINT');
    await held.exit();
    const ended = await run.ended;
    assert.equal(ended.code, 130, told(ended));
    assert.deepEqual(await rig.picture(), before);
  });
});

describe('agents before a run', () => {
  const config = { agent: 'claude' };

  it('that hang hold nobody, and are ended with what they started', async () => {
    await using rig = await makeRig({ files: one, config });
    await fakeProgram(rig, 'claude', ['trap "" TERM INT', 'sleep 600 & sleep 600; sleep 600']);
    const known = await lookAt(rig, 0);
    assert.deepEqual(toKnow(known), ['agents.silent-program']);
    assert.equal(withCode(known, 'agents.access-unknown').length, 1);
    // The rig itself fails when the command takes too long, or a process is left.
  });

  it('that say that they are signed out stop the run before anything is begun', async () => {
    await using rig = await makeRig({ files: one, config });
    await fakeProgram(rig, 'claude', [
      'case "$*" in --version) echo "2.9.9 (Claude Code)";; "auth status --json") echo "{\\"loggedIn\\": false}"; exit 1;;',
      `*) exec ${rig.programs.commandLine('claude')};; esac`,
    ]);
    const [out] = withCode(await lookAt(rig, 3), 'agents.signed-out');
    assert.equal(out?.fixes[0]?.kind === 'terminal' && out.fixes[0].command, `${rig.base}/bin/claude auth login`);
    const before = await rig.picture();
    const run = await rig.mstack('run');
    assert.equal(run.code, 3, told(run));
    assert.match(run.err, /Claude Code is not signed in\. Run `claude auth login`/);
    assert.deepEqual(await rig.picture(), before);
    assert.deepEqual(rig.programs.started, []);
  });

  it('that talk nonsense are not known to be signed in, and do no harm', async () => {
    await using rig = await makeRig({ files: one, config });
    await fakeProgram(rig, 'claude', ['head -c 3000000 /dev/zero | tr "\\0" "\\033"']);
    const known = await lookAt(rig, 0);
    assert.deepEqual(toKnow(known), ['agents.silent-program']);
    const text = await rig.mstack('preflight');
    assert.ok(!text.out.includes('\u001B'));
  });

  it('are the real ones: version and access are told without asking a model', async function () {
    this.timeout(120_000);
    await using model = await startModelServer({ scenarios: [] });
    await using installed = await installedAgents(model.url);
    await using rig = await makeRig({
      files: one,
      config: { agent: 'claude', reviewer: 'codex', agents: installed.settings },
      environment: { ...installed.environment },
    });
    // A repository's own settings name no key that a run would use.
    await rig.write('.claude/settings.json', '{"apiKeyHelper":"touch ran"}\n');
    const known = await lookAt(rig, 0);
    assert.deepEqual(
      withCode(known, 'agents.found').map(({ message }) => /\b\d+\.\d+\.\d+\b/.test(message)),
      [true, true],
    );
    assert.deepEqual(
      withCode(known, 'agents.signed-in').map(({ message }) => message.replace(/ \(.*/, '')),
      [
        'Claude Code is signed in with the key of ANTHROPIC_API_KEY',
        'Codex is signed in with the key in CODEX_TEST_KEY.',
      ],
    );
    assert.doesNotMatch(JSON.stringify(known), /dummy-key-for-tests/);
    delete rig.environment['ANTHROPIC_API_KEY'];
    delete rig.environment['CODEX_TEST_KEY'];
    const out = await lookAt(rig, 3);
    assert.deepEqual(toKnow(out), ['agents.signed-out', 'agents.signed-out']);
    assert.deepEqual(model.requests, []);
    assert.equal(rig.exists('ran'), false);
  });
});

describe('the tree and the gate before a run', () => {
  it('tell of hooks whose program is missing, submodules that are not there, and tools that are not', async () => {
    await using rig = await makeRig({
      files: {
        ...one,
        '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n',
        '.gitattributes': '*.bin filter=lfs\n',
      },
      health: ['- test: no-such-runner --all', '- lint: npx --no-install no-such-linter .'],
    });
    const hook = path.join(rig.root, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/usr/bin/env no-such-interpreter\n');
    await chmod(hook, 0o755);
    const known = await lookAt(rig, 0);
    assert.deepEqual(toKnow(known), [
      'tree.hook-broken',
      'tree.absent-submodules',
      'tree.lfs-missing',
      'gate.tool-missing',
      'gate.tool-missing',
    ]);
    assert.deepEqual(
      withCode(known, 'gate.tool-missing').map(({ message }) => /^The program (\S+) /.exec(message)?.[1]),
      ['no-such-linter', 'no-such-runner'],
    );
    await rm(hook);
    assert.doesNotMatch((await rig.mstack('preflight')).out, /hook/i);
  });
});
