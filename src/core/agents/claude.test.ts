import assert from 'node:assert/strict';
import type { AgentEvent, AgentExit, AgentOutcome, AgentRequest } from './agent.ts';
import { claudeAgent } from './claude.ts';

const request: AgentRequest = {
  role: 'implement',
  planFile: 'docs/plans/001-x.md',
  prompt: 'Do it.',
  repository: '/repository',
  sessionId: '143cc8ba-9ac0-4841-89af-db7161e29a2f',
  schema: undefined,
  schemaFile: '/out/schema.json',
  answerFile: '/out/answer.json',
  childEnvironment: { MSTACK_RUN_MARKER: 'm' },
  model: undefined,
  command: undefined,
};

const schema = { type: 'object' };
const clean: AgentExit = { code: 0, signal: undefined, stderr: '', answerFileText: undefined };

// Lines of Claude Code 2.1.330, shortened.
const init =
  '{"type":"system","subtype":"init","cwd":"/repository","tools":["Bash","Write"],"permissionMode":"dontAsk"}';
const saying =
  '{"type":"assistant","message":{"id":"msg_t0","type":"message","role":"assistant","content":[{"type":"text","text":"I write."}],"usage":{"input_tokens":100,"cache_creation_input_tokens":5,"cache_read_input_tokens":7,"output_tokens":1}},"parent_tool_use_id":null}';
const calling =
  '{"type":"assistant","message":{"id":"msg_t0","type":"message","role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"npm test","description":"Run the tests"}}],"usage":{"input_tokens":100,"cache_creation_input_tokens":5,"cache_read_input_tokens":7,"output_tokens":1}}}';
const answered =
  '{"type":"user","message":{"role":"user","content":[{"tool_use_id":"toolu_1","type":"tool_result","content":"2 failing","is_error":true}]},"tool_use_result":{"stdout":"2 failing"}}';
const retry =
  '{"type":"system","subtype":"api_retry","attempt":1,"max_retries":1,"retry_delay_ms":591,"error_status":401,"error":"authentication_failed"}';
const success =
  '{"stop_reason":"end_turn","total_cost_usd":0.0024,"usage":{"input_tokens":300,"output_tokens":60},"modelUsage":{"claude-opus-5-5":{"inputTokens":300,"outputTokens":60,"cacheReadInputTokens":10,"cacheCreationInputTokens":0,"costUSD":0.0024},"claude-haiku-4-5":{"inputTokens":50,"outputTokens":5,"cacheReadInputTokens":0,"cacheCreationInputTokens":0}},"permission_denials":[],"terminal_reason":"completed","is_error":false,"subtype":"success","api_error_status":null,"result":"Done.","type":"result"}';
const rejected =
  '{"stop_reason":"stop_sequence","total_cost_usd":0,"usage":{"input_tokens":0,"output_tokens":0},"modelUsage":{},"terminal_reason":"api_error","is_error":true,"subtype":"success","api_error_status":401,"result":"Invalid API key · Fix external API key","type":"result"}';

function play(
  lines: readonly string[],
  exit: Partial<AgentExit> = {},
  changes: Partial<AgentRequest> = {},
): { events: AgentEvent[]; outcome: AgentOutcome } {
  const session = claudeAgent.session({ ...request, ...changes });
  const events = lines.flatMap((line) => session.accept(line).events);
  return { events, outcome: session.outcome({ ...clean, ...exit }) };
}

function faultOf(outcome: AgentOutcome): string {
  return outcome.kind === 'failed' ? outcome.fault : outcome.kind;
}

describe('Claude Code', () => {
  it('shows what is said and done', () => {
    const { events } = play([init, saying, calling, answered, retry]);
    assert.deepEqual(events, [
      { kind: 'said', text: 'I write.' },
      { kind: 'toolStarted', tool: 'Bash', detail: 'npm test' },
      { kind: 'toolEnded', tool: 'Bash', failed: true, output: '2 failing' },
      { kind: 'retrying', reason: 'authentication_failed (status 401)', waitSeconds: 0.6 },
    ]);
  });

  it('ends with the tokens of all models', () => {
    const { outcome } = play([init, saying, success]);
    assert.deepEqual(outcome, {
      kind: 'ended',
      answer: undefined,
      usage: { inputTokens: 360, outputTokens: 65, usd: 0.0024 },
    });
  });

  it('is expected to end after its result, and only then', () => {
    const session = claudeAgent.session(request);
    assert.deepEqual(
      [init, saying, calling, answered, success].map((line) => session.accept(line).close),
      [false, false, false, false, true],
    );
  });

  it('counts a message once, however many lines it comes in, when there is no result', () => {
    const { outcome } = play([saying, calling], { code: undefined, signal: 'SIGKILL' });
    assert.deepEqual(outcome.usage, { inputTokens: 112, outputTokens: 1, usd: undefined });
    assert.equal(faultOf(outcome), 'crash');
  });

  it('does not believe the subtype', () => {
    const { outcome } = play([init, rejected], { code: 1 });
    assert.equal(faultOf(outcome), 'authentication');
    assert.match(outcome.kind === 'failed' ? outcome.message : '', /Run `claude` once .* Invalid API key/);
  });

  it('has failed when the exit code says so, whatever the result says', () => {
    assert.equal(faultOf(play([success], { code: 1 }).outcome), 'crash');
  });

  it('has failed without a result line', () => {
    assert.equal(faultOf(play([init, saying]).outcome), 'protocol');
    assert.equal(faultOf(play([], { code: 1, stderr: 'error: unknown option' }).outcome), 'crash');
  });

  it('has failed when the answer that was asked for is missing', () => {
    assert.equal(faultOf(play([success], {}, { role: 'review', schema }).outcome), 'protocol');
  });

  it('gives the answer', () => {
    const line = success.replace('"type":"result"', '"structured_output":{"verdict":"approve"},"type":"result"');
    const { outcome } = play([line], {}, { role: 'review', schema });
    assert.deepEqual(outcome.kind === 'ended' && outcome.answer, { verdict: 'approve' });
  });

  it('names the fault by reason, status and words', () => {
    const fault = (from: string, to: string): string =>
      faultOf(play([rejected.replace(from, to)], { code: 1 }).outcome);
    assert.equal(fault('"api_error_status":401', '"api_error_status":429'), 'limit');
    assert.equal(fault('"api_error_status":401', '"api_error_status":529'), 'overload');
    assert.equal(fault('"terminal_reason":"api_error"', '"terminal_reason":"prompt_too_long"'), 'tooLong');
    assert.equal(fault('"stop_reason":"stop_sequence"', '"stop_reason":"refusal"'), 'refusal');
    const unreachable = rejected
      .replace('"api_error_status":401', '"api_error_status":null')
      .replace('Invalid API key · Fix external API key', 'API Error: Unable to connect to API (ECONNREFUSED)');
    assert.equal(faultOf(play([unreachable], { code: 1 }).outcome), 'network');
  });

  it('survives lines that it does not know', () => {
    const { events } = play([
      '',
      '{"type":"rate_limit_event","x":1}',
      '[]',
      'Segmentation fault',
      '{"type":"assistant"}',
    ]);
    assert.deepEqual(events, [{ kind: 'warned', text: 'Unreadable line: Segmentation fault' }]);
  });

  it('is started without the prompt in its arguments, and reads no settings of the repository', () => {
    const { args } = claudeAgent.command({ ...request, model: 'opus', command: ['node', 'claude.js'] });
    assert.deepEqual(args.slice(0, 2), ['claude.js', '-p']);
    assert.ok(!args.includes(request.prompt));
    assert.equal(args[args.indexOf('--setting-sources') + 1], 'user');
    assert.equal(args[args.indexOf('--model') + 1], 'opus');
    assert.equal(args.includes('--json-schema'), false);
  });

  it('gives a reader nothing to write with', () => {
    const { args } = claudeAgent.command({ ...request, role: 'review', schema });
    assert.equal(args[args.indexOf('--tools') + 1], 'Read,Grep,Glob');
    assert.equal(args.includes('--allowedTools'), false);
    assert.equal(args[args.indexOf('--json-schema') + 1], '{"type":"object"}');
  });
});
