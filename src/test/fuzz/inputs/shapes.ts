/** Plans in the shapes that are found in the wild, written for this test; mutations make the rest of them. */
export const shapes: readonly string[] = [
  `---
id: 007
title: "Export: notes as Markdown"
status: pending
goal: notes
blocked-by: [003, other:5]
priority: 2
allow: ["src/**", docs/*.{md,txt}]
---

## Plain-English Summary

A person gets their notes out.

## Requirements

Why this matters.

**Acceptance criteria:**

- [ ] \`notes export --out a.md\` writes one heading for each note,
      in the order of their dates, and exits 0.
- [ ] Without notes it prints "Nothing to export" to standard error
  - and writes no file
  - and exits 3
- [x] Export is fast and works as expected.

## Design

**Files expected to change:**

- \`src/export.ts\`: NEW. Writes the file.
- \`src/cli.ts\`, \`src/help.ts\`: the new command.
- \`src/old.ts\` (deleted)

**Approach:** One pass.

**Out of scope:** HTML.

## Tasks

1. Write \`src/export.ts\`.
2. Wire it up:
   - the command
   - its help

## Verification

- [cmd] \`npm test\`
- [cmd] \`grep -c '^#' a.md\` outputs "3" — three notes
- [assert] cat a.md | Hello
- [assert] \`wc -l a.md\` >= 10
- [status] curl -s http://localhost:3000/notes -> 200
- [browse] http://localhost:3000 the list shows three notes
- [manual] Look at it.
- \`npm run lint\`
`,
  `<!-- made by a tool -->
---
id: 12
title: fix: the parser
status: in-progress
depends-on:
  - 3
  - goal: 4
needs-review: architecture, security
review-required: [design, code]
reviews: ["type=design verdict=approved"]
# a comment
created: 2026-01-02
id: 13
---
# Plan 12

## Acceptance Criteria

1. THE system SHALL store \`\`a \` b\`\`.
2. WHEN the list is empty THEN the page says “No notes”.

### Files to change:
* lib/{a,b}.py / lib/c.py
+ tests/ (new)

\`\`\`sh
## not a heading
- [cmd] not a check
\`\`\`

## Tasks of the parser ##
## Verification plan
* \`[cmd] make test\` exits with code 0.
* **[assert]** \`! git grep TODO\`
* [cmd] TBD
| a | b |
|---|---|
> - [cmd] quoted
`,
  '---\nid: 1\nstatus: done\ncompleted: 2026-01-01\n\n# No closing fence\n\n## Verification\n\n- [cmd] true\n',
  '---\nid: 1\ntitle: >\n  Folded\n  title\nstatus: pending\nblocked-by: [\n  1,\n  2\n]\n---\n## Requirements\n- [ ] a\n\n## Implementation Notes\n\nDone.\n\n## Diagnosis\n\n**Tried:** all\n',
  '# Only a note\n\nNo status here.\n',
  '---\nstatus: pending\n---',
  '',
];
