import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Category, CategoryHealth, HealthReport } from '../../core/health/health.ts';
import { verdictOf } from '../../core/health/score.ts';
import { runGit } from '../../node/gitCommand.ts';
import { healthInputs } from '../../node/healthInputs.ts';
import { discoverProjectHealth, measureHealth, type HealthMeasuring } from '../../node/healthProject.ts';
import { HealthStore } from '../../node/healthStore.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/health.md'), 'utf8');
const node = JSON.stringify(process.execPath);

interface Fault {
  /** As the page names it. */
  readonly name: string;
  readonly category: Category;
  readonly command: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly status: CategoryHealth['status'];
  readonly summary: RegExp;
}

const green = 'console.log("ℹ tests 99\\nℹ pass 99\\nℹ fail 0\\nℹ cancelled 0")';

const faults: readonly Fault[] = [
  {
    name: 'A tool is missing',
    category: 'lint',
    command: 'no-such-linter .',
    status: 'missing',
    summary: /is missing/,
  },
  {
    name: 'It crashes after “99 passed”',
    category: 'test',
    command: `${node} -e '${green}; process.exit(134)'`,
    status: 'fail',
    summary: /although 99 tests passed/,
  },
  {
    name: 'No tests were collected',
    category: 'test',
    command: `${node} -e 'console.log("ℹ tests 0\\nℹ pass 0\\nℹ fail 0")'`,
    status: 'fail',
    summary: /No tests ran/,
  },
  {
    name: 'It prints 100 MB',
    category: 'test',
    command: `${node} flood.mjs`,
    files: {
      'flood.mjs': `const piece = 'x'.repeat(99) + '\\n'; let left = 1000;
const more = () => { while (left-- > 0) if (!process.stdout.write(piece.repeat(1000))) return void process.stdout.once('drain', more); ${green}; };
more();\n`,
    },
    status: 'pass',
    summary: /99 tests passed/,
  },
  {
    name: 'It prints colours',
    category: 'typecheck',
    // A command that is called tsc prints what tsc --pretty does.
    command: './tsc',
    files: {
      tsc: `#!/bin/sh\nprintf '\\033[96ma.ts\\033[0m:\\033[93m1\\033[0m:\\033[93m7\\033[0m - \\033[91merror\\033[0m\\033[90m TS2322: \\033[0mNo.\\n'\nexit 2\n`,
    },
    status: 'fail',
    summary: /1 finding, first: a\.ts:1: TS2322: No\./,
  },
  {
    name: 'It speaks another language',
    category: 'typecheck',
    command: './tsc',
    files: { tsc: "#!/bin/sh\necho 'a.ts(1,7): Fehler TS2322: Nein.'\nexit 2\n" },
    status: 'fail',
    summary: /Exit code 2: a\.ts\(1,7\): Fehler/,
  },
  {
    name: 'It waits for input',
    category: 'test',
    command: `${node} -e 'process.stdin.resume().on("end", () => { console.error("Which one? nobody answers"); process.exit(1); })'`,
    status: 'fail',
    summary: /nobody answers/,
  },
  {
    name: 'It never ends',
    category: 'test',
    command: `${node} -e 'setInterval(() => {}, 1000)'`,
    timeout: 1,
    status: 'fail',
    summary: /its time limit/,
  },
  {
    name: 'Exit code 0, with failures in what it prints',
    category: 'test',
    command: `${node} -e 'console.log("ℹ tests 2\\nℹ pass 1\\nℹ fail 1")' || true`,
    status: 'fail',
    summary: /exited with 0, but 1 of 2 tests failed/,
  },
  {
    name: 'Exit code 0, with failures in the report it writes',
    category: 'test',
    command: `${node} report.mjs`,
    files: {
      'report.mjs': `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('target/surefire-reports', { recursive: true });
writeFileSync('target/surefire-reports/TEST-a.xml', '<testsuite><testcase classname="A" name="adds"/><testcase classname="A" name="rounds"><failure message="1 &lt; 2"/></testcase></testsuite>');
console.log('BUILD SUCCESS');\n`,
    },
    status: 'fail',
    summary: /exited with 0, but 1 of 2 tests failed, first: A > rounds/,
  },
  {
    name: 'Exit code 0, with failures in a report that only its script names',
    category: 'test',
    command: 'npm test',
    files: {
      'package.json': String.raw`{"scripts":{"test":"node test.mjs --logger trx\\;LogFileName=out/all.trx"}}`,
      'test.mjs': `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('out');
writeFileSync('out/all.trx', '<TestRun><Results><UnitTestResult testName="A.Adds" outcome="Passed"/><UnitTestResult testName="A.Rounds" outcome="Failed"/></Results></TestRun>');\n`,
    },
    status: 'fail',
    summary: /exited with 0, but 1 of 2 tests failed, first: A\.Rounds/,
  },
  {
    name: 'Exit code 0, with errors in the SARIF that it writes',
    category: 'lint',
    command: `${node} look.mjs --output=look.sarif`,
    files: {
      'look.mjs': `import { writeFileSync } from 'node:fs';
const results = Array(9).fill({ ruleId: 'R1', level: 'error', message: { text: 'No.' } });
writeFileSync('look.sarif', JSON.stringify({ runs: [{ tool: { driver: { name: 'look' } }, results }] }));\n`,
    },
    status: 'fail',
    summary: /exited with 0, but reports 9 errors, first: R1: No\./,
  },
  {
    name: 'Exit code 0, with type errors',
    category: 'typecheck',
    command: './tsc || true',
    files: { tsc: '#!/bin/sh\necho "a.ts(1,7): error TS2322: No."\nexit 2\n' },
    status: 'fail',
    summary: /exited with 0, but reports 1 type error/,
  },
  {
    name: 'Nobody can read it, and it exits with another code than 0',
    category: 'lint',
    command: 'echo "three things are wrong"; exit 3',
    status: 'fail',
    summary: /Exit code 3: three things are wrong/,
  },
];

function projectOf(
  commands: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  timeout?: number,
): {
  readonly folder: string;
  readonly config: unknown;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'mstack-health-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  }
  return { folder, config: { health: { commands, ...(timeout === undefined ? {} : { timeout }) } } };
}

function measure(folder: string, config: unknown, more: Partial<HealthMeasuring> = {}): Promise<HealthReport> {
  return measureHealth({
    repository: folder,
    discovery: discoverProjectHealth(folder, config),
    config,
    signal: new AbortController().signal,
    marker: {},
    sandbox: 'off',
    onStart: () => undefined,
    onEnd: () => undefined,
    ...more,
  });
}

describe('The fault table of the gate', () => {
  for (const { name, category, command, files, timeout, status, summary } of faults) {
    it(`${name}: ${status}`, async () => {
      const { folder, config } = projectOf({ [category]: command }, files, timeout);
      try {
        const before = process.memoryUsage().rss;
        const report = await measure(folder, config);
        const health = report.categories[category];
        assert.equal(health.status, status, health.summary);
        assert.match(health.summary, summary);
        assert.equal(verdictOf(report), status === 'pass' ? 'pass' : 'fail');
        assert.ok(process.memoryUsage().rss - before < 400_000_000, 'memory is bounded');
        const row = page.split('\n').find((line) => line.startsWith(`| ${name} `));
        assert.ok(row?.includes(`\`${status}\``), `docs/health.md says so: ${row ?? 'no such row'}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

describe('Results of health tools', () => {
  const command = `${node} -e 'require("fs").appendFileSync(process.env.COUNT, "x"); ${green}'`;

  it('stand as long as nothing changed, and are believed only from the process that kept them', async () => {
    const { folder, config } = projectOf({ lint: command }, { 'a.ts': 'export const a = 1;\n' });
    const state = mkdtempSync(path.join(tmpdir(), 'mstack-health-state-'));
    const count = path.join(state, 'count');
    process.env['COUNT'] = count;
    try {
      await runGit(folder, { args: ['init', '--quiet'] });
      const inputs = async (): Promise<string> => {
        await runGit(folder, { args: ['add', '--all'] });
        return healthInputs(folder, (await runGit(folder, { args: ['write-tree'] })).trim());
      };
      const places = path.join(state, 'health');
      const store = new HealthStore(places, randomBytes(32));
      const first = await measure(folder, config, { reuse: { store, inputs } });
      const second = await measure(folder, config, { reuse: { store, inputs } });
      assert.equal(readFileSync(count, 'utf8'), 'x');
      assert.equal(second.categories.lint.reused, true);
      assert.equal(second.categories.lint.summary, first.categories.lint.summary);

      const stranger = new HealthStore(places, randomBytes(32));
      await measure(folder, config, { reuse: { store: stranger, inputs } });
      assert.equal(readFileSync(count, 'utf8'), 'xx');

      for (const file of readdirSync(places)) {
        const text = readFileSync(path.join(places, file), 'utf8');
        writeFileSync(path.join(places, file), text.replace('"status\\":\\"pass', '"status\\":\\"fail'));
      }
      await measure(folder, config, { reuse: { store: stranger, inputs } });
      assert.equal(readFileSync(count, 'utf8'), 'xxx');

      writeFileSync(path.join(folder, 'a.ts'), 'export const a = 2;\n');
      await measure(folder, config, { reuse: { store: stranger, inputs } });
      assert.equal(readFileSync(count, 'utf8'), 'xxxx');
    } finally {
      delete process.env['COUNT'];
      rmSync(folder, { recursive: true, force: true });
      rmSync(state, { recursive: true, force: true });
    }
  });

  it('keep lists of tests under their own digest', () => {
    const state = mkdtempSync(path.join(tmpdir(), 'mstack-health-state-'));
    try {
      const store = new HealthStore(state, randomBytes(32));
      const tests = [{ file: 'a.test.ts', name: 'adds', outcome: 'passed' as const }];
      const list = store.keepTests(tests);
      assert.deepEqual(store.tests(list), tests);
      const [file = ''] = readdirSync(state);
      writeFileSync(path.join(state, file), '[["a.test.ts","adds","failed"]]');
      assert.equal(store.tests(list), undefined);
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  });
});
