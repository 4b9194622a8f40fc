import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SandboxRules } from '../../core/sandbox/sandbox.ts';
import { askProgram, type ProgramAnswer } from '../../node/askProgram.ts';
import { runShellCommand, type ShellOutcome } from '../../node/shellCommand.ts';
import { findSandbox, insideSandbox } from '../../node/sandbox.ts';
import { agentSandboxRules, localPath } from '../../node/sandboxRules.ts';
import { findMarked } from '../../node/sweep.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';
import { environmentWithSandbox } from './sandboxProgram.ts';

const found = await findSandbox(await environmentWithSandbox());

interface Inside {
  readonly folder: GitFolder;
  readonly home: string;
  readonly run: (script: string, changes?: { agent?: string | undefined; writes?: boolean }) => Promise<ProgramAnswer>;
}

async function makeInside(): Promise<Inside> {
  const folder = await makeGitFolder();
  await start(folder, { 'a.txt': 'a\n' });
  const home = path.join(folder.base, 'home');
  for (const [name, text] of [
    ['.ssh/id_ed25519', 'secret'],
    ['.netrc', 'secret'],
    ['.config/gh/hosts.yml', 'secret'],
    ['.claude/settings.json', '{}'],
    ['.gitconfig', ''],
    ['.npm/x', ''],
  ] as const) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
  const runFolder = path.join(folder.base, 'run');
  await mkdir(path.join(runFolder, 'evidence'), { recursive: true });
  const environment = { PATH: process.env['PATH'], HOME: home };
  return {
    folder,
    home,
    run: async (script, changes = {}) => {
      const command = { program: '/bin/sh', args: ['-c', script] };
      const rules: SandboxRules = await agentSandboxRules({
        agent: 'agent' in changes ? changes.agent : 'claude',
        writes: changes.writes ?? true,
        repository: folder.root,
        folder: runFolder,
        environment,
        command,
      });
      assert.ok(found.kind !== 'none');
      const started = insideSandbox({ kind: 'inside', sandbox: found }, rules, command);
      return await askProgram({ ...started, folder: folder.root, environment });
    },
  };
}

/** As a health tool or a check is run where the setting asks for a sandbox, and this process has that search path. */
async function runTool(
  folder: string,
  command: string,
  { PATH }: Readonly<Record<string, string | undefined>>,
): Promise<ShellOutcome> {
  const own = process.env['PATH'];
  process.env['PATH'] = PATH;
  try {
    return await runShellCommand({
      command,
      folder,
      timeoutSeconds: 30,
      signal: new AbortController().signal,
      marker: {},
      sandbox: { setting: 'required', repository: folder },
      keptOutput: 10_000,
    });
  } finally {
    process.env['PATH'] = own;
  }
}

async function assertAllowed(inside: Inside, script: string): Promise<void> {
  assert.deepEqual(await inside.run(`(${script}) >/dev/null 2>&1`), { kind: 'answered', code: 0, text: '' }, script);
}

async function assertForbidden(inside: Inside, script: string): Promise<void> {
  const answer = await inside.run(`if (${script}) >/dev/null 2>&1; then echo done; else echo refused; fi`);
  assert.deepEqual(answer, { kind: 'answered', code: 0, text: 'refused\n' }, script);
}

describe('Sandbox on this machine', () => {
  it('works where the tests run, or says why not', () => {
    assert.ok(found.kind === 'bubblewrap' || (found.kind === 'none' && /bwrap|bubblewrap|knows no/.test(found.why)));
  });

  it('keeps a tool or check from being started where it is required and there is none', async () => {
    const base = await mkdtemp(path.join(tmpdir(), 'mstack-nobwrap-'));
    const outcome = await runTool(base, 'true', { PATH: base });
    await rm(base, { recursive: true });
    const why = outcome.exit.kind === 'notStarted' ? outcome.exit.reason : '';
    assert.ok(process.platform !== 'linux' || /but there is none: bubblewrap .* is not installed/.test(why), why);
  });

  it('is not there when its program is not, or when it does not hold', async () => {
    const base = await mkdtemp(path.join(tmpdir(), 'mstack-nobwrap-'));
    const none = await findSandbox({ PATH: base, HOME: base });
    assert.ok(process.platform !== 'linux' || (none.kind === 'none' && none.why.includes('not installed')));
    const program = path.join(base, 'bwrap');
    for (const [script, why] of [
      ['exit 1', /does not let it/],
      ['while [ "$1" != -- ]; do shift; done; shift; exec "$@"', /does not keep programs from writing elsewhere/],
    ] as const) {
      await writeFile(program, `#!/bin/sh\n${script}\n`);
      await chmod(program, 0o755);
      const bad = await findSandbox({ PATH: base, HOME: base });
      assert.ok(process.platform !== 'linux' || (bad.kind === 'none' && why.test(bad.why)), JSON.stringify(bad));
    }
    await rm(base, { recursive: true });
  });

  it('knows which remotes lie on this machine', () => {
    assert.equal(localPath('/w', '../a.git'), '/a.git');
    assert.equal(localPath('/w', 'file:///srv/a%20b.git'), '/srv/a b.git');
    assert.equal(localPath('/w', 'git@host:a.git'), undefined);
    assert.equal(localPath('/w', 'https://host/a.git'), undefined);
    assert.equal(localPath('/w', './odd:name'), '/w/odd:name');
  });

  if (found.kind !== 'none') {
    it('lets an agent do its work', async () => {
      const inside = await makeInside();
      await using folder = inside.folder;
      await assertAllowed(inside, 'echo b > a.txt && mkdir new && echo c > new/c.txt && rm a.txt');
      await assertAllowed(inside, 'git status && git diff && git log');
      await assertAllowed(
        inside,
        'echo x > /tmp/x && cat /tmp/x && echo x > "$HOME/.claude/session" && echo > "$HOME/.npm/y"',
      );
      await assertAllowed(
        inside,
        'cd "$(mktemp -d)" && git init . && git -c user.name=A -c user.email=a@b commit --allow-empty -m x',
      );
      await assertAllowed(inside, 'echo "{}" > ../run/answers/a.json');
      assert.equal(await readFile(path.join(folder.root, 'new/c.txt'), 'utf8'), 'c\n');
    });

    it('keeps an agent from everything else', async () => {
      const inside = await makeInside();
      await using folder = inside.folder;
      await assertForbidden(inside, 'cat "$HOME/.ssh/id_ed25519" | grep secret');
      await assertForbidden(inside, 'cat "$HOME/.netrc" "$HOME/.config/gh/hosts.yml" | grep secret');
      await assertForbidden(inside, 'echo x >> "$HOME/.gitconfig"');
      await assertForbidden(inside, 'git config user.name Evil');
      await assertForbidden(inside, 'echo x > .git/hooks/post-commit');
      await assertForbidden(inside, 'git stash; git stash list | grep .');
      await assertForbidden(inside, 'git commit --allow-empty --no-verify -m x');
      await assertForbidden(inside, 'echo x > ../run/evidence/forged');
      await assertForbidden(inside, 'mount -o remount,bind,rw / / || mount --bind /tmp .git/hooks');
      await assertForbidden(inside, `kill -0 ${process.pid}`);
      await folder.write('a.txt', 'mine\n');
      const reading = await inside.run('echo x > a.txt', { writes: false });
      assert.ok(reading.kind === 'answered' && reading.code !== 0, 'a reviewer changes nothing');
      assert.equal(await readFile(path.join(folder.root, 'a.txt'), 'utf8'), 'mine\n');
    });

    it('lets an agent that mstack does not know keep its own settings', async () => {
      const inside = await makeInside();
      await using _ = inside.folder;
      await assertForbidden(inside, 'echo x > "$HOME/.mine"');
      const own = await inside.run('echo x > "$HOME/.mine"; cat "$HOME/.ssh/id_ed25519"', { agent: undefined });
      assert.ok(own.kind === 'answered' && own.text === '');
      assert.ok(existsSync(path.join(inside.home, '.mine')));
    });

    it('ends everything that it began with its first program', async () => {
      const inside = await makeInside();
      await using _ = inside.folder;
      const own = randomUUID();
      await inside.run(`MSTACK_TEST=${own} setsid sleep 300 >/dev/null 2>&1 & MSTACK_TEST=${own} sh -c "exit 0"`);
      assert.deepEqual(await findMarked('MSTACK_TEST', own), []);
    });

    it('lets a check write what it may without one, but not a remote on this machine', async () => {
      await using folder = await makeGitFolder();
      await start(folder, { 'a.txt': 'a\n' });
      const bare = path.join(folder.base, 'bare.git');
      await folder.git('init', '--quiet', '--bare', bare);
      await folder.git('remote', 'add', 'origin', bare);
      const command = `echo x > ../beside && cd .. && git clone -q bare.git c && ! git -C r send-pack ${bare} main && echo fine`;
      const outcome = await runTool(folder.root, command, await environmentWithSandbox());
      assert.deepEqual(outcome.exit, { kind: 'exited', code: 0 }, outcome.stderr);
      assert.equal(outcome.stdout, 'fine\n');
    });
  }
});
