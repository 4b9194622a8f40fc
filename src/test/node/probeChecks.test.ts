import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../core/plan/plan.ts';
import type { ProbeVerdict } from '../../core/plan/probe.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import { probePlans } from '../../node/probePlans.ts';
import { KnownProbes, knownTimeouts, probesFile } from '../../node/probeStore.ts';
import { findRepository, Repository } from '../../node/repository.ts';
import { findMarked } from '../../node/sweep.ts';
import { until } from '../scenarios/deadline.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const file = 'docs/plans/001-a.md';

function planWith(checks: readonly string[], more: { readonly files?: string; readonly keys?: string } = {}): Plan {
  const text = [
    `---\nid: 1\ntitle: Say two\nstatus: pending\n${more.keys ?? ''}---`,
    '## Requirements\n\n- [ ] `src/a.js` holds `two`.',
    `## Design\n\n**Files expected to change:**\n\n${more.files ?? '- `src/a.js` (modify)'}`,
    `## Verification\n\n${checks.map((check) => `- [cmd] \`${check}\``).join('\n')}`,
  ].join('\n\n');
  const plan = readPlan(file, text);
  assert.ok(plan);
  return plan;
}

interface Probing {
  readonly plan: Plan;
  readonly signal?: AbortSignal;
}

function stateOf(folder: GitFolder): string {
  return path.join(folder.base, 'state');
}

async function probe(folder: GitFolder, { plan, signal }: Probing): Promise<readonly ProbeVerdict[]> {
  const [probed] = await probePlans({
    root: folder.root,
    stateFolder: stateOf(folder),
    plans: [plan],
    all: [plan],
    now: () => 1_700_000_000_000,
    signal: signal ?? new AbortController().signal,
    sandbox: 'off',
    marker: { MSTACK_TEST_PROBE: folder.base },
  });
  return (probed?.checks ?? []).map(({ verdict }) => verdict);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // Ended meanwhile.
    return '';
  }
}

describe('A probe of checks', () => {
  it('tells with real tools what can prove something', async () => {
    await using folder = await makeGitFolder();
    await start(folder, {
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test', vain: 'nosuchtool' } }),
      'test/a.test.js': "import test from 'node:test';\ntest('adds', () => {});\n",
      'src/a.js': 'one\n',
    });
    const mocha = path.resolve(import.meta.dirname, '../../../node_modules/mocha/bin/mocha.js');
    await folder.write('tools/mocha.sh', `exec node '${mocha}' "$@"\n`);
    await folder.write('spec/a.cjs', "it('adds', () => {});\n");
    const expected: Readonly<Record<string, ProbeVerdict>> = {
      'grep -q two src/a.js': 'red',
      'npm test': 'vacuous',
      '! grep -q zzz src/a.js': 'vacuous',
      'npm run vain': 'broken',
      'npm run nope': 'broken',
      'nosuchtool --all': 'broken',
      'npx nosuchtool': 'broken',
      'npx --yes nosuchtool': 'broken',
      'npx --no-install nosuchtool': 'broken',
      'npm exec -- nosuchtool': 'broken',
      'node scripts/none.js': 'broken',
      'node scripts/new.js': 'red',
      'node --test test/none.test.js': 'broken',
      'node --test test/new.test.js': 'red',
      'sh tools/mocha.sh spec/a.cjs': 'vacuous',
      'sh tools/mocha.sh --no-config spec/a.cjs --grep zzz': 'vacuous',
      'git push origin main': 'broken',
      'sleep 20': 'not-probed',
    };
    const plan = planWith(Object.keys(expected), {
      files: '- `src/a.js` (modify)\n- `scripts/new.js` (new)\n- `test/new.test.js` (new)',
      keys: 'timeout: 2\n',
    });
    const verdicts = await probe(folder, { plan });
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((check, at) => [check, verdicts[at]])), expected);
  });

  it('shows each check the same tree, whatever those before it did', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { '.gitignore': 'dist/\n.env\n', 'src/a.js': 'one\n', 'src/b.js': 'b\n', 'src/c.js': 'c\n' });
    await folder.write('.env', 'A=1\n');
    await folder.write('src/c.js', 'changed\n');
    await folder.write('src/new.js', 'not committed\n');
    const before = await folder.git('status', '--porcelain', '--ignored');
    const doing = [
      'mkdir -p dist left/deep && touch dist/x left/deep/y src/z.js && test -e never',
      'for f in src .env; do rm -rf "$f"; done; test -e never',
      'echo two > src/a.js && echo two > src/new.js && git add --all && git commit -qm x && git tag t && test -e never',
      'rm -rf .git && test -e never',
      'f=src/a.js; rm "$f" && mkdir -p src/a.js/in && test -e never',
      'chmod -R a-w . && test -e never',
    ];
    const seen =
      'test ! -e dist && test ! -e left && test ! -e src/z.js && grep -q one src/a.js && grep -q changed src/c.js && grep -q not src/new.js && test -f .env && test -z "$(git tag)" && test -w src/b.js && git status --porcelain | grep -q "?? src/new.js"';
    // A command that ran before is not run again, so each look is another command.
    const plan = planWith(doing.flatMap((command, at) => [command, `${seen} && true ${at}`]));
    const verdicts = await probe(folder, { plan });
    assert.deepEqual(
      verdicts,
      doing.flatMap(() => ['red', 'vacuous']),
    );
    assert.equal(await folder.git('status', '--porcelain', '--ignored'), before, 'the work tree is as it was');
    assert.equal(readFileSync(path.join(folder.root, '.env'), 'utf8'), 'A=1\n');
    assert.deepEqual(readdirSync(path.join(stateOf(folder), 'probe', 'copies')), [], 'no copy is left');
  });

  it('ends at once when it is stopped, leaves nothing running, and keeps nothing', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n' });
    const abort = new AbortController();
    const plan = planWith(['grep -q two src/a.js', 'sleep 60', 'npm test']);
    const probing = probe(folder, { plan, signal: abort.signal });
    const isSleeping = async (): Promise<true | undefined> =>
      (await findMarked('MSTACK_TEST_PROBE', folder.base)).some((pid) => commandOf(pid).startsWith('sleep'))
        ? true
        : undefined;
    await until(isSleeping, 'the check that sleeps');
    abort.abort();
    assert.deepEqual(await probing, ['red', 'not-probed', 'not-probed']);
    assert.deepEqual(await findMarked('MSTACK_TEST_PROBE', folder.base), []);
    assert.equal(existsSync(probesFile(stateOf(folder))), false);
    assert.deepEqual(readdirSync(path.join(stateOf(folder), 'probe', 'copies')), []);
  });

  it('does not wait again at once for what timed out on the same files, and says so', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n', [file]: 'x\n', 'slow.sh': 'sleep 60\n' });
    const plan = planWith(['sh slow.sh'], { keys: 'timeout: 1\n' });
    const [slow] = plan.checks;
    assert.ok(slow);
    assert.deepEqual(await probe(folder, { plan }), ['not-probed']);
    const known = new KnownProbes(folder.root, stateOf(folder));
    assert.match(known.of(file, slow)?.reason ?? '', /^It did not end within 1 s, so nobody knows\./);
    assert.deepEqual(await probe(folder, { plan }), ['not-probed']);
    known.refresh();
    assert.match(
      known.of(file, slow)?.reason ?? '',
      /when it was run on the same files \(2023-.*, so it was not run again\./,
    );
    const repository = await findRepository(folder.root);
    assert.ok(repository.ok);
    const tree = await new Repository(repository.value, path.join(folder.base, 'temporary')).snapshot();
    const asked = (on: string, later: number, timeout = 1): string | undefined =>
      knownTimeouts(stateOf(folder), on, 1_700_000_000_000 + later)({ ...plan, checkTimeout: timeout }, slow)?.verdict;
    assert.equal(asked(tree, 3_000_000), 'not-probed');
    assert.equal(asked(tree, 4_000_000), undefined, 'an hour later');
    assert.equal(asked(tree, 0, 2), undefined, 'with a longer limit');
    assert.equal(asked('0'.repeat(40), 0), undefined, 'on other files');
  });

  it('holds back what nobody may run', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n' });
    const plan = planWith(['rm -rf src', 'git push origin main']);
    assert.deepEqual(await probe(folder, { plan }), ['broken', 'broken']);
  });

  it('pushes nothing, by no way', async () => {
    await using folder = await makeGitFolder();
    const remote = path.join(folder.base, 'remote.git');
    await folder.git('init', '--quiet', '--bare', remote);
    await folder.git('remote', 'add', 'origin', remote);
    await start(folder, { 'src/a.js': 'one\n', 'send.sh': `git push "\${1:-${remote}}" HEAD:refs/heads/sent\n` });
    assert.deepEqual(await probe(folder, { plan: planWith(['sh send.sh origin', 'sh send.sh']) }), ['red', 'red']);
    assert.equal(await folder.git('--git-dir', remote, 'for-each-ref'), '');
  });

  it('is known afterwards for as long as the words of the check are the same, and says when it is old', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'src/a.js': 'one\n', 'src/b.js': 'b\n', [file]: 'x\n' });
    const plan = planWith(['grep -q two src/a.js', 'true']);
    const [red, vain] = plan.checks;
    assert.ok(red && vain);
    const known = new KnownProbes(folder.root, stateOf(folder));
    assert.deepEqual([known.of(file, red), known.stamp()], [undefined, '']);
    await probe(folder, { plan });
    assert.equal(known.refresh(), true);
    assert.equal(known.refresh(), false);
    const stamp = known.stamp();
    assert.equal(known.of(file, red)?.verdict, 'red');
    assert.equal(known.of(file, red)?.stale, false);
    assert.match(known.of(file, red)?.when ?? '', /^2023-11-1[45] \d\d:\d\d$/);
    assert.equal(known.of(file, vain)?.verdict, 'vacuous');
    assert.equal(known.of(file, { tag: 'cmd', text: '`grep -q three src/a.js`' }), undefined, 'other words');
    assert.equal(known.of('docs/plans/002-b.md', red), undefined, 'another plan');
    writeFileSync(path.join(folder.root, 'src/b.js'), 'other\n');
    assert.equal(known.of(file, red)?.stale, false, 'a file that the plan does not list');
    writeFileSync(path.join(folder.root, 'src/a.js'), 'three\n');
    assert.equal(known.of(file, red)?.stale, true, 'a file that the plan lists');
    assert.notEqual(known.stamp(), stamp);
    writeFileSync(probesFile(stateOf(folder)), '{"version":1,"plans":{"docs');
    assert.equal(known.refresh(), true);
    assert.equal(known.of(file, red), undefined, 'what is damaged is not known');
  });
});
