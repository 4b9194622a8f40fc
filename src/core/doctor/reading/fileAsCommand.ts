import type { Check } from '../../plan/plan.ts';

/** A check that begins with a file in place of the program that looks into it or runs it. */
export interface FileAsCommand {
  readonly check: Check;
  readonly path: string;
}

/** Files that hold words and are never run. */
const words = /\.(?:mdx?|json[5c]?|jsonl|ya?ml|toml|txt|css|scss|less|html?|svg|csv|tsv|lock|xml|ini|cfg|snap|sql)$/i;

/** Sources that only their program runs, unless somebody has made them executable and begins with `./`. */
const sources = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|go|rs|java|kts?|cs?|cc|cpp|hp?p?|swift|rb|php|ex|py)$/i;

/** “`src/cli.mjs` contains `--version`”: what a file holds is said as if it were run. */
export function filesAsCommands(checks: readonly Check[]): readonly FileAsCommand[] {
  return checks.flatMap((check) => {
    const path = check.command ?? '';
    const isPath = check.tag !== 'browse' && check.executable && /^[\w@.-]+(?:\/[\w@.[\]-]+)*$/.test(path);
    const speaksOfWords = check.expect !== undefined && check.expect.kind !== 'exit';
    return isPath && (words.test(path) || (speaksOfWords && sources.test(path) && !path.startsWith('./')))
      ? [{ check, path }]
      : [];
  });
}
