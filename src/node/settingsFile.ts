import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The parsed `.mstack/config.json`, unchecked; undefined where there is none. */
export interface ConfigFile {
  readonly config: unknown;
  /** Why the file could not be read, for a person. */
  readonly problem: string | undefined;
}

const configFileName = '.mstack/config.json';

export function readConfigFile(repository: string): ConfigFile {
  const text = readTextFile(path.join(repository, configFileName));
  if (text === undefined) {
    return { config: undefined, problem: undefined };
  }
  try {
    return { config: JSON.parse(text) as unknown, problem: undefined };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { config: undefined, problem: `${configFileName} is not JSON (${why}).` };
  }
}

/** The text of a file, or undefined where there is none that can be read. */
export function readTextFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The caller asks whether there is one; why not, it cannot use.
    return undefined;
  }
}
