import assert from 'node:assert/strict';
import { aloneCommand } from './aloneCommand.ts';

const none: ReadonlyMap<string, string> = new Map();
const test = { file: 'test/a.test.ts', name: 'adds (1)' };

function alone(command: string, name = test.name, scripts = none): string | undefined {
  return aloneCommand(command, scripts, { ...test, name });
}

describe('The command for one test', () => {
  it('has the option of its runner, with the name taken literally', () => {
    assert.deepEqual(
      [
        alone('node --test "test/*.ts"', "it's"),
        alone('npx --no-install mocha', 'Sum > adds (1)'),
        alone('npx --no-install vitest run', 'Sum > adds'),
        alone('yarn run jest --ci', 'Sum › adds'),
        alone('npx --no-install playwright test', '[chromium] Cart › pays'),
        aloneCommand('python3 -m pytest -v', none, { file: 'test_a.py', name: 'TestA::test_b[1]' }),
        alone('cargo test --no-fail-fast', 'tests::adds'),
        alone('go test -v ./...', 'TestAdds'),
      ],
      [
        `node --test --test-name-pattern='^it'\\''s$' "test/*.ts"`,
        String.raw`npx --no-install mocha --grep '^Sum adds \(1\)$'`,
        "npx --no-install vitest run 'test/a.test.ts' -t '^Sum adds$'",
        "yarn run jest --ci -t '^Sum adds$'",
        "npx --no-install playwright test --grep 'Cart pays$'",
        "python3 -m pytest -v 'test_a.py::TestA::test_b[1]'",
        "cargo test --no-fail-fast -- --exact 'tests::adds'",
        "go test -v ./... -count=1 -run '^TestAdds$'",
      ],
    );
  });

  it('is made of the script that is called, also by another one', () => {
    const scripts = new Map([
      ['test', 'npm run unit'],
      ['unit', 'mocha --exit'],
      ['again', 'npm run again'],
    ]);
    assert.equal(alone('npm test', 'adds', scripts), "mocha --exit --grep '^adds$'");
    assert.equal(alone('npm run again', 'adds', scripts), undefined);
  });

  it('is not known where the option could reach another program, or there is none', () => {
    for (const command of [
      'tsc && mocha',
      'mocha | tee log',
      'mocha; echo ok',
      'make test',
      'npm test',
      'node test.js',
      'cargo test -- --nocapture',
    ]) {
      assert.equal(alone(command, 'adds'), undefined, command);
    }
    assert.equal(alone('cargo test', 'src/lib.rs - add (line 3)'), undefined);
    assert.equal(alone('vitest run', 'the file could not be loaded'), undefined);
    assert.equal(alone('mocha', 'two\nlines'), undefined);
  });
});
