import { wordsIn } from '../../base/wordsIn.ts';
import { readShellCommands, type ShellCommand } from '../../doctor/reading/shellCommands.ts';

/** A program of the gate, as a place starts it. */
export interface GateCall {
  /** `vitest`, `go test`, `script:lint` for what is called by its name. */
  readonly tool: string;
  /** Behind the program. */
  readonly words: readonly string[];
  /** Whether its failure makes the place fail. */
  readonly heard: boolean;
  /** Variables that are set for it. */
  readonly variables: readonly string[];
  readonly line: number;
}

/** Programs that prove something, by their own names. */
const tools = new Set(
  wordsIn(`vitest jest mocha ava tap tape jasmine karma qunit uvu wtr cypress playwright pytest py.test unittest tox nox
    nose2 rspec minitest phpunit pest paratest ctest bats gotestsum ginkgo nextest eslint oxlint biome stylelint standard xo
    ruff flake8 pylint black isort bandit mypy pyright basedpyright pyre ty tsc tsgo vue-tsc svelte-check attw publint knip
    ts-prune depcheck vulture deadcode staticcheck golangci-lint revive govulncheck clippy-driver rubocop sorbet srb phpstan psalm phpcs
    shellcheck hadolint actionlint yamllint c8 nyc coverage codecov pre-commit lefthook stryker cargo-nextest
    checkstyle pmd spotbugs ktlint detekt nightwatch wdio testcafe prettier oxfmt gofmt dprint`),
);

/** Programs whose first word says what they do. */
const verbs: Readonly<Record<string, ReadonlySet<string>>> = {
  go: new Set(['test', 'vet', 'build']),
  cargo: new Set(['test', 'clippy', 'check', 'build', 'nextest', 'fmt', 'llvm-cov', 'tarpaulin', 't', 'c']),
  dotnet: new Set(['test', 'build', 'format']),
  mvn: new Set(['test', 'verify', 'install', 'package']),
  mvnw: new Set(['test', 'verify', 'install', 'package']),
  gradle: new Set(['test', 'check', 'build']),
  gradlew: new Set(['test', 'check', 'build']),
  deno: new Set(['test', 'lint', 'check']),
  bun: new Set(['test']),
  mix: new Set(['test']),
  swift: new Set(['test']),
  rails: new Set(['test']),
  rake: new Set(['test', 'spec']),
  hatch: new Set(['test']),
  turbo: new Set(['run', 'test', 'lint']),
  nx: new Set(['run-many', 'affected', 'test', 'lint']),
};

const launchers = new Set(
  wordsIn('npx bunx pnpx bundle poetry uv pipenv hatch rye pdm dotenv xvfb-run corepack uvx pipx'),
);
const launcherVerbs = new Set(wordsIn('exec run x dlx --'));
const managers = new Set(wordsIn('npm pnpm yarn bun'));
const managerVerbs = new Set(
  wordsIn('install i ci add publish pack version audit cache config init link outdated remove update dedupe'),
);
const idle = new Set(
  wordsIn(
    'echo printf true : false sleep exit cd set export source . mkdir rm cp mv touch cat ls pwd date wait read trap',
  ),
);

/**
 * The programs of the gate that a piece of shell starts. With `every`, whatever is started counts that does something:
 * for places whose name says that they prove something.
 *
 * @param options `line` is where the shell stands; `strict`: whoever starts it stops at the first failure (`sh -e`), or at the first
 *   line that fails (make)
 */
export function gateCalls(
  text: string,
  { line, every, strict }: { line: number; every: boolean; strict: boolean | 'lines' },
): readonly GateCall[] {
  const commands = readShellCommands(text);
  const heard = heardOnes(text, commands, strict);
  return commands.flatMap((command, at): GateCall[] => {
    const words = command.words.map((word) => word.text);
    const variables = command.assignments.map((word) => word.text);
    const own = { heard: heard[at] === true, variables, line };
    const inner = innerShell(words);
    if (inner !== undefined) {
      return gateCalls(inner, { line, every, strict: false }).map((call) => ({
        ...call,
        heard: call.heard && own.heard,
        line,
      }));
    }
    const call = calledTool(words, every);
    return call === undefined ? [] : call.map((each) => ({ ...each, ...own }));
  });
}

/** `sh -c '…'`. */
function innerShell(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^-\w*c$/.test(word));
  return /(?:^|\/)(?:sh|bash|zsh|dash)$/.test(words[0] ?? '') && at !== -1 ? words[at + 1] : undefined;
}

interface Called {
  readonly tool: string;
  readonly words: readonly string[];
}

function calledTool(all: readonly string[], every: boolean): readonly Called[] | undefined {
  let words = all;
  let compiled: readonly string[] = [];
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const name = baseName(words[0] ?? '');
    if (launchers.has(name)) {
      const next = words.findIndex((word, at) => at > 0 && !word.startsWith('-') && !launcherVerbs.has(word));
      words = next === -1 ? [] : words.slice(next);
    } else if (/^python[\d.]*$|^py$/.test(name) && words.includes('-m')) {
      // Without its assertions a test asks nothing.
      compiled = words.slice(0, words.indexOf('-m')).filter((word) => /^-OO?$/.test(word));
      words = words.slice(words.indexOf('-m') + 1);
    } else if (name === 'coverage' && words[1] === 'run') {
      return [{ tool: 'coverage run', words: words.slice(2) }];
    } else if (managers.has(name)) {
      const called = managerCall(words);
      if (called.length > 0 || name !== 'bun') {
        return called;
      }
      break;
    } else {
      break;
    }
  }
  const name = baseName(words[0] ?? '');
  if (name === '' || idle.has(name)) {
    return undefined;
  }
  if (/^(?:g?make|just|task|invoke|doit)$/.test(name)) {
    const names = words
      .slice(1)
      .filter(
        (word, at) =>
          !word.startsWith('-') && !word.includes('=') && !/^-(?:C|f|d|j|-directory|-file)$/.test(words[at] ?? ''),
      );
    const flags = words.slice(1).filter((word) => word.startsWith('-') || word.includes('='));
    return (names.length === 0 ? ['*'] : names).map((each) => ({ tool: `script:${each}`, words: flags }));
  }
  if (/^(?:run-s|run-p|npm-run-all2?|concurrently|wireit)$/.test(name)) {
    return words
      .slice(1)
      .flatMap((word) =>
        word
          .replace(/^npm(?: run |:)/, '')
          .split(' ')
          .slice(0, 1),
      )
      .filter((word) => /^[\w:*-]+$/.test(word) && !word.startsWith('-'))
      .map((each) => ({ tool: `script:${each}`, words: [] }));
  }
  const verb = verbs[name]?.has(words[1] ?? '') === true ? words[1] : undefined;
  if (verb !== undefined) {
    return [{ tool: `${name} ${verb}`, words: words.slice(2) }];
  }
  if (name === 'node' && words.some((word) => word === '--test' || word.startsWith('--test-'))) {
    return [{ tool: 'node --test', words: words.slice(1) }];
  }
  if (tools.has(name)) {
    return [{ tool: name, words: [...compiled, ...words.slice(1)] }];
  }
  if (name === 'cargo' && words[1]?.startsWith('+') === true) {
    return calledTool(['cargo', ...words.slice(2)], every);
  }
  const program = /^(?:node|deno|bun|tsx|ts-node|python[\d.]*|ruby|php|sh|bash|perl)$/.test(name)
    ? `${name} ${words.find((word, at) => at > 0 && !word.startsWith('-')) ?? ''}`
    : name;
  const known = /(?:^|[ /])(?:vitest|jest|mocha|eslint|oxlint|tsc|playwright|pytest|phpunit)(?:\.\w+)?$/.exec(
    program,
  )?.[0];
  return known !== undefined
    ? [{ tool: baseName(known).replace(/\.\w+$/, ''), words: words.slice(2) }]
    : every
      ? [{ tool: program, words: words.slice(1) }]
      : undefined;
}

function managerCall(words: readonly string[]): readonly Called[] {
  const rest = words.slice(1);
  let at = 0;
  while (rest[at]?.startsWith('-') === true) {
    at += /^(?:--prefix|-C|--filter|-F|-w|--workspace|--cwd)$/.test(rest[at] ?? '') ? 2 : 1;
  }
  const verb = rest[at] ?? '';
  if (/^(?:run|run-script|rum)$/.test(verb)) {
    const name = rest.slice(at + 1).find((word) => !word.startsWith('-'));
    const flags = rest.filter((word) => word !== verb && word !== name && word !== '--');
    return name === undefined ? [] : [{ tool: `script:${name}`, words: flags }];
  }
  if (/^(?:exec|x|dlx)$/.test(verb)) {
    return (
      calledTool(
        rest.slice(at + 1).filter((word, index) => !(index === 0 && word === '--')),
        false,
      ) ?? []
    );
  }
  if (verb === '' || managerVerbs.has(verb)) {
    return [];
  }
  const called = tools.has(verb) ? verb : `script:${verb === 't' || verb === 'tst' ? 'test' : verb}`;
  return [{ tool: called, words: [...rest.slice(0, at), ...rest.slice(at + 1)].filter((word) => word !== '--') }];
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:cmd|exe|ps1)$/, '');
}

/** For each command, whether the shell fails when it does. */
function heardOnes(text: string, commands: readonly ShellCommand[], strict: boolean | 'lines'): boolean[] {
  const stops = commands.findIndex(
    ({ program, words }) => program === 'set' && words.some(({ text: word }) => /^-\w*e|^errexit$/.test(word)),
  );
  const goesOn = commands.findIndex(
    ({ program, words }) => program === 'set' && words.some(({ text: word }) => /^\+\w*e|^\+o$/.test(word)),
  );
  const pipefail = commands.some(
    ({ program, words }) => program === 'set' && words.some(({ text: word }) => word === 'pipefail'),
  );
  const isStrict =
    (strict !== false && goesOn === -1) ||
    /^#!.*\s-\w*e/.test(text) ||
    (stops !== -1 && (goesOn === -1 || goesOn < stops));
  const traps = commands.some(
    ({ program, words }) =>
      program === 'trap' &&
      words.some(({ text: word }) => /exit\s+0|\btrue\b/.test(word)) &&
      words.some(({ text: word }) => /^(?:EXIT|ERR|0)$/.test(word)),
  );
  const isCondition = /(?:^|[\s;])(?:if|while|until)\s/.test(text);
  return commands.map((command, at) => {
    const next = commands[at + 1];
    if (command.inverted || traps || (goesOn !== -1 && goesOn < at && stops < goesOn && at < commands.length - 1)) {
      return false;
    }
    if (next?.piped === true && !pipefail) {
      return false;
    }
    return isHeard(text, commands, at, { isStrict, isCondition, byLine: strict === 'lines' && stops === -1 });
  });
}

function isHeard(
  text: string,
  commands: readonly ShellCommand[],
  at: number,
  { isStrict, isCondition, byLine }: { isStrict: boolean; isCondition: boolean; byLine: boolean },
): boolean {
  const own = commands[at];
  if (
    own !== undefined &&
    isCondition &&
    /\b(?:if|while|until)\s[^;\n]{0,200}$/.test(text.slice(0, own.words[0]?.start ?? 0))
  ) {
    return commands
      .slice(at + 1)
      .some(({ program, words }) => program === 'false' || (program === 'exit' && !/^0?$/.test(words[1]?.text ?? '')));
  }
  for (let after = at + 1; after < commands.length; after += 1) {
    const next = commands[after];
    if (next === undefined) {
      break;
    }
    const { joint, jointStart, program, words, piped } = next;
    const code = words[1]?.text ?? '';
    if (joint === '||') {
      // What is done instead decides, unless it fails for certain.
      return program === 'false' || (program === 'exit' && code !== '0') || failsSoon(commands, after);
    }
    if (joint === '&&' || piped) {
      continue;
    }
    if (joint === '&') {
      return words.some((word) => word.text === '-n') || (program === 'wait' && words.length > 1);
    }
    if (isStrict && !isCondition && !(byLine && text[jointStart] === ';')) {
      return true;
    }
    if (joint !== '(' && joint !== ')' && joint !== '') {
      const exit = commands.slice(after).find((each) => each.program === 'exit');
      // `code=$?; …; exit $code` hands it on.
      return exit !== undefined && exit.words[1]?.text.startsWith('$') === true;
    }
  }
  return !/&\s*$/.test(text) || /&&\s*$/.test(text);
}

/** `|| { echo no; exit 1; }` */
function failsSoon(commands: readonly ShellCommand[], from: number): boolean {
  const exit = commands.slice(from, from + 4).find(({ program }) => program === 'exit' || program === 'false');
  return exit !== undefined && (exit.program === 'false' || !/^(?:0)?$/.test(exit.words[1]?.text ?? ''));
}
