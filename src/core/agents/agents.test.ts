import assert from 'node:assert/strict';
import type { AgentExit, AgentRequest } from './agent.ts';
import { agentSettings } from './agentSettings.ts';
import { findAgent, knownAgentIds } from './agents.ts';
import { commandLineAgent } from './commandLine.ts';
import { rehearsalAgent, withoutScript } from './rehearsal.ts';

const request: AgentRequest = {
  role: 'review',
  planFile: 'docs/plans/001-x.md',
  prompt: 'Judge it.',
  repository: '/repository',
  sessionId: 's-1',
  schema: { type: 'object' },
  schemaFile: '/out/schema.json',
  answerFile: '/out/answer.json',
  childEnvironment: {},
  model: undefined,
  command: ['node', 'mine.mjs'],
};

const clean: AgentExit = { code: 0, signal: undefined, stderr: '', answerFileText: undefined };

describe('the agents', () => {
  it('are found by id, with what the settings say', () => {
    const settings = agentSettings.parse({
      claude: { command: ['/opt/claude'], model: 'opus' },
      mine: { command: ['a'] },
    });
    const claude = findAgent('claude', settings);
    assert.equal(claude?.agent.title, 'Claude Code');
    assert.deepEqual([claude.command, claude.model], [['/opt/claude'], 'opus']);
    assert.equal(findAgent('mine', settings)?.agent.title, 'Agent "mine"');
    assert.equal(findAgent('codex', {})?.command, undefined);
    assert.deepEqual(knownAgentIds(settings), ['claude', 'codex', 'api', 'rehearsal', 'mine']);
  });

  it('are not found where there is no command, nor by names that every object has', () => {
    assert.equal(findAgent('mine', { mine: { model: 'x' } }), undefined);
    assert.equal(findAgent('toString', {}), undefined);
  });

  it('have settings that are checked', () => {
    assert.equal(agentSettings.safeParse({ mine: { command: [] } }).success, false);
    assert.equal(agentSettings.safeParse({ mine: { command: 'node mine.mjs' } }).success, false);
    assert.equal(agentSettings.safeParse({ '../x': { command: ['a'] } }).success, false);
  });
});

describe('an agent that is a command line', () => {
  const agent = commandLineAgent('mine');

  it('gets the request in variables and the prompt on standard input', () => {
    assert.deepEqual(agent.command(request), {
      program: 'node',
      args: ['mine.mjs'],
      environment: {
        MSTACK_ROLE: 'review',
        MSTACK_PLAN: 'docs/plans/001-x.md',
        MSTACK_SESSION: 's-1',
        MSTACK_ANSWER: '/out/answer.json',
        MSTACK_SCHEMA: '/out/schema.json',
      },
    });
    assert.deepEqual(agent.session(request).opening, { text: 'Judge it.', close: true });
  });

  it('answers by its file', () => {
    const outcome = agent.session(request).outcome({ ...clean, answerFileText: '{"verdict":"approve"}' });
    assert.deepEqual(outcome.kind === 'ended' && outcome.answer, { verdict: 'approve' });
    for (const answerFileText of [undefined, '', 'approve']) {
      const failed = agent.session(request).outcome({ ...clean, answerFileText });
      assert.equal(failed.kind === 'failed' && failed.fault, 'protocol');
    }
  });

  it('has ended by itself with exit code 0, and failed with any other', () => {
    const working = { ...request, role: 'implement', schema: undefined } as const;
    assert.equal(agent.session(working).outcome(clean).kind, 'ended');
    const failed = agent.session(working).outcome({ ...clean, code: 3, stderr: 'no disk' });
    assert.equal(failed.kind === 'failed' && failed.fault, 'crash');
    assert.match(failed.kind === 'failed' ? failed.message : '', /exit code 3\. no disk/);
  });
});

describe('an agent that mstack ships', () => {
  it('has crashed when it ends without its last line', () => {
    const session = rehearsalAgent.session(request);
    session.accept('{"kind":"said","text":"hello"}');
    const outcome = session.outcome(clean);
    assert.equal(outcome.kind === 'failed' && outcome.fault, 'crash');
  });

  it('names its fault itself', () => {
    const session = rehearsalAgent.session(request);
    const step = session.accept('{"kind":"failed","fault":"limit","detail":"status 429"}');
    assert.equal(step.close, true);
    const outcome = session.outcome({ ...clean, code: 1 });
    assert.equal(outcome.kind === 'failed' && outcome.fault, 'limit');
  });

  it('says itself what is missing and what to do', () => {
    const session = rehearsalAgent.session(request);
    const detail = withoutScript('/r/.mstack/rehearsal.json');
    session.accept(JSON.stringify({ kind: 'failed', fault: 'missing', detail }));
    const outcome = session.outcome({ ...clean, code: 1 });
    assert.equal(outcome.kind === 'failed' && outcome.message, detail);
    assert.match(detail, /^There is no \/r\/\.mstack\/rehearsal\.json, .* `mstack run --agent claude`/);
  });

  it('warns of lines that it cannot have written', () => {
    const step = rehearsalAgent.session(request).accept('{"kind":"done"}');
    assert.deepEqual(step.events, [{ kind: 'warned', text: 'Unreadable line: {"kind":"done"}' }]);
  });
});
