import assert from 'node:assert/strict';
import { parser } from '@lezer/markdown';
import * as fc from 'fast-check';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/readPlan.ts';
import { checkLine, strictCheck } from './checkForm.ts';
import { exampleProposal, exampleProposed } from './exampleProposal.ts';
import { oddProposal, oddText } from './oddText.ts';
import { planText, type PlanPlace } from './planText.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';
import { safeLine, safeProse } from './safeText.ts';
import { tidyProposal } from './tidyProposal.ts';

const place: PlanPlace = {
  idText: '007',
  goal: 'notes',
  blockedBy: ['006', 'other:003'],
  created: '2026-11-22',
  decisions: [
    { question: 'Which separator?', answer: 'A comma', by: 'person' },
    { question: 'A header?', answer: '', by: 'planner' },
  ],
};

function written(plan: ProposedPlan, given: Partial<PlanPlace> = {}): { text: string; plan: Plan } {
  const text = planText(plan, { ...place, ...given });
  const read = readPlan('docs/plans/007-x.md', text);
  assert.ok(read !== undefined);
  return { text, plan: read };
}

function tidied(plan: Partial<ProposedPlan>): ProposedPlan {
  const tidy = tidyProposal({ goal: 'notes', plans: [exampleProposed(plan)] }).plans[0];
  assert.ok(tidy !== undefined);
  return tidy;
}

/** What a reader finds of what was proposed. */
function found(plan: Plan): unknown {
  return {
    title: plan.title,
    criteria: plan.criteria.map(({ text }) => text),
    files: plan.files.map(({ path, change }) => ({ path, change })),
    tasks: plan.tasks.map(({ text }) => text),
    checks: plan.checks.map(({ tag, text }) => `[${tag}] ${text}`),
  };
}

function proposed({ title, criteria, files, tasks, checks }: ProposedPlan): unknown {
  return { title, criteria, files, tasks, checks: checks.map(checkLine) };
}

const headings = ['Plain-English Summary', 'Requirements', 'Decisions', 'Design', 'Tasks', 'Verification'];

/** Nodes that hide text or let it be something else than text. */
const forbidden =
  /^(?:HTMLBlock|HTMLTag|Comment|CommentBlock|ProcessingInstruction|ProcessingInstructionBlock|LinkReference|SetextHeading\d|ATXHeading[13456]|Autolink)$/;

describe('A plan file that is written', () => {
  it('looks as a person would write it', () => {
    const plan = tidied({ outOfScope: ['Import'], blockedBy: [] });
    assert.equal(
      planText(plan, place),
      `---
id: 007
title: Export notes as CSV
status: pending
goal: notes
blocked-by: [006, other:003]
created: 2026-11-22
---

## Plain-English Summary

People can take their notes into a table program.

## Requirements

Notes are exported with id and title, so that a table program can open them.

- [ ] When \`node src/cli.js export --csv\` runs, it prints \`id,title\` and exits with code 0

## Decisions

- Which separator? — A comma (decided by the person)
- A header? — no preference (decided by the planner)

## Design

**Files expected to change:**

- \`src/cli.js\`

**Approach:** One function makes a line of each note, and the command prints them.

**Testing approach:** A unit test of the function, with a comma in a title.

**Out of scope:**

- Import

## Tasks

1. Write the function with its test
2. Call it in the command
3. Name the option in the usage text

## Verification

- [assert] \`node src/cli.js export --csv\` contains \`id,title\`
`,
    );
  });

  it('gives back what was proposed, whatever that is', () => {
    fc.assert(
      fc.property(oddProposal, fc.array(oddText, { maxLength: 3 }), (proposal, answers) => {
        const decisions = answers.map((answer) => ({ question: answer, answer, by: 'person' as const }));
        for (const plan of tidyProposal(proposal).plans) {
          const { text, plan: read } = written(plan, { decisions });
          assert.deepEqual(found(read), proposed(plan), text);
          assert.deepEqual([read.id, read.goal, read.status], [7, 'notes', 'pending']);
          assert.deepEqual([...read.keys.keys()], ['id', 'title', 'status', 'goal', 'blocked-by', 'created']);
          assert.deepEqual(
            read.blockedBy.map(({ goal, id }) => [goal, id]),
            [
              [undefined, 6],
              ['other', 3],
            ],
          );
          assert.equal(read.outOfScope, plan.outOfScope.length > 0, text);
          const sections = read.sections.map(({ heading }) => heading);
          assert.deepEqual(
            sections,
            headings.filter((heading) => sections.includes(heading)),
            text,
          );
          assert.deepEqual(
            read.problems.filter(({ code }) => code !== 'check.no-tag'),
            [],
            text,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('holds no HTML, no hidden text and no heading but ours, for whoever renders it', () => {
    fc.assert(
      fc.property(oddProposal, (proposal) => {
        for (const plan of tidyProposal(proposal).plans) {
          const { text } = written(plan);
          const body = text.slice(text.indexOf('\n---\n') + 5);
          const nodes: string[] = [];
          let shown = '';
          parser.parse(body).iterate({
            enter: (node) => {
              nodes.push(node.name);
              if (node.name === 'ATXHeading2' && node.node.parent?.name === 'Document') {
                shown += `${body.slice(node.from, node.to)}\n`;
              }
            },
          });
          assert.deepEqual(
            nodes.filter((name) => forbidden.test(name) && !isInItem(name)),
            [],
            body,
          );
          const own = headings.filter((heading) => shown.includes(`## ${heading}\n`));
          assert.equal(shown, own.map((heading) => `## ${heading}\n`).join(''), body);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same when it is made tidy twice', () => {
    fc.assert(
      fc.property(oddProposal, (proposal) => {
        const once = tidyProposal(proposal);
        assert.deepEqual(tidyProposal(once), once);
      }),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(oddText, (text) => {
        assert.equal(safeLine(safeLine(text)), safeLine(text));
        assert.equal(safeProse(safeProse(text)), safeProse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves ordinary words as they are', () => {
    for (const text of [
      'Prints `a < b` when 1 < 2 and `<b>` is bold; see [the docs](docs/a.md): *all* of it.',
      'Uses `Map<string, number>`, "quotes" and 50 % of C:\\temp.',
    ]) {
      assert.equal(safeLine(text), text);
      assert.equal(safeProse(text), text);
    }
    const prose =
      'First:\n\n- one\n  - two\n1. three\n\n```ts\nconst a: Map<string, number>;\n# no heading\n```\n\n> quoted\n\n| a | b |\n| - | - |\n\n**Note:** it is so.';
    assert.equal(safeProse(prose), prose);
  });

  it('leaves no doubt where code begins, for any reader of Markdown', () => {
    assert.equal(safeLine('a ` b'), 'a \\` b');
    assert.equal(safeLine('a \\``<b>` c'), 'a \\`\\`\\<b>\\` c');
    assert.equal(safeLine('`<b>` <b> ``c ` d``'), '`<b>` \\<b> ``c ` d``');
    assert.equal(safeProse('```\nopen <b>'), '```\nopen <b>\n```');
    assert.equal(safeProse('~~~ts\n```\n# no\n~~~'), '````ts\n```\n# no\n````');
  });

  it('keeps very long texts, in linear time', () => {
    const long = 'word <b> `code` \\ ** '.repeat(20_000);
    const plan = tidied({ criteria: [long], approach: `${long}\n`.repeat(3), tasks: ['`'.repeat(100_000)] });
    const { plan: read } = written(plan);
    assert.deepEqual(found(read), proposed(plan));
    assert.ok((read.criteria[0]?.text.length ?? 0) > 400_000);
  });

  it('takes marks off that planners put before items', () => {
    const plan = tidied({
      criteria: ['- [ ] One', '* Two', '[x] Three', 'One'],
      tasks: ['1. First', '2) Second', '3 files'],
    });
    assert.deepEqual(plan.criteria, ['One', 'Two', 'Three']);
    assert.deepEqual(plan.tasks, ['First', 'Second', '3 files']);
  });

  it('puts plans behind those that they wait for, and keeps what cannot be', () => {
    assert.deepEqual(titles(exampleProposal([1], [])), ['Plan 1', 'Plan 0']);
    assert.deepEqual(titles(exampleProposal([7], [])), ['Plan 0', 'Plan 1']);
    assert.deepEqual(
      tidyProposal(exampleProposal([7], [1])).plans.map(({ blockedBy }) => blockedBy),
      [[7], [1]],
    );
  });
});

function titles(proposal: Proposal): string[] {
  return tidyProposal(proposal).plans.map(({ title }) => title);
}

function strict(tag: string, command: string, expect: string): string {
  const check = strictCheck({ tag, command, expect });
  return check === undefined ? '' : checkLine(check);
}

/** A list item may begin with marks of a heading or a line below a heading: what they make stays in the item. */
function isInItem(name: string): boolean {
  return /^(?:ATXHeading|SetextHeading)/.test(name);
}

describe('A proposed check', () => {
  it('is written in the form that the reader takes as certain', () => {
    const forms: [string, string, string, string][] = [
      ['cmd', 'npm test', '', '[cmd] `npm test`'],
      ['cmd', '`npm test`', 'exit code 0', '[cmd] `npm test`'],
      ['cmd', '$ npm test', 'passes', '[cmd] `npm test`'],
      ['cmd', 'npm test', 'exits with code 1', '[cmd] `npm test` exits 1'],
      ['assert', 'wc -l a', 'at least 5', '[assert] `wc -l a` at least 5'],
      ['assert', 'cat a', '>= 5', '[assert] `cat a` at least 5'],
      ['assert', 'cat a', '"b c"', '[assert] `cat a` contains `b c`'],
      ['assert', 'cat a', 'the output contains `b "c"`', '[assert] `cat a` contains `b "c"`'],
      ['assert', 'cat a', 'outputs 3', '[assert] `cat a` outputs `3`'],
      ['assert', 'cat a | own', 'contains "x"', '[cmd] `cat a | own` contains `x`'],
      ['assert', 'cat a | word', '', '[assert] `cat a` contains `word`'],
      ['assert', 'cat a | wc -l', 'outputs 3', '[assert] `cat a | wc -l` outputs `3`'],
      ['assert', 'cat a', 'contains "a`b"', '[assert] `cat a` contains "a`b"'],
      ['status', 'curl localhost:3000/a', '200', '[status] `curl localhost:3000/a` -> 200'],
      ['status', 'curl localhost:3000/a -> 404', '', '[status] `curl localhost:3000/a` -> 404'],
      ['cmd', '!grep x y', '', '[cmd] `! grep x y`'],
      ['cmd', 'echo `date`', '', '[cmd] `` echo `date` ``'],
      ['cmd', 'npm ci\nnpm test', '', '[cmd] `npm ci && npm test`'],
      ['cmd', 'npm test \\\n  --all', '', '[cmd] `npm test --all`'],
      ['cmd', '```sh\nnpm test\n```', '', '[cmd] `npm test`'],
      ['cmd', 'grep "a  b" c', '', '[cmd] `grep "a  b" c`'],
      ['manual', 'Look at it', 'it is blue', '[manual] Look at it — it is blue'],
      ['browse', '`http://localhost:3000/`', 'shows “Hello”', '[browse] `http://localhost:3000/` shows “Hello”'],
      ['[CMD]', 'true', '', '[cmd] `true`'],
    ];
    for (const [tag, command, expect, line] of forms) {
      assert.equal(strict(tag, command, expect), line);
    }
  });

  it('stays as it is where nobody can tell what is expected, and is nothing without a command', () => {
    assert.equal(strict('assert', 'cat a', 'shows all notes'), '[assert] `cat a` shows all notes');
    assert.equal(strict('test', 'npm test', ''), '[test] `npm test`');
    assert.equal(strict('cmd', ' \n', 'exits 1'), '');
    assert.equal(strict('manual', '', ''), '');
  });
});
