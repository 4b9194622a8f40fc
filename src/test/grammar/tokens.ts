import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import * as z from 'zod';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** The extensions that VS Code itself brings along: the Markdown, YAML and shell grammars of the version we test in. */
const builtIn = path.join(root, 'tools', 'vscode-host', 'node_modules', 'code-server', 'lib', 'vscode', 'extensions');

const manifest = z.object({
  contributes: z
    .object({
      grammars: z
        .array(z.object({ scopeName: z.string(), path: z.string(), injectTo: z.array(z.string()).optional() }))
        .optional(),
    })
    .optional(),
});

interface Grammar {
  readonly scopeName: string;
  readonly file: string;
  readonly injectTo: readonly string[];
}

export interface Token {
  readonly text: string;
  /** Outermost first, without the one that all of the file has. */
  readonly scopes: readonly string[];
}

/** Reads lines of Markdown into tokens as VS Code does, with our grammars or without them. */
export async function tokenizer(injected: boolean): Promise<(text: string) => Token[][]> {
  const require = createRequire(import.meta.url);
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const own = grammarsOf(root);
  const all = [...builtInGrammars(), ...own];
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const file = all.find((grammar) => grammar.scopeName === scopeName)?.file;
      return await Promise.resolve(
        file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: (scopeName) =>
      injected
        ? own.filter(({ injectTo }) => injectTo.includes(scopeName)).map((grammar) => grammar.scopeName)
        : undefined,
  });
  const markdown = await registry.loadGrammar('text.html.markdown');
  if (markdown === null) {
    throw new Error('VS Code has no grammar for Markdown.');
  }
  return (text) => {
    let stack = textmate.INITIAL;
    return text.split('\n').map((line) => {
      const { tokens, ruleStack } = markdown.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1),
      }));
    });
  };
}

function builtInGrammars(): Grammar[] {
  return readdirSync(builtIn, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap((entry) => grammarsOf(path.join(builtIn, entry.name)));
}

function grammarsOf(folder: string): Grammar[] {
  const { contributes } = manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  return (contributes?.grammars ?? []).map(({ scopeName, path: file, injectTo }) => ({
    scopeName,
    file: path.join(folder, file),
    injectTo: injectTo ?? [],
  }));
}
