import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { FoundAgent } from '../../core/agents/agents.ts';
import { rehearsalAgent } from '../../core/agents/rehearsal.ts';
import { installedAgents, type InstalledAgents } from './installed.ts';
import { makeRepository, planFile, read, runSession, story, type Session } from './rig.ts';

const steps = [
  [
    { write: { path: 'src/list.txt', text: 'one\n' } },
    { append: { path: 'src/list.txt', text: 'two\n' } },
    { replace: { path: 'src/list.txt', find: 'one', with: '$& first' } },
    { delete: 'README.md' },
    { run: 'echo "$MSTACK_ROLE $MSTACK_ATTEMPT"; exit 3' },
    { wait: 0.01 },
  ],
  [{ write: { path: '../outside.txt', text: 'out' } }],
  [{ write: { path: 'link/outside.txt', text: 'out' } }],
  [{ write: { path: '.git/hooks/pre-commit', text: 'out' } }],
  [{ replace: { path: 'README.md', find: 'not there', with: '' } }],
  [{ say: 'I give up.' }, { exit: 7 }],
];

describe('the rehearsal agent', () => {
  let installed: InstalledAgents;
  let found: FoundAgent;

  before(async () => {
    // It asks no model: no server is there.
    installed = await installedAgents('http://127.0.0.1:9');
    found = { agent: rehearsalAgent, command: installed.shipped, model: undefined };
  });

  after(() => installed[Symbol.asyncDispose]());

  const play = async (
    attempt: number,
    script: unknown = { plans: { [planFile]: { implement: steps } } },
  ): Promise<Session> => {
    const repository = await makeRepository(installed, { '.mstack/rehearsal.json': JSON.stringify(script) });
    const elsewhere = path.join(installed.folder, `elsewhere-${attempt}`);
    await mkdir(elsewhere, { recursive: true });
    await symlink(elsewhere, path.join(repository, 'link'));
    const environment = { MSTACK_ATTEMPT: String(attempt) };
    return runSession({ installed, found, scenario: 'none', repository, environment });
  };

  it('takes every step, and goes on after a command that failed', async () => {
    const session = await play(1);
    assert.equal(session.outcome.kind, 'ended', story(session));
    assert.equal(await read(session, 'src/list.txt'), '$& first\ntwo\n');
    assert.equal(await read(session, 'README.md'), undefined);
    const last = session.events.at(-1);
    assert.deepEqual(last, { kind: 'toolEnded', tool: 'shell', failed: true, output: 'implement 1\n' });
  });

  it('stays inside the repository and out of git', async () => {
    for (const attempt of [2, 3, 4]) {
      const session = await play(attempt);
      assert.match(failure(session), /^crash: .*(outside|git's own folder)/, story(session));
    }
  });

  it('says which text was not there to replace', async () => {
    assert.match(failure(await play(5)), /README\.md does not hold the text to replace: not there/);
  });

  it('fails with the exit code that the script gives', async () => {
    const session = await play(6);
    assert.match(failure(session), /^crash: .*exit code 7/, story(session));
  });

  it('says what is wrong with its script', async () => {
    assert.match(failure(await play(1, { plans: {} })), /^missing: .*has no "implement" for the plan docs\/plans/);
    const misspelt = { plans: { [planFile]: { implement: [[{ sya: 'hello' }]] } } };
    assert.match(failure(await play(1, misspelt)), /^protocol: .*A step is one of: say, write/);
  });
});

function failure({ outcome }: Session): string {
  return outcome.kind === 'failed' ? `${outcome.fault}: ${outcome.message}` : outcome.kind;
}
