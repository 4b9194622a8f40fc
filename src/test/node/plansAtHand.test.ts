import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { doctorAnswer } from '../../cli/doctorAnswer.ts';
import { listPlans } from '../../cli/listPlans.ts';
import { nextPlan } from '../../cli/nextPlan.ts';
import { pickNext } from '../../core/plan/pickNext.ts';
import { readPlans } from '../../node/planFiles.ts';
import { PlansAtHand } from '../../node/plansAtHand.ts';
import { readRepositoryFacts } from '../../node/repositoryFacts.ts';
import { type GitFolder, makeGitFolder } from './gitFolder.ts';

const plansFolder = 'docs/plans';

const scopes = [
  { references: [], goal: undefined },
  { references: ['3'], goal: undefined },
  { references: [], goal: 'pets' },
];

/** Everything that commands say about a repository's plans. `later`: how long after the last change they are asked, in milliseconds. */
async function told(folder: GitFolder, program: string | undefined, later: number): Promise<string[]> {
  const said: string[] = [];
  const facts = readRepositoryFacts(folder.root);
  const at = (command: string): PlansAtHand =>
    new PlansAtHand({
      root: folder.root,
      plansDirectory: undefined,
      cache: path.join(folder.base, 'state', command),
      program,
      now: Date.now() + later,
    });
  for (const form of ['text', 'json', 'full'] as const) {
    const plans = at('list');
    said.push(await listPlans(plans, facts, { form, held: new Map() }), JSON.stringify(plans.unreadable));
    plans.save();
  }
  for (const asked of [
    { json: false, places: [] },
    { json: true, places: [] },
    { json: false, places: [{ written: '1', path: `${plansFolder}/1.md` }] },
  ]) {
    const plans = at('doctor');
    said.push(JSON.stringify(await doctorAnswer(plans, facts, asked)));
    plans.save();
  }
  for (const scope of scopes) {
    const plans = at('next');
    said.push(JSON.stringify(await nextPlan(plans, { ...scope, held: new Map() })), JSON.stringify(plans.unreadable));
    plans.save();
  }
  return said;
}

/** What `list` would begin with now. */
function look(folder: GitFolder): PlansAtHand {
  return new PlansAtHand({
    root: folder.root,
    plansDirectory: undefined,
    cache: path.join(folder.base, 'state', 'list'),
    program: 'test.mjs',
    now: Date.now(),
  });
}

/** What `next` must say, by the plain way. */
function nextByReadingAll(folder: GitFolder): string[] {
  const { plans } = readPlans(folder.root, undefined);
  return scopes.map((scope) => JSON.stringify(pickNext(plans, scope)));
}

/** Asks with what was kept, twice, and without; all must say the same. */
async function check(folder: GitFolder, later: number, what: string): Promise<void> {
  const fresh = await told(folder, undefined, later);
  const next = fresh.slice(-2 * scopes.length).filter((_, at) => at % 2 === 0);
  assert.deepEqual(next, nextByReadingAll(folder), what);
  assert.deepEqual(await told(folder, 'test.mjs', later), fresh, `first, ${what}`);
  assert.deepEqual(await told(folder, 'test.mjs', later), fresh, `again, ${what}`);
}

/** Numbers from 0 up to a limit, the same ones for the same seed. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function planText(random: (limit: number) => number): string {
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
  const paths = ['src/a.ts', 'src/b.ts', 'src/new.ts', 'src/*.ts', 'lib/'];
  return [
    '---',
    `id: ${1 + random(9)}`,
    `title: ${pick(['Bake', 'Cook', 'Fry'])}`,
    // All of the same length, so that a change need not show in the file's size.
    `status: ${pick(['pending', 'pending', 'pending', 'blocked', 'skipped'])}`,
    ...(random(4) === 0 ? ['goal: pets'] : []),
    `blocked-by: [${Array.from({ length: random(3) }, () => 1 + random(9)).join(', ')}]`,
    '---',
    '',
    '## Requirements',
    '',
    `- [ ] ${pick(['It works', '`npm test` exits 0', 'The page is fast'])}`,
    '',
    '## Design',
    '',
    '**Files expected to change:**',
    '',
    `- \`${pick(paths)}\``,
    `- \`${pick(paths)}\`${pick([' (new)', ''])}`,
    '',
    pick(['It adds the script `go`.', '']),
    '',
    '## Verification',
    '',
    `- ${pick(['[cmd] npm run go', '[cmd] test -f src/new.ts', '[manual] Look.'])}`,
    '',
  ].join('\n');
}

/** A plan that waits for the one before it. */
function chainedPlan(id: number, ...body: readonly string[]): string {
  const needs = id === 1 ? '' : String(id - 1);
  return ['---', `id: ${id}`, 'status: pending', `blocked-by: [${needs}]`, '---', '', ...body, ''].join('\n');
}

type Change = (folder: GitFolder, random: (limit: number) => number) => Promise<unknown>;

async function anyPlan(folder: GitFolder, random: (limit: number) => number): Promise<string> {
  const names = (await readdir(path.join(folder.root, plansFolder))).filter((name) => name.endsWith('.md'));
  return path.join(folder.root, plansFolder, names[random(names.length)] ?? '');
}

const changes: Readonly<Record<string, Change>> = {
  'a new or rewritten plan': (folder, random) => folder.write(`${plansFolder}/${random(12)}.md`, planText(random)),
  'a status of the same length': async (folder, random) => {
    const file = await anyPlan(folder, random);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/(?<=status: )\w+/, (was) => (was === 'pending' ? 'blocked' : 'pending')),
    );
  },
  'a word of the body': async (folder, random) => {
    const file = await anyPlan(folder, random);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/script `g.`/, `script \`g${'ox'[random(2)]}\``));
  },
  'a plan less': async (folder, random) => rm(await anyPlan(folder, random)),
  'a plan elsewhere': async (folder, random) => {
    const file = await anyPlan(folder, random);
    await folder.write(`${plansFolder}/archive/README.md`, 'No plan.\n');
    await rename(file, path.join(path.dirname(file), 'archive', path.basename(file)));
  },
  'a plan in the place of another': async (folder, random) =>
    rename(await anyPlan(folder, random), await anyPlan(folder, random)),
  'nothing but the time': async (folder, random) => utimes(await anyPlan(folder, random), 1000, random(1000)),
  'notes that are no plan': (folder, random) => folder.write(`${plansFolder}/notes.md`, 'x'.repeat(random(9))),
  'a source more': (folder, random) => folder.write(`src/${'ab'[random(2)]}.ts`, ''),
  'a source less': (folder, random) => rm(path.join(folder.root, `src/${'ab'[random(2)]}.ts`), { force: true }),
  'another script': (folder, random) =>
    folder.write('package.json', JSON.stringify({ scripts: { [random(2) === 0 ? 'go' : 'stop']: 'true' } })),
  'what git ignores': (folder, random) => folder.write('.gitignore', random(2) === 0 ? 'src/b.ts\n' : '\n'),
  'what git tracks': (folder) => folder.git('add', '--all'),
};

describe('What is kept of plans', () => {
  it('changes no answer, whatever happens in between', async () => {
    await using folder = await makeGitFolder();
    const random = seeded(5);
    const kinds = Object.entries(changes);
    for (let step = 0; step < 50; step += 1) {
      while ((await readdir(path.join(folder.root, plansFolder)).catch(() => [])).length < 7) {
        await folder.write(`${plansFolder}/${random(12)}.md`, planText(random));
      }
      const done: string[] = [];
      for (let count = random(3); count >= 0; count -= 1) {
        const [what, change] = kinds[random(kinds.length)] ?? [];
        await change?.(folder, random);
        done.push(what ?? '');
      }
      // Mostly as if a while had gone by, so that what was read is kept; else in the same moment.
      await check(folder, random(4) === 0 ? 0 : 60_000, `step ${step}: ${done.join(', ')}`);
    }
  }).timeout(120_000);

  it('hears of a new source although another plan was read in the moment of its change', async () => {
    await using folder = await makeGitFolder();
    const files = ['## Design', '', '**Files expected to change:**', '', '- `src/missing.ts` (modify)', ''];
    await folder.write(`${plansFolder}/1.md`, ['---', 'id: 1', 'status: pending', '---', '', ...files].join('\n'));
    await check(folder, 60_000, 'a plan');
    await folder.write(`${plansFolder}/2.md`, ['---', 'id: 2', 'status: pending', '---', ''].join('\n'));
    // The last one to read it, `list --full`, keeps no answer, but what it was told of the first plan.
    await check(folder, 0, 'another plan');
    await folder.write('src/missing.ts', '');
    await check(folder, 0, 'a source');
  });

  it('gives the reasons that only the whole plan shows', async () => {
    await using folder = await makeGitFolder();
    await folder.write(`${plansFolder}/3.md`, chainedPlan(3));
    await check(folder, 60_000, 'without a check');
    assert.match((await told(folder, 'test.mjs', 60_000)).join('\n'), /"code":12[^}]*has no executable check/);
  });

  it('hears of words in a plan before another', async () => {
    await using folder = await makeGitFolder();
    await folder.write(`${plansFolder}/1.md`, chainedPlan(1, 'It adds the script `go`.'));
    await folder.write(`${plansFolder}/2.md`, chainedPlan(2));
    await folder.write(`${plansFolder}/3.md`, chainedPlan(3, '## Verification', '', '- [cmd] npm run go'));
    await folder.write('package.json', '{"scripts":{"test":"true"}}');
    await check(folder, 60_000, 'before');
    const [first] = await told(folder, 'test.mjs', 60_000);
    await folder.write(`${plansFolder}/1.md`, chainedPlan(1, 'It adds the script `no`.'));
    await check(folder, 60_000, 'after');
    assert.notEqual((await told(folder, 'test.mjs', 60_000))[0], first);
  });

  it('is not trusted when it was read in the moment of the change', async () => {
    await using folder = await makeGitFolder();
    const file = path.join(folder.root, plansFolder, '1.md');
    await folder.write(`${plansFolder}/1.md`, planText(seeded(1)).replace(/status: \w+/, 'status: pending'));
    const first = await told(folder, 'test.mjs', 0);
    // Where the clock of the file system is slow, the next change may leave all times as they are.
    assert.deepEqual(look(folder).changed, ['docs/plans/1.md']);
    writeFileSync(file, readFileSync(file, 'utf8').replace('status: pending', 'status: blocked'));
    const second = await told(folder, 'test.mjs', 0);
    assert.notDeepEqual(second, first);
    assert.deepEqual(second, await told(folder, undefined, 0));
    await told(folder, 'test.mjs', 60_000);
    assert.deepEqual(look(folder).changed, []);
  });

  it('is as if it were not there when it is not what was written', async () => {
    await using folder = await makeGitFolder();
    for (const id of [1, 2, 3]) {
      await folder.write(`${plansFolder}/${id}.md`, planText(seeded(id)));
    }
    const fresh = await told(folder, undefined, 60_000);
    await told(folder, 'test.mjs', 60_000);
    const cache = path.join(folder.base, 'state', 'list');
    const whole = await readFile(cache);
    const damages: readonly (readonly [string, Buffer])[] = [
      ['empty', Buffer.alloc(0)],
      ['foreign', Buffer.from('{"plans":[]}\n')],
      ['binary', Buffer.from([0, 255, 10, 0])],
      ...[10, 100, 1000, whole.length - 10].map((length) => [`cut to ${length}`, whole.subarray(0, length)] as const),
      ...[20, 200, 600, 1500, whole.length - 5].map((at) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
        return [`flipped at ${at}`, flipped] as const;
      }),
    ];
    for (const [what, content] of damages) {
      await writeFile(cache, content);
      assert.deepEqual(await told(folder, 'test.mjs', 60_000), fresh, what);
    }
    assert.deepEqual(await told(folder, 'other.mjs', 60_000), fresh, 'of another build');
  });

  it('is looked at instead of plans that have not changed', async () => {
    await using folder = await makeGitFolder();
    for (const id of [1, 2, 3]) {
      await folder.write(`${plansFolder}/${id}.md`, planText(seeded(id)));
    }
    assert.equal(look(folder).answer('text'), undefined);
    const [text] = await told(folder, 'test.mjs', 60_000);
    assert.equal(look(folder).answer('text'), text);
    await rm(path.join(folder.root, plansFolder, '3.md'));
    await utimes(path.join(folder.root, plansFolder, '2.md'), 1, 1);
    const after = look(folder);
    assert.equal(after.answer('text'), undefined);
    assert.deepEqual(after.changed, ['docs/plans/2.md', 'docs/plans/3.md']);
    assert.equal(after.get('docs/plans/1.md')?.whole, true);
  });

  it('need not be written', async () => {
    await using folder = await makeGitFolder();
    await folder.write(`${plansFolder}/1.md`, planText(seeded(1)));
    await folder.write('../state', 'a file where a folder should be');
    assert.deepEqual(await told(folder, 'test.mjs', 60_000), await told(folder, undefined, 60_000));
  });
});
