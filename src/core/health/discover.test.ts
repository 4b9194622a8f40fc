import assert from 'node:assert/strict';
import { detectedFiles } from './detect.ts';
import { discoverHealth, type HealthDiscovery, type HealthSources } from './discover.ts';

function discover(
  sources: Partial<Omit<HealthSources, 'files'>> & { files?: readonly string[]; scripts?: object },
): HealthDiscovery {
  const { files = [], scripts, ...texts } = sources;
  return discoverHealth({
    config: undefined,
    agentsMd: undefined,
    claudeMd: undefined,
    manifest: scripts === undefined ? undefined : JSON.stringify({ scripts }),
    ...texts,
    files: new Set(files),
  });
}

function shown(discovery: HealthDiscovery): string[] {
  return discovery.commands.map(({ category, command, tool, source }) => `${category}: ${command} [${tool}] ${source}`);
}

function commandsWith(file: string): string[] {
  const discovery = discover({ scripts: { test: 'x', lint: 'y' }, files: [file] });
  return discovery.commands.map(({ command }) => command);
}

describe('discovering health tools', () => {
  it('finds scripts, whatever tool they start', () => {
    const scripts = {
      typecheck: 'tsc -b',
      lint: 'npm run lint:js',
      'lint:js': 'eslint .',
      test: 'vitest run',
      'test:e2e': 'playwright test',
      knip: 'knip',
    };
    assert.deepEqual(shown(discover({ scripts })), [
      'typecheck: npm run typecheck [tsc] package.json has the script "typecheck"',
      'lint: npm run lint [eslint] package.json has the script "lint"',
      'test: npm test [npm-test] package.json has the script "test"',
      'e2e: npm run test:e2e [playwright] package.json has the script "test:e2e"',
      'deadcode: npm run knip [knip] package.json has the script "knip"',
    ]);
  });

  it('finds configurations, and never starts what would have to be downloaded', () => {
    const files = ['tsconfig.json', 'eslint.config.js', 'playwright.config.ts', 'knip.json', 'pnpm-lock.yaml'];
    assert.deepEqual(shown(discover({ files })), [
      'typecheck: pnpm exec tsc --noEmit [tsc] there is a tsconfig.json',
      'lint: pnpm exec eslint . [eslint] there is a eslint.config.js',
      'e2e: pnpm exec playwright test [playwright] there is a playwright.config.ts',
      'deadcode: pnpm exec knip [knip] there is a knip.json',
    ]);
    assert.equal(discover({ files: ['tsconfig.json'] }).commands[0]?.command, 'npx --no-install tsc --noEmit');
    assert.ok(files.every((file) => detectedFiles.includes(file)));
  });

  it('says why a category has no command', () => {
    assert.deepEqual(discover({ scripts: { test: 'echo "Error: no test specified" && exit 1' } }).notRun, {
      typecheck: 'Found neither a script nor a tsconfig.json.',
      lint: 'Found neither a script nor a configuration of Biome, ESLint or Oxlint.',
      test: 'package.json has no script "test".',
      e2e: 'Found neither a script nor a Playwright or Cypress configuration.',
      deadcode: 'Found neither a script nor a configuration or dependency of Knip.',
    });
  });

  it('follows the references of a solution-style tsconfig', () => {
    const tsconfig = '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }';
    assert.equal(
      discover({ files: ['tsconfig.json'], tsconfig }).commands[0]?.command,
      'npx --no-install tsc -b --noEmit',
    );
  });

  it('finds knip by package.json alone', () => {
    const manifest = JSON.stringify({ devDependencies: { knip: '6.0.0' } });
    assert.deepEqual(shown(discover({ manifest })), ['deadcode: npx --no-install knip [knip] package.json lists knip']);
  });

  it('uses the package manager of the lock file', () => {
    assert.deepEqual(commandsWith('package-lock.json'), ['npm run lint', 'npm test']);
    assert.deepEqual(commandsWith('pnpm-lock.yaml'), ['pnpm run lint', 'pnpm test']);
    assert.deepEqual(commandsWith('yarn.lock'), ['yarn run lint', 'yarn test']);
    assert.deepEqual(commandsWith('bun.lock'), ['bun run lint', 'bun run test']);
  });

  it('believes the settings first, then AGENTS.md, then CLAUDE.md, then the project', () => {
    const discovery = discover({
      config: { health: { commands: { lint: 'make lint' } } },
      agentsMd: '# Guide\n\n## Health Stack\n\n- lint: npm run lint\n- test: npm test\n',
      claudeMd: '## Health Stack\n- test: make test\n- typecheck: make types\n',
      scripts: { typecheck: 'tsc', test: 'jest', 'test:e2e': 'playwright test' },
    });
    assert.deepEqual(shown(discovery), [
      'typecheck: make types [exit-code] CLAUDE.md, section Health Stack',
      'lint: make lint [exit-code] .mstack/config.json',
      'test: npm test [npm-test] AGENTS.md, section Health Stack',
      'e2e: npm run test:e2e [playwright] package.json has the script "test:e2e"',
    ]);
    assert.deepEqual(discovery.problems, []);
  });

  it('lets a category be switched off, without falling through to detection', () => {
    const scripts = { lint: 'eslint .', test: 'jest', typecheck: 'tsc' };
    const discovery = discover({
      scripts,
      config: { health: { commands: { lint: '', typecheck: false } } },
      agentsMd: '## Health Stack\n- test: none, there is nothing to test yet\n',
    });
    assert.deepEqual(discovery.commands, []);
    assert.equal(discovery.notRun.lint, 'Switched off in .mstack/config.json.');
    assert.equal(discovery.notRun.test, 'Switched off in AGENTS.md.');
  });

  it('takes a project at its word when it declares to have none', () => {
    const discovery = discover({ agentsMd: '## Health Stack\n\n- none: prose only\n', scripts: { test: 'jest' } });
    assert.deepEqual(discovery.commands, []);
    assert.equal(discovery.declaredNone, 'prose only');
  });

  it('reports what it cannot use', () => {
    const discovery = discover({
      manifest: '{ "scripts": ',
      config: { health: { commands: { shell: 'shellcheck x', lint: 3 }, weights: { test: -1 }, timeout: 'long' } },
      agentsMd: '## Health Stack\n- shell: shellcheck *.sh\n- test: a\n- test: b\n- none: why\n',
    });
    assert.equal(discovery.problems.length, 8);
    assert.match(discovery.problems.join('\n'), /AGENTS\.md line 2: "shell" is no category/);
    assert.match(discovery.problems.join('\n'), /package\.json cannot be read/);
  });

  it('warns of a linter that repairs what it measures', () => {
    assert.deepEqual(discover({ scripts: { lint: 'eslint --fix .' } }).problems, [
      'The lint command `npm run lint` changes files (--fix): give the health gate one that only looks.',
    ]);
  });

  it('does not follow scripts in circles', () => {
    assert.equal(discover({ scripts: { lint: 'npm run lint' } }).commands[0]?.tool, 'exit-code');
  });
});
