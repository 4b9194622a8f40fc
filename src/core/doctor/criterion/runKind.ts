const numberRun = /^[~±$€£]?\d+(?:[.,]\d+)*(?:%|×|[a-zA-Zµ°]{1,7})?(?:\/[a-zA-Z]{1,7})?$/;
const idRun = /^(?:#\d+|[A-Z]{1,8}(?:-[A-Z]{1,8}){0,3}-?\d+[a-z]?)$/;

/** What a run is, if it is not words. */
export function runKind(source: string): 'id' | 'number' | 'name' | 'link' | undefined {
  if (/\d/.test(source)) {
    if (idRun.test(source)) {
      return 'id';
    }
    if (numberRun.test(source)) {
      return 'number';
    }
  }
  if (/^[\p{L}’'-]+$/u.test(source) && !source.startsWith('-')) {
    return /\p{Ll}\p{Lu}/u.test(source) ? 'name' : undefined;
  }
  if (source.includes('://')) {
    return 'link';
  }
  const isName =
    /^--?[a-z][\w-]*$/.test(source) ||
    /^\.{0,2}\/[\w.]/.test(source) ||
    /^@[\w-]+\//.test(source) ||
    /[\p{L}\d]_[\p{L}\d]/u.test(source) ||
    /\p{Ll}\p{Lu}/u.test(source) ||
    /\p{L}::?\p{L}/u.test(source) ||
    /[\p{L}\d]\.\p{L}/u.test(source) ||
    /^\.[a-z]\w*$/.test(source);
  return isName ? 'name' : undefined;
}

/** Dots inside that end no sentence. */
export function isAbbreviation(source: string): boolean {
  return /^(?:e\.g|i\.e|a\.k\.a|w\.r\.t)$/i.test(source);
}
