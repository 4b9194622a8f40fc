// Bundles the extension, the language server, the runner, the built-in agents' process, the command line,
// and (without --production) the suite that runs inside VS Code. Usage: node esbuild.js [--production]
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { minify } from 'oxc-minify';

const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  // Messages hold dashes and quotation marks; escaped, each is six bytes.
  charset: 'utf8',
  logLevel: 'warning',
  // A dual package's ES module entry is smaller: its unused exports can be dropped.
  mainFields: ['module', 'main'],
};

/** Of the manifest a program wants its version; the rest would be shipped a second time. */
const manifestInBrief = {
  name: 'manifest-in-brief',
  setup(/** @type {import('esbuild').PluginBuild} */ bundler) {
    bundler.onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path.includes('node_modules')) {
        return undefined;
      }
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * Client and server of the language server protocol bring a copy of it each, of versions that differ in numbers only where we use
 * them; both get the client's, which is the newer one.
 */
const oneProtocol = {
  name: 'one-protocol',
  setup(/** @type {import('esbuild').PluginBuild} */ bundler) {
    const protocol = /^vscode-(?:jsonrpc|languageserver-types|languageserver-protocol)(?:\/|$)/;
    bundler.onResolve({ filter: protocol }, async ({ path, resolveDir, kind }) =>
      resolveDir.includes('vscode-languageserver/node_modules') ||
      /node_modules\/vscode-languageserver\//.test(`${resolveDir}/`)
        ? await bundler.resolve(path, { resolveDir: import.meta.dirname, kind })
        : undefined,
    );
  },
};

/** What CommonJS dependencies find in a module that they know by name: one line, put before every module. */
const commonJsNames = [
  "import { createRequire as createNodeRequire } from 'node:module';",
  'const require = createNodeRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join(' ');

/**
 * @type {import('esbuild').BuildOptions} The extension and the programs that it starts share what they have in common; the
 * shared chunks lie beside them, so that `import.meta.dirname` is the same everywhere, and what is imported late is a chunk
 * that is loaded late. The editor answers `vscode` to `import` and `require`.
 */
const modules = {
  ...common,
  plugins: [manifestInBrief, oneProtocol],
  format: 'esm',
  external: ['vscode'],
  splitting: true,
  // For Node the package names its CommonJS files; its modules are the same code, of which unused exports can be dropped.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  outExtension: { '.js': '.mjs' },
  chunkNames: 's-[hash]',
  banner: { js: commonJsNames },
  write: false,
};

/**
 * A module as it is shipped. Most modules need none of the names of CommonJS; the line stays, empty, so that source maps hold. oxc
 * makes what esbuild has minified another twentieth smaller, compressed.
 */
async function finished(/** @type {import('esbuild').OutputFile} */ file) {
  if (!file.path.endsWith('.mjs')) {
    return file.contents;
  }
  const bare = file.text.replace(commonJsNames, '');
  const text = /\b(?:require|__filename|__dirname)\b/.test(bare) ? file.text : bare;
  if (!production) {
    return text;
  }
  const { code, errors } = await minify(file.path, text, { module: true });
  if (errors.length > 0) {
    throw new Error(`${file.path} cannot be minified: ${errors.map(({ message }) => message).join('; ')}`);
  }
  return code;
}

await rm('dist', { recursive: true, force: true });
const [programs] = await Promise.all([
  build({
    ...modules,
    entryPoints: {
      extension: 'src/extension/main.ts',
      server: 'src/server/main.ts',
      runner: 'src/runner/main.ts',
      agent: 'src/agent/main.ts',
      cli: 'src/cli/bin.ts',
    },
  }),
  ...(production
    ? []
    : [
        // Mocha, and the editor that loads the suite, are there for `require`.
        build({
          ...common,
          format: 'cjs',
          outExtension: { '.js': '.cjs' },
          entryPoints: { 'test/index': 'src/test/vscode/index.ts' },
          external: ['vscode', 'mocha'],
        }),
      ]),
]);
await mkdir('dist', { recursive: true });
await Promise.all((programs.outputFiles ?? []).map(async (file) => await writeFile(file.path, await finished(file))));
await chmod('dist/cli.mjs', 0o755);
