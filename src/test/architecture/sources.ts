import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file below `src`, named relative to it with forward slashes, and what it imports. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** The file below `src` that is meant; undefined: a package, or a file outside. */
  readonly target: string | undefined;
}

const src = path.join(import.meta.dirname, '..', '..');

/** Little projects that are looked at, each with habits of its own. */
const foreign = /^test\/(?:audit\/fixtures|tamper\/samples|health\/samples)\//;

export function readSources(): Source[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.ts') && !foreign.test(file))
    .toSorted()
    .map((file) => sourceOf(file, readFileSync(path.join(src, file), 'utf8')));
}

export function sourceOf(file: string, text: string): Source {
  const imports = importsOf(text).map((specifier) => ({ specifier, target: targetOf(file, specifier) }));
  return { file, text, imports };
}

/** Every form: values, types, side effects, on demand, and what is handed on. */
function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const forms = /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...code.matchAll(forms)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Comments of whole lines are enough: nobody writes an import behind another kind. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function targetOf(file: string, specifier: string): string | undefined {
  const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
  return target?.startsWith('..') === true || target?.endsWith('.ts') === false ? undefined : target;
}
