import assert from 'node:assert/strict';
import { appendFile, symlink } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { installedAgents } from '../agents/installed.ts';
import { planScenario } from '../modelServer/planScenario.ts';
import type { Move, Scenario, Turn } from '../modelServer/scenario.ts';
import { startModelServer } from '../modelServer/server.ts';
import { approval, makeRig, removeBuilt, told } from './rig.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
const sample = path.join(repository, 'sample');
const plans = ['docs/plans/001-convert-volumes.md', 'docs/plans/002-metric-recipe.md'] as const;

const rehearsal = z.object({
  plans: z.record(
    z.string(),
    z.looseObject({
      implement: z
        .array(z.array(z.looseObject({ write: z.object({ path: z.string(), text: z.string() }).optional() })))
        .default([]),
    }),
  ),
});

after(removeBuilt);

// The model is a script, because no key is used here; agents, tools, git and runner are the real ones.
for (const id of ['claude', 'codex'] as const) {
  describe(`the real ${id}`, () => {
    it('does two dependent plans of the sample project, and nothing else', async function () {
      this.timeout(180_000);
      const files = sampleFiles();
      await using model = await startModelServer({ scenarios: scripts(files) });
      await using installed = await installedAgents(model.url);
      const config = { agent: id, agents: installed.settings };
      await using rig = await makeRig({
        bare: true,
        patienceMs: 170_000,
        files: { ...files, '.mstack/config.json': `${JSON.stringify(config, undefined, 2)}\n` },
        environment: { ...installed.environment },
      });
      await symlink(path.join(repository, 'node_modules'), path.join(rig.root, 'node_modules'), 'junction');
      await appendFile(path.join(rig.root, '.git', 'info', 'exclude'), 'node_modules\n');
      const remote = path.join(rig.base, 'remote.git');
      await rig.git('init', '--quiet', '--bare', remote);
      await rig.git('remote', 'add', 'origin', remote);
      await rig.git('push', '--quiet', '--set-upstream', 'origin', 'main');
      const remoteRefs = (): Promise<string> => rig.git('--git-dir', remote, 'for-each-ref');
      const pushed = await remoteRefs();
      const start = (await rig.git('rev-parse', 'HEAD')).trim();

      const run = await rig.mstack('run');
      assert.equal(run.code, 0, told(run));

      const commits = (await rig.git('log', '--reverse', '--format=%s', `${start}..HEAD`)).trim().split('\n');
      assert.deepEqual(commits, [
        'feat: convert ingredients between units of volume',
        'feat: turn a whole recipe metric',
      ]);
      for (const [index, plan] of plans.entries()) {
        const commit = `HEAD~${plans.length - 1 - index}`;
        const trailers = await rig.git('log', '-1', '--format=%(trailers:unfold)', commit);
        assert.match(
          trailers,
          new RegExp(`^Refs: ${plan}\nMstack-Run: \\S+\nMstack-Health: 10\\.0 -> 10\\.0\nMstack-Checks: 4/4\n`),
          told(run),
        );
        const changed = (await rig.git('show', '--name-only', '--format=', commit)).trim().split('\n');
        assert.deepEqual(changed.toSorted(), [...written(plan), plan, '.mstack/health-history.jsonl'].toSorted());
        assert.match(rig.read(plan), /^status: done$/m);
        for (const [file, text] of lastTexts(plan)) {
          assert.equal(await rig.git('show', `${commit}:${file}`), text, `${file} as the agent wrote it`);
        }
      }
      const kinds = rig.events().map((event) => event.kind);
      for (const [kind, times] of [
        ['baselineMeasured', 1],
        ['gateFinished', 2],
        ['checksFinished', 2],
        ['reviewFinished', 2],
        ['planCommitted', 2],
      ] as const) {
        assert.equal(kinds.filter((other) => other === kind).length, times, kind);
      }
      assert.match(run.out, /typecheck: /);
      assert.equal(await rig.git('status', '--porcelain', '--ignored'), '!! node_modules\n');
      assert.equal(await remoteRefs(), pushed, 'nothing was pushed');
      assert.equal((await rig.git('rev-parse', 'origin/main')).trim(), start);
      const tried = model.requests.map((request) => JSON.stringify(request.body)).join('\n');
      assert.match(tried, /git push origin main/, 'the model did try');
      assert.match(tried, /git push --no-verify --force origin HEAD:main/);
    });
  });
}

function sampleFiles(): Record<string, string> {
  const names = readdirSync(sample, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(sample, path.join(entry.parentPath, entry.name)))
    .filter(
      (name) =>
        !name.startsWith('node_modules') && !/^docs\/plans\/00[^12]/.test(name) && name !== '.mstack/rehearsal.json',
    );
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(sample, name), 'utf8')]));
}

/** What the rehearsal's last attempt writes for a plan: the model does the same through the agents' own tools. */
function writes(plan: string): { readonly path: string; readonly text: string }[] {
  const script = rehearsal.parse(JSON.parse(readFileSync(path.join(sample, '.mstack/rehearsal.json'), 'utf8')));
  return (script.plans[plan]?.implement.at(-1) ?? []).flatMap((step) => step.write ?? []);
}

function lastTexts(plan: string): Map<string, string> {
  return new Map(writes(plan).map(({ path: file, text }) => [file, text]));
}

function written(plan: string): string[] {
  return [...lastTexts(plan).keys()];
}

function scripts(files: Readonly<Record<string, string>>): Scenario[] {
  const present = new Set(Object.keys(files));
  return plans.flatMap((planFile) => {
    const moves: Turn[] = writes(planFile).map(({ path: file, text }): Turn => {
      const write: Move = { kind: 'writeFile', path: file, text };
      const isThere = present.has(file);
      present.add(file);
      return { moves: isThere ? [{ kind: 'readFile', path: file }, write] : [write] };
    });
    const mischief: Turn[] = [
      'git push origin main',
      'git add -A && git commit -m mine',
      'sh -c "git commit -a -m mine"',
      'git push --no-verify --force origin HEAD:main',
    ].map((command) => ({ moves: [{ kind: 'shell', command }] }));
    return [
      planScenario({ planFile, role: 'implement', turns: [...moves, ...mischief, { text: 'All of it is done.' }] }),
      planScenario({
        planFile,
        role: 'review',
        turns: [
          { moves: [{ kind: 'readFile', path: 'src/index.ts' }] },
          { moves: [{ kind: 'answer', value: approval }] },
          { text: 'That is my verdict.' },
        ],
      }),
    ];
  });
}
