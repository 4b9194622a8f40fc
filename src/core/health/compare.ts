import {
  categories,
  type Category,
  type CategoryHealth,
  type Finding,
  type FindingCounts,
  type HealthReport,
  type TestCase,
} from './health.ts';
import { findingLimit, findingText } from './output.ts';

/** New findings that are named one by one for each category; the rest is counted. */
const namedFindings = 20;

/**
 * What got worse, one sentence each, without its full stop because others go on behind it; empty when nothing did. What was
 * red before and is no worse does not count: a red repository can be worked on honestly.
 *
 * @param testsOf the list of tests behind `tests.list` of a category; undefined where it is not kept
 * @param mayGo whether the plan says that it changes the file of a test: then that one is not missed
 */
export function regressions(
  baseline: HealthReport,
  after: HealthReport,
  testsOf: TestsOf = () => undefined,
  mayGo: MayGo = () => false,
): string[] {
  return categories
    .flatMap((category) =>
      compareCategory(category, baseline.categories[category], after.categories[category], { testsOf, mayGo }),
    )
    .map((sentence) => (sentence.endsWith('...') ? sentence : sentence.replace(/\.$/, '')));
}

type TestsOf = (list: string) => readonly TestCase[] | undefined;
type MayGo = (test: TestCase) => boolean;

interface TestFacts {
  readonly testsOf: TestsOf;
  readonly mayGo: MayGo;
}

/** Tests that ran before, may go and are gone; each told with its file where that is known. */
export function goneTests(baseline: HealthReport, after: HealthReport, testsOf: TestsOf, mayGo: MayGo): string[] {
  return categories
    .filter(isTests)
    .flatMap((category) => lostTests(baseline.categories[category], after.categories[category], testsOf))
    .filter(({ test, how }) => how === gone && mayGo(test))
    .map(({ test }) => testText(test));
}

function compareCategory(category: Category, before: CategoryHealth, now: CategoryHealth, facts: TestFacts): string[] {
  const name = now.command === undefined ? category : `${category} (${now.command})`;
  if (now.status === 'not-run') {
    return before.status === 'not-run'
      ? []
      : [`${category} is no longer run; before the plan it was \`${before.command ?? ''}\`.`];
  }
  if (now.status === 'missing') {
    return before.status === 'missing' ? [] : [`${name} cannot be run any more: ${now.summary}`];
  }
  if (before.status === 'missing') {
    // It could not be run before: nothing is known that it could be worse than.
    return [];
  }
  const sentences = lostFolders(before, now).map((folder) => `${name} is no longer run in ${folder}.`);
  if (now.status === 'fail' && before.status !== 'fail') {
    sentences.push(
      `${name} ${before.status === 'pass' ? 'passed before and fails now' : 'is new and fails'}: ${now.summary}`,
    );
  }
  if (before.status === 'not-run') {
    return sentences;
  }
  if (now.status === 'fail' && before.status === 'fail' && couldBeRead(before) && !couldBeRead(now)) {
    sentences.push(`${name} fails in another way than before: ${now.summary}`);
  }
  const fresh = newFindings(before.findings, now.findings, isTests(category) ? exactly : regardlessOfNumbers);
  for (const finding of fresh.slice(0, namedFindings)) {
    sentences.push(`${name}: new: ${findingText(finding)}`);
  }
  if (fresh.length > namedFindings) {
    sentences.push(`${name}: ${String(fresh.length - namedFindings)} more new findings.`);
  }
  if (!isTests(category) && fresh.length === 0) {
    sentences.push(...heavier(name, before, now));
  }
  return [...sentences, ...compareTests(name, before, now, fresh.length, facts)];
}

/** Projects that were measured before, and are not any more. */
function lostFolders(before: CategoryHealth, now: CategoryHealth): readonly string[] {
  const today = new Set(now.folders ?? ['']);
  return before.status === 'not-run'
    ? []
    : [...new Set(before.folders ?? [''])]
        .filter((folder) => !today.has(folder))
        .map((folder) => (folder === '' ? 'the repository itself' : folder));
}

/** What no single new finding tells: more of those that are not kept, or warnings that have become errors. */
function heavier(name: string, before: CategoryHealth, now: CategoryHealth): string[] {
  const [then, today] = [before.counts, now.counts];
  if (then === undefined || today === undefined) {
    return [];
  }
  return today.errors > then.errors || today.errors + today.warnings > then.errors + then.warnings
    ? [`${name}: ${told(then)} before, ${told(today)} now.`]
    : [];
}

function told({ errors, warnings }: FindingCounts): string {
  return `${String(errors)} errors and ${String(warnings)} warnings`;
}

function couldBeRead(health: CategoryHealth): boolean {
  return health.findings.length > 0 || health.tests !== undefined;
}

function compareTests(
  name: string,
  before: CategoryHealth,
  now: CategoryHealth,
  named: number,
  { testsOf, mayGo }: TestFacts,
): string[] {
  if (before.tests === undefined) {
    return [];
  }
  if (now.tests === undefined) {
    return now.status === 'pass'
      ? [`${name}: ${String(before.tests.total)} tests ran before; how many run now cannot be read.`]
      : [];
  }
  const sentences: string[] = [];
  const all = lostTests(before, now, testsOf);
  const lost = all.filter(({ test, how }) => how !== gone || !mayGo(test));
  if (now.tests.total + all.length - lost.length < before.tests.total) {
    sentences.push(
      `${name}: ${String(before.tests.total)} tests ran before, only ${String(now.tests.total)} run now; restore them, or list their files under Files expected to change.`,
    );
    sentences.push(...lost.slice(0, namedFindings).map(({ test, how }) => `${name}: ${testText(test)} ${how}.`));
  } else {
    // As many as before run, but not the same ones: one that is switched off is not made up for by another.
    const off = lost.filter(({ how }) => how === switchedOff).slice(0, namedFindings);
    sentences.push(...off.map(({ test, how }) => `${name}: ${testText(test)} ${how}.`));
  }
  const failedBefore = before.tests.total - before.tests.passed;
  const failedNow = now.tests.total - now.tests.passed;
  // Failed tests that are named as new findings are said already.
  if (failedNow - failedBefore > named) {
    sentences.push(`${name}: ${String(failedBefore)} tests failed before, ${String(failedNow)} fail now.`);
  }
  return sentences;
}

const switchedOff = 'ran before and is skipped now';

const gone = 'ran before and is gone';

/** Tests that ran before and do not any more: gone (or renamed), or still there and skipped. None where names are missing. */
function lostTests(
  before: CategoryHealth,
  now: CategoryHealth,
  testsOf: TestsOf,
): readonly { readonly test: TestCase; readonly how: string }[] {
  const [then, today] = [before.tests?.list, now.tests?.list].map((list) =>
    list === undefined ? undefined : testsOf(list),
  );
  if (then === undefined || today === undefined) {
    return [];
  }
  const outcomes = new Map(today.map((test) => [testIdentity(test), test.outcome]));
  return then
    .filter((test) => test.outcome !== 'skipped')
    .flatMap((test) => {
      const outcome = outcomes.get(testIdentity(test));
      const how = outcome === undefined ? gone : outcome === 'skipped' ? switchedOff : undefined;
      return how === undefined ? [] : [{ test, how }];
    });
}

function testIdentity({ file, name }: TestCase): string {
  return `${file ?? ''}|${name}`;
}

function testText({ file, name }: TestCase): string {
  return file === undefined ? name : `${file}: ${name}`;
}

/** Tests that fail and are not in the earlier list of failures. */
export function newFailures(before: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  return newFindings(before, now, exactly);
}

/** Findings that are not in the earlier list, counted: the same one twice where it was once is one new finding. */
function newFindings(
  before: readonly Finding[],
  now: readonly Finding[],
  wording: (message: string) => string,
): readonly Finding[] {
  if (before.length >= findingLimit) {
    // The earlier list was cut: what is missing in it need not be new.
    return [];
  }
  // Not the line: it moves with every edit above it.
  const identityOf = (finding: Finding): string =>
    [finding.file ?? '', finding.code ?? '', wording(finding.message)].join('|');
  const left = new Map<string, number>();
  for (const finding of before) {
    const identity = identityOf(finding);
    left.set(identity, (left.get(identity) ?? 0) + 1);
  }
  return now.filter((finding) => {
    const identity = identityOf(finding);
    const count = left.get(identity) ?? 0;
    left.set(identity, count - 1);
    return count <= 0;
  });
}

function isTests(category: Category): boolean {
  return category === 'test' || category === 'e2e';
}

/** A test is its name: `row 1` and `row 2` are two tests. */
function exactly(message: string): string {
  return message;
}

/** Numbers in a tool's message (places, counts, sizes) move with every edit. */
function regardlessOfNumbers(message: string): string {
  return message.replace(/\b\d+\b/g, '0');
}
