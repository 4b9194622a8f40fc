import { isOwnSource, isTestFile } from '../../mutation/sources.ts';
import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import { literalsIn } from '../comparing/renames.ts';
import { branchesIn, type Branch } from '../reading/branches.ts';
import { type Code, readCode } from '../reading/code.ts';
import { codeAfter, codeBefore } from '../reading/versionCode.ts';
import { outlineTestFile, readTestFile, type TestFileModel } from '../reading/testFile.ts';
import type { AttemptedChange, FileVersions, Tampering } from '../tamper.ts';

/** Programs that know what a test asks, and what it wants to hear. */
export const answersHardCoded: TestRule = {
  code: 'test.answers-hard-coded',
  find: (tests) => {
    const sources = tests.change.files.filter(({ path, after }) => isOwnSource(path) && after !== undefined);
    const fresh = sources
      .map((file) => ({ file, branches: newBranches(file) }))
      .filter(({ branches }) => branches.length > 0);
    const facts = fresh.length === 0 ? [] : factsOf(tests);
    return fresh.flatMap(({ file, branches }) => branches.flatMap((branch) => judge(file.path, branch, facts)));
  },
};

/** What a test puts in, and what it wants out; a row of a table says both at once. */
interface Fact {
  readonly asked: readonly string[];
  readonly given: readonly string[];
}

function newBranches(file: FileVersions): readonly Branch[] {
  const known = new Set(branchesOf(codeBefore(file)).map(({ asked, given }) => `${asked} | ${given}`));
  return branchesOf(codeAfter(file)).filter(
    ({ asked, given }) => !known.has(`${asked} | ${given}`) && literalsIn(asked).some(isTelling),
  );
}

function branchesOf(code: Code | undefined): readonly Branch[] {
  return code === undefined ? [] : branchesIn(code);
}

/** Small numbers, empty texts and truths are where many honest programs branch. */
function isTelling(literal: string): boolean {
  return !/^(?:[0-3]|""|" "|true|false|True|False|null|None|nil|undefined)$/.test(literal);
}

/** Test files that are read for what they ask. */
const mostFiles = 12;

function factsOf({ change, files }: ChangedTests): readonly Fact[] {
  const changed = new Set(files.map(({ file }) => file.path));
  const stems = change.files.filter(({ path }) => isOwnSource(path)).map(({ path }) => stemOf(path));
  const others = [...change.pathsBefore].filter(
    (path) => isTestFile(path) && !changed.has(path) && /\.\w+$/.test(path),
  );
  const near = others.filter((path) => stems.some((stem) => stem.length > 2 && path.toLowerCase().includes(stem)));
  const read = (near.length > 0 ? near : others).slice(0, mostFiles).flatMap((path) => modelOf(change, path));
  const own = change.files
    .filter(({ path }) => path.endsWith('.rs') && !changed.has(path))
    .flatMap(({ path }) => modelOf(change, path));
  return [
    ...read,
    ...own,
    ...files.flatMap(({ before, after }) => [before, after].filter((side) => side !== undefined)),
  ].flatMap(factsIn);
}

function stemOf(path: string): string {
  return (path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '').toLowerCase();
}

function modelOf(change: AttemptedChange, path: string): readonly TestFileModel[] {
  const text = change.textBefore(path);
  const largest = 200_000;
  const code = text === undefined || text.length > largest ? undefined : readCode(path, text);
  return code === undefined ? [] : [readTestFile(outlineTestFile(code), new Set())];
}

function factsIn({ tests, rows }: TestFileModel): readonly Fact[] {
  return [
    ...tests
      .flatMap(({ assertions }) => assertions)
      .flatMap(({ subject, expected, helper }) => {
        const all = expected.map(literalsIn);
        const given = (helper === undefined ? all[0] : all.find((each) => each.length > 0)) ?? [];
        return given.length === 0 ? [] : [{ asked: literalsIn(subject), given }];
      }),
    ...rows.map(({ wording }) => {
      const literals = literalsIn(wording);
      return { asked: literals, given: literals };
    }),
  ];
}

function judge(path: string, { asked, given, line }: Branch, facts: readonly Fact[]): readonly Tampering[] {
  const inputs = literalsIn(asked);
  const outputs = literalsIn(given);
  const isKnown = facts.some(
    (fact) =>
      inputs.every((each) => has(fact.asked, each)) &&
      outputs.length > 0 &&
      outputs.every((each) => has(fact.given, each)),
  );
  // One value for itself is no answer that was looked up.
  if (!isKnown || outputs.every((each) => inputs.includes(each))) {
    return [];
  }
  // One word for another may be what the program is for; nobody needs a long text, or several values at once, by chance.
  const isCertain =
    inputs.filter(isTelling).length > 1 ||
    inputs.some((each) => each.startsWith('"') && /[^\w"]/.test(each) && each.length > 10);
  return [
    {
      code: answersHardCoded.code,
      severity: isCertain ? 'blocks' : 'flagged',
      file: path,
      line,
      message: `The program gives ${given} for ${asked}, which is just what a test asks and wants to hear. Look whether it would be right for anything else.`,
    },
  ];
}

function has(literals: readonly string[], literal: string): boolean {
  return literals.some((each) => each === literal || each.replaceAll(/["']/g, '') === literal.replaceAll(/["']/g, ''));
}
