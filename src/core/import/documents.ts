import type { FoundSource } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';
import { reasons } from './reasons.ts';
import { isText } from './sourcePath.ts';

/**
 * Tells of the files of a source that are not read.
 *
 * @param isRead for a file's path within the source's folder
 */
export function tellDocuments(
  { place, files }: Pick<FoundSource, 'place' | 'files'>,
  texts: ReadonlyMap<string, string>,
  isRead: (name: string) => boolean,
  leftOut: LeftOutList,
): void {
  const isSource = files.some((file) => isRead(file.slice(place.length + 1)));
  for (const file of files) {
    if (isText(file) && !texts.has(file)) {
      leftOut.addFile(file, 'the file', reasons.noText);
    } else if (!isRead(file.slice(place.length + 1))) {
      leftOut.addFile(
        file,
        'the document',
        !file.endsWith('.md') ? reasons.metadata : isSource ? reasons.document : reasons.aside,
      );
    }
  }
}
