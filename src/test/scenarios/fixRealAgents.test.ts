import assert from 'node:assert/strict';
import { installedAgents } from '../agents/installed.ts';
import type { Scenario } from '../modelServer/scenario.ts';
import { startModelServer } from '../modelServer/server.ts';
import { copiesLeft, fixRig, good, mended, weakPlan } from './fixRig.ts';
import { planName, removeBuilt, told } from './rig.ts';

after(removeBuilt);

const plan = planName(1);
const liar = mended(weakPlan()).replace(`${good.works}\n`, '').replace(good.check, '- [cmd] `echo ok`');

// The model is a script, because no key is used here; agents and their tools are the real ones.
for (const id of ['claude', 'codex', 'api'] as const) {
  describe(`Fixing with the real ${id}`, () => {
    it('refuses a text that drops a criterion and adds `echo ok`, and takes one that keeps every decision', async function () {
      this.timeout(120_000);
      const scenarios: readonly Scenario[] = [
        {
          name: 'again',
          when: 'You have tried this before',
          turns: [
            { moves: [{ kind: 'readFile', path: plan }] },
            { moves: [{ kind: 'writeFile', path: plan, text: mended(weakPlan()) }] },
            { text: 'Now it keeps everything.' },
          ],
        },
        {
          name: 'first',
          when: 'You mend one plan file',
          turns: [
            { moves: [{ kind: 'readFile', path: plan }] },
            { moves: [{ kind: 'writeFile', path: plan, text: liar }] },
            { moves: [{ kind: 'shell', command: 'echo x > src/more.js' }] },
            { text: 'All is mended.' },
          ],
        },
      ];
      await using model = await startModelServer({ scenarios });
      await using installed = await installedAgents(model.url);
      const config = { agent: id, agents: installed.settings };
      await using rig = await fixRig({
        patienceMs: 110_000,
        files: { '.mstack/config.json': JSON.stringify(config) },
        environment: { ...installed.environment },
      });
      const fix = await rig.mstack('doctor', '--fix');
      assert.equal(fix.code, 0, told(fix));
      assert.equal(rig.read(plan), mended(weakPlan()));
      assert.equal((await rig.picture()).status, ` M ${plan}\0`);
      assert.deepEqual(copiesLeft(rig), []);
      const prompts = model.requests.map(({ prompt }) => prompt).join('\n');
      assert.match(prompts, /- The criterion “The program works correctly” is gone\. Keep all that it says\./);
      assert.match(prompts, /echo/);
    });
  });
}
