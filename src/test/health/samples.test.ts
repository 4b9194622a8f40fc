import assert from 'node:assert/strict';
import { categories, type Category, type CategoryHealth, type HealthReport } from '../../core/health/health.ts';
import { verdictOf } from '../../core/health/score.ts';
import { goSample } from './goSample.ts';
import { openSample, type OpenSample } from './openSample.ts';
import { pythonSample } from './pythonSample.ts';
import { readRecording } from './recordedSample.ts';
import { rustSample } from './rustSample.ts';
import type { Expected, Fault, Sample } from './sample.ts';
import { typescriptSample } from './typescriptSample.ts';

function findingsOf({ findings }: CategoryHealth): readonly string[] {
  return findings
    .map(({ file, line, code }) => `${file ?? '-'}:${String(line ?? '-')}${code === undefined ? '' : ` ${code}`}`)
    .toSorted();
}

function check(health: CategoryHealth, expected: Expected, open: OpenSample): void {
  assert.equal(health.status, expected.status, health.summary);
  if (expected.findings !== undefined) {
    assert.deepEqual(findingsOf(health), expected.findings.toSorted());
  }
  if (expected.tests !== undefined) {
    const tests = open.tests(health.tests?.list ?? '') ?? [];
    const named = tests.map(({ outcome, file, name }) => `${outcome} ${file === undefined ? '' : `${file} > `}${name}`);
    assert.deepEqual(named.toSorted(), expected.tests.toSorted());
  }
  if (expected.summary !== undefined) {
    assert.match(health.summary, expected.summary);
  }
}

function checkGreen(sample: Sample, report: HealthReport, open: OpenSample): void {
  for (const category of categories) {
    check(report.categories[category], sample.green[category] ?? { status: 'not-run' }, open);
  }
  assert.equal(report.composite, 10);
  assert.equal(verdictOf(report), 'pass');
  assert.deepEqual(open.worse(report, report), []);
}

function checkFault(fault: Fault, report: HealthReport, green: HealthReport, open: OpenSample): void {
  for (const [category, expected] of Object.entries(fault.expected) as [Category, Expected][]) {
    check(report.categories[category], expected, open);
  }
  // What was not measured again is as it was.
  const measured = Object.fromEntries(
    categories.map((category) => {
      const health = report.categories[category];
      return [category, health.status === 'not-run' ? green.categories[category] : health];
    }),
  ) as HealthReport['categories'];
  const whole = { ...report, categories: measured };
  assert.equal(verdictOf(whole), fault.verdict);
  const worse = open.worse(green, whole);
  for (const sentence of fault.worse) {
    assert.ok(
      worse.some((each) => sentence.test(each)),
      `${String(sentence)} is not among:\n${worse.join('\n')}`,
    );
  }
  const touched = Object.keys(fault.expected);
  assert.deepEqual(
    worse.filter((each) => !touched.some((category) => each.startsWith(category))),
    [],
  );
}

/** For a person: which tools were run, and of which only the recorded output was read. */
function told(sample: Sample, open: OpenSample): string {
  const recording = [...open.onThisMachine.values()].includes(undefined) ? readRecording(sample.name) : undefined;
  return [...open.onThisMachine]
    .map(([category, version]) =>
      version === undefined
        ? `${category}: RECORDED output of ${recording?.versions[category] ?? '?'} (${recording?.recorded ?? '?'})`
        : `${category}: run (${version})`,
    )
    .join('; ');
}

const samples: readonly Sample[] = [typescriptSample, pythonSample, goSample, rustSample];

for (const sample of samples) {
  for (const recorded of sample.versionCommand === undefined
    ? (['never'] as const)
    : (['where missing', 'always'] as const)) {
    describe(`The gate on a real project in ${sample.name}${recorded === 'always' ? ', by recorded output' : ''}`, () => {
      let open: OpenSample;
      let green: HealthReport;

      before(async () => {
        open = await openSample(sample, recorded);
        process.stdout.write(`      ${told(sample, open)}\n`);
        green = await open.measure();
      });

      after(() => open[Symbol.asyncDispose]());

      it('is perfect', () => checkGreen(sample, green, open));

      for (const fault of sample.faults) {
        it(`sees ${fault.name}`, async () => checkFault(fault, await open.measure(fault), green, open));
      }
    });
  }
}
