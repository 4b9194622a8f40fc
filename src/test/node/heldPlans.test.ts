import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { listPlans } from '../../cli/listPlans.ts';
import { diagnose } from '../../core/doctor/diagnose.ts';
import { PlanIndex } from '../../core/plan/planIndex.ts';
import type { ProbeVerdict } from '../../core/plan/probe.ts';
import { heldPlans } from '../../node/heldPlans.ts';
import { readPlans } from '../../node/planFiles.ts';
import { PlansAtHand } from '../../node/plansAtHand.ts';
import { FileDigests, listedFiles } from '../../node/probeDigest.ts';
import { keepProbes, KnownProbes } from '../../node/probeStore.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const file = 'docs/plans/001-letter.md';
const text = [
  '---',
  'id: 1',
  'title: Change the letter',
  'status: pending',
  '---',
  '',
  '## Requirements',
  '',
  '- [ ] `node src/a.mjs` prints `two`',
  '',
  '## Design',
  '',
  '**Files expected to change:**',
  '',
  '- `src/a.mjs`',
  '',
  '## Verification',
  '',
  '- [cmd] `node src/a.mjs` outputs `two`',
  '',
].join('\n');

/** What a probe kept of the only check of the plan. */
function probed(folder: GitFolder, stateFolder: string, verdict: ProbeVerdict): void {
  for (const plan of readPlans(folder.root, undefined).plans) {
    const listed = listedFiles(plan);
    keepProbes({
      root: folder.root,
      stateFolder,
      tree: 'a tree',
      at: Date.UTC(2026, 2, 1),
      probed: [
        {
          file,
          listed,
          digest: new FileDigests().of(folder.root, listed),
          checks: plan.checks.map(({ tag, text: words, range }) => ({
            tag,
            text: words,
            line: range.start.line,
            verdict,
            reason: 'Why.',
            seconds: 1,
          })),
        },
      ],
    });
  }
}

describe('What a probe found', () => {
  it('holds a plan back until a file that it lists changes, and gives `list` the score of the doctor', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { [file]: text, 'src/a.mjs': 'console.log("one")\n' });
    const stateFolder = path.join(folder.base, 'state');
    mkdirSync(stateFolder, { recursive: true });
    const held = async (): Promise<readonly string[]> => [
      ...(await heldPlans({ root: folder.root, stateFolder, config: {} })).values(),
    ];
    const scores = async (): Promise<readonly (number | undefined)[]> => {
      const probes = new KnownProbes(folder.root, stateFolder);
      const facts = readRepositoryFacts(folder.root);
      const plans = new PlansAtHand({
        root: folder.root,
        plansDirectory: undefined,
        cache: path.join(stateFolder, 'list'),
        program: 'this',
        now: Date.now() + 60_000,
      });
      const told = JSON.parse(await listPlans(plans, facts, { form: 'json', held: new Map(), probes })) as {
        plans: { score: { overall: number } }[];
      };
      plans.save();
      const { plans: read } = readPlans(folder.root, undefined);
      const surroundings = { repository: await facts, neighbours: new PlanIndex(read), probes: probes.of.bind(probes) };
      const judged = read.map((plan) => diagnose(plan, surroundings).score.overall);
      assert.deepEqual(
        told.plans.map(({ score }) => score.overall),
        judged,
      );
      return judged;
    };
    const [before = 0] = await scores();
    assert.deepEqual(await held(), []);

    probed(folder, stateFolder, 'vacuous');
    const [vain = 10] = await scores();
    assert.ok(vain < before, `${vain} < ${before}`);
    const [reason = ''] = await held();
    assert.match(reason, /^is held back: its check passes before the work, .* Probed 2026-0\d-\d\d \d\d:\d\d; /);

    await folder.write('NOTES.md', 'hi\n');
    assert.deepEqual(await held(), [reason]);
    assert.deepEqual(await scores(), [vain]);

    await folder.write('src/a.mjs', 'console.log("three")\n');
    assert.deepEqual(await held(), []);
    await scores();

    probed(folder, stateFolder, 'red');
    assert.deepEqual(await scores(), [before]);
  });
});
