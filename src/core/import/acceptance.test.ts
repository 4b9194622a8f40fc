import assert from 'node:assert/strict';
import { checkLine } from '../planning/checkForm.ts';
import { detectSources, readSource } from './formats.ts';

const bullet = '- `npm test` passes';

/** A source of each format in which the statement stands where the format has its acceptance criteria. */
const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'spec-kit, below a label': {
    'specs/001-maps/spec.md': `# Maps\n\n### User Story 1 - Draw\n\nA map is drawn.\n\n**Acceptance Scenarios**:\n\n${bullet}\n`,
  },
  'spec-kit, below a heading': {
    'specs/001-maps/spec.md': `# Maps\n\n### User Story 1 - Draw\n\nA map is drawn.\n\n#### Acceptance Criteria\n\n${bullet}\n`,
  },
  'spec-kit, measurable': {
    'specs/001-maps/spec.md': '# Maps\n\n## Success Criteria\n\n- **SC-001**: `npm test` passes\n',
  },
  'spec-kit, a checkpoint': {
    'specs/001-maps/spec.md': '# Maps\n\n### User Story 1 - Draw\n\n1. **Given** a map **Then** it is drawn\n',
    'specs/001-maps/tasks.md':
      '## Phase 1: User Story 1\n\n- [ ] T001 [US1] Draw\n\n**Checkpoint**: `npm test` passes\n',
  },
  'OpenSpec, proposal': {
    'openspec/changes/add-maps/proposal.md': `# Change: Add maps\n\n## Why\n\nThere are none.\n\n## Acceptance Criteria\n\n${bullet}\n`,
  },
  'OpenSpec, tasks': {
    'openspec/changes/add-maps/tasks.md': `## 1. Maps\n\n- [ ] 1.1 Draw\n\n## Acceptance\n\n${bullet}\n`,
  },
  Kiro: {
    '.kiro/specs/maps/requirements.md': `### Requirement 1: Maps\n\n#### Acceptance Criteria\n\n1. \`npm test\` passes\n`,
  },
  'Backlog.md': {
    'backlog/tasks/task-1 - Maps.md': `---\nid: task-1\ntitle: Maps\n---\n\n## Acceptance Criteria\n\n- [ ] #1 \`npm test\` passes\n`,
  },
  'Backlog.md, without boxes': {
    'backlog/tasks/task-1 - Maps.md': `---\nid: task-1\ntitle: Maps\n---\n\n## Acceptance Criteria\n\n${bullet}\n`,
  },
  'Task Master': {
    '.taskmaster/tasks/tasks.json': JSON.stringify({
      tasks: [{ id: 1, title: 'Maps', acceptanceCriteria: `${bullet}\n- maps are grey` }],
    }),
  },
  'Task Master, a sentence of the test strategy': {
    '.taskmaster/tasks/tasks.json': JSON.stringify({
      tasks: [{ id: 1, title: 'Maps', testStrategy: 'Look at a map. Run `npm test`. Ask a hiker.' }],
    }),
  },
};

describe('A command that passes among acceptance criteria', () => {
  for (const [name, files] of Object.entries(sources)) {
    it(`becomes a check: ${name}`, () => {
      const texts = new Map(Object.entries(files));
      const plans = detectSources([...texts.keys()]).flatMap((source) => readSource(source, texts).plans);
      assert.deepEqual(
        plans.map(({ checks }) => checks.map(checkLine)),
        [['[cmd] `npm test`']],
      );
    });
  }
});
