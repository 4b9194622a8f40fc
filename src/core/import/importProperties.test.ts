import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readPlan } from '../plan/readPlan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { oddText } from '../planning/oddText.ts';
import { importExample } from './importExample.ts';

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

const oddTexts = fc
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

/** Without what makes text safe for its place. */
function words(text: string): string {
  return text.replaceAll('\\', '').replaceAll(/\s+/g, ' ').trim();
}

describe('Importing any text', () => {
  it('never throws, and writes whole plans into the folder of plans only', () => {
    fc.assert(
      fc.property(oddTexts, (texts) => {
        const { plans } = importExample(texts, [], true);
        const files = plans.map(({ file }) => file);
        assert.equal(new Set(files).size, files.length);
        for (const { file, text, plan } of plans) {
          assert.match(file, /^docs\/plans\/[^/\\\p{Cc}]+\.md$/u);
          assert.deepEqual(readPlan(file, text)?.problems, []);
          for (const { path } of plan.files) {
            assert.ok(!path.startsWith('/') && !path.split('/').includes('..'), path);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('makes no circle, and no dependency on what is not there', () => {
    fc.assert(
      fc.property(oddTexts, (texts) => {
        const { plans } = importExample(texts, [], true);
        const index = new PlanIndex(plans.map(({ plan }) => plan));
        for (const [at, { plan }] of plans.entries()) {
          for (const { goal = plan.goal, id } of plan.blockedBy) {
            const [needed] = index.withKey(`${goal}:${id}`);
            const place = plans.findIndex((other) => other.plan.file === needed?.file);
            assert.ok(place !== -1 && place < at);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is known again, and changes nothing the second time', () => {
    fc.assert(
      fc.property(oddTexts, (texts) => {
        const first = importExample(texts, [], true);
        const again = importExample(
          texts,
          first.plans.map(({ plan }) => plan),
          true,
        );
        assert.deepEqual(
          again.plans.map(({ from }) => from),
          [],
        );
        assert.equal(again.known.length, first.plans.length);
        assert.ok(again.known.every(({ isChanged }) => !isChanged));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the words of criteria', () => {
    const criterion = fc.constantFrom(
      'WHEN a <b> is drawn THEN THE SYSTEM SHALL show `a < b`',
      '**Given** x, **When** y, **Then** "z" | w',
      '会員が選んだ時、予約すること',
      '100 % of [maps] are drawn in < 5 s (see #12)',
      'It says `## Tasks` and `---`',
    );
    fc.assert(
      fc.property(fc.uniqueArray(criterion, { minLength: 1 }), (criteria) => {
        const texts = new Map([
          [
            'backlog/tasks/task-1 - A.md',
            [
              '---',
              'id: task-1',
              'title: A',
              '---',
              '## Acceptance Criteria',
              ...criteria.map((text, at) => `- [ ] #${at + 1} ${text}`),
            ].join('\n'),
          ],
          [
            '.kiro/specs/a/requirements.md',
            ['### Requirement 1', '#### Acceptance Criteria', ...criteria.map((text, at) => `${at + 1}. ${text}`)].join(
              '\n',
            ),
          ],
          [
            'specs/001-a/spec.md',
            [
              '### User Story 1 - A',
              '**Acceptance Scenarios**:',
              '',
              ...criteria.map((text, at) => `${at + 1}. ${text}`),
            ].join('\n'),
          ],
          [
            '.taskmaster/tasks/tasks.json',
            JSON.stringify({
              tasks: [{ id: 1, title: 'A', acceptanceCriteria: criteria.map((text) => `- ${text}`).join('\n') }],
            }),
          ],
        ]);
        const { plans } = importExample(texts);
        assert.equal(plans.length, 4);
        for (const { plan } of plans) {
          assert.deepEqual(
            plan.criteria.map(({ text }) => words(text)),
            criteria.map(words),
          );
        }
      }),
    );
  });
});
