import assert from 'node:assert/strict';
import { tellingLine } from './tellingLine.ts';

const table: readonly (readonly [what: string, output: string, told: string])[] = [
  ['nothing', '\n \n', ''],
  ['the last line', 'one\ntwo  \n\n', 'two'],
  ['no colours', '\u001B[31mred\u001B[0m\n', 'red'],
  [
    'a crash of Node',
    `file:///r/src/a.js:1
throw new Error("the thing is not there")
      ^

Error: the thing is not there
    at file:///r/src/a.js:1:7
    at ModuleJob.run (node:internal/modules/esm/module_job:439:25) {
  code: 'E_THING',
  [cause]: TypeError: in
      at Object.<anonymous> (/r/q.js:1:42)
}

Node.js v24.21.0
`,
    'Error: the thing is not there',
  ],
  [
    'what Node says of what is no error',
    '/r/a.js:1\nthrow "bad thing"\n^\nbad thing\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n\nNode.js v24.21.0\n',
    'bad thing',
  ],
  [
    'the name of a syntax error, not its hint',
    "[eval]:1\nfoo bar\n    ^^^\nExpected ';', '}' or <eof>\n\nSyntaxError: Unexpected identifier 'bar'\n    at x (node:vm:1:2)\n\nNode.js v24.21.0\n",
    "SyntaxError: Unexpected identifier 'bar'",
  ],
  [
    'a message in two lines',
    'a.js:1\nassert.equal(1, 2)\n       ^\n\nAssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n1 !== 2\n\n    at a.js:1:2\n\nNode.js v24.21.0',
    'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 1 !== 2',
  ],
  ['an error that was printed', 'Error: logged\n    at [eval]:1:15\n    at node:vm:1:2\n', 'Error: logged'],
  [
    'what was said behind a trace',
    'Error: logged\n    at [eval]:1:15\nThree files could not be read.\n',
    'Three files could not be read.',
  ],
  [
    'a traceback of Python',
    'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    f()\nValueError: bad value\n',
    'ValueError: bad value',
  ],
  [
    'what Python says after an error that was caught',
    'Traceback (most recent call last):\n  File "a.py", line 3, in f\nValueError: bad value\nGiving up.\n',
    'Giving up.',
  ],
  [
    'a panic of Go',
    'panic: runtime error: index out of range [5] with length 1\n\ngoroutine 1 [running]:\nmain.main()\n\t/r/x.go:2 +0x1d\nexit status 2\n',
    'panic: runtime error: index out of range [5] with length 1',
  ],
  [
    'a panic in a test of Go',
    '--- FAIL: TestX (0.00s)\npanic: no port [recovered]\n\tpanic: no port\n\ngoroutine 18 [running]:\nx.TestX(0x0?)\n\t/r/x_test.go:3 +0x27\nFAIL\tx\t0.005s\nFAIL\n',
    'panic: no port',
  ],
  [
    'a panic of Rust',
    "thread 'main' (4184) panicked at r.rs:1:71:\nassertion `left == right` failed: counts differ\n  left: 1\n right: 2\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
    'assertion `left == right` failed: counts differ',
  ],
  [
    'a panic of an older Rust',
    "thread 'main' panicked at 'no port', src/main.rs:2:5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
    "thread 'main' panicked at 'no port', src/main.rs:2:5",
  ],
  [
    'the cause of an exception of Java',
    'Exception in thread "main" java.lang.RuntimeException: start failed\n\tat J.main(J.java:1)\nCaused by: java.lang.IllegalStateException: no port\n\tat J.f(J.java:1)\n\t... 5 more\n',
    'java.lang.IllegalStateException: no port',
  ],
  [
    'an error of Ruby',
    "-e:1:in `f': bad (ArgumentError)\n\tfrom -e:1:in `<main>'\n",
    "-e:1:in `f': bad (ArgumentError)",
  ],
  [
    'an error of PHP',
    'PHP Fatal error:  Uncaught Exception: bad in x.php:1\nStack trace:\n#0 {main}\n  thrown in x.php on line 1\n',
    'PHP Fatal error:  Uncaught Exception: bad in x.php:1',
  ],
  [
    'the cause that npm tells, not the log',
    'npm error code ENOENT\nnpm error errno -2\nnpm error enoent Could not read package.json\nnpm error enoent This is related to npm not being able to find a file.\nnpm error enoent\nnpm error A complete log of this run can be found in: /h/.npm/_logs/1-debug-0.log\n',
    'npm error enoent Could not read package.json',
  ],
  [
    'what npm has started, not that it failed',
    'src/a.ts(1,1): error TS2304\nnpm error Lifecycle script `build` failed with error:\nnpm error code 2\n',
    'src/a.ts(1,1): error TS2304',
  ],
  ['what make has started', 'no such port\nmake: *** [Makefile:2: test] Error 1\n', 'no such port'],
  ['a launcher that stands alone', 'exit status 2\n', 'exit status 2'],
];

describe('The telling line of an output', () => {
  for (const [what, output, told] of table) {
    it(`is ${what}`, () => {
      assert.equal(tellingLine(output), told);
    });
  }
});
