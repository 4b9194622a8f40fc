import type { CheckCommand } from './checkCommands.ts';
import { calledScript } from './calledScript.ts';
import { looksLikePath, managers, operands, optionValues, type ProgramCall, programCall } from './commandArguments.ts';
import type { CommandPath } from './commandPath.ts';
import { handedTests } from './handedTests.ts';
import { resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** Interpreters, and their options that take a value. With one of `inline` their program is not in a file. */
const interpreters: Readonly<Record<string, { readonly inline: RegExp; readonly taking: readonly string[] }>> = {
  bash: { inline: /^-[a-z]*[cs]$/, taking: ['-o', '-O'] },
  sh: { inline: /^-[a-z]*[cs]$/, taking: ['-o'] },
  zsh: { inline: /^-[a-z]*[cs]$/, taking: ['-o'] },
  dash: { inline: /^-[a-z]*[cs]$/, taking: ['-o'] },
  node: {
    inline: /^(?:-[a-z]*[ep]|--eval|--print|--run|--test|--check|-c|-v|--version)(?:=|$)/,
    taking: ['-r', '--require', '--import', '--loader', '--experimental-loader', '--env-file', '-C', '--conditions'],
  },
  tsx: { inline: /^(?:-e|--eval|--test)$/, taking: ['--tsconfig'] },
  'ts-node': { inline: /^(?:-e|--eval|-p)$/, taking: ['-P', '--project', '-r'] },
  python: { inline: /^-(?:[a-zA-Z]*[cmV]|-version)$/, taking: ['-W', '-X'] },
  python3: { inline: /^-(?:[a-zA-Z]*[cmV]|-version)$/, taking: ['-W', '-X'] },
  ruby: { inline: /^-(?:e|S|v|-version)$/, taking: ['-r', '-I'] },
  perl: { inline: /^-[a-z]*[ev]$/, taking: ['-I'] },
  php: { inline: /^-(?:r|m|v|i|-version)$/, taking: ['-d', '-c'] },
  source: { inline: /^$/, taking: [] },
  '.': { inline: /^$/, taking: [] },
};

/** Programs that read the files they are given. */
const readers = new Set(
  'cat head tail wc jq yq diff cmp shellcheck yamllint actionlint hadolint xmllint stat md5sum sha256sum'.split(' '),
);

/** Options of readers whose value is no file. */
const readerOptions = new Set([
  '-n',
  '-c',
  '--lines',
  '--bytes',
  '--arg',
  '--argjson',
  '-s',
  '-e',
  '-S',
  '-x',
  '-d',
  '--xpath',
  '--format',
  '-f',
]);

/** Runners of tests: `strict` ones want paths, the others look for paths that hold the words. */
const runners: Readonly<
  Record<string, { readonly verbs: readonly string[]; readonly strict: boolean; readonly taking: readonly string[] }>
> = {
  pytest: {
    verbs: [],
    strict: true,
    taking: [
      '-k',
      '-m',
      '-n',
      '-p',
      '-c',
      '-o',
      '--cov',
      '--tb',
      '--maxfail',
      '--timeout',
      '--rootdir',
      '--durations',
      '-W',
      '--ignore',
      '--deselect',
      '-r',
    ],
  },
  mocha: {
    verbs: [],
    strict: true,
    taking: [
      '-g',
      '--grep',
      '-f',
      '--fgrep',
      '-R',
      '--reporter',
      '-r',
      '--require',
      '--timeout',
      '-t',
      '--config',
      '-u',
      '--ui',
      '--import',
      '--ignore',
      '--spec',
    ],
  },
  rspec: { verbs: [], strict: true, taking: ['-e', '--example', '-t', '--tag', '-f', '--format', '-r', '-o'] },
  phpunit: { verbs: [], strict: true, taking: ['--filter', '-c', '--configuration', '--testsuite', '--group'] },
  ava: { verbs: [], strict: true, taking: ['-m', '--match', '--config'] },
  vitest: {
    verbs: ['run', 'watch', 'dev', 'related', 'bench', 'list'],
    strict: false,
    taking: [
      '-t',
      '--testNamePattern',
      '--config',
      '-c',
      '--project',
      '--reporter',
      '--environment',
      '--dir',
      '-r',
      '--root',
      '--pool',
      '--shard',
      '--mode',
    ],
  },
  jest: {
    verbs: [],
    strict: false,
    taking: [
      '-t',
      '--testNamePattern',
      '-c',
      '--config',
      '--selectProjects',
      '--maxWorkers',
      '-w',
      '--reporters',
      '--shard',
    ],
  },
  playwright: {
    verbs: ['test'],
    strict: false,
    taking: [
      '-g',
      '--grep',
      '-c',
      '--config',
      '--project',
      '--reporter',
      '--workers',
      '-j',
      '--retries',
      '--timeout',
      '--shard',
      '--grep-invert',
      '--output',
    ],
  },
};

const grepPrograms = new Set(['grep', 'egrep', 'fgrep', 'rg', 'ag', 'ack']);

/** Options of grep and its kin whose value is the next word. The first two are the pattern. */
const grepPattern = new Set(['-e', '--regexp']);
const grepOptions = new Set([
  '-e',
  '--regexp',
  '-f',
  '--file',
  '-m',
  '--max-count',
  '-A',
  '-B',
  '-C',
  '--context',
  '--include',
  '--exclude',
  '--exclude-dir',
  '-g',
  '--glob',
  '-t',
  '--type',
  '--type-not',
  '-d',
  '-D',
]);

/** Files and folders that a command names and needs. Looking whether something is there (`test -f`, `ls`) needs nothing. */
export function commandPaths(command: CheckCommand): readonly CommandPath[] {
  const call = programCall(command);
  if (call === undefined) {
    return [];
  }
  const own =
    call.word.text.includes('/') && !call.word.text.includes('node_modules/') ? [found(call, call.word, 'script')] : [];
  const inputs = command.inputs.filter(looksLikePath).map((word) => found(call, word, 'input'));
  return [...own, ...inputs, ...startFolders(call), ...pathsOf(call), ...handedTests(command)].filter(
    (path): path is CommandPath => path !== undefined,
  );
}

/** Options of programs whose value is the folder that they start in. */
const folderOptions: Readonly<Record<string, readonly string[]>> = {
  make: ['-C', '--directory'],
  gmake: ['-C', '--directory'],
  git: ['-C'],
  go: ['-C'],
  uv: ['--directory', '--project'],
  poetry: ['-C', '--directory', '-P', '--project'],
  composer: ['-d', '--working-dir'],
  gradle: ['-p', '--project-dir'],
  pytest: ['--rootdir'],
};

/** `npm --prefix web test`, `make -C lib all`. A manager that installs makes the folder, so only scripts need theirs. */
function startFolders(call: ProgramCall): readonly (CommandPath | undefined)[] {
  const { command } = call;
  const script = managers.has(command.program) ? calledScript(command)?.folderWord : undefined;
  const options = folderOptions[command.program];
  const words = options === undefined ? [] : optionValues(command.words.slice(1), new Set(options));
  return [...(script === undefined ? [] : [script]), ...words].map((word) => found(call, word, 'folder'));
}

function pathsOf(call: ProgramCall): readonly (CommandPath | undefined)[] {
  const { name, words } = call;
  const runner = runners[name];
  if (name === 'cd' || name === 'pushd') {
    return operands(words)
      .slice(0, 1)
      .map((word) => (word.text === '-' ? undefined : found(call, word, 'folder')));
  }
  if (grepPrograms.has(name)) {
    return searchedPaths(call);
  }
  if (runner !== undefined) {
    return testPaths(call, runner);
  }
  if (name === 'cypress') {
    return optionValues(words, new Set(['--spec'])).map((word) => found(call, word, 'tests'));
  }
  if (readers.has(name)) {
    const files = operands(words, readerOptions).filter(looksLikePath);
    return files.map((word) => found(call, word, 'input'));
  }
  if (name === 'tsc' || name === 'vue-tsc') {
    return optionValues(words, new Set(['-p', '--project'])).map((word) => found(call, word, 'input'));
  }
  if (name === 'go') {
    return goPaths(call);
  }
  return interpreters[name] === undefined ? [] : scriptPaths(call);
}

function scriptPaths(call: ProgramCall): readonly (CommandPath | undefined)[] {
  const { name, words } = call;
  const interpreter = interpreters[name];
  const files = operands(words, new Set(interpreter?.taking));
  const text = words.map((word) => word.text);
  if (/^(?:ba|z|da)?sh$/.test(name) && text[0] === '-n') {
    return files.map((word) => found(call, word, 'script'));
  }
  if ((name === 'node' || name === 'tsx') && text.includes('--test')) {
    return files.filter(looksLikePath).map((word) => found(call, word, 'tests'));
  }
  if (/^python3?$/.test(name) && text[0] === '-m') {
    return text[1] === 'pytest' ? testPaths({ ...call, words: words.slice(2) }, runners['pytest']) : [];
  }
  const first = files[0];
  // What stands before the file belongs to the interpreter, what follows to the script.
  const inline = words.some(
    (word) => (first === undefined || word.start < first.start) && interpreter?.inline.test(word.text) === true,
  );
  return first === undefined || inline || first.computed ? [] : [found(call, first, 'script')];
}

function testPaths(
  call: ProgramCall,
  runner: (typeof runners)[string] | undefined,
): readonly (CommandPath | undefined)[] {
  if (runner === undefined) {
    return [];
  }
  const words = operands(call.words, new Set(runner.taking));
  const verb = words[0]?.text ?? '';
  const chosen = runner.verbs.includes(verb) ? words.slice(1) : words;
  // `playwright install` runs no tests; `vitest` without a verb does.
  if (call.name === 'playwright' && verb !== 'test') {
    return [];
  }
  const specs = call.name === 'mocha' ? optionValues(call.words, new Set(['--spec'])) : [];
  return [...chosen, ...specs].map((word) => {
    // `tests/test_a.py::TestB::test_c`, `a.spec.ts:12`
    const path = word.text.replace(/(?:::.*|:\d+(?::\d+)?)$/s, '');
    const trimmed = { ...word, text: path };
    return runner.strict && !looksLikePath(trimmed) ? undefined : found(call, trimmed, 'tests', !runner.strict);
  });
}

function searchedPaths(call: ProgramCall): readonly (CommandPath | undefined)[] {
  const { words, command } = call;
  const text = words.map((word) => word.text);
  const hasPattern = text.some((word) => grepPattern.has(word) || /^(?:-e.|--regexp=|--files$)/.test(word));
  const files = operands(words, grepOptions).slice(hasPattern ? 0 : 1);
  return command.piped && files.length === 0
    ? []
    : files.filter(looksLikePath).map((word) => found(call, word, 'searched'));
}

/** `./cmd/notes`, `./internal/...`: packages of the module are folders. */
function goPaths(call: ProgramCall): readonly (CommandPath | undefined)[] {
  const verb = call.words[0]?.text ?? '';
  if (!['build', 'run', 'test', 'vet', 'install'].includes(verb)) {
    return [];
  }
  const options = new Set([
    '-run',
    '-bench',
    '-count',
    '-timeout',
    '-o',
    '-tags',
    '-coverprofile',
    '-ldflags',
    '-p',
    '-parallel',
    '-exec',
  ]);
  const packages = operands(call.words.slice(1), options).filter((word) => word.text.startsWith('./'));
  return (verb === 'run' ? packages.slice(0, 1) : packages).map((word) =>
    found(call, { ...word, text: word.text.replace(/\/?\.\.\.$/, '') }, verb === 'test' ? 'tests' : 'script'),
  );
}

function found(call: ProgramCall, word: ShellWord, role: CommandPath['role'], loose = false): CommandPath | undefined {
  const folder = call.command.folder;
  const path = word.computed || folder === undefined ? undefined : resolvePath(folder, word.text);
  return path === undefined || path === '' ? undefined : { word, path, role, loose };
}
