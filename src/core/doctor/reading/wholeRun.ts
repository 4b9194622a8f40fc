import type { CheckCommand } from './checkCommands.ts';
import { calledScript } from './calledScript.ts';
import { programCall } from './commandArguments.ts';
import type { ShellWord } from './shellWords.ts';

/**
 * Whether a command runs all that a project has of its kind: its suite of tests, its types, its linter, its build. What names
 * a test, a file, or a script of another kind runs something of its own.
 */
export function isWholeRun(command: CheckCommand): boolean {
  const script = calledScript(command);
  if (script !== undefined && !script.mayBeProgram) {
    return isUsual(script.name) && namesNothing(command.words.slice(command.words.indexOf(script.word) + 1));
  }
  const call = programCall(command);
  if (call === undefined) {
    return false;
  }
  const [first, second] = call.words;
  switch (call.name) {
    case 'node':
      return call.words.some(({ text }) => text === '--test') && namesNothing(call.words);
    case 'python':
    case 'python3':
      return first?.text === '-m' && tools.has(second?.text ?? '') && namesNothing(call.words.slice(2));
    default:
      return tools.has(call.name) && namesNothing(call.words);
  }
}

/** Programs that take all there is where no word behind them says what. */
const tools = new Set(
  'vitest jest mocha ava playwright cypress pytest unittest rspec phpunit tox nox cargo go make just task mvn mvnw gradle gradlew dotnet swift mix deno bun pnpm yarn tsc vue-tsc eslint oxlint prettier biome stylelint knip ruff mypy pyright flake8 black golangci-lint rubocop'.split(
    ' ',
  ),
);

/** Words for everything of a kind. */
const usual = new Set(
  'all build check ci clippy compile coverage discover e2e fmt format integration lint nextest run spec specs suite test tests typecheck type types unit validate verify vet'.split(
    ' ',
  ),
);

function isUsual(word: string): boolean {
  return word.split(/[:_-]/).every((part) => usual.has(part));
}

/** Options that say which tests are meant. */
const selecting =
  /^(?:-[tkgfm]|-run|--(?:grep|fgrep|filter|match|spec|tags?|bin|lib|doc|example|package|test|testNamePattern|test-name-pattern))(?:=|$)/;

/** A folder that holds all sources is everything, too. */
const everything = /^(?:\.\/?|(?:\.\/)?\.{3}|(?:\.\/)?(?:src|lib|tests?)\/?|\d+)$/;

function namesNothing(words: readonly ShellWord[]): boolean {
  return words.every(({ text }) =>
    text.startsWith('-') ? text === '--test' || !selecting.test(text) : everything.test(text) || isUsual(text),
  );
}
