import assert from 'node:assert/strict';
import * as z from 'zod';
import { auditTopics } from '../../core/audit/audit.ts';
import { makeRig, told } from './rig.ts';

const auditTopic = z.enum(auditTopics);

const audited = z.strictObject({
  level: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  score: z.number(),
  evidence: z.array(
    z.strictObject({ topic: auditTopic, what: z.string(), points: z.number(), files: z.array(z.string()) }),
  ),
  missing: z.array(z.strictObject({ topic: auditTopic, what: z.string(), raises: z.number(), goal: z.string() })),
  measuredOn: z.string(),
});

const doctored = z.object({ confidence: z.unknown() });

describe('the confidence in a project', () => {
  it('audit gives what speaks for the level, and what each missing thing would raise', async () => {
    await using rig = await makeRig({
      files: {
        'package.json': JSON.stringify({ bin: 'src/a.js', scripts: { test: 'node --test' } }),
        'src/a.test.js': "test('a', () => {\n  assert.ok(a());\n});\n",
      },
    });
    const audit = await rig.mstack('audit', '--json');
    assert.equal(audit.code, 0, told(audit));
    const { level, score: points, evidence, missing } = audited.parse(JSON.parse(audit.out));
    assert.equal(level, 'LOW');
    assert.ok(points < 4);
    assert.deepEqual(
      evidence.map(({ topic, what }) => `${topic}: ${what}`),
      ['unit: 1 test over 1 line (Node’s test runner)'],
    );
    const [first] = missing;
    assert.equal(first?.topic, 'unit');
    assert.ok(first.raises > 3);
    assert.match(
      missing.find(({ topic }) => topic === 'end-to-end')?.goal ?? '',
      /^Add an end-to-end test for src\/a\.js: /,
    );
    const plain = await rig.mstack('audit');
    assert.equal(plain.code, 0, told(plain));
    assert.match(plain.out, /^Confidence: LOW \d\.\d of 10\. [^]*\nNext: mstack plan "Add [^"]*"\n$/);
    const doctor = await rig.mstack('doctor', '--json');
    assert.deepEqual(doctored.parse(JSON.parse(doctor.out)).confidence, {
      level,
      score: points,
      missing: missing.map(({ what }) => what),
    });
  });
});
