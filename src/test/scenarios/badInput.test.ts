import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sweep } from '../../node/sweep.ts';
import { diligent, makeRig, planName, planText, type Rig, type RigOptions, removeBuilt, told } from './rig.ts';

after(removeBuilt);

interface BadInput {
  readonly what: string;
  readonly options?: RigOptions;
  /** What makes it bad. */
  readonly make?: (rig: Rig) => Promise<unknown>;
  readonly args?: readonly string[];
  readonly code: number;
  readonly says: RegExp;
}

const one = { [planName(1)]: planText() };

/** The run does not begin: nothing at all is changed. */
const refused: readonly BadInput[] = [
  {
    what: 'no git',
    make: async (rig) => {
      const empty = path.join(rig.base, 'empty');
      await mkdir(empty);
      rig.environment['PATH'] = empty;
    },
    code: 3,
    says: /git was not found\. Install git/,
  },
  {
    what: 'no repository',
    options: { repository: false },
    code: 3,
    says: /is not inside a git repository\. Run `git init`/,
  },
  {
    what: 'no folder',
    args: ['--cwd', '/nowhere/at/all'],
    code: 3,
    says: /There is no folder \/nowhere\/at\/all/,
  },
  {
    what: 'no commit',
    options: { repository: false, files: one },
    make: (rig) => rig.git('init', '--quiet'),
    code: 3,
    says: /no commit yet\. Make a first commit/,
  },
  {
    what: 'a detached HEAD',
    options: { files: one },
    make: (rig) => rig.git('checkout', '--quiet', '--detach'),
    code: 3,
    says: /detached HEAD[^]*git switch main/,
  },
  {
    what: 'a merge in progress',
    options: { files: one },
    make: async (rig) => {
      await rig.git('switch', '--quiet', '--create', 'other');
      await rig.write('README.md', 'other\n');
      await rig.commit('other');
      await rig.git('switch', '--quiet', 'main');
      await rig.write('README.md', 'main\n');
      await rig.commit('main');
      await rig.git('merge', 'other').catch(() => undefined);
    },
    code: 3,
    says: /A merge is in progress in the repository\. Finish or abort it first/,
  },
  {
    what: 'conflicts without a merge',
    options: { files: one },
    make: async (rig) => {
      await rig.write('README.md', 'put away\n');
      await rig.git('stash', '--quiet');
      await rig.write('README.md', 'main\n');
      await rig.commit('main');
      await rig.git('stash', 'pop').catch(() => undefined);
    },
    code: 3,
    says: /README\.md has conflicts that are not resolved/,
  },
  {
    what: 'no identity',
    options: { files: one },
    make: async (rig) => {
      await writeFile(path.join(rig.base, 'gitconfig'), '[user]\n\tuseConfigOnly = true\n');
    },
    code: 3,
    says: /git does not know who commits\. Set `git config user\.name`/,
  },
  { what: 'no plans', code: 3, says: /There are no plans\. Write one, e\.g\. docs\/plans/ },
  {
    what: 'an empty plans folder',
    options: { files: { 'docs/plans/README.md': '# How we write plans\n' } },
    code: 3,
    says: /There are no plans in docs\/plans/,
  },
  {
    what: 'an unreadable plan',
    options: { files: one },
    make: (rig) => mkdir(path.join(rig.root, planName(2))),
    code: 3,
    says: /docs\/plans\/002-plan\.md cannot be read[^]*move it away/,
  },
  {
    what: 'duplicate ids',
    options: { files: { ...one, 'docs/plans/01-again.md': planText() } },
    code: 3,
    says: /Two plans have the same id: 001 is the id of docs\/plans\/001-plan\.md and of docs\/plans\/01-again\.md/,
  },
  {
    what: 'no health tool',
    options: { files: { ...one, 'AGENTS.md': '# For agents\n' } },
    code: 3,
    says: /No health tool was found[^]*## Health Stack/,
  },
  {
    what: 'an unknown agent',
    options: { files: one },
    args: ['--agent', 'nobody'],
    code: 3,
    says: /There is no agent called nobody\. Known: claude, codex, api, rehearsal, scripted/,
  },
  {
    what: 'an agent that is not installed',
    options: { files: one, config: { agents: { scripted: { command: ['no-such-program'] } } } },
    code: 3,
    says: /the program no-such-program was not found\. Check "agents\.scripted\.command"/,
  },
  {
    what: 'a reviewer that is not installed',
    options: { files: one },
    args: ['--reviewer', 'codex'],
    code: 3,
    says: /Codex is not installed[^]*npm install/,
  },
  {
    what: 'an unknown plan',
    options: { files: one },
    args: ['7'],
    code: 2,
    says: /No plan is called 7\. `mstack list` shows them all/,
  },
  {
    what: 'an ambiguous plan',
    options: { files: { ...one, [planName(2)]: planText({ id: 2, title: 'Change the word' }) } },
    args: ['change the'],
    code: 2,
    says: /change the can mean docs\/plans\/001-plan\.md or docs\/plans\/002-plan\.md\. Name the file/,
  },
  {
    what: 'an unknown goal',
    options: { files: one },
    args: ['--goal', 'moon'],
    code: 2,
    says: /No plan has the goal moon/,
  },
  { what: 'an unknown option', options: { files: one }, args: ['--fast'], code: 2, says: /unknown option '--fast'/ },
];

/** The run begins, and says which plans it cannot do: still, nothing is changed. */
const blocked: readonly BadInput[] = [
  {
    what: 'an unknown dependency',
    options: { files: { [planName(1)]: planText({ keys: ['blocked-by: [9]'] }) } },
    code: 1,
    says: /001 [^]*blocked: waits for 009, which does not exist: correct `blocked-by`/,
  },
  {
    what: 'a cycle',
    options: {
      files: {
        [planName(1)]: planText({ id: 1, keys: ['blocked-by: [2]'] }),
        [planName(2)]: planText({ id: 2, keys: ['blocked-by: [1]'] }),
      },
    },
    code: 1,
    says: /blocked: is in a cycle/,
  },
  {
    what: 'a plan without a check',
    options: { files: { [planName(1)]: planText({ checks: ['[manual] Look at it.'] }) } },
    code: 1,
    says: /blocked: has no executable check/,
  },
  {
    what: 'a plan without an id',
    options: { files: { [planName(1)]: planText().replace('id: 001\n', '') } },
    code: 3,
    says: /docs\/plans\/001-plan\.md has no usable id/,
  },
];

describe('a run that cannot begin says so', () => {
  for (const { what, options, make, args = [], code, says } of [...refused, ...blocked]) {
    it(what, async () => {
      await using rig = await makeRig(options);
      const usual = rig.environment['PATH'] ?? '';
      await make?.(rig);
      const seen = async (): ReturnType<Rig['picture']> => {
        const now = rig.environment['PATH'] ?? '';
        rig.environment['PATH'] = usual;
        try {
          return await rig.picture().catch(() => ({ status: '', index: '', refs: '', files: {} }));
        } finally {
          rig.environment['PATH'] = now;
        }
      };
      const before = await seen();
      const run = await rig.mstack('run', ...args);
      assert.equal(run.code, code, told(run));
      assert.match(run.out + run.err, says, told(run));
      noTrace(run);
      assert.deepEqual(await seen(), before);
      assert.deepEqual(rig.programs.started, []);
    });
  }
});

describe('a run meets', () => {
  const once = { limits: { attemptsPerCategory: 1 } };

  it('an agent that changes nothing', async () => {
    await using rig = await makeRig({ files: one, config: once });
    diligent(rig, {});
    await failsWith(rig, 'nothing changed', /The agent ended without changing a file/);
  });

  it('an agent that ends with an error', async () => {
    await using rig = await makeRig({ files: one });
    rig.programs.always('agent', async (agent) => {
      await agent.make({ kind: 'complain', text: 'It is Monday.\n' });
      await agent.exit(1);
    });
    await failsWith(rig, 'agent-error: crash', /It is Monday/);
    assert.equal(rig.programs.started.length, 3);
  });

  it('an agent that hangs', async () => {
    await using rig = await makeRig({
      files: one,
      config: { limits: { attemptsPerCategory: 1, silentMinutes: 0.01 } },
    });
    rig.programs.always('agent', async (agent) => {
      await agent.write('src/a.js', 'half\n');
      await agent.make({ kind: 'leave' });
    });
    await failsWith(rig, 'agent-error: silent', /wrote no line for 1 s/);
    assert.equal(rig.read('src/a.js'), 'one\n');
  });

  it('an agent that only shows that it waits', async () => {
    const command = ['sh', '-c', 'while :; do printf .; echo waiting >&2; sleep 0.1; done'];
    await using rig = await makeRig({
      files: one,
      config: { agents: { scripted: { command } }, limits: { attemptsPerCategory: 1, silentMinutes: 0.01 } },
    });
    await failsWith(rig, 'agent-error: silent', /wrote no line for 1 s/);
  });

  it('a check that never ends', async () => {
    await using rig = await makeRig({
      files: { [planName(1)]: planText({ checks: ['[cmd] `sleep 600`'], keys: ['timeout: 1'] }) },
      config: once,
    });
    diligent(rig);
    await failsWith(rig, /^The check `sleep 600` failed: It did not end within 1 s/, /did not end within 1 s/);
  });

  it('a health tool that never ends', async () => {
    await using rig = await makeRig({
      files: one,
      health: ['- test: grep -q one src/a.js || sleep 600'],
      config: { ...once, health: { timeout: 1 } },
    });
    diligent(rig);
    await failsWith(rig, /^health gate: /, /test/);
  });

  it('a health tool that is not there', async () => {
    await using rig = await makeRig({ files: one, health: ['- test: no-such-tool --all'] });
    const before = await rig.picture();
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /A health tool cannot be run[^\n]*no-such-tool/);
    assert.equal(rig.programs.started.length, 0);
    assert.deepEqual(await rig.picture(), before);
  });

  it('a hook that refuses the commit', async () => {
    await using rig = await makeRig({ files: { ...one, 'src/staged.js': 'a\n' } });
    await rig.write('src/new.js', 'mine\n');
    await rig.write('src/staged.js', 'mine\n');
    await rig.git('add', 'src/staged.js');
    await writeFile(path.join(rig.root, '.git/hooks/pre-commit'), '#!/bin/sh\necho "Not on a Sunday." >&2\nexit 1\n');
    await chmod(path.join(rig.root, '.git/hooks/pre-commit'), 0o755);
    const before = await rig.picture();
    diligent(rig, { 'src/a.js': 'two\n', 'test/new.test.js': 'new\n' });
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(run.out, /Not on a Sunday/);
    assert.equal(rig.programs.started.filter((agent) => agent.role === 'implement').length, 3);
    assert.match(rig.programs.started.at(-2)?.input ?? '', /git did not take the commit: Not on a Sunday/);
    const after = await rig.picture();
    assert.deepEqual({ ...after, files: {}, status: '' }, { ...before, files: {}, status: '' });
    assert.equal(after.status, ` M ${planName(1)}\0${before.status}`, 'the Diagnosis waits in the plan file');
    assert.match(rig.read(planName(1)), /^failed-reason: commit refused$/m);
    assert.match(run.out, /git did not take the commit/);
  });

  it('a second runner, which is refused', async () => {
    await using rig = await makeRig({ files: one });
    const first = rig.start('run');
    const agent = await rig.programs.next('agent');
    const second = await rig.mstack('run');
    assert.equal(second.code, 3, told(second));
    assert.match(second.err, /A run is going on in this repository already \(process \d+\)/);
    await agent.exit();
    diligent(rig);
    const ended = await first.ended;
    assert.equal(ended.code, 0, told(ended));
    assert.equal((await rig.subjects()).length, 2);
  });

  it('another run that begins in the same moment, and only one goes on', async () => {
    await using rig = await makeRig({ files: one });
    diligent(rig);
    const runs = await Promise.all([rig.mstack('run'), rig.mstack('run'), rig.mstack('run')]);
    const codes = runs.map((run) => run.code);
    assert.ok(codes.includes(0), runs.map(told).join('\n'));
    assert.ok(
      codes.every((code) => code === 0 || code === 3),
      runs.map(told).join('\n'),
    );
    assert.equal((await rig.subjects()).length, 2);
    assert.equal(await rig.git('status', '--porcelain'), '');
  });

  it('a journal that is damaged', async () => {
    await using rig = await makeRig({ files: one });
    const first = rig.start('run');
    await rig.programs.next('agent');
    await rig.killRunner();
    await first.ended;
    const journal = await readFile(rig.journalFile(), 'utf8');
    await writeFile(rig.journalFile(), journal.replace('runnerStarted', 'runnerStarved'));
    for (const command of ['run', 'status']) {
      const said = await rig.mstack(command);
      assert.equal(said.code, 3, told(said));
      assert.match(said.err, /The journal \S+ is damaged in line 2\. Move its folder away to start afresh/);
      noTrace(said);
    }
    await sweep('MSTACK_STATE_HOME', rig.environment['MSTACK_STATE_HOME'] ?? '');
  });

  it('settings that are no JSON', async () => {
    await using rig = await makeRig({ files: { ...one, '.mstack/config.json': '{ "agent": ' } });
    const before = await rig.picture();
    const run = await rig.mstack('run', '--agent', 'nobody');
    assert.equal(run.code, 3, told(run));
    assert.match(run.err, /\.mstack\/config\.json is not JSON \([^)]*\)\. [^\n]*until it is corrected/);
    noTrace(run);
    assert.deepEqual(await rig.picture(), before);
  });

  it('settings of which one is wrong', async () => {
    await using rig = await makeRig({ files: one, config: { limits: { attemptsPerCategory: 'many' } } });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(run.err, /`limits\.attemptsPerCategory` cannot be read/);
  });
});

async function failsWith(rig: Rig, reason: string | RegExp, details: RegExp): Promise<void> {
  const run = await rig.mstack('run');
  assert.equal(run.code, 1, told(run));
  noTrace(run);
  assert.deepEqual(await rig.git('status', '--porcelain'), '');
  const text = rig.read(planName(1));
  const failed = /^failed-reason: (.*)$/m.exec(text)?.[1]?.replaceAll(/^"|"$/g, '') ?? '';
  assert.match(failed, typeof reason === 'string' ? new RegExp(`^${reason}$`) : reason, text);
  assert.match(text, details);
  assert.equal(await rig.git('show', '--name-only', '--format='), `${planName(1)}\n`);
}

function noTrace(run: { readonly out: string; readonly err: string }): void {
  assert.doesNotMatch(run.out + run.err, /^\s+at .*:\d+:\d+\)?$/m);
}
