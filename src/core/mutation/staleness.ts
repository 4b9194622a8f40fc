/** Prose, pictures and plans: tests, types and coverage do not depend on them. */
const aside =
  /\.(?:md|mdx|markdown|txt|rst|adoc|png|jpe?g|gif|svg|ico|webp|pdf)$|(?:^|\/)(?:LICEN[CS]E|NOTICE|AUTHORS|CODEOWNERS|\.gitignore|\.editorconfig)$|^\.mstack\/(?!config\.json$)/i;

/** Whether a change of this file may change what a deep audit found out: sources, tests, settings. */
export function isMeasured(path: string): boolean {
  return !aside.test(path);
}

/**
 * How old a measurement is, for a person. Empty: it stands as it is.
 *
 * @param changed measured files that have changed since; undefined: nobody knows any more
 */
export function stalenessText(changed: number | undefined): string {
  if (changed === undefined) {
    return 'measured before changes that cannot be counted any more';
  }
  return changed === 0 ? '' : `measured before ${changed} ${changed === 1 ? 'file' : 'files'} changed`;
}
