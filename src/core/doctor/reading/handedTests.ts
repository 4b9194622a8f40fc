import { matcherOf, testGlobs } from '../../plan/scope.ts';
import type { CheckCommand } from './checkCommands.ts';
import { calledScript } from './calledScript.ts';
import { looksLikePath, operands, optionValues } from './commandArguments.ts';
import type { CommandPath } from './commandPath.ts';
import { resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/**
 * Tests that are handed to a runner through a script or a target: `npm run test:only -- test/a.test.ts`. What else a script
 * makes of its arguments nobody knows, so only names of tests count, of a script that runs tests by its own name. Runners
 * behind it may look for paths that hold the words.
 */
export function handedTests(command: CheckCommand): readonly CommandPath[] {
  switch (command.program) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
    case 'node':
      return ofScript(command);
    case 'make':
    case 'gmake':
    case 'rake':
      return ofTarget(command);
    case 'just':
    case 'task':
      return ofRecipe(command);
    default:
      return [];
  }
}

function ofScript(command: CheckCommand): readonly CommandPath[] {
  const called = calledScript(command);
  if (called === undefined || !runsTests(called.name)) {
    return [];
  }
  // A manager runs scripts at the top of their package, which is only known where it is the repository's or named.
  const base = called.folderWord !== undefined || called.folder === '' ? called.folder : undefined;
  const behind = command.words.slice(command.words.indexOf(called.word) + 1);
  return handed(behind, base);
}

/** `make test TESTS="test/a.test.ts test/b.test.ts"` */
function ofTarget(command: CheckCommand): readonly CommandPath[] {
  const words = command.words.slice(1);
  return words.some(({ text }) => runsTests(text)) ? words.flatMap((word) => assignedTests(word)) : [];
}

function assignedTests(word: ShellWord): readonly CommandPath[] {
  const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.text) ?? [];
  const start = word.quoted ? word.start : word.start + (name?.length ?? 0) + 1;
  return name === undefined || word.computed
    ? []
    : value.split(/\s+/).flatMap((text) => testPath({ ...word, text, start }, undefined) ?? []);
}

/** `just test test/a.test.ts`, `task test -- test/a.test.ts` */
function ofRecipe(command: CheckCommand): readonly CommandPath[] {
  const at = command.words.findIndex(({ text }, index) => index > 0 && !text.startsWith('-'));
  return runsTests(command.words[at]?.text ?? '') ? handed(command.words.slice(at + 1), undefined) : [];
}

function runsTests(name: string): boolean {
  const parts = name.split(/[:_./-]/);
  return parts.some((part) => testing.has(part)) && !parts.some((part) => making.has(part));
}

const testing = new Set(
  'test tests spec specs e2e unit integration vitest jest mocha playwright cypress ava pytest tdd'.split(' '),
);

/** Scripts that write a test of the name that they are given. */
const making = new Set('new create generate gen add make scaffold init write'.split(' '));

/** Options whose value is a path of another kind, or the name of a test. */
const otherValues = new Set(
  '-o --output --out --outputFile --output-file --outfile --reporter --config -c --ignore --exclude --setup --setupFiles --require -r --import --coverage-directory --coverageDirectory --prefix -C --dir --cwd -g --grep -f --fgrep -t --testNamePattern --test-name-pattern -k -m --filter --tag --project -p --reporters --shard'.split(
    ' ',
  ),
);

const selecting = new Set(
  '--spec --file --files --testPathPattern --testPathPatterns --runTestsByPath --test --tests --path'.split(' '),
);

function handed(words: readonly ShellWord[], base: string | undefined): readonly CommandPath[] {
  const own = words.filter(({ text }) => text !== '--');
  // The value of a selecting option by itself is an operand as well.
  const joined = optionValues(own, selecting).filter((word) => !own.includes(word));
  return [...operands(own, otherValues), ...joined].flatMap((word) => testPath(word, base) ?? []);
}

const isTest = matcherOf(testGlobs);

/** Files of programs, a folder with its slash, and globs. */
const named = /(?:\.(?:[cm]?[jt]sx?|py|rb|go|rs|php|java|kt|exs?|dart|sh|bats|feature)|\/)$/;

/** @param base folder that the runner starts in; undefined: nobody knows, and the words are looked for in paths */
function testPath(word: ShellWord, base: string | undefined): CommandPath | undefined {
  // `tests/test_a.py::TestB::test_c`, `a.spec.ts:12`
  const text = word.text.replace(/(?:::.*|:\d+(?::\d+)?)$/s, '');
  const plain = text.replace(/^(?:\.\/)+/, '');
  const path = base === undefined ? resolvePath('', plain) : resolvePath(base, plain);
  return path === undefined || path === '' || !looksLikePath({ ...word, text }) || !named.test(plain) || !isTest(plain)
    ? undefined
    : { word: { ...word, text }, path, role: 'tests', loose: true, ...(base === undefined ? {} : { base }) };
}
