import { dependencyChanges } from '../reading/dependencyChanges.ts';
import { severityBy } from '../reading/plannedWords.ts';
import type { TamperRule } from '../tamper.ts';

const code = 'dependency.source';

/** A folder, a repository, an address, another package's name, or a patch in place of a version. */
const elsewhere =
  /^(?:file:|link:|portal:|patch:|npm:|jsr:|git\b|git\+|github:|gitlab:|bitbucket:|https?:|ssh:|\.{0,2}\/|~\/|@\s?(?:file|git|https?)|=>)|"(?:path|git|url|registry|package)"|^[\w-]{1,60}\/[\w.-]{1,100}(?:#.{0,100})?$|\bpath:|\bgit(?:hub)?:|^-(?:e|-editable|-index-url|-extra-index-url|i|-find-links|-trusted-host)/;

/** Packages that come from somewhere else than before. */
export const dependencySource: TamperRule = {
  code,
  find: (change) =>
    dependencyChanges(change)
      .filter(({ before = '', after = '' }) =>
        after.split(' | ').some((each) => elsewhere.test(each) && !before.split(' | ').includes(each)),
      )
      .map(({ name, before, after = '', file, line }) => ({
        code,
        severity: severityBy(change.plan, file),
        file,
        line,
        message: `${name} comes from \`${after}\` now${before === undefined ? '' : `, was \`${before}\``}: what runs is not what the registry has. Use a version, or have the plan list ${file}.`,
      })),
};
