import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { regressions } from '../../core/health/compare.ts';
import type { HealthReport } from '../../core/health/health.ts';
import { discoverProjectHealth, measureHealth } from '../../node/healthProject.ts';
import { readRecording } from './recordedSample.ts';

/** What stands in for the Python of the project: it prints what pytest printed on the sample, green or with a fault. */
function recordedPython(state: string): string {
  const { code = 1, stdout = '' } = readRecording('python').runs[state]?.test ?? {};
  return `#!/bin/sh\ncat <<'END'\n${stdout}END\nexit ${String(code)}\n`;
}

function measure(repository: string): Promise<HealthReport> {
  return measureHealth({
    repository,
    discovery: discoverProjectHealth(repository, {}),
    config: {},
    signal: new AbortController().signal,
    marker: {},
    sandbox: 'off',
    onStart: () => undefined,
    onEnd: () => undefined,
  });
}

describe('A repository with several projects', () => {
  let repository: string;

  function write(file: string, text: string): void {
    const target = path.join(repository, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, { mode: 0o755 });
  }

  beforeEach(() => {
    repository = realpathSync(mkdtempSync(path.join(tmpdir(), 'mstack-several-')));
    write('web/package.json', '{"scripts":{"test":"node --test"}}');
    write('web/price.test.js', "require('node:test')('adds', () => {});\n");
    write('services/api/pytest.ini', '[pytest]\n');
    write('services/api/pyproject.toml', '[project]\nname = "api"\n');
    write('services/api/.venv/bin/python', recordedPython('green'));
    write('examples/old/package.json', '{"scripts":{"test":"exit 1"}}');
  });

  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  it('runs the tests of each in its folder, and says which is which', async () => {
    const green = await measure(repository);
    const { test } = green.categories;
    assert.equal(test.status, 'pass', test.summary);
    assert.match(test.summary, /web: 1 test passed\./);
    assert.match(test.summary, /services\/api: 3 tests passed\./);
    assert.deepEqual(test.tests, { passed: 4, total: 4, skipped: 0 });

    const state = Object.keys(readRecording('python').runs).find((name) => name.startsWith('type error')) ?? '';
    write('services/api/.venv/bin/python', recordedPython(state));
    const red = await measure(repository);
    assert.equal(red.categories.test.status, 'fail');
    assert.deepEqual(
      red.categories.test.findings.map(({ file }) => file),
      ['services/api/tests/test_postage.py'],
    );
    assert.ok(
      regressions(green, red).some((each) =>
        each.includes('new: services/api/tests/test_postage.py: test_higher_above'),
      ),
    );

    write('services/api/.venv/bin/python', '#!/bin/sh\nexit 127\n');
    const missing = await measure(repository);
    assert.equal(missing.categories.test.status, 'missing');
    assert.match(missing.categories.test.summary, /^services\/api: The program/);

    rmSync(path.join(repository, 'services'), { recursive: true });
    const less = regressions(green, await measure(repository));
    assert.ok(
      less.some((each) => each.includes('is no longer run in services/api')),
      less.join('\n'),
    );
  });
});
