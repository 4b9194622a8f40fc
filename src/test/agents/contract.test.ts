import assert from 'node:assert/strict';
import path from 'node:path';
import type { Agent } from '../../core/agents/agent.ts';
import { findAgent, type FoundAgent } from '../../core/agents/agents.ts';
import { readVerdict } from '../../core/agents/answers.ts';
import { findMarked } from '../../node/sweep.ts';
import { runMarker } from '../../node/agentProcess.ts';
import { startModelServer, type ModelServer } from '../modelServer/server.ts';
import { installedAgents, type InstalledAgents } from './installed.ts';
import { fileAppears, makeRepository, planFile, read, runSession, story, type Session } from './rig.ts';
import { contractScenarios, leaveBehind } from './scenarios.ts';

/** An agent under the contract, and what makes it behave as the scenario says. */
interface Subject {
  readonly name: string;
  readonly id: string;
  readonly codexModel?: string;
  /** Program of agents that are not installed as programs of their own. */
  readonly command?: (installed: InstalledAgents) => readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: (scenario: string) => Readonly<Record<string, string>>;
  /** Agents without a model have no model's faults. */
  readonly faults: boolean;
}

const subjects: readonly Subject[] = [
  { name: 'Claude Code', id: 'claude', faults: true },
  { name: 'Codex with plain tools', id: 'codex', codexModel: 'gpt-5.5', faults: true },
  { name: 'Codex in code mode', id: 'codex', codexModel: 'gpt-6-sol', faults: true },
  { name: 'the API agent', id: 'api', command: (installed) => installed.shipped, faults: true },
  {
    name: 'the rehearsal agent',
    id: 'rehearsal',
    command: (installed) => installed.shipped,
    files: { '.mstack/rehearsal.json': rehearsal() },
    // Its script knows plans, roles and attempts, but no scenario: each scenario is an attempt.
    environment: (scenario) => ({
      MSTACK_ATTEMPT: String(['work', 'idle', 'hang', 'leave'].indexOf(scenario) + 1 || 1),
    }),
    faults: false,
  },
  {
    name: 'a command line',
    id: 'mine',
    command: () => [process.execPath, path.join(import.meta.dirname, 'commandLineAgent.ts')],
    faults: true,
  },
];

function rehearsal(): string {
  const review = {
    verdict: 'changes',
    summary: 'One thing is missing.',
    findings: [{ file: 'README.md', line: 1, severity: 'blocking', why: 'The title is wrong.' }],
  };
  const implement = [
    [
      { say: 'I write the greeting.' },
      { write: { path: 'src/greeting.txt', text: 'hello\nworld\n' } },
      { run: 'cat src/greeting.txt > copy.txt' },
      { say: 'All done.' },
    ],
    [{ say: 'There is nothing to do.' }],
    [{ run: 'echo on > started.txt; sleep 300; sleep 300' }],
    [{ run: leaveBehind }],
  ];
  return JSON.stringify({ plans: { [planFile]: { implement, review: [[{ answer: review }]] } } });
}

for (const subject of subjects) {
  describe(`contract of an agent: ${subject.name}`, () => {
    let server: ModelServer;
    let installed: InstalledAgents;
    let found: FoundAgent;

    before(async () => {
      server = await startModelServer({ scenarios: contractScenarios });
      installed = await installedAgents(server.url, subject.codexModel);
      const command = subject.command?.(installed);
      const settings = command === undefined ? installed.settings : { [subject.id]: { command: [...command] } };
      found = agentOf(subject.id, settings);
    });

    after(async () => {
      await server.close();
      await installed[Symbol.asyncDispose]();
    });

    const session = async (
      scenario: string,
      options: Partial<Parameters<typeof runSession>[0]> = {},
    ): Promise<Session> => {
      const ended = await runSession({
        installed,
        found,
        scenario,
        repository: await makeRepository(installed, subject.files),
        environment: subject.environment?.(scenario) ?? {},
        ...options,
      });
      assert.deepEqual(await findMarked(runMarker, ended.marker), [], `nothing survives\n${story(ended)}`);
      return ended;
    };

    it('writes a file, runs a command, and ends', async () => {
      const ended = await session('work');
      assert.equal(ended.outcome.kind, 'ended', story(ended));
      assert.equal(await read(ended, 'src/greeting.txt'), 'hello\nworld\n', story(ended));
      assert.equal(await read(ended, 'copy.txt'), 'hello\nworld\n', story(ended));
      const said = ended.events.flatMap((event) => (event.kind === 'said' ? [event.text] : []));
      assert.equal(said.at(0), 'I write the greeting.', story(ended));
      assert.equal(said.at(-1), 'All done.', story(ended));
    });

    it('reviews with an answer that fits the schema', async () => {
      const ended = await session('review', { role: 'review' });
      assert.equal(ended.outcome.kind, 'ended', story(ended));
      const verdict = readVerdict(ended.outcome.kind === 'ended' ? ended.outcome.answer : undefined);
      assert.ok(verdict.ok, story(ended));
      assert.equal(verdict.value.verdict, 'changes');
      assert.deepEqual(verdict.value.findings, [
        { file: 'README.md', line: 1, severity: 'blocking', why: 'The title is wrong.' },
      ]);
    });

    it('has merely ended when it did nothing: the runner judges', async () => {
      const ended = await session('idle');
      assert.equal(ended.outcome.kind, 'ended', story(ended));
    });

    it('leaves nothing behind that it started in the background', async () => {
      const ended = await session('leave');
      assert.equal(ended.outcome.kind, 'ended', story(ended));
      assert.equal(await read(ended, 'left.txt'), 'left\n', story(ended));
    });

    it('is ended when it hangs, and takes everything with it', async () => {
      const ended = await session('hang', { silenceMs: 4000 });
      assert.equal(await read(ended, 'started.txt'), 'on\n', story(ended));
      assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, 'silent', story(ended));
    });

    it('stops in the middle of a command, and takes everything with it', async () => {
      const repository = await makeRepository(installed, subject.files);
      const stopping = new AbortController();
      const ending = session('hang', { repository, signal: stopping.signal });
      await fileAppears(path.join(repository, 'started.txt'), 20_000);
      stopping.abort();
      const ended = await ending;
      assert.equal(ended.outcome.kind, 'stopped', story(ended));
    });

    it('is named with how to get it when it is not installed', async () => {
      const nowhere = path.join(installed.folder, 'nowhere', 'agent');
      const ended = await session('work', { found: { ...found, command: [nowhere] } });
      assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, 'missing', story(ended));
      const message = ended.outcome.kind === 'failed' ? ended.outcome.message : '';
      assert.ok(message.includes(nowhere) && message.includes(found.agent.install), message);
    });

    if (subject.faults) {
      it('says that it has no access', async () => {
        const ended = await session('unauthorized');
        assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, 'authentication', story(ended));
      });

      it('says that the provider is overloaded', async () => {
        const ended = await session('overloaded');
        assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, 'overload', story(ended));
      });
    }
  });
}

function agentOf(id: string, settings: Parameters<typeof findAgent>[1]): FoundAgent & { readonly agent: Agent } {
  const found = findAgent(id, settings);
  assert.ok(found, `no agent ${id}`);
  return found;
}
