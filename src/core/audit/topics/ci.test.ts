import assert from 'node:assert/strict';
import { collectCommands } from '../commands/collectCommands.ts';
import { ciFinding } from './ci.ts';

function ci(files: Readonly<Record<string, string>>): string {
  const texts = new Map(Object.entries(files));
  const { share, lacking, files: shown } = ciFinding(texts, collectCommands(texts, new Map()));
  return `${share} ${lacking === '' ? shown.join(' ') : lacking}`;
}

function workflow(command: string, on = 'push'): string {
  return `on: ${on}\njobs:\n  a:\n    steps:\n      - run: ${command}\n`;
}

const file = '.github/workflows/a.yml';

describe('CI', () => {
  it('is not there, or runs the tests on every change', () => {
    assert.equal(ci({}), '0 no CI');
    assert.equal(ci({ [file]: workflow('go test ./...') }), `1 ${file}`);
    assert.equal(ci({ '.travis.yml': 'script: bundle exec rspec\n' }), '1 .travis.yml');
    assert.equal(ci({ Jenkinsfile: "pipeline {\n  sh './gradlew check'\n}\n" }), '1 Jenkinsfile');
  });

  it('counts for less where it only lints, says that it tests, or calls a script that does nothing', () => {
    assert.equal(ci({ [file]: workflow('npm run lint') }), '0.4 CI runs no test');
    assert.equal(ci({ [file]: workflow('echo "npm test"') }), '0.4 CI runs no test');
    const empty = JSON.stringify({ scripts: { test: 'exit 0' } });
    assert.equal(ci({ [file]: workflow('npm test'), 'package.json': empty }), '0.4 CI runs no test');
  });

  it('takes a script called test for tests, whatever it starts', () => {
    const own = JSON.stringify({ scripts: { test: 'node tools/all.js' } });
    assert.equal(ci({ [file]: workflow('npm test'), 'package.json': own }), `1 ${file}`);
  });

  it('names the file that leads to the tests', () => {
    const other = '.github/workflows/b.yml';
    assert.equal(
      ci({ [other]: workflow('npm run lint'), [file]: workflow('make'), Makefile: 'all: check\n\ncheck:\n\tpytest\n' }),
      `1 ${file}`,
    );
  });

  it('counts for less when no change starts it, or another repository knows what it does', () => {
    assert.equal(
      ci({ [file]: workflow('go test ./...', 'workflow_dispatch') }),
      `0.6 ${file} is not started by a change`,
    );
    const elsewhere = 'on: push\njobs:\n  a:\n    uses: house/workflows/.github/workflows/test.yml@v1\n';
    assert.match(ci({ [file]: elsewhere }), /^0\.6 what CI runs is in another repository/);
  });
});
