import assert from 'node:assert/strict';
import { missingEntry, missingProgram, missingScript, outputLines } from './probeOutput.ts';

function lines(stderr: string): readonly string[] {
  return outputLines({ stdout: '', stderr });
}

describe('Output of a command that could not run', () => {
  it('names the program that is missing, whoever says so', () => {
    const told: Readonly<Record<string, string>> = {
      'sh: 1: nosuch: not found': 'nosuch',
      '/bin/sh: 1: ./nope.sh: not found': './nope.sh',
      'sh: nosuch: not found': 'nosuch',
      'bash: line 1: nosuch: command not found': 'nosuch',
      '/usr/bin/bash: line 3: ./nope: No such file or directory': './nope',
      'zsh:1: command not found: nosuch': 'nosuch',
      'env: ‘nosuch’: No such file or directory': 'nosuch',
      'timeout: failed to run command ‘nosuch’: No such file or directory': 'nosuch',
      'xargs: nosuch: No such file or directory': 'nosuch',
      "'nosuch' is not recognized as an internal or external command,": 'nosuch',
      "nosuch : The term 'nosuch' is not recognized as the name of a cmdlet": 'nosuch',
      'Error: spawn nosuch ENOENT': 'nosuch',
      'error: no such command: `nextest`': 'nextest',
    };
    for (const [text, program] of Object.entries(told)) {
      assert.equal(missingProgram(lines(`before\n${text}\nafter\n`)), program, text);
    }
  });

  it('names no program where a file is missing, or a command only fails', () => {
    for (const text of [
      'cat: nope.txt: No such file or directory',
      'grep: nope: No such file or directory',
      'error: package not found: x',
      'Error: user not found',
      '',
    ]) {
      assert.equal(missingProgram(lines(text)), undefined, text);
    }
  });

  it('names the script that is missing', () => {
    const told: Readonly<Record<string, string>> = {
      'npm error Missing script: "nope"': 'nope',
      'npm ERR! Missing script: "nope"': 'nope',
      ' ERR_PNPM_NO_SCRIPT  Missing script: nope': 'nope',
      'Missing script: "nope" for /x/package.json': 'nope',
      'error Command "nope" not found.': 'nope',
      'Usage Error: Couldn\'t find a script named "nope".': 'nope',
      'error: Script not found "nope"': 'nope',
      "make: *** No rule to make target 'nope'.  Stop.": 'nope',
      'error: Justfile does not contain recipe `nope`.': 'nope',
      'error: no test target named `nope` in default-run packages': 'nope',
    };
    for (const [text, name] of Object.entries(told)) {
      assert.equal(missingScript(lines(text)), name, text);
    }
    assert.equal(missingScript(lines('npm error code ELIFECYCLE')), undefined);
  });

  it('names what was to be started, and not what code of the project looks for', () => {
    const entry =
      "Error: Cannot find module '/copy/scripts/a.js'\n    at x {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}";
    assert.equal(missingEntry(lines(entry)), '/copy/scripts/a.js');
    assert.equal(
      missingEntry(lines("Error: Cannot find module './zz'\nRequire stack:\n- /copy/src/a.js\n")),
      undefined,
      'required by code',
    );
    assert.equal(
      missingEntry(
        lines("Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/copy/zz.js' imported from /copy/src/a.js"),
      ),
      undefined,
      'imported by code',
    );
    const told: Readonly<Record<string, string>> = {
      "/usr/bin/python3: can't open file '/copy/nosuch.py': [Errno 2] No such file or directory": '/copy/nosuch.py',
      '/usr/bin/python3: No module named nosuch': 'nosuch',
      'sh: 0: cannot open nope.sh: No such file': 'nope.sh',
      "sh: 1: cd: can't cd to nope": 'nope',
      'bash: line 1: cd: nope: No such file or directory': 'nope',
      'ruby: No such file or directory -- nope.rb (LoadError)': 'nope.rb',
    };
    for (const [text, path] of Object.entries(told)) {
      assert.equal(missingEntry(lines(text)), path, text);
    }
    assert.equal(missingEntry(lines("ModuleNotFoundError: No module named 'walk'")), undefined);
  });
});
