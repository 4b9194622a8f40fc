import type { RuleExamples } from './ruleExamples.ts';

const body = '\n## Verification\n\n- [cmd] `npm test`\n';

/** What the reader reports, by its own words in the file. */
export const readerExamples: readonly RuleExamples[] = [
  {
    code: 'plan.text-before-frontmatter',
    rejects: [
      { text: `<!-- draft -->\n---\nid: 1\nstatus: pending\n---\n${body}`, marks: ['<!-- draft -->'] },
      { text: `\n# Notes\n\n---\nid: 1\nstatus: pending\n---\n${body}`, marks: ['# Notes'] },
      { text: `One\nTwo\n---\nid: 1\nstatus: pending\n---`, marks: ['One'] },
      { text: `\`\`\`markdown\n---\nid: 1\nstatus: pending\n---\n${body}\n\`\`\`\n`, marks: ['```markdown'] },
      { text: `x\n\n---\nid: 1\nstatus: pending\n---\nbody\n`, marks: ['x'] },
    ],
    accepts: [
      {},
      { text: `\n\n---\nid: 1\nstatus: pending\n---\n` },
      { text: `---\nid: 1\nstatus: pending\n---\ntext` },
      { text: `\uFEFF---\nid: 1\nstatus: pending\n---\n` },
    ],
  },
  {
    code: 'plan.frontmatter-not-closed',
    rejects: [
      { text: `---\nid: 1\nstatus: pending\n${body}`, marks: ['---'] },
      { text: '---\nid: 1\nstatus: pending', marks: ['---'] },
      { text: `---\nid: 1\nstatus: pending\nblocked-by:\n  - 2\n\n## Tasks\n\n1. One\n`, marks: ['---'] },
      { text: `---\nstatus: pending\nid: 1\n# Title\n`, marks: ['---'] },
    ],
    accepts: [
      {},
      { text: '---\nid: 1\nstatus: pending\n---' },
      { text: '---\nid: 1\nstatus: pending\n---  \n' },
      { text: '---\n# a comment\nid: 1\nstatus: pending\n---\n' },
    ],
  },
  {
    code: 'plan.duplicate-key',
    rejects: [
      { head: ['id: 1', 'status: pending', 'status: done'], marks: ['status'] },
      { head: ['id: 1', 'id: 1', 'status: pending'], marks: ['id'] },
      { head: ['id: 1', 'status: pending', 'allow: a', 'allow:', '  - b', '  - c'], marks: ['allow'] },
      { head: ['id: 1', 'status: pending', 'title: a', 'title: b', 'title: c'], marks: ['title', 'title'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'status: pending', '# status: done'] },
      { head: ['id: 1', 'status: pending', 'x: a', 'X: b'] },
      { end: 'status: done' },
    ],
  },
  {
    code: 'plan.no-id',
    rejects: [
      { head: ['title: Export', 'status: pending'], marks: ['pending'] },
      { head: ['id:', 'status: pending'], marks: ['pending'] },
      {
        head: ['status: pending'],
        others: { 'docs/plans/001-other.md': { head: ['id: 1', 'status: done'] } },
        marks: ['pending'],
      },
      { head: ['id: ~', 'status: pending'], marks: ['pending'] },
    ],
    accepts: [
      {},
      { head: ['status: pending', 'id: 007'] },
      { head: ['id: "7"', 'status: pending'] },
      { head: ['id: seven', 'status: pending'] },
    ],
  },
  {
    code: 'plan.id-not-a-number',
    rejects: [
      { head: ['id: seven', 'status: pending'], marks: ['seven'] },
      { head: ['id: seven', 'id: 7', 'status: pending'], marks: ['seven'] },
      { head: ['id: [a, b]', 'status: pending'], marks: ['[a, b]'] },
      { head: ['id: "#7"', 'status: pending'], marks: ['"#7"'] },
      { head: ['id: 7.', 'status: pending'], marks: ['7.'] },
      { head: ['id: -3', 'status: pending'], marks: ['-3'] },
    ],
    accepts: [
      {},
      { head: ['id: 7', 'id: seven', 'status: pending'] },
      { head: ['id: 007', 'status: pending'] },
      { head: ['id: 0', 'status: pending'] },
      { head: ["id: '12'", 'status: pending'] },
    ],
  },
  {
    code: 'plan.no-status',
    rejects: [
      { head: ['id: 1', 'title: Export notes', 'Status: pending'], marks: ['Status'] },
      { head: ['id: 1', 'title: Export notes', 'State: Pending'], marks: ['State'] },
      { head: ['id: 1', 'staus: pending', 'title: Export notes'], marks: ['staus'] },
      { head: ['id: 1', 'STATUS: in-progress', 'title: Export notes'], marks: ['STATUS'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'title: Export notes', 'status: pending', 'state: pending'] },
      { head: ['id: 1', 'title: Export notes', 'status: done', 'stage: done'] },
      { head: ['id: 1', 'title: Export notes', 'status: Pending'] },
    ],
  },
  {
    code: 'plan.unknown-status',
    rejects: [
      { head: ['id: 1', 'status: pendng'], marks: ['pendng'] },
      { head: ['id: 1', 'status: In Progress'], marks: ['In Progress'] },
      { head: ['id: 1', 'status: todo'], marks: ['todo'] },
      { head: ['id: 1', 'status: whatever'], marks: ['whatever'] },
      { head: ['id: 1', 'status: [done]'], marks: ['[done]'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'status: in-progress'] },
      { head: ['id: 1', 'status: "done"'] },
      { head: ['id: 1', 'status: skipped # for now'] },
    ],
  },
  {
    code: 'plan.dependency-not-readable',
    rejects: [
      { head: ['id: 1', 'status: pending', 'blocked-by: [the parser]'], marks: ['[the parser]'] },
      { head: ['id: 1', 'status: pending', 'blocked-by: [2, "#3"]'], marks: ['[2, "#3"]'] },
      {
        head: ['id: 1', 'status: pending', 'blocked-by:', '  - 002-parse.md', '  - 4'],
        others: { 'docs/plans/002-parse.md': { head: ['id: 2', 'status: done'] } },
        marks: ['blocked-by:'],
      },
      { head: ['id: 1', 'status: pending', 'depends-on: plan 2'], marks: ['plan 2'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'status: pending', 'blocked-by: [002, goal:3]'] },
      { head: ['id: 1', 'status: pending', 'blocked-by: none'] },
      { head: ['id: 1', 'status: pending', 'blocked-by: 2, 3'] },
    ],
  },
  {
    code: 'plan.priority-not-a-number',
    rejects: [
      { head: ['id: 1', 'status: pending', 'priority: high'], marks: ['high'] },
      { head: ['id: 1', 'status: pending', 'priority: P1'], marks: ['P1'] },
      { head: ['id: 1', 'status: pending', 'priority: 1.5'], marks: ['1.5'] },
      { head: ['id: 1', 'status: pending', 'priority: 1 or 2'], marks: ['1 or 2'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'status: pending', 'priority: -1'] },
      { head: ['id: 1', 'status: pending', 'priority:'] },
      { head: ['id: 1', 'status: pending', 'priority: 10'] },
    ],
  },
  {
    code: 'plan.timeout-not-a-number',
    rejects: [
      { head: ['id: 1', 'status: pending', 'timeout: 2 min'], marks: ['2 min'] },
      { head: ['id: 1', 'status: pending', 'timeout: 90s'], marks: ['90s'] },
      { head: ['id: 1', 'status: pending', 'timeout: 0'], marks: ['0'] },
      { head: ['id: 1', 'status: pending', 'timeout: long'], marks: ['long'] },
    ],
    accepts: [
      {},
      { head: ['id: 1', 'status: pending', 'timeout: 90'] },
      { head: ['id: 1', 'status: pending', 'timeout: "90"'] },
      { head: ['id: 1', 'status: pending', 'timeout:'] },
    ],
  },
  {
    code: 'check.no-tag',
    rejects: [
      { checks: ['[cmd] `npm test`', '`npm run lint`'], marks: ['`npm run lint`'] },
      { checks: ['`grep -c x a.ts` at least 2'], marks: ['`grep -c x a.ts` at least 2'] },
      { checks: ['`npm test` passes'], marks: ['`npm test` passes'] },
      { checks: ['`npm test` looks\n  good'], marks: ['`npm test` looks'] },
      { checks: ['! `grep -r TODO src`'], marks: ['! `grep -r TODO src`'] },
    ],
    accepts: [
      {},
      { checks: ['[cmd] `npm test`', 'Some words with `code`'] },
      { checks: ['[cmd] npm test\n  - `a nested one`'] },
      { checks: ['[manual] `x`'] },
    ],
  },
];
