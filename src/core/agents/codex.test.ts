import assert from 'node:assert/strict';
import type { AgentExit, AgentOutcome, AgentRequest, AgentSession, AgentStep } from './agent.ts';
import { codexAgent } from './codex.ts';

const request: AgentRequest = {
  role: 'implement',
  planFile: 'docs/plans/001-x.md',
  prompt: 'Do it.',
  repository: '/repository',
  sessionId: '143cc8ba-9ac0-4841-89af-db7161e29a2f',
  schema: undefined,
  schemaFile: '/out/schema.json',
  answerFile: '/out/answer.json',
  childEnvironment: { MSTACK_RUN_MARKER: 'm', QUOTED: 'a"b\\c' },
  model: 'gpt-5.5',
  command: undefined,
};

const clean: AgentExit = { code: 0, signal: undefined, stderr: '', answerFileText: undefined };

// Lines of Codex 0.169.0, shortened.
const initialized = '{"id":1,"result":{"userAgent":"mstack/0.169.0","platformOs":"linux"}}';
const thread = '{"id":2,"result":{"thread":{"id":"th-1","status":{"type":"idle"}},"model":"gpt-5.5"}}';
const turn = '{"id":3,"result":{"turn":{"id":"tu-1","items":[],"status":"inProgress","error":null}}}';
const started =
  '{"method":"item/started","params":{"item":{"type":"commandExecution","id":"call_1","command":"/bin/bash -lc \'npm test\'","status":"inProgress","commandActions":[],"aggregatedOutput":null,"exitCode":null},"threadId":"th-1","turnId":"tu-1"},"emittedAtMs":1}';
const completed =
  '{"method":"item/completed","params":{"item":{"type":"commandExecution","id":"call_1","command":"/bin/bash -lc \'npm test\'","status":"failed","aggregatedOutput":"2 failing\\n","exitCode":1},"threadId":"th-1","turnId":"tu-1"}}';
const changed =
  '{"method":"item/completed","params":{"item":{"type":"fileChange","id":"call_0","changes":[{"path":"/repository/src/new.txt","kind":{"type":"add"},"diff":"x"}],"status":"completed"}}}';
const said =
  '{"method":"item/completed","params":{"item":{"type":"agentMessage","id":"msg_1","text":"{\\"verdict\\":\\"approve\\"}","phase":null},"threadId":"th-1"}}';
const used =
  '{"method":"thread/tokenUsage/updated","params":{"threadId":"th-1","turnId":"tu-1","tokenUsage":{"total":{"totalTokens":120,"inputTokens":100,"cachedInputTokens":0,"outputTokens":20},"last":{"totalTokens":120,"inputTokens":100,"outputTokens":20},"modelContextWindow":258400}}}';
const retrying =
  '{"method":"error","params":{"error":{"message":"Reconnecting... 1/1","codexErrorInfo":{"responseStreamDisconnected":{"httpStatusCode":429}},"additionalDetails":"unexpected status 429","misalignment":null},"willRetry":true,"threadId":"th-1","turnId":"tu-1"}}';
const done =
  '{"method":"turn/completed","params":{"threadId":"th-1","turn":{"id":"tu-1","items":[],"status":"completed","error":null}}}';

function failedTurn(error: unknown): string {
  return JSON.stringify({ method: 'turn/completed', params: { turn: { id: 'tu-1', status: 'failed', error } } });
}

function turnFault(error: unknown): string {
  return faultOf(outcomeOf([failedTurn(error)]));
}

function play(
  lines: readonly string[],
  changes: Partial<AgentRequest> = {},
): { session: AgentSession; steps: AgentStep[] } {
  const session = codexAgent.session({ ...request, ...changes });
  return { session, steps: lines.map((line) => session.accept(line)) };
}

function outcomeOf(lines: readonly string[], exit: Partial<AgentExit> = {}, schema?: unknown): AgentOutcome {
  return play(lines, { schema }).session.outcome({ ...clean, ...exit });
}

function faultOf(outcome: AgentOutcome): string {
  return outcome.kind === 'failed' ? outcome.fault : outcome.kind;
}

describe('Codex', () => {
  it('is led from greeting to turn, one answer at a time', () => {
    const { session, steps } = play([initialized, thread, turn]);
    assert.match(session.opening.text, /"method":"initialize".*\n$/);
    const sent = steps.flatMap((step) => step.send).map((line): unknown => JSON.parse(line));
    assert.deepEqual(sent, [
      { method: 'initialized' },
      {
        id: 2,
        method: 'thread/start',
        params: { cwd: '/repository', approvalPolicy: 'never', sandbox: 'workspace-write', model: 'gpt-5.5' },
      },
      {
        id: 3,
        method: 'turn/start',
        params: { threadId: 'th-1', input: [{ type: 'text', text: 'Do it.', text_elements: [] }] },
      },
    ]);
  });

  it('lets a reader only read, and asks for its answer', () => {
    const schema = { type: 'object' };
    const sent = play([initialized, thread], { role: 'review', schema }).steps.flatMap((step) => step.send);
    assert.match(sent[1] ?? '', /"sandbox":"read-only"/);
    assert.match(sent[2] ?? '', /"outputSchema":\{"type":"object"\}/);
  });

  it('shows what is said and done, and closes at the end of the turn', () => {
    const { steps } = play([initialized, thread, turn, changed, started, completed, used, retrying, done]);
    assert.deepEqual(
      steps.flatMap((step) => step.events),
      [
        { kind: 'toolEnded', tool: 'edit', failed: false, output: '' },
        { kind: 'toolStarted', tool: 'shell', detail: "/bin/bash -lc 'npm test'" },
        { kind: 'toolEnded', tool: 'shell', failed: true, output: '2 failing\n' },
        { kind: 'used', usage: { inputTokens: 100, outputTokens: 20, usd: undefined } },
        { kind: 'retrying', reason: 'Reconnecting... 1/1 unexpected status 429', waitSeconds: undefined },
      ],
    );
    assert.deepEqual(
      steps.map((step) => step.close),
      [false, false, false, false, false, false, false, false, true],
    );
  });

  it('ends well only with a completed turn and a process that did not fail', () => {
    assert.equal(faultOf(outcomeOf([used, done])), 'ended');
    assert.equal(faultOf(outcomeOf([used, done], { code: 1 })), 'crash');
    assert.equal(faultOf(outcomeOf([used, said])), 'crash');
    assert.equal(faultOf(outcomeOf([], { code: 1, stderr: 'Missing environment variable: `KEY`.' })), 'authentication');
  });

  it('takes the last message as the answer', () => {
    const outcome = outcomeOf([said, done], {}, { type: 'object' });
    assert.deepEqual(outcome.kind === 'ended' && outcome.answer, { verdict: 'approve' });
    assert.equal(faultOf(outcomeOf([done], {}, { type: 'object' })), 'protocol');
  });

  it('names the fault by name, status and words', () => {
    assert.equal(turnFault({ message: 'x', codexErrorInfo: 'usageLimitExceeded' }), 'limit');
    assert.equal(turnFault({ message: 'x', codexErrorInfo: 'serverOverloaded' }), 'overload');
    assert.equal(turnFault({ message: 'x', codexErrorInfo: 'contextWindowExceeded' }), 'tooLong');
    assert.equal(
      turnFault({ message: 'x', codexErrorInfo: { httpConnectionFailed: { httpStatusCode: 401 } } }),
      'authentication',
    );
    assert.equal(
      turnFault({ message: 'x', codexErrorInfo: { responseTooManyFailedAttempts: { httpStatusCode: 429 } } }),
      'limit',
    );
    assert.equal(
      turnFault({ message: 'x', codexErrorInfo: { responseStreamDisconnected: { httpStatusCode: null } } }),
      'network',
    );
    assert.equal(turnFault({ message: 'error sending request', codexErrorInfo: 'other' }), 'network');
    assert.equal(turnFault({ message: 'a new thing', codexErrorInfo: { aNewThing: 1 } }), 'crash');
    assert.equal(turnFault(null), 'crash');
  });

  it('says when the conversation is refused', () => {
    const refused = '{"id":2,"error":{"code":-32600,"message":"unknown sandbox"}}';
    const { session, steps } = play([initialized, refused]);
    assert.equal(steps.at(-1)?.close, true);
    assert.equal(faultOf(session.outcome(clean)), 'protocol');
  });

  it('interrupts the turn that runs, and only that', () => {
    assert.deepEqual(play([initialized, thread]).session.interrupt(), []);
    assert.deepEqual(play([initialized, thread, turn]).session.interrupt(), [
      '{"id":4,"method":"turn/interrupt","params":{"threadId":"th-1","turnId":"tu-1"}}',
    ]);
    assert.deepEqual(play([initialized, thread, turn, done]).session.interrupt(), []);
  });

  it('answers questions, which nobody should ask', () => {
    const ask = '{"method":"item/commandExecution/requestApproval","id":7,"params":{}}';
    assert.deepEqual(play([ask]).steps[0]?.send, ['{"id":7,"result":{"decision":"decline"}}']);
    const other = '{"method":"item/tool/requestUserInput","id":"q","params":{}}';
    assert.match(play([other]).steps[0]?.send[0] ?? '', /^\{"id":"q","error":/);
  });

  it('survives lines that it does not know', () => {
    const { steps } = play([
      '',
      'panic!',
      '{"method":"new/thing","params":1}',
      '{"method":"item/started","params":{}}',
    ]);
    assert.deepEqual(
      steps.flatMap((step) => step.events),
      [{ kind: 'warned', text: 'Unreadable line: panic!' }],
    );
  });

  it("hands the environment on to the model's shell as TOML", () => {
    const { args } = codexAgent.command(request);
    assert.ok(args.includes('shell_environment_policy.inherit="core"'));
    assert.ok(
      args.includes('shell_environment_policy.set={"MSTACK_RUN_MARKER"="m","QUOTED"="a\\"b\\\\c"}'),
      args.join('\n'),
    );
    assert.ok(!args.join(' ').includes(request.prompt));
  });
});
