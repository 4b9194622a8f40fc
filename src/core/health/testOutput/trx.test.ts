import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { judgeRun } from '../score.ts';
import { readTrx } from './trx.ts';

/** In the form in which `dotnet test --logger trx` writes it (VSTest 17), with the attributes that are read. */
const report = `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<TestRun id="9e1f" name="@vm 2026-11-22 10:00:00" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
  <Results>
    <UnitTestResult executionId="e1" testId="t1" testName="Parcels.Tests.PostageTests.Low" outcome="Passed" />
    <UnitTestResult executionId="e2" testId="t2" testName="HigherAbove" duration="00:00:00.0166410" outcome="Failed">
      <Output><ErrorInfo><Message>Expected: &lt;2&gt; <![CDATA[<UnitTestResult testName="no" outcome="Failed"/>]]></Message></ErrorInfo></Output>
    </UnitTestResult>
    <UnitTestResult executionId="e3" testId="t3" testName="Later" outcome="NotExecuted" />
    <UnitTestResult executionId="e4" testId="t4" testName="Rows" resultType="DataDrivenTest" outcome="Failed">
      <InnerResults>
        <UnitTestResult executionId="e5" testId="t4" testName="Rows (1)" resultType="DataDrivenDataRow" outcome="Passed" />
        <UnitTestResult executionId="e6" testId="t4" testName="Rows (2)" resultType="DataDrivenDataRow" outcome="Timeout" />
      </InnerResults>
    </UnitTestResult>
  </Results>
  <TestDefinitions>
    <UnitTest name="Low" id="t1"><TestMethod className="Parcels.Tests.PostageTests" name="Low" /></UnitTest>
    <UnitTest name="HigherAbove" id="t2"><TestMethod className="Parcels.Tests.PostageTests, Parcels.Tests" name="HigherAbove" /></UnitTest>
  </TestDefinitions>
</TestRun>
`;

describe('readTrx', () => {
  it('names every test with its class', () => {
    assert.deepEqual(
      readTrx([report])?.cases?.map(({ outcome, name }) => `${outcome} ${name}`),
      [
        'passed Parcels.Tests.PostageTests.Low',
        'failed Parcels.Tests.PostageTests.HigherAbove',
        'skipped Later',
        'passed Rows (1)',
        'failed Rows (2)',
      ],
    );
  });

  it('is believed before an exit code of 0', () => {
    const run = { ...exampleRun('test', 'npm test', 0, 'Build succeeded.\n'), reports: [report] };
    assert.match(
      judgeRun(run).summary,
      /exited with 0, but 2 of 4 tests failed, first: Parcels\.Tests\.PostageTests\.HigherAbove/,
    );
  });

  it('reads no other report', () => {
    assert.equal(readTrx(['<testsuite><testcase name="adds"/></testsuite>']), undefined);
  });
});
