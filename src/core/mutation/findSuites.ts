import { readProject } from '../health/detect.ts';
import type { HealthCommand } from '../health/health.ts';
import { isTestFile } from './sources.ts';

/** A command that runs tests, and the languages whose programs it is about. */
export interface Suite {
  /** Run by the shell at the top of the project. */
  readonly command: string;
  /** The same, ending with the first failure; undefined: no such way is known for certain. */
  readonly untilFirstFailure: string | undefined;
  /** Ids of languages; undefined: all of them. */
  readonly languages: ReadonlySet<string> | undefined;
  /** For a person: where it comes from. */
  readonly source: string;
}

/** What is known of the project. Paths are relative to it. */
export interface SuiteFacts {
  /** The command for tests that the project's settings name. */
  readonly named: HealthCommand | undefined;
  readonly files: ReadonlySet<string>;
  /** Whether a file that git may ignore is there. */
  readonly has: (path: string) => boolean;
  readonly text: (path: string) => string | undefined;
}

const javascript = new Set(['javascript', 'typescript']);

/**
 * Every test suite of the project. One that the project itself names (settings, AGENTS.md) is for everything in it; else
 * `package.json` is for JavaScript, and each other language has its usual command.
 */
export function findSuites(facts: SuiteFacts): Suite[] {
  const { named } = facts;
  const isScript = named?.source.startsWith('package.json') === true;
  if (named !== undefined && !isScript && named.ours !== true) {
    return [{ command: named.command, untilFirstFailure: undefined, languages: undefined, source: named.source }];
  }
  const own = named === undefined || named.ours === true ? [] : [packageSuite(named, facts)];
  const found = [...own, ...usualSuites(facts)];
  const isMade = /^test\s*:/m.test(facts.text('Makefile') ?? '');
  return found.length === 0 && isMade
    ? [
        {
          command: 'make test',
          untilFirstFailure: undefined,
          languages: undefined,
          source: 'the Makefile makes "test"',
        },
      ]
    : found;
}

/** A script that is one call of a runner takes the runner's option behind it. */
function packageSuite(named: HealthCommand, { text }: SuiteFacts): Suite {
  const script = readProject(text('package.json'), () => false, undefined).project.scripts.get('test') ?? '';
  const isSimple = !/[;&|<>$`]/.test(script) && named.command.startsWith('npm ');
  const option = isSimple ? /^(?:npx )?(?:(mocha)|(vitest) (?:run|--run)|(jest))(?: |$)/.exec(script) : null;
  const bail = option?.[2] === undefined ? '--bail' : '--bail=1';
  return {
    command: named.command,
    untilFirstFailure: option === null ? undefined : `${named.command} -- ${bail}`,
    languages: javascript,
    source: named.source,
  };
}

interface UsualSuite {
  readonly language: readonly string[];
  readonly find: (facts: SuiteFacts) => Omit<Suite, 'languages'> | undefined;
}

function suite(command: string, source: string, untilFirstFailure?: string): Omit<Suite, 'languages'> {
  return { command, untilFirstFailure, source };
}

const usual: readonly UsualSuite[] = [
  {
    language: ['rust'],
    find: ({ files }) => (files.has('Cargo.toml') ? suite('cargo test', 'there is a Cargo.toml') : undefined),
  },
  {
    language: ['go'],
    find: ({ files }) =>
      files.has('go.mod') ? suite('go test -v ./...', 'there is a go.mod', 'go test -v -failfast ./...') : undefined,
  },
  { language: ['python'], find: pythonSuite },
  {
    language: ['ruby'],
    find: ({ files }) => {
      const specs = [...files].some((file) => file.endsWith('_spec.rb'));
      return specs
        ? suite('bundle exec rspec', 'there are specs', 'bundle exec rspec --fail-fast')
        : files.has('Rakefile') && [...files].some((file) => /(?:_test|\/test_\w+)\.rb$/.test(file))
          ? suite('bundle exec rake test', 'there is a Rakefile, and there are tests')
          : undefined;
    },
  },
  {
    language: ['php'],
    find: ({ files, has }) => {
      const config = ['phpunit.xml', 'phpunit.xml.dist'].find((file) => files.has(file));
      const program = has('vendor/bin/pest') ? 'vendor/bin/pest' : 'vendor/bin/phpunit';
      const quick = program.endsWith('pest') ? '--bail' : '--stop-on-defect';
      return config === undefined ? undefined : suite(program, `there is a ${config}`, `${program} ${quick}`);
    },
  },
  { language: ['java', 'kotlin'], find: javaSuite },
  {
    language: ['csharp'],
    find: ({ files }) =>
      [...files].some((file) => /\.(?:sln|slnx|csproj)$/.test(file))
        ? suite('dotnet test', 'there is a .NET project')
        : undefined,
  },
];

function usualSuites(facts: SuiteFacts): Suite[] {
  return usual.flatMap(({ language, find }) => {
    const found = find(facts);
    return found === undefined ? [] : [{ ...found, languages: new Set(language) }];
  });
}

function pythonSuite({ files, has, text }: SuiteFacts): Omit<Suite, 'languages'> | undefined {
  const tests = [...files].filter((file) => file.endsWith('.py') && isTestFile(file));
  if (tests.length === 0) {
    return undefined;
  }
  const program = ['.venv/bin/python', 'venv/bin/python'].find(has) ?? 'python3';
  const settings = ['pyproject.toml', 'setup.cfg', 'tox.ini', 'requirements.txt', 'requirements-dev.txt', 'Pipfile'];
  const sign =
    [...files].find((file) => /(?:^|\/)(?:pytest\.ini|conftest\.py)$/.test(file)) ??
    settings.find((file) => /\bpytest\b/.test(text(file) ?? '')) ??
    tests.find((file) => /^[ \t]{0,20}(?:import|from) pytest\b/m.test(text(file) ?? ''));
  if (sign !== undefined) {
    return suite(`${program} -m pytest`, `${sign} speaks of pytest`, `${program} -m pytest -x`);
  }
  const folder = ['tests', 'test'].find((name) => tests.some((file) => file.startsWith(`${name}/`)));
  const place = folder === undefined || files.has(`${folder}/__init__.py`) ? '' : ` -s ${folder}`;
  const command = `${program} -m unittest discover${place}`;
  return suite(command, `${tests[0] ?? ''} is a test`, `${command} -f`);
}

function javaSuite({ files }: SuiteFacts): Omit<Suite, 'languages'> | undefined {
  if (files.has('pom.xml')) {
    return suite(`${files.has('mvnw') ? './mvnw' : 'mvn'} -B test`, 'there is a pom.xml');
  }
  const build = ['build.gradle', 'build.gradle.kts'].find((file) => files.has(file));
  // A build server that stays would be ended with the command, and started again for the next one.
  return build === undefined
    ? undefined
    : suite(`${files.has('gradlew') ? './gradlew' : 'gradle'} --no-daemon test`, `there is a ${build}`);
}
