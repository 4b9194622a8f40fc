import assert from 'node:assert/strict';
import { discoverHealth } from './discover.ts';
import { namedReports } from './namedReports.ts';

describe('namedReports', () => {
  it('finds files behind options and variables of many tools', () => {
    const lines = [
      'pytest --junitxml=out/a.xml',
      'vitest run --reporter=junit --outputFile.junit="b.xml"',
      'PLAYWRIGHT_JUNIT_OUTPUT_NAME=c.xml playwright test',
      "dotnet test --logger 'trx;LogFileName=d.trx'",
      'golangci-lint run --output.sarif.path=e.sarif',
      'gotestsum --junitfile f.xml && ruff check --output-file ./g.sarif .',
    ];
    assert.deepEqual(namedReports(lines.join(' ; ')), [
      'out/a.xml',
      'b.xml',
      'c.xml',
      'd.trx',
      'e.sarif',
      'f.xml',
      './g.sarif',
    ]);
    assert.deepEqual(namedReports('npm test'), []);
  });

  it('looks into package scripts', () => {
    const manifest = JSON.stringify({ scripts: { test: 'mocha --reporter-options mochaFile=results.xml' } });
    const { commands } = discoverHealth({
      config: {},
      agentsMd: undefined,
      claudeMd: undefined,
      manifest,
      files: new Set<string>(),
    });
    assert.deepEqual(commands[0]?.reports, ['results.xml']);
  });
});
