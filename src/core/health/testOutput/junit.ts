import type { TestCase } from '../health.ts';
import { caseList, type FailedTest, type TestReading } from './testReader.ts';
import { forEachTag } from './xmlTags.ts';

/**
 * JUnit's XML, which nearly every runner can write. There is no standard: what all have in common is `testcase` with
 * `name` and `classname`, and in it `failure`, `error` or `skipped`. Undefined: no test case and no suite.
 */
export function readJunit(texts: readonly string[]): TestReading | undefined {
  const list = caseList();
  const failed: FailedTest[] = [];
  let suites = 0;
  for (const text of texts) {
    let open: { file: string | undefined; name: string; line: number | undefined } | undefined;
    let outcome: TestCase['outcome'] = 'passed';
    const end = (): void => {
      if (open !== undefined) {
        list.add({ file: open.file, name: open.name, outcome });
        if (outcome === 'failed') {
          failed.push(open);
        }
      }
      open = undefined;
      outcome = 'passed';
    };
    forEachTag(text, (tag) => {
      switch (tag.name) {
        case 'testsuites':
        case 'testsuite':
          suites += 1;
          break;
        case 'testcase': {
          const { file, classname, name = '', line } = tag.attributes();
          // Vitest and Mocha write the file as the class; elsewhere the class is part of the name.
          const classIsFile = file === undefined && classname !== undefined && /[\\/]|\.[cm]?[jt]sx?$/.test(classname);
          open = {
            file: file ?? (classIsFile ? classname : undefined),
            name: classIsFile || classname === undefined || classname === '' ? name : `${classname} > ${name}`,
            line: line === undefined ? undefined : Number(line),
          };
          if (tag.closed) {
            end();
          }
          break;
        }
        case '/testcase':
          end();
          break;
        case 'failure':
        case 'error':
          outcome = open === undefined ? outcome : 'failed';
          break;
        case 'skipped':
          outcome = open === undefined || outcome === 'failed' ? outcome : 'skipped';
          break;
        default:
      }
    });
  }
  if (suites === 0 && list.cases.length === 0) {
    return undefined;
  }
  const count = (outcome: TestCase['outcome']): number => list.cases.filter((test) => test.outcome === outcome).length;
  const passed = count('passed');
  return { passed, total: passed + failed.length, skipped: count('skipped'), failed, cases: list.cases };
}
