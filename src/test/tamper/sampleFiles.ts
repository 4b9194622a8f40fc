import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files, SampleLanguage } from './tamperCase.ts';

const folder = path.join(import.meta.dirname, 'samples');

/** Texts of a sample project, newly made at each call. */
export function sampleFiles(language: SampleLanguage): Files {
  const root = path.join(folder, language);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .toSorted()
      .map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
}
