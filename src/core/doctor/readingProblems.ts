import { dependencyNotReadable } from './readingProblems/dependencyNotReadable.ts';
import { duplicateKey } from './readingProblems/duplicateKey.ts';
import { frontmatterNotClosed } from './readingProblems/frontmatterNotClosed.ts';
import { noId } from './readingProblems/noId.ts';
import { noTag } from './readingProblems/noTag.ts';
import { noStatus } from './readingProblems/noStatus.ts';
import { notANumber } from './readingProblems/notANumber.ts';
import { textBeforeFrontmatter } from './readingProblems/textBeforeFrontmatter.ts';
import { unknownStatus } from './readingProblems/unknownStatus.ts';
import type { ReadingProblem } from './readingProblem.ts';

/** Everything that the reader reports, in the order in which a file is read. */
export const readingProblems: readonly ReadingProblem[] = [
  textBeforeFrontmatter,
  frontmatterNotClosed,
  duplicateKey,
  noId,
  notANumber('id', '`id: seven`', '`id: 7`'),
  noStatus,
  unknownStatus,
  dependencyNotReadable,
  notANumber('priority', '`priority: high`', '`priority: 1`'),
  notANumber('timeout', '`timeout: 2 min`', '`timeout: 120`'),
  noTag,
];
