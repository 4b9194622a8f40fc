import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import type { TestModel } from '../reading/testFile.ts';
import { textOf } from '../../mutation/program.ts';
import type { Tampering } from '../tamper.ts';

/** Functions that tests call, and that ask less than before. */
export const helperWeakened: TestRule = {
  code: 'test.helper-weakened',
  find: (tests) => [...lessAsked(tests), ...alwaysTrue(tests)],
};

function lessAsked({ functions, changed, judged }: ChangedTests): readonly Tampering[] {
  const helpers = new Set(functions.map(({ before }) => before));
  return changed
    .filter(({ before }) => helpers.has(before))
    .map(({ before, after, changes }) => {
      const kinds = new Set(changes.map(({ kind }) => kind));
      const isCertain = kinds.has('trivial') || kinds.has('unreached') || after.assertions.length === 0;
      return tampering(
        after,
        isCertain ? 'blocks' : judged(after.path),
        `${before.name}, which tests call, asks less than before: every test that calls it proves less.`,
      );
    });
}

/** A matcher or a predicate that gives the same answer whatever it is asked. */
function alwaysTrue({ functions }: ChangedTests): readonly Tampering[] {
  return functions
    .filter(
      ({ before, after }) =>
        before.wording !== after.wording &&
        answers(after).length > 0 &&
        answers(after).every(isFixedAnswer) &&
        !answers(before).every(isFixedAnswer),
    )
    .filter(({ before, after }) => isShorter(before, after))
    .map(({ after }) =>
      tampering(after, 'blocks', `${after.name}, which tests call, gives the same answer whatever it is asked.`),
    );
}

function isShorter(before: TestModel, after: TestModel): boolean {
  return after.wording.length < before.wording.length && isVerdict(after);
}

/** Yes or no, or the answer of a matcher. */
function isVerdict(model: TestModel): boolean {
  return answers(model).every((text) => /^(?:true|True|nil|null|None)$|\bpass : true\b/.test(text));
}

function isFixedAnswer(text: string): boolean {
  return /^(?:true|True|nil|null|None)$/.test(text) || /\bpass : true\b/.test(text);
}

/** What its returns give; of a function that is one expression, that. */
function answers({ wording, code, span }: TestModel): readonly string[] {
  const returned = wording
    .split(/(?:^| )return /)
    .slice(1)
    .map((text) => text.split(/ (?:\}|return|if|else) |$/)[0] ?? '');
  return returned.length > 0 || textOf(code.program, span.from - 1) !== '=>'
    ? returned.map((text) => text.trim())
    : [wording];
}

function tampering({ path, line }: TestModel, severity: Tampering['severity'], message: string): Tampering {
  return { code: helperWeakened.code, severity, file: path, line, message };
}
