/** Commands of npm (`npm help`) that a check may call. */
export const npmVerbs: readonly string[] =
  'access adduser audit bugs cache ci completion config dedupe deprecate diff dist-tag docs doctor edit exec explain explore find-dupes fund help help-search init install install-ci-test install-test link login logout ls org outdated owner pack ping pkg prefix profile prune publish query rebuild repo restart root run sbom search set shrinkwrap star stars start stop team test token trust undeprecate uninstall unlink unpublish unstar update version view whoami'.split(
    ' ',
  );

/** Other names that npm takes for them, misspellings among them (`lib/utils/cmd-list.js` of npm). */
const aliases = new Set(
  'add add-user author c cit clean-install clean-install-test create ddp dist-tags find get hlep home i ic in info innit ins inst insta instal install-clean isnt isnta isntal isntall isntall-clean issues it la list ll ln ogr r rb remove rm rum run-script s se show sit t tst udpate un up upgrade urn v verison why x'.split(
    ' ',
  ),
);

/** Whether npm knows a command by this word. It takes beginnings of their names, too. */
export function isNpmVerb(word: string): boolean {
  return aliases.has(word) || npmVerbs.some((verb) => verb.startsWith(word));
}
