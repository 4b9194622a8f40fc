import assert from 'node:assert/strict';
import { discoverHealth, type HealthDiscovery } from './discover.ts';
import { readTargets } from './ecosystems.ts';

function discover(files: Readonly<Record<string, string>>): HealthDiscovery {
  return discoverHealth({
    config: undefined,
    agentsMd: undefined,
    claudeMd: undefined,
    manifest: files['package.json'],
    tsconfig: files['tsconfig.json'],
    files: new Set(Object.keys(files)),
    names: Object.keys(files),
    text: (path) => files[path],
  });
}

function commands(files: Readonly<Record<string, string>>): string[] {
  return discover(files).commands.map(({ category, command, tool }) => `${category} [${tool}] ${command}`);
}

describe('health tools of other kinds of projects', () => {
  it('are found in Python, by what a manifest speaks of, and run by the project’s own manager', () => {
    const pyproject = '[tool.mypy]\nstrict = true\n[tool.ruff]\n[tool.pytest.ini_options]\n[tool.vulture]\n';
    assert.deepEqual(commands({ 'pyproject.toml': pyproject }), [
      'typecheck [mypy] python3 -m mypy --no-pretty --no-color-output --show-error-codes .',
      'lint [ruff] python3 -m ruff check --output-format concise --no-fix .',
      'test [npm-test] python3 -m pytest -v --color=no',
      'deadcode [vulture] python3 -m vulture .',
    ]);
    const found = commands({ 'pyproject.toml': pyproject, 'uv.lock': '' });
    assert.equal(found[2], 'test [npm-test] uv run --no-sync pytest -v --color=no');
    assert.deepEqual(commands({ 'pyproject.toml': '[project]\nname = "shop"\n' }), []);
  });

  it('are found in Rust, Go, Java, .NET and Ruby', () => {
    assert.deepEqual(commands({ 'Cargo.toml': '' }), [
      'typecheck [rustc] cargo check --all-targets --color never',
      'lint [rustc] cargo clippy --all-targets --color never',
      'test [rustc+npm-test] cargo test --no-fail-fast --color never',
      'deadcode [rustc] cargo check --all-targets --color never',
    ]);
    assert.deepEqual(commands({ 'go.mod': '', '.golangci.yml': '' }), [
      'typecheck [go] go build ./... && go vet ./...',
      'lint [go] golangci-lint run',
      'test [go+npm-test] go test -v ./...',
    ]);
    assert.deepEqual(commands({ 'pom.xml': '' }), [
      'typecheck [javac] mvn -B test-compile',
      'test [javac+npm-test] mvn -B test',
    ]);
    assert.equal(
      commands({ 'build.gradle.kts': '', gradlew: '' })[1],
      'test [javac+npm-test] ./gradlew --no-daemon --console=plain --continue test',
    );
    assert.equal(commands({ 'Shop.sln': '' })[0], 'typecheck [msbuild] dotnet build --nologo');
    assert.deepEqual(commands({ Gemfile: "gem 'rspec'\n", '.rubocop.yml': '' }), [
      'lint [rubocop] bundle exec rubocop --no-color',
      'test [npm-test] bundle exec rspec --no-color --format documentation --format json',
    ]);
  });

  it('are targets of a Makefile as the last resort, and known by their recipes', () => {
    const makefile = 'PY := python3\nlint: fmt\n\t@ruff check .\nfmt:\n\tblack .\ntest:\n\tpytest\n';
    assert.deepEqual(commands({ Makefile: makefile }), ['lint [ruff] make lint', 'test [npm-test] make test']);
    assert.deepEqual([...readTargets(makefile).keys()], ['lint', 'fmt', 'test']);
  });
});
