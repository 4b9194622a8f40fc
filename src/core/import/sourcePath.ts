import { oneLine } from '../base/oneLine.ts';
import { withoutControls } from '../planning/safeText.ts';

/** A path, or a path and a part of it, in the form in which a plan file names it. */
export function refOf(file: string, part = ''): string {
  return oneLine(withoutControls(part === '' ? file : `${file}#${part}`));
}

export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `add-dark-mode` as a person would write it at the beginning of a line. */
export function spokenName(name: string): string {
  const words = oneLine(name.replaceAll(/[-_]+/g, ' '));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Files by what they belong to, in the order in which it first came; those of nothing are left. */
export function groupByFolder(
  files: readonly string[],
  placeOf: (file: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const place = placeOf(file);
    if (place !== undefined) {
      const group = groups.get(place);
      if (group === undefined) {
        groups.set(place, [file]);
      } else {
        group.push(file);
      }
    }
  }
  return groups;
}

/** Whether a file is text that a source may be read from; pictures and the like are only named. */
export function isText(file: string): boolean {
  return /\.(?:md|json|ya?ml)$/i.test(file);
}
