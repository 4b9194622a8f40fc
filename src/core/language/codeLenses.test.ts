import assert from 'node:assert/strict';
import { codeLensesOf } from './codeLenses.ts';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';

const hour = 3_600_000;

/** Each lens on a line: the line that it stands above, its words, and what it does. */
function lenses(text: string, repository: ExampleRepository = {}): string[] {
  const { document, workspace } = exampleAt(text, repository);
  return codeLensesOf(document, workspace, 10 * hour).map(
    ({ range, title, command }) =>
      `${range.start.line}: ${title} -> ${command.command}(${command.arguments.join(', ')})`,
  );
}

function offersAgent(source: string): boolean {
  return lenses(source).some((lens) => lens.includes('mstack.fixPlan'));
}

const soundPlan = `---
id: 7
status: pending
---

## Requirements

- [ ] \`npm test\` exits 0.

## Design

**Files expected to change:**

- \`src/a.ts\` (new)
- \`test/a.test.ts\` (new)

**Out of scope:** everything else.

## Tasks

1. Write \`src/a.ts\`.

## Verification

- [cmd] \`npm test\`
`;

describe('Code lenses', () => {
  const text = [
    '---',
    'id: 7',
    'title: Print dates',
    'status: pending',
    '---',
    '',
    '## Verification',
    '',
    '- [cmd] `npm test`',
    '- [assert] `x` looks good',
    '- [manual] Look',
    '- [browse] /home',
    '- [status] `curl x` -> 200',
  ].join('\n');
  const file = 'docs/plans/007-example.md';
  const said = (sentence: string): string => `0: ${sentence} -> mstack.explain(${file}, ${sentence})`;

  it('stand above the plan and above each check that can be run', () => {
    const [score = '', ...others] = lenses(text);
    assert.match(
      score,
      /^0: \d[\d.]* · clarity [\d.]+, testability [\d.]+, scope-fit [\d.]+, autonomy-readiness [\d.]+ -> mstack\.showScore\(docs\/plans\/007-example\.md\)$/,
    );
    assert.deepEqual(others, [
      `0: Run plan -> mstack.runPlan(${file})`,
      `0: Fix with agent -> mstack.fixPlan(${file})`,
      `8: Run check -> mstack.runCheck(${file}, 8)`,
      `11: Skipped in a run: it takes a browser -> mstack.explain(${file}, A run skips a [browse] check, and it is no evidence: it takes a browser. Look at the page yourself.)`,
      `12: Run check -> mstack.runCheck(${file}, 12)`,
    ]);
  });

  it('offer an agent only for a plan that is weak, and still to be done', () => {
    assert.equal(offersAgent(text.replace('pending', 'done')), false);
    assert.equal(offersAgent(soundPlan), false);
  });

  it('offer no run of a check that would send work elsewhere', () => {
    const pushing = text.replace('`npm test`', '`git push origin main`');
    assert.ok(!lenses(pushing).some((lens) => lens.startsWith('8:')));
  });

  it('say what a check gave the last time', () => {
    const evidence = {
      'npm test': { outcome: 'passed', reason: 'exit code 0.', at: 8 * hour, run: 'r' },
      'curl x': { outcome: 'failed', reason: 'no', at: 10 * hour, run: 'r' },
    } as const;
    const runs = lenses(text, { evidence }).filter((lens) => lens.includes('Run check'));
    assert.deepEqual(runs, [
      `8: Run check · passed 2 h ago -> mstack.runCheck(${file}, 8)`,
      `12: Run check · failed just now -> mstack.runCheck(${file}, 12)`,
    ]);
  });

  it('say why a plan cannot be run, instead', () => {
    assert.equal(lenses(text.replace('pending', 'done'))[1], said('This plan is done.'));
    assert.equal(
      lenses(text.replace('id: 7', 'id: 7\nblocked-by: [9]'))[1],
      said('This plan waits for 009, which does not exist: correct blocked-by.'),
    );
    assert.equal(
      lenses(text.slice(0, text.indexOf('##')))[1],
      said('This plan has no executable check: add one under Verification, e.g. - [cmd] npm test.'),
    );
  });

  it('stand at the opening fence, wherever it is', () => {
    assert.equal(lenses(`<!-- from a template -->\n\n${text}`)[0]?.startsWith('2: '), true);
  });

  it('are none in files that are no plans', () => {
    assert.deepEqual(lenses('# Readme\n\n- [cmd] `npm test`'), []);
  });
});
