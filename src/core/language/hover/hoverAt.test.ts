import assert from 'node:assert/strict';
import { exampleAt, type ExampleRepository } from '../exampleWorkspace.ts';
import { hoverAt } from './hoverAt.ts';

const hour = 3_600_000;

/** The words at `‸`, with what they are about in front; empty: none. */
function hover(marked: string, repository: ExampleRepository = {}): string {
  const { document, position, workspace } = exampleAt(marked, repository);
  const found = hoverAt(document, position, workspace, 10 * hour);
  if (found === undefined) {
    return '';
  }
  const { start, end } = found.range;
  const line = document.lines[start.line] ?? '';
  const about =
    start.line === end.line ? line.slice(start.character, end.character) : `${line.slice(start.character)} …`;
  return `‹${about}› ${found.markdown}`;
}

function plan(id: number, title: string, more = 'status: pending'): string {
  return `---\nid: ${id}\ntitle: ${title}\n${more}\n---\n\n## Verification\n\n- [cmd] \`true\`\n`;
}

const head = '---\nid: 7\ntitle: Print dates\nstatus: pending\n---\n\n';

/** Of a check, without what it is about. */
function check(item: string, repository: ExampleRepository = {}): string {
  return hover(`${head}## Verification\n\n- ${item}\n`, repository).replace(/^‹[^›]*› /, '');
}

/** Of a criterion among others, without what it is about. */
function criterion(text: string): string {
  return hover(`${head}## Requirements\n\n- [ ] ${text}\n- [ ] \`x\` exits 0\n`).replace(/^‹[^›]*› /, '');
}

/** What a certain check passes by. */
function passes(item: string): string {
  return /Passes when (.*), within 120 s\./.exec(check(`‸${item}`))?.[1] ?? '';
}

describe('Hover on a plan that is named', () => {
  const plans = {
    'docs/plans/001-a.md': plan(1, 'Read *dates* of [all](command:rm) kinds', 'status: done'),
    'docs/plans/002-b.md': plan(2, 'Sort dates', 'status: pending\nblocked-by: [1, 3]'),
    'docs/plans/003-c.md': plan(3, 'Count dates'),
    'docs/plans/004-d.md': plan(9, 'Walk', 'status: pending\ngoal: pets'),
    'docs/plans/archive/005-e.md': plan(5, 'Learn', 'status: done'),
  };

  function dependency(id: string): string {
    return hover(`---\nid: 7\nstatus: pending\nblocked-by: [${id}]\n---\n`, { plans });
  }

  it('says its title, its state, and where it is; nothing of it becomes a link', () => {
    assert.equal(
      dependency('0‸01'),
      '‹001› **001 Read \\*dates\\* of \\[all\\](command:rm) kinds**\n\ndone\n\n`docs/plans/001-a.md`',
    );
    assert.equal(dependency('‸5'), '‹5› **005 Learn**\n\ndone, archived\n\n`docs/plans/archive/005-e.md`');
  });

  it('says why it is not ready', () => {
    assert.equal(dependency('2‸'), '‹2› **002 Sort dates**\n\npending: waits for 003\n\n`docs/plans/002-b.md`');
    assert.equal(dependency('3‸'), '‹3› **003 Count dates**\n\npending, ready to run\n\n`docs/plans/003-c.md`');
  });

  it('says that there is none, and which goal has one', () => {
    assert.equal(dependency('‸8'), '‹8› There is no plan `008`, so this plan would wait for ever.');
    assert.equal(
      dependency('‸9'),
      '‹9› There is no plan `009`, so this plan would wait for ever. Another goal has one: write `pets:009`.',
    );
  });

  it('knows plans in prose, and says nothing of those that are not there', () => {
    assert.match(hover(`${head}As plan 00‸3 does.`, { plans }), /^‹.*3› \*\*003 Count dates\*\*/);
    assert.equal(hover(`${head}As plan 0‸33 does.`, { plans }), '');
  });
});

describe('Hover on keys', () => {
  it('says what a key means, and each of its values', () => {
    assert.equal(
      hover('---\nid: 7\nstatus: done\nveri‸fication: health-only\n---\n'),
      '‹verification: health-only› **verification**: What proves the plan besides its own checks.\n\n- **`health-only`: the health gate alone: the plan needs no executable check**',
    );
    assert.equal(
      hover('---\nid: 7\nstatus: done\ncompleted: 2026-01-31‸\n---\n'),
      '‹completed: 2026-01-31› **completed**: Date on which the plan was done.\n\nmstack writes it.',
    );
  });

  it('says why a plan is not ready on its status', () => {
    const words = hover('---\nid: 7\nstatus: pend‸ing\n---\n');
    assert.match(words, /- \*\*`pending`: to be done: the only plans that are run\*\*/);
    assert.match(
      words,
      /\n\nThis plan has no executable check: add one under Verification, e\.g\. `- \[cmd\] npm test`\.$/,
    );
    assert.match(
      hover(`---\nid: 7\nstatus: ‸pending\n---\n## Verification\n- [cmd] \`true\``),
      /This plan is ready to run\.$/,
    );
  });

  it('says nothing of keys that it does not know', () => {
    assert.equal(hover('---\nid: 7\nstatus: done\ncol‸our: red\n---\n'), '');
  });
});

describe('Hover on the title', () => {
  const text = [
    '---',
    'id: 7',
    'title: Print dates',
    'status: pending',
    '---',
    '',
    '# Print dates',
    '',
    '## Requirements',
    '',
    '- [ ] Dates are parsed properly',
    '- [ ] `dates --help` exits 0',
    '',
    '## Design',
    '',
    '**Files expected to change:**',
    '',
    '- `src/a.ts`',
    '',
    '**Out of scope:** times',
    '',
    '## Tasks',
    '',
    '1. Read',
    '2. Print',
    '',
    '## Verification',
    '',
    '- [cmd] `dates --help`',
  ];

  it('says the score, what would make it a 10, and whether the plan is ready', () => {
    const words = hover(text.join('\n').replace('title: Pr', 'title: Pr‸'));
    assert.match(
      words,
      /^‹title: Print dates› \*\*Score \d[\d.]* of 10\*\*: clarity [\d.]+ · testability [\d.]+ · scope-fit 10 · autonomy-readiness [\d.]+\n\n/,
    );
    assert.match(
      words,
      /\n\nWhat would make it a 10:\n\n- Line 11: “properly” .+ \(clarity \+3, testability \+4, autonomy-readiness \+3\.5\)\n/,
    );
    assert.match(words, /\n\nThis plan is ready to run\.$/);
  });

  it('says the same in the heading and on both fences', () => {
    const words = hover(text.join('\n').replace('title: Pr', 'title: Pr‸')).replace(/^‹[^›]*›/, '');
    for (const line of [0, 4, 6]) {
      const marked = text.with(line, `‸${text[line] ?? ''}`).join('\n');
      assert.equal(hover(marked).replace(/^‹[^›]*›/, ''), words);
    }
  });

  it('says that nothing is lost', () => {
    const perfect = [...text, '- [cmd] `dates --help` contains `usage: dates [day]`']
      .with(10, '- [ ] `dates --help` prints the line `usage: dates [day]`')
      .join('\n');
    assert.match(
      hover(perfect.replace('title: Pr', 'title: Pr‸')),
      /^‹title: Print dates› \*\*Score 10 of 10\*\*: [^\n]+\n\nThis plan is ready to run\.$/,
    );
  });
});

describe('Hover on a path', () => {
  const repository = {
    files: ['src/a.ts', 'src/b.ts'],
    plans: {
      'docs/plans/001-a.md': plan(1, 'Done one', 'status: done').replace(
        '## V',
        '**Files to change:**\n\n- `src/a.ts`\n\n## V',
      ),
      'docs/plans/002-b.md': plan(2, 'Open one').replace(
        '## V',
        '## Design\n\n**Files to change:**\n\n- `src/a.ts`\n\n## V',
      ),
      'docs/plans/003-c.md': plan(3, 'Before').replace(
        '## V',
        '## Design\n\n**Files to change:**\n\n- `src/c.ts` (new)\n\n## V',
      ),
    },
  };

  function listed(item: string, more = ''): string {
    return hover(
      `---\nid: 7\ntitle: T\nstatus: pending\n${more}---\n\n## Design\n\n**Files expected to change:**\n\n- ${item}\n`,
      repository,
    );
  }

  it('says whether it is there, and which other plans change it, with their order', () => {
    assert.equal(
      listed('`src/‸a.ts`'),
      '‹src/a.ts› `src/a.ts` exists: this plan changes it.\n\nOther plans that change it:\n\n- 002 Open one (pending; neither waits for the other)',
    );
    assert.equal(
      listed('`src/‸a.ts`', 'blocked-by: [2]\n'),
      '‹src/a.ts› `src/a.ts` exists: this plan changes it.\n\nOther plans that change it:\n\n- 002 Open one (pending)',
    );
  });

  it('says of what is not there whether it need not be', () => {
    assert.equal(listed('`src/x.ts‸` (new)'), '‹src/x.ts› `src/x.ts` is not there yet: this plan creates it.');
    assert.equal(
      listed('‸`src/x.ts`'),
      '‹src/x.ts› `src/x.ts` does not exist, and the plan does not say that it is new.',
    );
    assert.match(
      listed('`src/c‸.ts`', 'blocked-by: [3]\n'),
      /is not there yet: a plan that this one waits for creates it\./,
    );
    assert.match(listed('`src/b‸.ts` (new)'), /exists already, although the plan says that it is new\./);
    assert.match(listed('`src/b‸.ts` (delete)'), /exists: this plan deletes it\./);
    assert.match(listed('`sr‸c/`'), /`src\/` exists: this plan changes it\./);
  });

  it('says of what is around the plan only what it knows', () => {
    const text = `${head}## Design\n\n**Files expected to change:**\n\n- \`src/‸a.ts\`\n`;
    assert.equal(hover(text), '‹src/a.ts› `src/a.ts` is changed by this plan.');
  });

  it('knows globs, and files that prose names', () => {
    const allowed = (value: string): string => hover(`---\nid: 7\nstatus: pending\nallow: ${value}\n---\n`, repository);
    assert.equal(allowed('[src/‸**, "lib/**"]'), '‹src/**› `src/**` matches what is there. The plan may touch it.');
    assert.equal(
      allowed('[src/**, "li‸b/**"]'),
      '‹lib/**› `lib/**` matches nothing that is there. The plan may touch it.',
    );
    assert.match(
      hover(`${head}## Tasks\n\n1. Change \`src‸/b.ts\``, repository),
      /^‹`src\/b\.ts`› `src\/b\.ts` exists\.$/,
    );
    assert.equal(hover(`${head}## Tasks\n\n1. Change \`src‸/x.ts\``, repository), '');
    assert.equal(hover(`${head}\`\`\`\n\`src‸/b.ts\`\n\`\`\``, repository), '');
  });
});

describe('Hover on a check', () => {
  it('says what is run, what it must give, and that nobody has run it', () => {
    assert.equal(
      check('[cmd] `npm ‸test`'),
      'Runs at the top of the repository:\n\n```sh\nnpm test\n```\n\nPasses when it exits with 0, within 120 s.\n\nIt has not been run yet.',
    );
  });

  it('says what it gave the last time', () => {
    const evidence = {
      'npm test': { outcome: 'failed', reason: 'Expected exit code 0; it had <b>1</b>.', at: 8 * hour, run: 'r' },
    } as const;
    assert.match(
      check('[cmd] `npm ‸test`', { evidence }),
      /\n\nLast run: \*\*failed\*\* 2 h ago: Expected exit code 0; it had \\<b>1\\<\/b>\.$/,
    );
  });

  it('says what the last probe found out, and how long ago', () => {
    const known = { verdict: 'vacuous', reason: 'It passes already.', at: 9 * hour, when: '', stale: false } as const;
    assert.match(
      check('[cmd] `npm ‸test`', { probed: { '`npm test`': known } }),
      /\n\nBefore the work: \*\*vacuous\*\* \(probed 1 h ago\): It passes already\.$/,
    );
    const old = { ...known, verdict: 'not-probed', stale: true } as const;
    assert.match(
      check('[cmd] `npm ‸test`', { probed: { '`npm test`': old } }),
      /\*\*not probed\*\* \(probed 1 h ago, before your latest changes\)/,
    );
  });

  it('says how each expectation is read, negated or not', () => {
    assert.deepEqual(
      [
        '`x` exits 3',
        '`! x`',
        '`x` contains `a b`',
        '`! x` contains "a`b"',
        '`x` outputs `3`',
        '`! x` outputs `3`',
        '`x` outputs a match',
        '`! x` outputs a match',
        '`x` at least 3',
        '`! x` >= 3',
      ].map((item) => passes(`[assert] ${item}`)),
      [
        'it exits with 3',
        'it ends with another exit code than 0 (and can be run at all)',
        'it exits with 0 and its output contains `a b`',
        'it exits with 0 and its output does not contain ``a`b``',
        'its whole output, trimmed, is `3`',
        'its output is something else than `3`',
        'it exits with 0 and prints anything at all',
        'it prints nothing and exits with 0 or 1',
        'its output is a number of at least 3',
        'its output is a number below 3',
      ],
    );
    assert.equal(passes('[status] `curl x` -> 404'), 'the HTTP status is 404');
  });

  it('says why a check is not run', () => {
    assert.equal(check('[cmd] ‸Run the tests'), 'Not run: no command can be read from it.');
    assert.equal(
      check('[assert] `x` lo‸oks good'),
      'Not run: what it expects cannot be read with certainty.\n\n```sh\nx\n```',
    );
    assert.equal(check('[manual] lo‸ok'), 'Never run: it is listed for a person, and proves nothing.');
    assert.match(check('[browse] /‸home'), /^Needs an agent with a browser\./);
    assert.match(check('[shell] ‸x'), /^Not run: `shell` is no tag of a check\. Use `\[cmd\]`/);
  });

  it('keeps the command in its block, whatever it holds', () => {
    assert.match(check('[cmd] ‸``echo ``` [x](command:y)``'), /\n\n````sh\necho ``` \[x\]\(command:y\)\n````\n\n/);
  });
});

describe('Hover on a criterion', () => {
  it('says what it costs that nobody could decide it, and leaves the reasons to the diagnostics', () => {
    assert.match(
      criterion('The expor‸t works'),
      /^\*\*Nobody could decide this as it stands\*\* \(−\d[\d.]* testability, −\d[\d.]* autonomy-readiness, −\d[\d.]* clarity\)$/,
    );
  });

  it('says what makes it decidable', () => {
    assert.equal(
      criterion('`x --version` prints `1.2` ‸and exits 0'),
      '**Decidable** because it names a command to run, a text or value that is to be seen and an exit code.',
    );
  });

  it('believes no criterion undecidable because no check speaks of it', () => {
    assert.match(criterion('Users can ‸archive a note'), /^\*\*Decidable\*\*: no word of it is left to taste/);
  });
});

describe('Hover elsewhere', () => {
  it('says nothing in prose, and in files that are no plans', () => {
    assert.equal(hover(`${head}Just ‸words.`), '');
    assert.equal(hover('# Read‸me\n\nWords'), '');
    assert.equal(hover('---\nid: 7\n---\n\n- [cmd] `x‸`'), '');
  });
});
