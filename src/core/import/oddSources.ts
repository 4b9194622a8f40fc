import * as fc from 'fast-check';
import { oddText } from '../planning/oddText.ts';

/** Lines that mean something to one of the readers, among those that break plan files. */
const lines = [
  '# Feature Specification: Maps',
  '## Phase 1: Setup',
  '## Phase 2: User Story 1 - Draw (Priority: P1)',
  '### User Story 1 - Draw (Priority: P1)',
  '### Functional Requirements',
  '- **FR-001**: It MUST draw',
  '1. **Given** a map, **When** it is drawn, **Then** it is there',
  '- [ ] T001 [P] [US1] Draw in src/draw.ts (depends on T002, T003)',
  '- [x] T002 Draw in ../../draw.ts',
  '**Checkpoint**: It works',
  '## ADDED Requirements',
  '### Requirement: Draw',
  '#### Scenario: Drawn',
  '- **WHEN** it is drawn',
  '### Requirement 1: Draw',
  '#### Acceptance Criteria',
  '1. WHEN a map is drawn THEN THE SYSTEM SHALL show it',
  '- [ ] 1. Draw',
  '  - [ ]* 1.1 Test',
  '    - _Requirements: 1.1-1.3, 2_',
  '- [-] 2.1 Draw again',
  '## Acceptance Criteria',
  '<!-- AC:BEGIN -->',
  '- [ ] #1 It draws',
  '---',
  'id: task-1',
  'id: ../../x',
  'title: "Draw',
  'status: Done',
  'dependencies: [task-1, task-2]',
  'priority: high',
  'Ask the harbour master before you begin.',
  'Boats stay in the water, however cold it is,',
  '**Status**: Draft',
  '  - [ ] Look twice',
  '> Somebody said so',
  '| tide | height |',
  '<!-- Say here what is meant -->',
  '<!--',
  '-->',
  '## Notes',
  '#### Further words',
  '```',
  '',
];

const oddFile = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...lines) }, oddText), { maxLength: 30 })
  .map((parts) => parts.join('\n'));

const oddTask = fc.dictionary(
  fc.constantFrom(
    'id',
    'title',
    'status',
    'dependencies',
    'subtasks',
    'details',
    'acceptanceCriteria',
    'priority',
    'testStrategy',
  ),
  fc.oneof(oddText, fc.nat({ max: 3 }), fc.array(fc.oneof(fc.nat({ max: 3 }), oddText)), fc.jsonValue()),
);

const oddJson = fc.oneof(
  oddFile,
  fc
    .record({ master: fc.record({ tasks: fc.array(oddTask) }), other: fc.jsonValue() })
    .map((value) => JSON.stringify(value)),
);

/** Texts of all formats, by their paths. */
export const oddSources = fc
  .record(
    {
      'specs/001-maps/spec.md': oddFile,
      'specs/001-maps/tasks.md': oddFile,
      'openspec/changes/draw/proposal.md': oddFile,
      'openspec/changes/draw/tasks.md': oddFile,
      'openspec/changes/draw/specs/maps/spec.md': oddFile,
      '.kiro/specs/draw/requirements.md': oddFile,
      '.kiro/specs/draw/bugfix.md': oddFile,
      '.kiro/specs/draw/tasks.md': oddFile,
      'backlog/config.yml': oddFile,
      'backlog/tasks/task-1 - Draw.md': oddFile,
      'backlog/tasks/task-2 - Draw `it` #2.md': oddFile,
      '.taskmaster/tasks/tasks.json': oddJson,
    },
    { requiredKeys: [] },
  )
  .map((files) => new Map(Object.entries(files)));
