import { extendedFiles, packageFolders } from '../languages/typescript/strictness.ts';
import { folderOf, nameOf } from './paths.ts';
import { readJson, textsOf, within } from './structured.ts';

/**
 * Files outside of what git lists that decide what the texts mean: configurations in `node_modules` that a tsconfig
 * extends. For each, where it may lie, the likeliest place first; none needs to be there.
 */
export function furtherTexts(texts: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const packages = packageFolders(texts);
  const wanted: (readonly string[])[] = [];
  for (const [path, text] of texts) {
    if (/^[tj]sconfig\b/.test(nameOf(path)) && text.includes('"extends"')) {
      for (const name of textsOf(within(readJson(text), 'extends'))) {
        const places = extendedFiles(folderOf(path), name, packages);
        if (!places.some((place) => texts.has(place))) {
          wanted.push(places);
        }
      }
    }
  }
  return wanted;
}
