import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readPlan } from '../plan/readPlan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { importExample } from './importExample.ts';
import { oddSources } from './oddSources.ts';

/** Without what makes text safe for its place. */
function words(text: string): string {
  return text.replaceAll('\\', '').replaceAll(/\s+/g, ' ').trim();
}

describe('Importing any text', () => {
  it('never throws, and writes whole plans into the folder of plans only', () => {
    fc.assert(
      fc.property(oddSources, (texts) => {
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
      fc.property(oddSources, (texts) => {
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
      fc.property(oddSources, (texts) => {
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
