/** A plan of which the doctor complains, and what an agent that keeps to the rules makes of it. */
export const weakPlan = `---
id: 001
title: Export notes
status: pending
priority: 3
needs-review: none
allow: [src/**, test/**]
deny: [src/secret/**]
---

## Plain-English Summary

Notes can be taken elsewhere.

## Requirements

- [ ] \`notes export --csv\` writes the header \`id,title\`, and must not write deleted notes
- [ ] The export answers within 200 ms for 1,000 notes
- [ ] When the file cannot be written, the export handles the error gracefully
- [ ] The export works correctly in \`src/export.js\`

## Design

**Files expected to change:**

- \`src/export.js\` (new)

**Approach:** One function, no library.

**Testing approach:** A test beside it.

**Out of scope:**

- Import of notes
- Any format but CSV

## Tasks

1. Write \`exportCsv\`
2. Call it from \`src/cli.js\`

## Verification

- [assert] \`node src/cli.js export --csv\` contains \`id,title\`
- [manual] Open the file in a spreadsheet
`;

export const mendedLines = {
  gracefully:
    '- [ ] When the file cannot be written, the export handles the error: it exits with code 2 and prints `cannot write` on standard error',
  works: '- [ ] `node --test test/export.test.js` passes: the export in `src/export.js` writes one line for each note',
  check: '- [cmd] `node --test test/export.test.js`',
} as const;

export const mendedPlan = weakPlan
  .replace(/^- \[ \] When the file.*$/m, mendedLines.gracefully)
  .replace(/^- \[ \] The export works.*$/m, mendedLines.works)
  .replace('- `src/export.js` (new)', '- `src/export.js` (new)\n- `test/export.test.js` (new)')
  .replace('- [manual]', `${mendedLines.check}\n- [manual]`);
