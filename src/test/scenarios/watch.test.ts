import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { approval, diligent, makeRig, planName, planText, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const one = { [planName(1)]: planText() };

describe('a run over which a person need not watch', () => {
  it('pauses when an agent changed what git goes by, and goes on when that was put back', async () => {
    await using rig = await makeRig({ files: one });
    const running = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.shell('git config core.fsmonitor "touch trap #"; printf "#!/bin/sh\\n" > .git/hooks/post-commit');
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    const run = await running.ended;
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /git’s configuration changed while the agent worked: \.git\/config was modified\./);
    assert.match(run.out, /git’s hooks changed while the agent worked: \.git\/hooks\/post-commit was added\./);
    assert.equal(existsSync(path.join(rig.root, 'trap')), false, 'git was not asked again');
    await rig.git('config', '--unset', 'core.fsmonitor');
    await promisify(execFile)('rm', [path.join(rig.root, '.git/hooks/post-commit')]);
    diligent(rig, { 'src/a.js': 'two\n' });
    const again = await rig.mstack('run');
    assert.equal(again.code, 0, told(again));
    assert.deepEqual(await rig.subjects(), ['feat(a): change the letter', 'start']);
  });

  it('stops when something was pushed, and says what', async () => {
    await using rig = await makeRig({ files: one });
    const bare = path.join(rig.base, 'remote.git');
    await promisify(execFile)('git', ['clone', '--quiet', '--bare', rig.root, bare]);
    await rig.git('remote', 'add', 'origin', bare);
    await rig.git('fetch', '--quiet', 'origin');
    const running = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.write('src/a.js', 'two\n');
    // Somebody pushes from this clone while the agent works: a way around every guard.
    await rig.git('push', '--quiet', 'origin', 'HEAD:refs/heads/leak');
    await agent.exit();
    const run = await running.ended;
    assert.equal(run.code, 4, told(run));
    assert.match(
      run.out,
      /refs\/heads\/leak of the remote origin went from nothing to \w{10}: a push from this clone got through/,
    );
  });

  it('believes no verdict while which files were swapped, and swapped back', async () => {
    const weak = 'assert.ok(1);\n';
    await using rig = await makeRig({ files: { ...one, 'src/a.test.js': 'assert.equal(1, 2);\n' }, health: [] });
    await rig.write('AGENTS.md', `## Health Stack\n\n- test: ${rig.programs.command('tool').join(' ')}\n`);
    await rig.commit('tool');
    const strong = rig.read('src/a.test.js');
    let gates = 0;
    rig.programs.always('tool', async (tool) => {
      gates += 1;
      // The first is the baseline.
      if (gates > 1) {
        await rig.write('src/a.test.js', weak);
        await rig.write('src/a.test.js', strong);
      }
      await tool.exit();
    });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 1, told(run));
    assert.match(
      run.out,
      /src\/a\.test\.js changed while the work was judged, so the verdict is void\. It is judged again\./,
    );
    assert.match(run.out, /src\/a\.test\.js changed while the work was judged, twice, so the verdict is void/);
    assert.deepEqual(
      (await rig.subjects()).filter((subject) => subject.startsWith('feat')),
      [],
    );
  });

  it('judges once more when a file was saved just then, and takes for granted what tools write themselves', async () => {
    await using rig = await makeRig({
      files: { ...one, 'src/a.test.js': 'test\n', 'src/b.test.js': 'test\n' },
      health: [],
    });
    const tidy =
      'for f in src/*.test.js; do cp $f $f.tmp; mv $f.tmp $f; done; mkdir -p coverage; date +%N > coverage/index.html';
    await rig.write(
      'AGENTS.md',
      `## Health Stack\n\n- lint: ${tidy}\n- test: ${rig.programs.command('tool').join(' ')}\n`,
    );
    await rig.commit('tools');
    let gates = 0;
    rig.programs.always('tool', async (tool) => {
      gates += 1;
      if (gates === 2) {
        await rig.write('src/a.js', 'two\n');
      }
      await tool.exit();
    });
    diligent(rig);
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.equal(gates, 3, told(run));
    assert.match(
      run.out,
      /src\/a\.js changed while the work was judged, so the verdict is void\. It is judged again\./,
    );
  });

  it('lets no installed program judge that the work replaced, until it is put back', async () => {
    const runner = 'node_modules/runner/run.mjs';
    await using rig = await makeRig({
      files: { ...one, '.gitignore': 'node_modules/\n' },
      health: [`- test: node ${runner}`],
    });
    await rig.write(runner, 'process.exit(0);\n');
    await rig.write('node_modules/.cache/x', '1\n');
    const attempts = ['console.log("ok 1");\n', 'process.exit(0);\n'];
    rig.programs.always('agent', async (agent) => {
      if (agent.role === 'review') {
        await agent.answer(approval);
      } else {
        await agent.write('src/a.js', 'two\n');
        await agent.write('node_modules/.cache/x', '2\n');
        await agent.write(runner, attempts.shift() ?? '');
      }
      await agent.exit();
    });
    const run = await rig.mstack('run');
    assert.equal(run.code, 0, told(run));
    assert.match(
      run.out,
      /node_modules\/runner\/run\.mjs changed, and no changed manifest or lock file of the plan tells why/,
    );
    assert.deepEqual(attempts, [], 'the first attempt was not taken, the second was');
  });

  it('pauses when the settings of the user changed by which tools go', async () => {
    await using rig = await makeRig({ files: one });
    const running = rig.start('run');
    const agent = await rig.programs.next('agent');
    await agent.shell('printf "node-options=--import=x.mjs\\n" > "$HOME/.npmrc"');
    await agent.write('src/a.js', 'two\n');
    await agent.exit();
    const run = await running.ended;
    assert.equal(run.code, 4, told(run));
    assert.match(run.out, /Settings of yours that tools go by changed while the agent worked: ~\/\.npmrc was added\./);
  });
});
