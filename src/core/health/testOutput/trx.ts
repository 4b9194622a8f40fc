import type { TestCase } from '../health.ts';
import { caseList, readingOf, type TestReading } from './testReader.ts';
import { forEachTag } from './xmlTags.ts';

/** Outcomes of Visual Studio's test results that are no failure; every other one is. */
const outcomes: Readonly<Record<string, TestCase['outcome']>> = {
  Passed: 'passed',
  Warning: 'passed',
  Completed: 'passed',
  NotExecuted: 'skipped',
  NotRunnable: 'skipped',
  Inconclusive: 'skipped',
  Pending: 'skipped',
};

/** .NET's own report (`dotnet test --logger trx`). Undefined: none of the texts is one. */
export function readTrx(texts: readonly string[]): TestReading | undefined {
  const reports = texts.filter((text) => text.includes('<TestRun'));
  if (reports.length === 0) {
    return undefined;
  }
  const list = caseList();
  for (const text of reports) {
    const classes = classesIn(text);
    forEachTag(text, (tag) => {
      if (tag.name === 'UnitTestResult') {
        const { testName = '', testId = '', outcome = '', resultType } = tag.attributes();
        // The sum of a test with several rows of data, which are results themselves.
        if (resultType !== 'DataDrivenTest') {
          const owner = classes.get(testId);
          // xUnit writes the class into the name, MSTest and NUnit do not.
          const name = owner === undefined || testName.startsWith(`${owner}.`) ? testName : `${owner}.${testName}`;
          list.add({ file: undefined, name, outcome: outcomes[outcome] ?? 'failed' });
        }
      }
    });
  }
  return readingOf(list.cases);
}

/** Classes of the tests by the tests' ids; they stand behind the results. */
function classesIn(text: string): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  let id: string | undefined;
  forEachTag(text, (tag) => {
    if (tag.name === 'UnitTest') {
      ({ id } = tag.attributes());
    } else if (tag.name === 'TestMethod') {
      // Behind a comma: the assembly.
      const [owner] = tag.attributes()['className']?.split(',') ?? [];
      if (id !== undefined && owner !== undefined) {
        classes.set(id, owner);
      }
    }
  });
  return classes;
}
