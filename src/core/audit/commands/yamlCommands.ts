import { wordsIn } from '../../base/wordsIn.ts';

/** Keys of CI files whose values are lines of shell. */
const commandKeys = new Set(
  wordsIn(`run script scripts bash pwsh powershell command commands before_script after_script cmd cmds sh entry
    test_script build_script inlineScript`),
);

/** What a YAML file starts: lines of shell, and the reusable steps that it names (`uses`, `id`, `task`, `orb`). */
export interface YamlCommands {
  readonly lines: readonly string[];
  readonly uses: readonly string[];
}

interface Pair {
  /** Of the key, behind the dash of a list's item. */
  readonly column: number;
  readonly key: string;
  readonly value: string;
}

/** `- run: npm test` and the like; undefined: the line holds no key. */
function pairIn(line: string): Pair | undefined {
  const trimmed = line.trimStart();
  const item = trimmed.startsWith('- ') ? trimmed.slice(1).trimStart() : trimmed;
  const colon = item.indexOf(':');
  const key = item.slice(0, Math.max(0, colon)).replaceAll(/['"]/g, '');
  const value = item.slice(colon + 1);
  return /^[\w.-]{1,60}$/.test(key) && (value === '' || value.startsWith(' '))
    ? { column: line.length - item.length, key, value: value.trim() }
    : undefined;
}

/**
 * Finds the commands of CI files, hooks and task files by the lines of their keys. A whole reading of the YAML costs more
 * than all the rest of the audit; what stands under `if: false` is left out.
 */
export function yamlCommands(text: string): YamlCommands {
  const lines: string[] = [];
  const uses: string[] = [];
  /** Lines further right than this belong to a key of commands. */
  let block = -1;
  let switchedOff = Infinity;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const indent = line.length - line.trimStart().length;
    if (trimmed === '' || trimmed.startsWith('#')) {
      continue;
    }
    if (indent < switchedOff) {
      switchedOff = Infinity;
    }
    const isItem = trimmed.startsWith('- ');
    if (block !== -1 && (indent > block || (indent === block && isItem))) {
      const nested = pairIn(line)?.key ?? '';
      if (switchedOff === Infinity && nested !== 'name') {
        lines.push(withoutComment(trimmed.replace(/^- /, '')));
      }
      if (!commandKeys.has(nested)) {
        continue;
      }
    }
    block = -1;
    const { column = 0, key = '', value = '' } = pairIn(line.trimEnd()) ?? {};
    if (key === 'if' && /^['"]?(?:false|\$\{\{ ?false ?\}\})/.test(value)) {
      switchedOff = column;
    } else if (commandKeys.has(key) && switchedOff === Infinity) {
      block = column;
      if (value !== '' && !/^[|>][+-]?\d?[+-]?(?: |$)/.test(value)) {
        lines.push(withoutComment(value));
      }
    } else if ((key === 'uses' || key === 'id' || key === 'task') && switchedOff === Infinity) {
      uses.push(withoutComment(value).replace(/^["']/, ''));
    }
  }
  return { lines, uses };
}

function withoutComment(text: string): string {
  const at = text.indexOf(' #');
  return at === -1 ? text : text.slice(0, at);
}
