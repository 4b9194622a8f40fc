import type { Category } from './health.ts';

/** What the host knows of a project that is not (only) one of `package.json`. Paths are relative to the repository. */
export interface EcosystemFacts {
  readonly has: (path: string) => boolean;
  /** Text of a file at the top level; undefined where there is none. */
  readonly text: (path: string) => string | undefined;
  /** Names of what lies at the top level. */
  readonly names: readonly string[];
}

interface Found {
  readonly command: string;
  /** For a person: which file is the reason. */
  readonly source: string;
}

type Ecosystem = (category: Category, facts: EcosystemFacts) => Found | undefined;

/** A command for one kind of project. */
interface FoundOfKind extends Found {
  /** Name of the kind. */
  readonly kind: string;
}

/**
 * One for each kind of project, in the order in which they are asked. Options are only such as print more, or print it in
 * lines: what a tool looks at is for the project's own settings to say.
 */
const ecosystems: Readonly<Record<string, Ecosystem>> = { python, rust, go, jvm, dotnet, ruby, php };

/** Every kind of project that has a command for the category. */
export function detectInEcosystems(category: Category, facts: EcosystemFacts): readonly FoundOfKind[] {
  return Object.entries(ecosystems).flatMap(([kind, detect]) => {
    const one = detect(category, facts);
    return one === undefined ? [] : [{ ...one, kind }];
  });
}

function python(category: Category, { has, text }: EcosystemFacts): Found | undefined {
  const manifests = [
    'pyproject.toml',
    'setup.cfg',
    'tox.ini',
    'setup.py',
    'requirements.txt',
    'requirements-dev.txt',
    'Pipfile',
  ];
  const own = [
    'mypy.ini',
    '.mypy.ini',
    'pyrightconfig.json',
    'pytest.ini',
    'conftest.py',
    'ruff.toml',
    '.ruff.toml',
    '.flake8',
  ];
  if (![...manifests, ...own].some(has)) {
    return undefined;
  }
  const runner = has('uv.lock')
    ? 'uv run --no-sync '
    : has('poetry.lock')
      ? 'poetry run '
      : has('pdm.lock')
        ? 'pdm run '
        : undefined;
  const interpreter = ['.venv/bin/python', 'venv/bin/python'].find(has) ?? 'python3';
  const module = (name: string, options: string): string =>
    runner === undefined ? `${interpreter} -m ${name}${options}` : `${runner}${name}${options}`;
  /** A file of the tool's own, else a manifest that speaks of it. */
  const sign = (files: readonly string[], word: RegExp): string | undefined =>
    files.find(has) ?? manifests.find((file) => word.test(text(file) ?? ''));
  switch (category) {
    case 'typecheck':
      return (
        found(
          module('mypy', ' --no-pretty --no-color-output --show-error-codes .'),
          sign(['mypy.ini', '.mypy.ini'], /\bmypy\b/),
          'mypy',
        ) ??
        found(
          runner === undefined ? 'pyright' : `${runner}pyright`,
          sign(['pyrightconfig.json'], /\bpyright\b/),
          'pyright',
        )
      );
    case 'lint':
      return (
        found(
          module('ruff', ' check --output-format concise --no-fix .'),
          sign(['ruff.toml', '.ruff.toml'], /\bruff\b/),
          'ruff',
        ) ?? found(module('flake8', ''), sign(['.flake8'], /\bflake8\b/), 'flake8')
      );
    case 'test':
      return found(
        module('pytest', ' -v --color=no'),
        sign(['pytest.ini', 'conftest.py', 'tests/conftest.py'], /\bpytest\b/),
        'pytest',
      );
    case 'deadcode':
      return found(module('vulture', ' .'), sign([], /\bvulture\b/), 'vulture');
    default:
      return undefined;
  }
}

function found(command: string, why: string | undefined, tool: string): Found | undefined {
  const source = why?.startsWith(tool) === true ? `there is a ${why}` : `${why ?? ''} speaks of ${tool}`;
  return why === undefined ? undefined : { command, source };
}

function rust(category: Category, { has }: EcosystemFacts): Found | undefined {
  const commands: Readonly<Partial<Record<Category, string>>> = {
    typecheck: 'cargo check --all-targets --color never',
    lint: 'cargo clippy --all-targets --color never',
    test: 'cargo test --no-fail-fast --color never',
    // The compiler's own warnings: what is never used.
    deadcode: 'cargo check --all-targets --color never',
  };
  return withFile(has('Cargo.toml') ? 'Cargo.toml' : undefined, commands[category]);
}

function go(category: Category, { has }: EcosystemFacts): Found | undefined {
  const linter = ['.golangci.yml', '.golangci.yaml', '.golangci.toml', '.golangci.json'].find(has);
  switch (category) {
    case 'typecheck':
      return withFile(has('go.mod') ? 'go.mod' : undefined, 'go build ./... && go vet ./...');
    case 'test':
      return withFile(has('go.mod') ? 'go.mod' : undefined, 'go test -v ./...');
    case 'lint':
      return (
        withFile(linter, 'golangci-lint run') ??
        withFile(has('staticcheck.conf') ? 'staticcheck.conf' : undefined, 'staticcheck ./...')
      );
    default:
      return undefined;
  }
}

function jvm(category: Category, { has }: EcosystemFacts): Found | undefined {
  const maven = has('mvnw') ? './mvnw -B' : 'mvn -B';
  const gradle = `${has('gradlew') ? './gradlew' : 'gradle'} --no-daemon --console=plain`;
  const build = ['build.gradle', 'build.gradle.kts'].find(has);
  switch (category) {
    case 'typecheck':
      return (
        withFile(has('pom.xml') ? 'pom.xml' : undefined, `${maven} test-compile`) ??
        withFile(build, `${gradle} testClasses`)
      );
    case 'test':
      return (
        withFile(has('pom.xml') ? 'pom.xml' : undefined, `${maven} test`) ??
        withFile(build, `${gradle} --continue test`)
      );
    default:
      return undefined;
  }
}

function dotnet(category: Category, { names }: EcosystemFacts): Found | undefined {
  const project = names.find((name) => /\.(?:sln|slnx|csproj|fsproj|vbproj)$/.test(name));
  switch (category) {
    case 'typecheck':
      return withFile(project, 'dotnet build --nologo');
    case 'test':
      return withFile(project, 'dotnet test --nologo --logger "console;verbosity=normal"');
    default:
      return undefined;
  }
}

function ruby(category: Category, { has, text }: EcosystemFacts): Found | undefined {
  const run = has('Gemfile') ? 'bundle exec ' : '';
  const gem = (name: string): string | undefined => ((text('Gemfile') ?? '').includes(name) ? 'Gemfile' : undefined);
  switch (category) {
    case 'lint':
      return withFile(has('.rubocop.yml') ? '.rubocop.yml' : gem('rubocop'), `${run}rubocop --no-color`);
    case 'test':
      return withFile(
        has('.rspec') ? '.rspec' : gem('rspec'),
        `${run}rspec --no-color --format documentation --format json`,
      );
    default:
      return undefined;
  }
}

function php(category: Category, { has, text }: EcosystemFacts): Found | undefined {
  const manifest = text('composer.json') ?? '';
  if (category === 'test') {
    const config = ['phpunit.xml', 'phpunit.xml.dist'].find(has);
    return withFile(config, has('vendor/bin/pest') ? 'vendor/bin/pest' : 'vendor/bin/phpunit');
  }
  const script = category === 'lint' ? 'lint' : category === 'typecheck' ? 'phpstan' : undefined;
  return withFile(
    script !== undefined && manifest.includes(`"${script}":`) ? 'composer.json' : undefined,
    `composer run-script ${script ?? ''}`,
  );
}

const targetNames: Readonly<Record<Category, readonly string[]>> = {
  typecheck: ['typecheck', 'type-check', 'types', 'mypy'],
  lint: ['lint', 'check-lint'],
  test: ['test', 'tests', 'check'],
  e2e: ['e2e', 'test-e2e'],
  deadcode: ['deadcode', 'dead-code'],
};

/** The last resort: what somebody wrote down to be made. */
export function detectTarget(category: Category, { text }: EcosystemFacts): Found | undefined {
  for (const [file, program] of [
    ['Makefile', 'make'],
    ['justfile', 'just'],
    ['Justfile', 'just'],
  ] as const) {
    const known = new Set(readTargets(text(file)).keys());
    const name = targetNames[category].find((target) => known.has(target));
    if (name !== undefined) {
      return { command: `${program} ${name}`, source: `the ${file} makes "${name}"` };
    }
  }
  return undefined;
}

/** Targets with their recipes, as one line for each; of Makefiles and justfiles. */
export function readTargets(text: string | undefined): ReadonlyMap<string, string> {
  const recipes = new Map<string, string>();
  let name: string | undefined;
  for (const line of (text ?? '').split(/\r?\n/)) {
    const colon = line.search(/[:=#]/);
    const [started] = /^[A-Za-z][\w.-]{0,100}/.exec(line) ?? [];
    const isTarget = started !== undefined && line[colon] === ':' && line[colon + 1] !== '=';
    if (isTarget) {
      const rest = line.slice(colon + 1);
      name = started;
      // What it depends on is made before it.
      recipes.set(
        name,
        rest
          .trim()
          .split(/\s+/)
          .map((target) => `make ${target}`)
          .join(' ; '),
      );
    } else if (name !== undefined && /^[ \t]/.test(line)) {
      recipes.set(name, `${recipes.get(name) ?? ''} ; ${line.trim().replace(/^[@-]{1,2}/, '')}`);
    } else if (line.trim() !== '') {
      name = undefined;
    }
  }
  return recipes;
}

function withFile(file: string | undefined, command: string | undefined): Found | undefined {
  return file === undefined || command === undefined ? undefined : { command, source: `there is a ${file}` };
}
