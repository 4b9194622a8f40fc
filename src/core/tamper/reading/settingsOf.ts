import { parseTree, type Node } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { readJavascriptSettings, type Setting } from './javascriptTree.ts';
import { lineAt } from './sourceParts.ts';

/** Longer files are nobody's settings. */
const longest = 300_000;

/** What a file of settings says, whatever its form; what cannot be read gives nothing. Never fails. */
export function settingsOf(path: string, text: string): readonly Setting[] {
  if (text.length > longest) {
    return [];
  }
  const plain = text.replace(/^\uFEFF/, '');
  if (/\.(?:[cm]?[jt]s)$/.test(path)) {
    return readJavascriptSettings(plain);
  }
  if (path.endsWith('.toml')) {
    return fromValue(
      plain,
      safely(() => parseToml(plain)),
    );
  }
  if (/\.(?:ya?ml|neon)$/.test(path)) {
    return fromValue(
      plain,
      safely(() => parseYaml(plain) as unknown),
    );
  }
  if (
    /\.(?:ini|cfg|conf|properties|editorconfig)$|(?:^|\/)\.(?:coveragerc|flake8|pylintrc|npmrc|env[\w.]*)$/.test(path)
  ) {
    return fromLines(plain);
  }
  if (/\.(?:json[5c]?|code-workspace)$/.test(path) || /^\s*[{[]/.test(plain)) {
    return fromJson(plain);
  }
  return fromValue(
    plain,
    safely(() => parseYaml(plain) as unknown),
  );
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    // Its tool cannot read it either: the gate will say so.
    return undefined;
  }
}

function fromJson(text: string): readonly Setting[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const found: Setting[] = [];
  const walk = (node: Node, path: readonly string[]): void => {
    if (node.type === 'property') {
      const [key, value] = node.children ?? [];
      if (value !== undefined) {
        walk(value, [...path, String(key?.value)]);
      }
    } else if (node.type === 'object' || node.type === 'array') {
      node.children?.forEach((child) => walk(child, path));
    } else {
      found.push({ path, value: String(node.value), line: lineAt(text, node.offset) });
    }
  };
  if (root !== undefined) {
    walk(root, []);
  }
  return found;
}

/** Of formats whose readers tell no positions, the line is the first one that has the key and the value. */
function fromValue(text: string, root: unknown): readonly Setting[] {
  const found: Setting[] = [];
  const lines = text.split('\n');
  const walk = (value: unknown, path: readonly string[], depth: number): void => {
    if (Array.isArray(value)) {
      value.forEach((item) => walk(item, path, depth + 1));
    } else if (typeof value === 'object' && value !== null && !(value instanceof Date) && depth < 40) {
      Object.entries(value).forEach(([key, inner]) => walk(inner, [...path, key], depth + 1));
    } else if (value !== null && value !== undefined) {
      const said = typeof value === 'string' ? value : JSON.stringify(value);
      found.push({ path, value: said, line: lineWith(lines, path.at(-1) ?? '', said) });
    }
  };
  walk(root, [], 0);
  return found;
}

function lineWith(lines: readonly string[], key: string, value: string): number {
  const both = lines.findIndex((line) => line.includes(key) && line.includes(value));
  const either = both === -1 ? lines.findIndex((line) => value !== '' && line.includes(value)) : both;
  return Math.max(0, either === -1 ? lines.findIndex((line) => line.includes(key)) : either);
}

/** `[section]`, `key = value`, and lists on further, indented lines. */
function fromLines(text: string): readonly Setting[] {
  const found: Setting[] = [];
  let section: readonly string[] = [];
  let key: string | undefined;
  for (const [line, whole] of text.split(/\r?\n/).entries()) {
    const trimmed = whole.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) {
      continue;
    }
    const [, header] = /^\[([^\]]+)\]/.exec(trimmed) ?? [];
    const equals = trimmed.search(/[=:]/);
    if (header !== undefined) {
      section = [header.trim()];
      key = undefined;
    } else if (/^\s/.test(whole) && key !== undefined) {
      found.push({ path: [...section, key], value: trimmed, line });
    } else if (equals > 0) {
      key = trimmed.slice(0, equals).trim();
      const value = trimmed.slice(equals + 1).trim();
      if (value !== '') {
        found.push({ path: [...section, key], value, line });
      }
    }
  }
  return found;
}
