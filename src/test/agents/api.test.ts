import assert from 'node:assert/strict';
import type { FoundAgent } from '../../core/agents/agents.ts';
import { apiAgent } from '../../core/agents/api.ts';
import type { Scenario } from '../modelServer/scenario.ts';
import { startModelServer, type ModelServer } from '../modelServer/server.ts';
import { installedAgents, type InstalledAgents } from './installed.ts';
import { read, runSession, story } from './rig.ts';

const writes = { kind: 'shell', command: 'echo ran > ran.txt' } as const;

const scenarios: readonly Scenario[] = [
  { name: 'broken', turns: [{ moves: [writes], faults: ['brokenToolInput'] }, { text: 'Done.' }] },
  { name: 'silence', turns: [{ faults: ['silence'], forever: true }] },
  { name: 'refusal', turns: [{ text: 'No.', faults: ['refusal'], forever: true }] },
  {
    name: 'edit',
    turns: [
      {
        moves: [
          { kind: 'readFile', path: 'README.md' },
          { kind: 'shell', command: 'cd src 2>/dev/null || mkdir src && cd src' },
        ],
      },
      { moves: [{ kind: 'shell', command: 'pwd > here.txt; exit_code_test() { return 3; }; exit_code_test' }] },
      { text: 'Done.' },
    ],
  },
];

describe('the API agent', () => {
  let server: ModelServer;
  let installed: InstalledAgents;
  let found: FoundAgent;

  before(async () => {
    server = await startModelServer({ scenarios });
    installed = await installedAgents(server.url);
    found = { agent: apiAgent, command: installed.shipped, model: undefined };
  });

  after(async () => {
    await server.close();
    await installed[Symbol.asyncDispose]();
  });

  it('says that the model refused', async () => {
    const session = await runSession({ installed, found, scenario: 'refusal' });
    assert.equal(session.outcome.kind === 'failed' && session.outcome.fault, 'refusal', story(session));
  });

  it('does not run a tool call whose input is broken, and tells the model', async () => {
    const session = await runSession({ installed, found, scenario: 'broken' });
    assert.equal(session.outcome.kind, 'ended', story(session));
    assert.equal(await read(session, 'ran.txt'), undefined, story(session));
    const ended = session.events.find((event) => event.kind === 'toolEnded');
    assert.match(ended?.kind === 'toolEnded' ? ended.output : '', /not valid JSON/);
  });

  it('gives a silent stream up, and names the network', async () => {
    const environment = { MSTACK_API_IDLE_SECONDS: '0.5', MSTACK_API_RETRIES: '0' };
    const session = await runSession({ installed, found, scenario: 'silence', environment });
    assert.equal(session.outcome.kind === 'failed' && session.outcome.fault, 'network', story(session));
  });

  it('keeps its shell between two commands, and shows a failing one as failed', async () => {
    const session = await runSession({ installed, found, scenario: 'edit' });
    assert.match((await read(session, 'src/here.txt')) ?? '', /\/src\n$/, story(session));
    const last = session.events.findLast((event) => event.kind === 'toolEnded');
    assert.equal(last?.kind === 'toolEnded' && last.failed, true, story(session));
  });

  it('has no access without a key', async () => {
    const session = await runSession({ installed, found, scenario: 'refusal', environment: { ANTHROPIC_API_KEY: '' } });
    assert.equal(session.outcome.kind === 'failed' && session.outcome.fault, 'authentication', story(session));
  });
});
