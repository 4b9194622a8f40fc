import assert from 'node:assert/strict';
import type { Fault } from '../../core/agents/agent.ts';
import { findAgent } from '../../core/agents/agents.ts';
import type { Scenario } from '../modelServer/scenario.ts';
import { startModelServer, type ModelServer } from '../modelServer/server.ts';
import { installedAgents, type InstalledAgents } from './installed.ts';
import { runSession, story } from './rig.ts';

const scenarios: readonly Scenario[] = [
  { name: 'limited', turns: [{ faults: ['limited'], forever: true, retryAfterSeconds: 3600 }] },
  { name: 'tooLong', turns: [{ faults: ['tooLong'], forever: true }] },
  { name: 'unknownModel', turns: [{ faults: ['unknownModel'], forever: true }] },
  { name: 'cut', turns: [{ text: 'Here I am.', faults: ['cut'] }] },
];

const expected: Readonly<Record<string, Fault>> = {
  // Codex waits for the hour without a word, and is ended by the watchdog: the limit is the fault all the same.
  limited: 'limit',
  tooLong: 'tooLong',
  unknownModel: 'missing',
};

for (const id of ['claude', 'codex', 'api']) {
  describe(`faults of the model, as ${id} tells them`, () => {
    let server: ModelServer;
    let installed: InstalledAgents;

    before(async () => {
      server = await startModelServer({ scenarios });
      installed = await installedAgents(server.url);
    });

    after(async () => {
      await server.close();
      await installed[Symbol.asyncDispose]();
    });

    const session = async (scenario: string): ReturnType<typeof runSession> => {
      const found = findAgent(id, installed.settings);
      assert.ok(found);
      const command = found.command ?? installed.shipped;
      return runSession({ installed, found: { ...found, command }, scenario, silenceMs: 4000 });
    };

    for (const [scenario, fault] of Object.entries(expected)) {
      it(`${scenario} is ${fault}`, async () => {
        const ended = await session(scenario);
        assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, fault, story(ended));
      });
    }

    it('a stream that was cut is asked for again', async () => {
      const ended = await session('cut');
      assert.equal(ended.outcome.kind, 'ended', story(ended));
      assert.ok(
        ended.events.some((event) => event.kind === 'retrying'),
        story(ended),
      );
    });

    it('a model out of reach is the network', async () => {
      await server.close();
      const ended = await session('cut');
      assert.equal(ended.outcome.kind === 'failed' && ended.outcome.fault, 'network', story(ended));
    });
  });
}
