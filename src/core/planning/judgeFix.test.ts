import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyTextEdits } from '../base/applyTextEdits.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { alone } from '../doctor/surroundings.ts';
import { fixAll } from '../language/fixAll.ts';
import { acceptedExamples } from '../doctor/criterion/acceptedExamples.ts';
import { rejectedExamples } from '../doctor/criterion/rejectedExamples.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { ProbedCheck, ProbeVerdict } from '../plan/probe.ts';
import { type FixVerdict, judgeFix } from './judgeFix.ts';
import { mendedLines, mendedPlan, weakPlan } from './judgeFixExamples.ts';

const file = 'docs/plans/001-export-notes.md';

function judge(after: string, before = weakPlan, certain = before): FixVerdict {
  return judgeFix({ file, before, certain, after }, { repository: undefined, plans: [], known: [] }, undefined);
}

function reasons(verdict: FixVerdict): string {
  return verdict.kind === 'refused' ? verdict.reasons.join('\n') : 'accepted';
}

function probed(text: string, verdict: ProbeVerdict): FixVerdict {
  const probe: ProbedCheck = { tag: 'cmd', text, line: 0, verdict, reason: 'Because.', seconds: 1 };
  return judgeFix(
    { file, before: weakPlan, certain: weakPlan, after: mendedPlan },
    { repository: undefined, plans: [], known: [] },
    [probe],
  );
}

describe('A mended plan', () => {
  it('is accepted when it is better and keeps every decision', () => {
    const verdict = judge(mendedPlan);
    assert.equal(verdict.kind, 'accepted', reasons(verdict));
    assert.ok(verdict.kind === 'accepted');
    assert.equal(verdict.scoreBefore.overall, 7.3);
    assert.equal(verdict.scoreAfter.overall, 10);
    assert.deepEqual(
      verdict.toProbe.map(({ text }) => text),
      ['`node --test test/export.test.js`'],
    );
    assert.match(verdict.summary, /^7\.3 → 10 \(clarity 7 → 10, testability 6 → 10, autonomy-readiness 6\.5 → 10\)\n/);
    assert.match(verdict.summary, /^File: test\/export\.test\.js$/m);
    assert.match(verdict.summary, /^Check: .*\(not probed: It was not run/m);
  });

  it('may have a criterion in two, wrapped otherwise, with another marker', () => {
    const two = mendedPlan.replace(
      mendedLines.gracefully,
      '* [x] When the file cannot be written, the export\n  handles the error: it exits with code 2\n- [ ] Then it prints `cannot write` on standard error',
    );
    assert.equal(reasons(judge(two)), 'accepted');
  });

  it('is refused as no better when nothing has changed, or only its layout', () => {
    assert.match(reasons(judge(weakPlan)), /^The plan is no better: it scored 7\.3 before, and 7\.3 now\.$/);
    assert.match(reasons(judge(weakPlan.replaceAll('- [ ]', '* [x]'))), /no better/);
  });

  it('has new checks that fail now', () => {
    const text = '`node --test test/export.test.js`';
    const red = probed(text, 'red');
    assert.ok(red.kind === 'accepted');
    assert.deepEqual(red.unproven, []);
    assert.match(red.summary, /fails now, as it should/);
    const unknown = probed(text, 'not-probed');
    assert.ok(unknown.kind === 'accepted');
    assert.deepEqual(
      unknown.unproven.map(({ reason }) => reason),
      ['Because.'],
    );
    assert.match(reasons(probed(text, 'vacuous')), /proves nothing: Because\./);
    assert.match(reasons(probed(text, 'broken')), /proves nothing: Because\./);
  });

  it('has no new check that looks at nothing, at files or at git, or can never pass', () => {
    for (const command of [
      'false',
      'exit 1',
      "bash -c 'exit 1'",
      'node -e "process.exit(1)"',
      'python -c "import sys; sys.exit(1)"',
      'sh -c "[ -e src/b.js ]"',
      'git status --porcelain | grep .',
      'kill -0 1234',
    ]) {
      const other = mendedPlan.replace(mendedLines.check, `- [cmd] \`${command}\``);
      assert.match(reasons(judge(other)), /can never pass|only looks/, command);
    }
    const beside = mendedPlan.replace(mendedLines.check, `${mendedLines.check}\n- [cmd] \`! git diff --quiet HEAD\``);
    assert.match(reasons(judge(beside)), /what git tells/);
  });

  it('may replace a check that a probe has shown to prove nothing, and no other', () => {
    const other = mendedPlan.replace(
      '- [assert] `node src/cli.js export --csv` contains `id,title`',
      '- [assert] `node src/cli.js export --csv` outputs `id,title`',
    );
    assert.match(reasons(judge(other)), /The check .* is gone or changed/);
    const known = [
      { tag: 'assert', text: '`node src/cli.js export --csv` contains `id,title`', verdict: 'vacuous' },
    ] as const;
    const verdict = judgeFix(
      { file, before: weakPlan, certain: weakPlan, after: other },
      { repository: undefined, plans: [], known },
      undefined,
    );
    assert.equal(reasons(verdict), 'accepted');
  });

  it('keeps what its certain fixes make of it', () => {
    const before = weakPlan.replace('status: pending', 'status: Pending');
    assert.equal(reasons(judge(mendedPlan, before, weakPlan)), 'accepted');
    const other = readPlan('docs/plans/002.md', mendedPlan.replace('id: 001', 'id: 002'));
    assert.ok(other !== undefined);
    const among = { repository: undefined, plans: [other], known: [] };
    const texts = { file, before, certain: weakPlan, after: mendedPlan };
    assert.equal(reasons(judgeFix(texts, among, undefined)), 'accepted', 'an overlap counts only for pending plans');
    assert.match(reasons(judge(mendedPlan, before)), /frontmatter line `status: Pending` is gone/);
  });

  it('may correct a listed file only where there is none', () => {
    const other = mendedPlan.replace('- `src/export.js` (new)', '- `src/exports.js` (new)');
    assert.match(reasons(judge(other)), /The listed file `src\/export\.js` is gone/);
    const more = mendedPlan.replace('- `src/export.js` (new)', '- `src/export.js` (new)\n- `src/secret.js` (modify)');
    assert.match(reasons(judge(more)), /`src\/secret\.js` is listed now/);
  });

  it('may get what the doctor misses, and then names nothing that the plan asks for', () => {
    const withScope = (entry: string): string =>
      withoutScope(mendedPlan).replace('## Tasks', `**Out of scope:**\n\n- ${entry}\n\n## Tasks`);
    assert.equal(reasons(judge(withScope('Import of notes'), withoutScope(weakPlan))), 'accepted');
    assert.match(
      reasons(judge(withScope('The header `id,title`'), withoutScope(weakPlan))),
      /puts “id,title” out of scope, which the plan asks for/,
    );
    assert.equal(reasons(judge(mendedPlan, weakPlan.replace(/## Tasks[^#]*/, ''))), 'accepted');
  });

  it('is accepted with its certain fixes, which lose nothing', () => {
    const mendable = [
      weakPlan.replace('status: pending', 'status: Pending'),
      weakPlan.replace('priority: 3', 'Priority: 3'),
      weakPlan.replace('1. Write', '- Write').replace('2. Call', '- Call'),
      weakPlan.replace('- [manual]', '- [assert] `grep -rn three src/` → no matches\n- [manual]'),
      `About notes.\n\n${weakPlan}`,
    ];
    for (const before of mendable) {
      const certain = mostCertain(before);
      assert.notEqual(certain, before);
      const verdict = reasons(judge(certain, before, certain));
      assert.match(verdict, /^(?:accepted|The plan is no better: [^\n]*)$/);
    }
  });

  const lies: Readonly<Record<string, readonly [after: string, why: RegExp]>> = {
    'empties the file': ['', /empty/],
    'leaves white space': [' \n\n', /empty/],
    'writes ten million characters': [`${mendedPlan}${'x'.repeat(1e7)}`, /characters now/],
    'hides characters': [mendedPlan.replace('Notes can', 'Notes\u200B can'), /nobody sees \(U\+200B\)/],
    'rewrites the whole file': [
      '---\nid: 001\ntitle: Export notes\nstatus: pending\n---\n\n## Requirements\n\n- [ ] `a` prints `b`\n\n## Verification\n\n- [cmd] `npm test`\n',
      /gone/,
    ],
    'drops a criterion': [mendedPlan.replace(/^- \[ \] The export answers.*\n/m, ''), /“The export answers .* gone/],
    'drops a weak criterion': [mendedPlan.replace(`${mendedLines.works}\n`, ''), /“The export works.*” is gone/],
    'drops all weak criteria': [
      mendedPlan.replace(`${mendedLines.works}\n`, '').replace(`${mendedLines.gracefully}\n`, ''),
      /is gone/,
    ],
    'makes 200 ms 2 s': [mendedPlan.replace('200 ms', '2 s'), /answers within 200 ms .* gone or changed/],
    'makes must not should not': [mendedPlan.replace('must not write', 'should not write'), /gone or changed/],
    'unboxes a criterion': [mendedPlan.replace('- [ ] The export answers', '- The export answers'), /gone/],
    'comments a criterion out': [mendedPlan.replace(/^(- \[ \] The export answers.*)$/m, '<!-- $1 -->'), /gone/],
    'fences a criterion': [mendedPlan.replace(/^(- \[ \] The export answers.*)$/m, '```\n$1\n```'), /gone/],
    'moves a criterion out of its section': [
      mendedPlan.replace('- [ ] The export answers', '## Ideas\n\n- [ ] The export answers'),
      /gone, changed or elsewhere/,
    ],
    'swaps two criteria': [
      mendedPlan.replace(/^(- \[ \] `notes.*\n)(- \[ \] The export answers.*\n)/m, '$2$1'),
      /gone/,
    ],
    'weakens by a new criterion': [
      mendedPlan.replace('\n## Design', '- [ ] The limit of 200 ms is not required in CI\n\n## Design'),
      /takes something away \(“not required”\)/,
    ],
    'drops what is out of scope': [mendedPlan.replace('- Import of notes\n', ''), /“Import of notes” .*gone/],
    'adds something out of scope': [
      mendedPlan.replace('- Import of notes\n', '- Import of notes\n- Speed\n'),
      /nobody asked/,
    ],
    'drops a task': [mendedPlan.replace('2. Call it from `src/cli.js`\n', ''), /The task “Call it/],
    'makes a task another': [mendedPlan.replace('1. Write `exportCsv`', '1. Write `exportTsv`'), /The task “Write/],
    'drops a check': [mendedPlan.replace(/^- \[assert\].*\n/m, ''), /The check .* is gone/],
    'drops a manual check': [mendedPlan.replace(/^- \[manual\].*\n/m, ''), /The check .*manual.* is gone/],
    'edits status': [mendedPlan.replace('status: pending', 'status: done'), /frontmatter line `status: pending`/],
    'edits priority': [mendedPlan.replace('priority: 3', 'priority: 1'), /frontmatter line `priority: 3`/],
    'edits the id': [mendedPlan.replace('id: 001', 'id: 002'), /frontmatter line `id: 001`/],
    'drops deny': [mendedPlan.replace(/^deny.*\n/m, ''), /frontmatter line `deny/],
    'waives checks': [
      mendedPlan.replace('priority: 3', 'priority: 3\nverification: health-only'),
      /new line, `verification/,
    ],
    'forges a second frontmatter': [
      `---\nid: 001\ntitle: Export notes\nstatus: done\n---\n${mendedPlan}`,
      /frontmatter/,
    ],
    'puts text before the frontmatter': [`Done.\n${mendedPlan}`, /frontmatter/],
    'drops status': [mendedPlan.replace('status: pending\n', ''), /no plan any more/],
    'adds a check that always passes': [
      mendedPlan.replace(mendedLines.check, '- [cmd] `echo ok`'),
      /new check|proves|scored|fell/,
    ],
    'adds a check that cannot be read': [
      mendedPlan.replace(mendedLines.check, `${mendedLines.check}\n- [assert] \`node x.js\` looks fine`),
      /new check/,
    ],
    'adds a command without a tag': [
      mendedPlan.replace('- [manual]', '- `npm test`\n- [manual]'),
      /Line \d+: This is not run, because it has no tag/,
    ],
    'adds a heading': [`${mendedPlan}\n## Notes\n\nAll criteria are met.\n`, /nobody asked/],
    'adds a paragraph': [mendedPlan.replace('## Tasks', 'Criteria two may be left out.\n\n## Tasks'), /nobody asked/],
    'renames a heading': [mendedPlan.replace('## Requirements', '## Ideas'), /gone/],
    'turns a criterion round': [
      mendedPlan.replace('the export handles the error: it', 'the export does not handle the error: it'),
      /opposite/,
    ],
    'only shortens': [
      weakPlan.replace(' gracefully', '').replace('handles the error', 'handles'),
      /loses|shorter|no better/,
    ],
  };
  for (const [what, [after, why]] of Object.entries(lies)) {
    it(`is refused when somebody ${what}`, () => {
      assert.match(reasons(judge(after)), why);
    });
  }

  it('may decide what was open, and says what', () => {
    const decided = mendedPlan.replace('no library.', 'no library. Decided: the separator is a comma.');
    const verdict = judge(decided, leftOpen(weakPlan));
    assert.equal(reasons(verdict), 'accepted');
    assert.ok(verdict.kind === 'accepted');
    assert.match(
      verdict.summary,
      /^Text: \*\*Approach:\*\* One function, no library\. Decided: the separator is a comma\.$/m,
    );
    const lost = mendedPlan.replace('One function, no library.', 'Decided: the separator is a comma.');
    assert.match(reasons(judge(lost, leftOpen(weakPlan))), /loses “One”|loses “function”/);
  });

  it('is judged in a moment, however long one of its criteria is', () => {
    assert.equal(judge(veryLong(mendedPlan), veryLong(weakPlan)).kind, 'refused');
    assert.equal(judge(veryLong(weakPlan).replace('works', 'runs'), veryLong(weakPlan)).kind, 'refused');
  }).timeout(5000);

  it('reads whatever line ends and byte order mark it has', () => {
    assert.equal(reasons(judge(windows(mendedPlan), windows(weakPlan))), 'accepted');
  });

  it('never throws, and never takes a text that lost a line', () => {
    const lines = mendedPlan.split('\n');
    const firm = lines.flatMap((line, at) =>
      line.trim() === '' || line === mendedLines.check || line.includes('test/export.test.js` (new)') ? [] : [at],
    );
    for (const at of firm) {
      const verdict = judge(lines.toSpliced(at, 1).join('\n'));
      assert.equal(verdict.kind, 'refused', lines[at]);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(weakPlan.length), (text, at) => {
        const verdict = judge(weakPlan.slice(0, at) + text + weakPlan.slice(at));
        assert.equal(verdict.kind, 'refused');
      }),
      { numRuns: 40 },
    );
  });
});

/** With every certain fix. */
function mostCertain(text: string): string {
  const plan = readPlan(file, text);
  assert.ok(plan !== undefined);
  const document = { file, lines: plan.lines(), plan, diagnosis: diagnose(plan) };
  return applyTextEdits(text, fixAll(document, alone));
}

function withoutScope(plan: string): string {
  return plan.replace(/\*\*Out of scope:\*\*[^#]*(?=## Tasks)/, '');
}

function leftOpen(plan: string): string {
  return plan.replace('no library.', 'no library. TBD: which separator.');
}

function veryLong(plan: string): string {
  return plan.replace('works correctly', `works correctly ${'a `b` not 3 s or c '.repeat(1500)}`);
}

/** With a byte order mark and the line ends of Windows. */
function windows(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}

/** Both plans with one more criterion, the last one. */
function withCriterion(plan: string, text: string): string {
  return plan.replace('\n## Design', () => `- [ ] ${text}\n\n## Design`);
}

describe('A criterion of a plan that is mended elsewhere', () => {
  const criteria = [
    ...acceptedExamples,
    // To delete an escape clause or “and so on” is what the doctor asks for, and a placeholder decides nothing.
    ...Object.entries(rejectedExamples)
      .flatMap(([code, texts]) => (/escape-clause|open-list|placeholder/.test(code) ? [] : texts))
      .map((text) => text.replaceAll(/[«»]/g, '')),
  ].filter((text) => !text.includes('\n') && !mendedPlan.includes(text));

  const changes: Readonly<Record<string, (text: string) => string>> = {
    dropped: () => '',
    'cut behind the middle': (text) => halves(text)[0],
    'cut before the middle': (text) => halves(text)[1],
    'given other numbers': (text) => outsideMarks(text, /\d+/g, (digits) => String(Number(digits) * 10 + 7)),
    'asked where possible': (text) => `${text.replace(/\.$/, '')} where possible`,
    'given an exception': (text) => `${text.replace(/\.$/, '')} unless DEBUG is set`,
    'no longer denied': (text) => text.replace(/\b(?:not|never|no|without|cannot) /i, ''),
    'robbed of what it names': (text) => text.replace(/`[^`]+`|"[^"]+"/, 'it'),
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`is never ${what}`, () => {
      const changed = criteria.filter((text) => change(text) !== text);
      // All of them would take a minute.
      const tried = changed.filter((_, at) => at % Math.ceil(changed.length / 15) === 0);
      assert.ok(tried.length > 10, `${tried.length} tried`);
      for (const text of tried) {
        const now = change(text);
        const after = now === '' ? mendedPlan : withCriterion(mendedPlan, now);
        assert.equal(judge(after, withCriterion(weakPlan, text)).kind, 'refused', `${text} → ${now}`);
      }
    });
  }

  it('may stay as it is', () => {
    const refusals = criteria.flatMap((text, at) => {
      if (at % 20 !== 0) {
        return [];
      }
      const verdict = judge(withCriterion(mendedPlan, text), withCriterion(weakPlan, text));
      return verdict.kind === 'refused' && /criterion|“/i.test(reasons(verdict))
        ? [`${text}: ${reasons(verdict)}`]
        : [];
    });
    assert.deepEqual(refusals, []);
  });
});

function halves(text: string): [string, string] {
  const words = text.split(' ');
  const middle = Math.ceil(words.length / 2);
  return words.length < 4 ? [text, text] : [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
}

function outsideMarks(text: string, what: RegExp, change: (words: string) => string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(what, change)))
    .join('');
}
