// Bundles the extension, the language server, the runner, the built-in agents' process, the command line,
// and (without --production) the suite that runs inside VS Code. Usage: node esbuild.js [--production]
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  // Bundles are CommonJS; where a bundle lies, it knows by this name.
  define: { 'import.meta.dirname': '__dirname' },
  // A dual package's ES module entry is smaller: its unused exports can be dropped.
  mainFields: ['module', 'main'],
};

/** The language client is as large as all the rest: it is a bundle of its own, loaded when it is needed. */
const apart = {
  name: 'language-client-apart',
  setup(/** @type {import('esbuild').PluginBuild} */ bundler) {
    bundler.onResolve({ filter: /^\.\/languageClient\.ts$/ }, () => ({ path: './languageClient.cjs', external: true }));
  },
};

// Older versions of Node stumble over the bundle before it could say a word.
const cliBanner = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write('mstack: needs Node 24 or newer, but this is ' + process.version + '. Install Node 24 and try again.\\n');
  process.exit(3);
}`;

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { extension: 'src/extension/main.ts' },
    external: ['vscode'],
    plugins: [apart],
    // `vscode` is only there for `require`.
    supported: { 'dynamic-import': false },
  }),
  build({ ...common, entryPoints: { languageClient: 'src/extension/languageClient.ts' }, external: ['vscode'] }),
  build({
    ...common,
    entryPoints: {
      server: 'src/server/main.ts',
      runner: 'src/runner/main.ts',
      agent: 'src/agent/main.ts',
    },
  }),
  build({ ...common, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: cliBanner } }),
  ...(production
    ? []
    : [build({ ...common, entryPoints: { 'test/index': 'src/test/vscode/index.ts' }, external: ['vscode', 'mocha'] })]),
]);
