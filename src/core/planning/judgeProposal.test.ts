import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { examplePlan } from '../plan/examplePlan.ts';
import { fileTree } from '../plan/fileTree.ts';
import type { Plan } from '../plan/plan.ts';
import { exampleProposal, exampleProposed } from './exampleProposal.ts';
import { judgeProposal, type Judgement, shownProblems } from './judgeProposal.ts';
import { oddProposal } from './oddText.ts';
import type { ProposedPlan } from './proposal.ts';
import type { PlanGround } from './writtenPlans.ts';

function groundOf(files: readonly string[], plans: readonly Plan[] = [], scripts: readonly string[] = []): PlanGround {
  return {
    repository: {
      files: fileTree(['src/cli.js', 'README.md', ...files]),
      packageScripts: new Map([['', scripts]]),
      makeTargets: undefined,
      justRecipes: undefined,
      cargoNames: undefined,
      mayBeUnlisted: (path) => path.startsWith('dist/'),
    },
    plans,
    files: plans.map(({ file }) => file),
    folder: 'docs/plans',
    today: '2026-11-22',
  };
}

function judged(plans: readonly Partial<ProposedPlan>[], ground = groundOf([])): Judgement {
  return judgeProposal({ goal: 'notes', plans: plans.map(exampleProposed) }, [], ground);
}

/** What is wrong with a plan besides what the example has nothing against. */
function redOf(plan: Partial<ProposedPlan>, ground = groundOf([])): readonly string[] {
  return judged([plan], ground).sentBack;
}

/** Paths that go back, of plans with titles of their own. */
function pathsOf(...plans: readonly Partial<ProposedPlan>[]): readonly string[] {
  return judged(plans.map((plan, at) => ({ title: `Plan ${at}`, ...plan }))).sentBack.filter((each) =>
    each.includes('.files['),
  );
}

function changing(path: string, change: 'new' | 'modify' | 'delete'): Pick<ProposedPlan, 'files'> {
  return { files: [{ path, change }] };
}

/** Of three plans: the first changes a file, the second another one, the third the folder of the first. */
function redOfOrder(...needs: readonly (readonly number[])[]): readonly string[] {
  const paths = ['src/cli.js', 'README.md', 'src'];
  return judged(
    needs.map((blockedBy, at) => ({ title: `Plan ${at}`, blockedBy, ...changing(paths[at] ?? '', 'modify') })),
  ).sentBack;
}

function redOfCommand(command: string): readonly string[] {
  return redOf({ checks: [{ tag: 'cmd', command, expect: '' }] }).filter((each) => each.includes('checks'));
}

/** A plan that is there and changes `src/cli.js`. */
function cleanUp(keys: readonly string[]): Plan {
  return examplePlan(
    ['id: 3', 'title: Clean up', ...keys],
    ['## Design', '', '**Files expected to change:**', '', '- `src/cli.js`'],
    'docs/plans/003-clean-up.md',
  );
}

describe('The judgement of proposed plans', () => {
  it('has nothing against a good set', () => {
    const { plans, sentBack, problems, notes } = judged([
      {},
      {
        title: 'Offer the export in the menu',
        files: [
          { path: 'src/menu.js', change: 'new' },
          { path: 'src/cli.js', change: 'modify' },
        ],
        criteria: ['When `node src/menu.js` runs, it prints `Export as CSV` and exits with code 0'],
        checks: [{ tag: 'assert', command: 'node src/menu.js', expect: 'contains "Export as CSV"' }],
        blockedBy: [0],
      },
    ]);
    assert.deepEqual(sentBack, []);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      plans.map(({ file, score }) => [file, score.overall]),
      [
        ['docs/plans/001-export-notes-as-csv.md', 10],
        ['docs/plans/002-offer-the-export-in-the-menu.md', 10],
      ],
    );
    assert.deepEqual(plans.map(shownProblems), [[], []]);
    assert.match(notes.join('\n'), /^No end-to-end check is asked for/);
    assert.match(plans[1]?.text ?? '', /^blocked-by: \[001\]$/m);
  });

  it('sends back a criterion that nobody can decide, named by its place', () => {
    const [first] = redOf({ criteria: ['It works well', 'The export is user-friendly', 'It is fast'] });
    assert.match(first ?? '', /^plans\[0\]\.criteria\[0\]: /);
  });

  it('sends back a plan without a check that can be run', () => {
    const judgement = judged([{ checks: [{ tag: 'manual', command: 'Look at it', expect: '' }] }]);
    assert.ok(
      judgement.sentBack.some((each) => /^plans\[0\]\S*: No check can be run/.test(each)),
      judgement.sentBack[0],
    );
    assert.ok((judgement.plans[0]?.score.autonomy ?? 10) < 8);
  });

  it('sends back a check that nobody can read with certainty, at its place', () => {
    const red = redOf({ checks: [{ tag: 'assert', command: 'node src/cli.js', expect: 'shows all the notes' }] });
    assert.ok(
      red.some((each) => each.startsWith('plans[0].checks[0]: ')),
      red.join('\n'),
    );
  });

  it('sends back scripts that are not there', () => {
    const check = { tag: 'cmd', command: 'npm run tset', expect: '' };
    const red = redOf({ checks: [check] }, groundOf(['package.json'], [], ['test']));
    assert.ok(
      red.some((each) => each.startsWith('plans[0].checks[0]: `tset` is no script')),
      red.join('\n'),
    );
  });

  it('sends back a script, and joins commands that are one by one', () => {
    assert.deepEqual(redOfCommand('node src/cli.js a\nnode src/cli.js b'), []);
    assert.match(redOfCommand('for f in a b; do\n  node src/cli.js $f\ndone').join('\n'), /^plans\[0\]\.checks\[0\]: /);
    assert.match(redOfCommand('node src/cli.js <<END\na\nEND').join('\n'), /^plans\[0\]\.checks\[0\]: /);
  });

  it('wants every path to be there, to be new, or to be made before', () => {
    const cases: [Partial<ProposedPlan>, RegExp | undefined][] = [
      [
        { files: [{ path: 'src/nope.js', change: 'modify' }] },
        /files\[0\]: `src\/nope\.js` is to be changed and is not there/,
      ],
      [{ files: [{ path: 'src/nope.js', change: 'delete' }] }, /is to be deleted and is not there/],
      [{ files: [{ path: 'src/cli.js', change: 'new' }] }, /marked as new, but it is in the repository/],
      [{ files: [{ path: '/etc/passwd', change: 'modify' }] }, /does not lie in the repository/],
      [{ files: [{ path: 'src/../../x', change: 'new' }] }, /does not lie in the repository/],
      [{ files: [{ path: 'docs/plans/001-x.md', change: 'modify' }] }, /nothing that a plan may change/],
      [{ files: [{ path: '.mstack/config.json', change: 'modify' }] }, /nothing that a plan may change/],
      [{ files: [{ path: './src/cli.js', change: 'modify' }] }, undefined],
      [{ files: [{ path: 'src', change: 'modify' }] }, undefined],
      [{ files: [{ path: 'src/**', change: 'modify' }] }, undefined],
      [{ files: [{ path: 'dist/out.js', change: 'modify' }] }, undefined],
    ];
    for (const [plan, words] of cases) {
      const own = redOf(plan).filter((each) => each.includes('.files['));
      assert.equal(own.length, words === undefined ? 0 : 1, `${JSON.stringify(plan.files)}: ${own.join('\n')}`);
      assert.match(own[0] ?? '', words ?? /^$/);
    }
  });

  it('knows what plans before make and take away', () => {
    assert.deepEqual(
      pathsOf(changing('src/new.js', 'new'), { ...changing('src/new.js', 'modify'), blockedBy: [0] }),
      [],
    );
    assert.match(
      pathsOf(changing('src/new.js', 'new'), { ...changing('src/new.js', 'new'), blockedBy: [0] })[0] ?? '',
      /makes it already/,
    );
    assert.match(
      pathsOf(changing('src/cli.js', 'delete'), { ...changing('src/cli.js', 'modify'), blockedBy: [0] })[0] ?? '',
      /a plan before this one deletes it/,
    );
    assert.deepEqual(
      pathsOf(changing('src/cli.js', 'delete'), { ...changing('src/cli.js', 'new'), blockedBy: [0] }),
      [],
    );
    const unordered = pathsOf(changing('src/new.js', 'new'), changing('src/new.js', 'modify'));
    assert.equal(unordered.length, 2, 'neither the file nor the order');
    assert.match(unordered.join('\n'), /Plan 1 changes `src\/new\.js`, too, and neither plan waits for the other/);
  });

  it('wants an order between plans that change one file, also through others and through folders', () => {
    assert.deepEqual(redOfOrder([], [0], [1]), []);
    assert.match(redOfOrder([], [], [1]).join('\n'), /^plans\[2\]\.files\[0\]: Plan 1 changes `src`, too/);
  });

  it('tells of cycles, positions that are not there, and titles that say nothing or the same', () => {
    const ring = judgeProposal(exampleProposal([2], [0], [1], []), [], groundOf([]));
    assert.deepEqual(ring.problems, [
      'Plan 2, plan 3 and plan 4 wait for each other, so none of them can begin. Take one of these dependencies out.',
    ]);
    assert.ok(ring.sentBack.includes(`plans: ${ring.problems[0]}`));
    const lost = judgeProposal(exampleProposal([4], [1]), [], groundOf([]));
    assert.match(
      lost.sentBack.join('\n'),
      /^plans\[0\]\.blockedBy: The plan waits for position 4, and there is no such plan/m,
    );
    assert.match(lost.sentBack.join('\n'), /^plans\[1\]\.blockedBy: The plan waits for itself\./m);
    const known = examplePlan(['id: 4', 'title: Third'], [], 'docs/plans/004-third.md');
    const titles = judged(
      [
        { title: 'First' },
        { title: 'FIRST', blockedBy: [0] },
        { title: ' ! ', blockedBy: [1] },
        { title: 'third', blockedBy: [2] },
      ],
      groundOf([], [known]),
    );
    const red = titles.sentBack.join('\n');
    assert.match(red, /^plans\[1\]\.title: Plan 1 has the same title/m);
    assert.match(red, /^plans\[2\]\.title: The plan has no title/m);
    assert.match(red, /^plans\[3\]\.title: There is a plan of this title already, which is not done: 004/m);
  });

  it('puts plans in order by itself, where only their order in the list is wrong', () => {
    const { plans, sentBack } = judgeProposal(exampleProposal([1], []), [], groundOf([]));
    assert.deepEqual(
      plans.map(({ plan }) => plan.title),
      ['Plan 1', 'Plan 0'],
    );
    assert.ok(!sentBack.join('\n').includes('blockedBy'));
  });

  it('advises on size without sending anything back', () => {
    const files = Array.from({ length: 9 }, (_, at) => ({ path: `src/f${at}.js`, change: 'new' as const }));
    const tasks = Array.from({ length: 9 }, (_, at) => `Write \`src/f${at}.js\``);
    const { plans, sentBack } = judged([{ files, tasks }]);
    assert.deepEqual(sentBack, []);
    const [shown] = plans.map(shownProblems);
    assert.ok(
      shown?.some((each) => each.startsWith('9 tasks are many')) &&
        shown.some((each) => each.startsWith('9 files are many')),
    );
  });

  it('lets a plan wait for plans that are there and change a file of it', () => {
    const { plans, notes, sentBack } = judged([{}], groundOf([], [cleanUp(['goal: tidy'])]));
    assert.match(plans[0]?.text ?? '', /^blocked-by: \[tidy:003\]$/m);
    assert.equal(plans[0]?.file, 'docs/plans/004-export-notes-as-csv.md');
    assert.match(notes.join('\n'), /Plan 1 waits for “Clean up” \(tidy:3\)/);
    assert.deepEqual(sentBack, []);
    for (const other of [cleanUp(['goal: tidy', 'status: done']), cleanUp([])]) {
      assert.match(judged([{}], groundOf([], [other])).plans[0]?.text ?? '', /^blocked-by: \[\]$/m);
    }
  });

  it('asks for an end-to-end check where there is a page or an API and the project has what it takes', () => {
    const page = { files: [{ path: 'src/pages/notes.tsx', change: 'new' as const }] };
    const tool = groundOf(['playwright.config.ts', 'e2e/a.spec.ts'], [], ['test']);
    const missing = judged([page], tool);
    assert.match(
      missing.sentBack.join('\n'),
      /^plans: `src\/pages\/notes\.tsx` is seen by people .*Add one to the plan that completes it, with what the project has for that \(e2e\/\)/m,
    );
    assert.match(missing.problems.join('\n'), /Add an end-to-end check/);
    const without = judged([page]);
    assert.deepEqual(without.problems, []);
    assert.match(without.notes.join('\n'), /The project has no end-to-end tool/);
    const has = judged(
      [
        {
          ...page,
          checks: [
            ...exampleProposed().checks,
            { tag: 'cmd', command: 'npx playwright test e2e/a.spec.ts', expect: '' },
          ],
        },
      ],
      tool,
    );
    assert.deepEqual([has.problems, has.notes], [[], []]);
    assert.match(
      judged([{ files: [{ path: 'docs/api/index.html', change: 'new' }] }], tool).notes.join('\n'),
      /No end-to-end check is asked for/,
    );
  });

  it('sends back paths in prose that are not there, and no routes, patterns, results or names of others', () => {
    const ground = groundOf(['src/cli.js', 'src/a.js', 'test/cli.test.js']);
    const bad = judged(
      [
        {
          requirements: 'Notes of `src/nope.js` are shown.',
          approach: 'Like in `src/nope/list.js:12`.',
          tasks: ['Change `test/gone.test.js`', ...exampleProposed().tasks],
        },
      ],
      ground,
    ).sentBack.join('\n');
    assert.match(bad, /^plans\[0\]\.requirements: `src\/nope\.js` is named here and is not there/m);
    assert.match(bad, /^plans\[0\]\.approach: `src\/nope\/list\.js`/m);
    assert.match(bad, /^plans\[0\]\.tasks\[0\]: `test\/gone\.test\.js`/m);
    const good = judged(
      [
        {
          approach:
            'As in `src/a.js` and `src/cli.js:3`; `src/new.js` comes with plan 2. `api/notes.json` is a route, `src/**/x.js` a pattern, `example.com/a.html` a page.',
          testing: 'It writes `test/out.csv`, and there is no `src/old.js` any more.',
        },
        { title: 'Other', files: [{ path: 'src/new.js', change: 'new' }] },
      ],
      ground,
    );
    assert.doesNotMatch(good.sentBack.join('\n'), /is named here/);
  });

  it('takes a page that somebody looks at for an end-to-end check only where there is nothing better', () => {
    const browse = [
      ...exampleProposed().checks,
      { tag: 'browse' as const, command: '/notes', expect: 'shows the notes' },
    ];
    const page = { files: [{ path: 'src/pages/notes.tsx', change: 'new' as const }], checks: browse };
    const tool = groundOf(['playwright.config.ts', 'e2e/a.spec.ts'], [], ['test']);
    assert.match(judged([page], tool).problems.join('\n'), /no check goes through the whole program/);
    const bare = judged([page]);
    assert.deepEqual(bare.problems, []);
    assert.match(bare.notes.join('\n'), /a `\[browse\]` check, which nothing runs/);
    const api = { files: [{ path: 'src/api/notes.ts', change: 'new' as const }], checks: browse };
    assert.match(
      judged([api]).sentBack.join('\n'),
      /src\/api\/notes\.ts.*with a request \(“status”, or `curl`\) or tests/,
    );
    for (const check of [
      { tag: 'status' as const, command: 'curl http://localhost:3000/notes', expect: '200' },
      { tag: 'cmd' as const, command: 'node --test test/notes.test.js', expect: '' },
    ]) {
      assert.deepEqual(judged([{ ...api, checks: [...browse, check] }]).problems, [], check.command);
    }
  });

  it('judges whatever an agent says, and gives as many plans as it was given', () => {
    fc.assert(
      fc.property(oddProposal, (proposal) => {
        const judgement = judgeProposal(proposal, [], groundOf([]));
        assert.equal(judgement.plans.length, proposal.plans.length);
        assert.equal(new Set(judgement.plans.map(({ file }) => file)).size, proposal.plans.length);
        for (const { problems, plan } of judgement.plans) {
          for (const { place } of problems) {
            const part = 'at' in place ? plan[place.part] : undefined;
            assert.ok(part === undefined || ('at' in place && place.at < part.length), JSON.stringify(place));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
