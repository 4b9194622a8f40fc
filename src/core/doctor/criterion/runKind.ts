const numberRun = /^[~±$€£]?\d+(?:[.,]\d+)*(?:%|×|[a-zA-Zµ°]{1,7})?(?:\/[a-zA-Z]{1,7})?$/;
const idRun = /^(?:#\d+|[A-Z]{1,8}(?:-[A-Z]{1,8}){0,3}-?\d+[a-z]?)$/;

/**
 * What a run is, if it is not words. Expressions are asked only where the mark that they turn on is there: most runs have
 * none of them.
 *
 * @param hasDigit whether any of its characters is a digit
 */
export function runKind(source: string, hasDigit: boolean): 'id' | 'number' | 'name' | 'link' | undefined {
  if (hasDigit && idRun.test(source)) {
    return 'id';
  }
  if (hasDigit && numberRun.test(source)) {
    return 'number';
  }
  if (source.includes('://')) {
    return 'link';
  }
  return isMarkedName(source) || /\p{Ll}\p{Lu}/u.test(source) ? 'name' : undefined;
}

/** An option, a path, a package, or words that dots, colons or underscores join. */
function isMarkedName(source: string): boolean {
  switch (source[0]) {
    case '-':
      if (/^--?[a-z][\w-]*$/.test(source)) {
        return true;
      }
      break;
    case '@':
      if (/^@[\w-]+\//.test(source)) {
        return true;
      }
      break;
    case '.':
    case '/':
      if (/^\.{0,2}\/[\w.]/.test(source) || /^\.[a-z]\w*$/.test(source)) {
        return true;
      }
      break;
    default:
  }
  return (
    (source.includes('_') && /[\p{L}\d]_[\p{L}\d]/u.test(source)) ||
    (source.includes(':') && /\p{L}::?\p{L}/u.test(source)) ||
    (source.includes('.') && /[\p{L}\d]\.\p{L}/u.test(source))
  );
}

/** Dots inside that end no sentence. */
export function isAbbreviation(source: string): boolean {
  return /^(?:e\.g|i\.e|a\.k\.a|w\.r\.t)$/i.test(source);
}
