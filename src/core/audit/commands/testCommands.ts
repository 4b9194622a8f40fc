import { wordsIn } from '../../base/wordsIn.ts';
import { holdsWords } from './commandLine.ts';

/** Programs that only run tests. */
const runners = new Set(
  wordsIn(`vitest jest mocha ava tap tape jasmine karma qunit uvu wtr c8 nyc pytest py.test tox nox phpunit pest paratest
    rspec nextest ginkgo gotestsum ctest wdio testcafe behave behat codecept cucumber cucumber-js nightwatch
    parallel_rspec xunit vstest artillery schemathesis bats web-test-runner vscode-test DotNetTest DotNetCoreTest`),
);

const phrases = [
  'node test',
  'tsx test',
  'bun test',
  'deno test',
  'ng test',
  'react-scripts test',
  'playwright test',
  'cypress run',
  'go test',
  'cargo test',
  'cargo tarpaulin',
  'cargo llvm-cov',
  'dotnet test',
  'rake test',
  'rake spec',
  'rails test',
  'unittest',
  'rake default',
  'rails spec',
  'manage.py test',
  'artisan test',
  'hatch test',
  'swift test',
  'mix test',
  'sbt test',
  'bazel test',
  'coverage run',
  'lein test',
  'richgo test',
].map(wordsIn);

const mavenGoals = ['test', 'verify', 'package', 'install', 'deploy'];
const maven = new Set(['mvn', 'mvnw', 'mvnd']);
const gradle = new Set(['gradle', 'gradlew']);

/** Whether a command runs tests, by its program's name. */
export function isTestCommand(words: readonly string[]): boolean {
  if (words.some((word) => runners.has(word)) || phrases.some((phrase) => holdsWords(words, phrase))) {
    return true;
  }
  if (words.some((word) => maven.has(word))) {
    return mavenGoals.some((goal) => words.includes(goal)) && !words.some((word) => word.startsWith('DskipTests'));
  }
  if (words.some((word) => gradle.has(word))) {
    return (
      words.some((word) => /(?:^|:)(?:check|build|test\w*|\w+Test)$/.test(word)) && !holdsWords(words, ['x', 'test'])
    );
  }
  // `bundle exec rake`: the default task of a library is to run its tests.
  return words.at(-1) === 'rake' && words.length <= 3;
}
