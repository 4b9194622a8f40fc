import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { type Audit, auditTopics } from '../../core/audit/audit.ts';
import { judgeAudit } from '../../core/audit/judgeAudit.ts';
import { readAuditFacts } from '../../node/auditFiles.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

const expectedSchema = z.strictObject({
  level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  missing: z.array(z.enum(auditTopics)),
});

function expectedOf(name: string): z.infer<typeof expectedSchema> {
  return expectedSchema.parse(JSON.parse(readFileSync(path.join(fixtures, name, 'expected.json'), 'utf8')));
}

async function auditOf(name: string): Promise<Audit> {
  const facts = await readAuditFacts(path.join(fixtures, name), { config: undefined });
  return judgeAudit(facts, undefined);
}

describe('The audit of little projects', () => {
  const names = readdirSync(fixtures);

  it('has many of them', () => {
    assert.ok(names.length >= 24);
  });

  for (const name of names) {
    it(`judges ${name}`, async () => {
      const { level, score, evidence, missing } = await auditOf(name);
      const expected = expectedOf(name);
      assert.deepEqual(
        { level, missing: missing.map(({ topic }) => topic).toSorted() },
        { level: expected.level, missing: expected.missing.toSorted() },
        `score ${score}`,
      );
      for (const { what, goal, raises } of missing) {
        assert.ok(what !== '' && goal !== '' && raises >= 0.1, `${what}: ${goal}`);
      }
      for (const { what, files } of evidence) {
        assert.notEqual(what, '');
        assert.ok(files.every((file) => !path.isAbsolute(file)));
      }
      const points = evidence.reduce((sum, each) => sum + each.points, 0);
      assert.ok(score - points >= -1e-9 && score - points < 0.1 * (evidence.length + 1), `${score} of ${points}`);
    });
  }
});
