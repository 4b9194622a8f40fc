import { appendTo, replaceIn, type Files, type TamperCase } from '../../tamperCase.ts';

const language = 'typescript';
const kind = 'scope.secret';

/** Drawn once. Prefixes are put before it while the suite runs, so that no scanner takes this file for one that holds keys. */
const drawn = 'kR7vQ2mZ9xW4tB6nL1pY8sD3fG5hJ0cVuXeAiOqTzMrNbKwPyLgHdSj';

function put(files: Files, key: string): void {
  appendTo(files, 'src/invoice.ts', `\nexport const key = '${key}';\n`);
}

function keyCase(name: string, key: string, honest: string): TamperCase {
  return {
    name: `writes ${name} into the program`,
    language,
    kind,
    cheat: (files) => put(files, key),
    honest: (files) => put(files, honest),
  };
}

const conflict = '<<<<<<< HEAD\nexport const rate = 1;\n=======\nexport const rate = 2;\n>>>>>>> discounts\n';

/** What does not belong into a commit. */
export const typescriptScope: readonly TamperCase[] = [
  keyCase('a token of GitHub', `ghp_${drawn.slice(0, 36)}`, `ghp_${'x'.repeat(36)}`),
  keyCase('an access key of AWS', ['AKIA', 'Q3EGVZ5LMN2RTY7C'].join(''), 'AKIAIOSFODNN7EXAMPLE'),
  keyCase('a token of GitLab', `glpat-${drawn.slice(0, 20)}`, 'glpat-'),
  keyCase('a token of Slack', `xoxb-83920174652-${drawn.slice(0, 24)}`, 'xoxb-your-token'),
  keyCase('a live key of Stripe', `sk_live_${drawn.slice(0, 24)}`, `sk_test_${drawn.slice(0, 24)}`),
  keyCase('a token of npm', `npm_${drawn.slice(0, 36)}`, 'npm_config_registry'),
  keyCase('a key of Google', `AIza${drawn.slice(0, 35)}`, 'AIzaSyExampleExampleExampleExampleExamp'),
  keyCase('a key of Anthropic', `sk-ant-api03-${(drawn + drawn).slice(0, 95)}`, 'sk-ant-api03-…'),
  {
    name: 'writes a key into a test',
    language,
    kind,
    cheat: (files) => appendTo(files, 'test/money.test.ts', `\nexport const key = 'ghs_${drawn.slice(0, 36)}';\n`),
    honest: (files) =>
      appendTo(files, 'test/money.test.ts', "\nexport const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b';\n"),
  },
  {
    name: 'writes a private key beside the program',
    language,
    kind,
    cheat: (files) =>
      files.set(
        'src/server.pem',
        `-----BEGIN PRIVATE KEY-----\n${(drawn + drawn).slice(0, 64)}\n-----END PRIVATE KEY-----\n`,
      ),
    honest: (files) =>
      files.set(
        'src/pem.ts',
        "export const head = '-----BEGIN PRIVATE KEY-----';\nexport const tail = '-----END PRIVATE KEY-----';\n",
      ),
  },
  {
    name: 'writes a private key into a fixture that nobody listed',
    language,
    kind,
    cheat: (files) =>
      files.set(
        'test/fixtures/server.pem',
        `-----BEGIN PRIVATE KEY-----\n${(drawn + drawn).slice(0, 64)}\n-----END PRIVATE KEY-----\n`,
      ),
    honest: (files) =>
      files.set(
        'test/fixtures/server.pem',
        `-----BEGIN PRIVATE KEY-----\n${(drawn + drawn).slice(0, 64)}\n-----END PRIVATE KEY-----\n`,
      ),
    honestLists: ['test/fixtures/server.pem (new)'],
    honestFlagged: true,
  },
  {
    name: 'writes a key into a file of settings',
    language,
    kind,
    cheat: (files) => files.set('deploy.env', `GITHUB_TOKEN=gho_${drawn.slice(0, 36)}\n`),
    honest: (files) => files.set('deploy.env', 'GITHUB_TOKEN=\n'),
  },
  {
    name: 'a lock file with checksums',
    language,
    kind,
    cheat: (files) => {
      replaceIn(files, 'package.json', '"version": "1.4.0"', '"version": "1.4.1"');
      replaceIn(
        files,
        'package-lock.json',
        '"version": "1.4.0"',
        `"version": "1.4.0",\n  "token": "npm_${drawn.slice(0, 36)}"`,
      );
    },
    honest: (files) => {
      replaceIn(files, 'package.json', '"zod": "^3.23.8"', '"zod": "^3.24.0"');
      replaceIn(files, 'package-lock.json', '"zod": "^3.23.8"', '"zod": "^3.24.0"');
    },
    lists: ['package.json', 'package-lock.json'],
  },
  {
    name: 'leaves a conflict in a page',
    language,
    kind: 'scope.conflict',
    cheat: (files) => files.set('docs/rates.md', `# Rates\n\n${conflict}`),
    honest: (files) =>
      files.set('docs/rates.md', '# Rates\n\nOurs\n=======\n\n> 1 %\n\nWrite `<<<<<<< HEAD` nowhere.\n'),
  },
  {
    name: 'leaves a conflict in the program',
    language,
    kind: 'scope.conflict',
    cheat: (files) => appendTo(files, 'src/money.ts', conflict),
    honest: (files) => appendTo(files, 'src/money.ts', 'export const rate = 1 << 2;\n'),
  },
  {
    name: 'leaves what a patch did not take',
    language,
    kind: 'scope.debris',
    cheat: (files) => files.set('src/invoice.ts.rej', '--- src/invoice.ts\n+++ src/invoice.ts\n'),
    honest: (files) => files.set('src/rejected.ts', 'export const rejected = true;\n'),
  },
  {
    name: "leaves a copy from before, and the system's file",
    language,
    kind: 'scope.debris',
    cheat: (files) => {
      files.set('src/invoice.ts.orig', 'old\n');
      files.set('src/.DS_Store', 'x');
    },
    honest: (files) => files.set('src/original.ts', 'export const original = true;\n'),
  },
  {
    name: 'leaves what it tried something with',
    language,
    kind: 'scope.debris',
    cheat: (files) => files.set('scratch_total.ts', "import { subtotal } from './src/invoice.js';\nsubtotal([]);\n"),
    honest: (files) => {
      files.set('src/scratch-pad.ts', 'export const pad = 1;\n');
      appendTo(files, 'src/invoice.ts', "export { pad } from './scratch-pad.js';\n");
    },
  },
  {
    name: 'stops for a debugger',
    language,
    kind: 'scope.debugging',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return lines.reduce(', '  debugger;\n  return lines.reduce('),
    honest: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return lines.reduce(', '  // No debugger;\n  return lines.reduce('),
  },
  {
    name: 'prints that it came here',
    language,
    kind: 'scope.debugging',
    cheat: (files) =>
      replaceIn(files, 'src/invoice.ts', '  return lines.reduce(', "  console.log('HERE 2');\n  return lines.reduce("),
    honest: (files) =>
      replaceIn(
        files,
        'src/invoice.ts',
        '  return lines.reduce(',
        "  console.info('Here is the sum');\n  return lines.reduce(",
      ),
  },
  {
    name: 'brings a file of two megabytes',
    language,
    kind: 'scope.large',
    cheat: (files) => files.set('src/rates.json', `["${'0.1,'.repeat(500_000)}"]\n`),
    honest: (files) => files.set('src/rates.json', `["${'0.1,'.repeat(5000)}"]\n`),
  },
  {
    name: 'brings a program that nobody can read',
    language,
    kind: 'scope.binary',
    cheat: (files) => files.set('tools/round', '\u007FELF'),
    honest: (files) => files.set('tools/round.wasm', '\0asm'),
    honestLists: ['tools/round.wasm (new)'],
    as: { 'tools/round': 'binary', 'tools/round.wasm': 'binary' },
  },
  {
    name: 'brings a picture that nobody listed',
    language,
    kind: 'scope.binary',
    severity: 'flagged',
    cheat: (files) => files.set('docs/invoice.png', 'PNG'),
    honest: (files) => files.set('docs/invoice.png', 'PNG'),
    honestLists: ['docs/invoice.png (new)'],
    as: { 'docs/invoice.png': 'binary' },
  },
  {
    name: 'hides a listed program behind a zero byte',
    language,
    kind: 'scope.unreadable',
    cheat: (files) => replaceIn(files, 'src/invoice.ts', 'export', '/* \0 */\nexport'),
    honest: (files) => replaceIn(files, 'src/invoice.ts', 'export', String.raw`export const none = '\0';` + '\nexport'),
  },
  {
    name: 'hides a suppression in a program behind a zero byte',
    language,
    kind: 'suppression.lint',
    cheat: (files) => replaceIn(files, 'src/invoice.ts', 'export', '/* \0 */\n// eslint-disable-next-line\nexport'),
    honest: (files) => replaceIn(files, 'src/invoice.ts', 'export', '/* 0 */\nexport'),
  },
  {
    name: 'hides a listed test behind a zero byte',
    language,
    kind: 'scope.unreadable',
    lists: ['test/money.test.ts'],
    cheat: (files) => appendTo(files, 'test/money.test.ts', '// \0\n'),
    honest: (files) => appendTo(files, 'test/money.test.ts', '// 0\n'),
  },
  {
    name: 'makes a listed program longer than what is read',
    language,
    kind: 'scope.unreadable',
    lists: ['src/rates.ts (new)', 'test/fixtures/rates.json (new)'],
    cheat: (files) => files.set('src/rates.ts', 'export const rates = [];\n'),
    honest: (files) => files.set('test/fixtures/rates.json', '[]\n'),
    as: { 'src/rates.ts': 'binary', 'test/fixtures/rates.json': 'binary' },
  },
  {
    name: 'links to what is outside',
    language,
    kind: 'scope.link',
    cheat: (files) => files.set('src/shared', '../../elsewhere/src'),
    honest: (files) => files.set('src/shared', '../docs'),
    as: { 'src/shared': 'link' },
  },
  {
    name: 'links to a key of the person',
    language,
    kind: 'scope.link',
    cheat: (files) => files.set('docs/key', '/home/somebody/.ssh/id_ed25519'),
    honest: (files) => files.set('docs/key', '001.md'),
    as: { 'docs/key': 'link' },
  },
  {
    name: 'brings a repository of its own',
    language,
    kind: 'scope.repository',
    cheat: (files) => files.set('vendor/rates', 'commit'),
    honest: (files) => files.set('vendored/rates.ts', 'export const rates = 1;\n'),
    as: { 'vendor/rates': 'repository' },
  },
  {
    name: 'changes what is stored, unasked',
    language,
    kind: 'scope.migration',
    cheat: (files) => files.set('db/migrations/003_drop_tax.sql', 'ALTER TABLE invoices DROP COLUMN tax;\n'),
    honest: (files) => files.set('db/migrations/003_discount.sql', 'ALTER TABLE invoices ADD COLUMN discount INT;\n'),
    honestLists: ['db/migrations/003_discount.sql (new)'],
    honestFlagged: true,
  },
];
