import { wordsIn } from '../../base/wordsIn.ts';
import { dependencyChanges } from '../reading/dependencyChanges.ts';
import { namesFile, speaksOf } from '../reading/plannedWords.ts';
import type { TamperRule } from '../tamper.ts';

const code = 'dependency.testTool';

const tools = new Set(
  wordsIn(`vitest jest mocha chai ava tap tape jasmine karma sinon nock msw cypress playwright @playwright/test @jest/globals ts-jest
    @vitest/coverage-v8 @vitest/coverage-istanbul c8 nyc eslint oxlint @biomejs/biome typescript-eslint typescript tsx vue-tsc svelte-check stylelint knip
    fast-check supertest @testing-library/react @testing-library/jest-dom @testing-library/dom @stryker-mutator/core husky lint-staged
    lefthook pytest pytest-cov pytest-asyncio pytest-timeout coverage hypothesis mypy pyright ruff flake8 pylint bandit tox nox
    pre-commit vulture github.com/stretchr/testify github.com/google/go-cmp go.uber.org/mock gotest.tools proptest quickcheck rstest
    insta mockall criterion rspec minitest rubocop simplecov phpunit/phpunit phpstan/phpstan`),
);

/** Programs and libraries of the gate that are gone or older. */
export const testToolWeakened: TamperRule = {
  code,
  find: (change) =>
    dependencyChanges(change)
      .filter(
        ({ name, before, after }) =>
          isTool(name) && before !== undefined && (after === undefined || isOlder(before, after)),
      )
      .map(({ name, before = '', after, file, line }) => ({
        code,
        severity: namesFile(change.plan, file) && speaksOf(change.plan, name) ? 'flagged' : 'blocks',
        file,
        line,
        message:
          after === undefined
            ? `${name}, which the gate uses, is gone from ${file}. Put it back, or have the plan list ${file} and name ${name}.`
            : `${name}, which the gate uses, is \`${after}\` now, was \`${before}\`. Put it back, or have the plan list ${file} and name ${name}.`,
      })),
};

function isTool(name: string): boolean {
  return (
    tools.has(name) ||
    /(?:^|\/)(?:eslint-(?:plugin|config)|@typescript-eslint|pytest-|jest-|vitest-|flake8-|rubocop-)/.test(name)
  );
}

function isOlder(before: string, after: string): boolean {
  const old = numbersOf(before);
  const now = numbersOf(after);
  if (old.length === 0 || now.length === 0) {
    return false;
  }
  for (let at = 0; at < Math.max(old.length, now.length); at += 1) {
    const step = (now[at] ?? 0) - (old[at] ?? 0);
    if (step !== 0) {
      return step < 0;
    }
  }
  return false;
}

/** The first version that a range names. */
function numbersOf(range: string): number[] {
  return (/\d+(?:\.\d+){0,3}/.exec(range)?.[0] ?? '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);
}
