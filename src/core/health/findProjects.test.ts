import assert from 'node:assert/strict';
import { discoverHealth, type ProjectFiles } from './discover.ts';
import { exampleRun } from './exampleRun.ts';
import { findingText } from './output.ts';
import { readRun } from './tools/tools.ts';

type Files = Readonly<Record<string, string>>;

function filesOf(files: Files): ProjectFiles {
  return {
    manifest: files['package.json'],
    tsconfig: files['tsconfig.json'],
    files: new Set(Object.keys(files)),
    names: Object.keys(files),
    text: (path) => files[path],
  };
}

/** Commands for tests, with their folders, of a repository with these files, and of folders in it. */
function testCommands(root: Files, folders: Readonly<Record<string, Files>> = {}): readonly string[] {
  const projects = Object.entries(folders).map(([folder, files]) => ({ folder, ...filesOf(files) }));
  const { commands } = discoverHealth({
    config: undefined,
    agentsMd: root['AGENTS.md'],
    claudeMd: undefined,
    ...filesOf(root),
    projects,
  });
  return commands
    .filter(({ category }) => category === 'test')
    .map(({ command, folder }) => (folder === undefined ? command : `[${folder}] ${command}`));
}

const vitest = { 'package.json': '{"scripts":{"test":"vitest run"}}' };
const pytest = { 'pytest.ini': '' };

describe('findProjectCommands', () => {
  it('runs projects of several kinds, each in its folder', () => {
    assert.deepEqual(testCommands({}, { web: vitest, api: pytest }), [
      '[web] cd web && npm test',
      '[api] cd api && python3 -m pytest -v --color=no',
    ]);
    assert.deepEqual(testCommands({ ...vitest, 'Cargo.toml': '' }), [
      'npm test',
      'cargo test --no-fail-fast --color never',
    ]);
  });

  it('takes the package manager from a lock file at the top', () => {
    assert.deepEqual(testCommands({ 'pnpm-lock.yaml': '' }, { web: vitest }), ['[web] cd web && pnpm test']);
  });

  it('leaves packages to the project of their kind above them', () => {
    assert.deepEqual(testCommands(vitest, { 'packages/a': vitest, api: pytest }), [
      'npm test',
      '[api] cd api && python3 -m pytest -v --color=no',
    ]);
    assert.deepEqual(testCommands({ 'package.json': '{"scripts":{"lint":"eslint ."}}' }, { web: vitest }), [
      '[web] cd web && npm test',
    ]);
  });

  it('runs nothing twice', () => {
    const wraps = { 'package.json': '{"scripts":{"test":"pytest"}}', ...pytest };
    assert.deepEqual(testCommands(wraps), ['npm test']);
    const enters = { 'package.json': '{"scripts":{"test":"npm --prefix web test && cd api && pytest"}}' };
    assert.deepEqual(testCommands(enters, { web: vitest, api: pytest }), ['npm test']);
    assert.deepEqual(testCommands({ Makefile: 'test:\n\t./all-tests\n' }, { web: vitest, api: pytest }), ['make test']);
  });

  it('does what AGENTS.md says instead', () => {
    const written = { 'AGENTS.md': '## Health Stack\n\n- test: ./all-tests\n' };
    assert.deepEqual(testCommands(written, { web: vitest, api: pytest }), ['./all-tests']);
  });
});

describe('findings of a project in a folder', () => {
  it('name files from the top of the repository', () => {
    const run = exampleRun(
      'typecheck',
      'cd web && tsc',
      1,
      'src/a.ts(1,7): error TS2322: No.\n/home/ada/shop/web/b.ts(2,1): error TS1: No.\n',
    );
    const inside = { ...run, command: { ...run.command, folder: 'web' } };
    assert.deepEqual(readRun(inside).findings.map(findingText), [
      'web/src/a.ts:1: TS2322: No.',
      'web/b.ts:2: TS1: No.',
    ]);
  });

  it('tell tests of the same name apart where no file is told', () => {
    const run = exampleRun(
      'test',
      'cd api && cargo test',
      101,
      'test wrong ... FAILED\ntest result: FAILED. 0 passed; 1 failed; 0 ignored;\n',
    );
    const inside = { ...run, command: { ...run.command, folder: 'api' } };
    assert.deepEqual(readRun(inside).cases, [{ file: 'api', name: 'wrong', outcome: 'failed' }]);
  });
});
