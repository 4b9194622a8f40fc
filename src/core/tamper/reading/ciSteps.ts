import { LineCounter, parseDocument, isMap, isSeq, isScalar, type Node } from 'yaml';

/** Lines of shell that a CI service, a hook or a task file starts. */
export interface ShellBlock {
  /** Keys around it, without the places in lists: `jobs.test.steps.run`. */
  readonly name: string;
  readonly text: string;
  /** From 0. */
  readonly line: number;
  /** Nobody hears of its failure: `continue-on-error`, `allow_failure`, `if: false`, `when: manual`. */
  readonly muted: boolean;
}

const commandKey =
  /^(?:run|script|scripts|bash|pwsh|powershell|command|commands|before_script|after_script|cmd|cmds|sh|entry|test_script|build_script|inlineScript|args)$/;

/** A YAML file's commands, with what keeps their failure from being heard; unreadable files have none. */
export function yamlBlocks(text: string): readonly ShellBlock[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const found: ShellBlock[] = [];
  const walk = (node: unknown, path: readonly string[], muted: boolean): void => {
    if (isSeq(node)) {
      const key = path.at(-1) ?? '';
      for (const item of node.items) {
        if (isScalar(item) && commandKey.test(key)) {
          add(item, path, muted);
        } else {
          walk(item, path, muted);
        }
      }
    } else if (isMap(node)) {
      const pairs = node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value] as const);
      const isMuted =
        muted ||
        pairs.some(
          ([key, value]) =>
            (isScalar(value) && mutes(key, String(value.value))) ||
            (key === 'defaults' && isMap(value) && mutes('shell', String(value.getIn(['run', 'shell'])))),
        );
      for (const [key, value] of pairs) {
        if (isScalar(value) && commandKey.test(key)) {
          add(value, [...path, key], isMuted);
        } else {
          walk(value, [...path, key], isMuted);
        }
      }
    }
  };
  const add = (node: Node & { value?: unknown }, path: readonly string[], muted: boolean): void => {
    if (typeof node.value === 'string') {
      const line = node.range === null || node.range === undefined ? 0 : counter.linePos(node.range[0]).line - 1;
      found.push({ name: path.join('.'), text: node.value, line, muted });
    }
  };
  walk(document.contents, [], false);
  return found;
}

function mutes(key: string, value: string): boolean {
  return (
    (/^(?:continue-on-error|allow_failure|continueOnError|ignoreFailure|ignore_failure)$/.test(key) &&
      !/^(?:false|null)$/.test(value)) ||
    (key === 'if' &&
      /^(?:false|\$\{\{\s?(?:false|!\s?always\(\)|failure\(\)|cancelled\(\))\s?\}\}|failure\(\)|cancelled\(\))$/.test(
        value.trim(),
      )) ||
    (key === 'when' && /^(?:manual|never|on_failure)$/.test(value)) ||
    (key === 'enabled' && value === 'false') ||
    (key === 'skip' && value === 'true') ||
    (key === 'stages' && /manual/.test(value)) ||
    // What stands behind the file of the step decides how it ends.
    (key === 'shell' && /\{0\}['"]?\s?(?:\|\|?|;|&(?!&))/.test(value))
  );
}
