import { usualFolders } from '../core/plan/usualFolders.ts';

/**
 * Whether a file lies where plans lie, or in the archive one level below.
 *
 * @param file relative to the repository, forward slashes
 * @param folder relative to the repository; undefined: none is known yet, so it may be any of the usual ones
 */
export function liesWherePlansLie(file: string, folder: string | undefined): boolean {
  const folders = folder === undefined ? usualFolders : [folder];
  const own = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return file.endsWith('.md') && folders.some((each) => own === each || own === `${each}/archive`);
}

/** The folder above the plans folder that a path lies in, for a file that no repository holds. */
export function folderAbovePlans(file: string): string | undefined {
  const found = usualFolders.map((folder) => file.lastIndexOf(`/${folder}/`)).find((at) => at > 0);
  return found === undefined ? undefined : file.slice(0, found);
}
