import { binaryAdded } from './rules/binaryAdded.ts';
import { ciWeakened } from './rules/ciWeakened.ts';
import { commandChanged } from './rules/commandChanged.ts';
import { commandEnvironment } from './rules/commandEnvironment.ts';
import { commandNarrowed } from './rules/commandNarrowed.ts';
import { commandRemoved } from './rules/commandRemoved.ts';
import { conflictLeft } from './rules/conflictLeft.ts';
import { coverageIgnored } from './rules/coverageIgnored.ts';
import { coverageSettingsLowered } from './rules/coverageSettingsLowered.ts';
import { deadCodeSettingsRelaxed } from './rules/deadCodeSettingsRelaxed.ts';
import { debrisLeft } from './rules/debrisLeft.ts';
import { debuggingLeft } from './rules/debuggingLeft.ts';
import { dependencySource } from './rules/dependencySource.ts';
import { dependencyUnasked } from './rules/dependencyUnasked.ts';
import { failureSwallowed } from './rules/failureSwallowed.ts';
import { filesHidden } from './rules/filesHidden.ts';
import { fileTooLarge } from './rules/fileTooLarge.ts';
import { generatedClaimed } from './rules/generatedClaimed.ts';
import { gitSettingsChanged } from './rules/gitSettingsChanged.ts';
import { healthStackEdited } from './rules/healthStackEdited.ts';
import { hookWeakened } from './rules/hookWeakened.ts';
import { linkOutside } from './rules/linkOutside.ts';
import { lintSettingsRelaxed } from './rules/lintSettingsRelaxed.ts';
import { lintSuppressed } from './rules/lintSuppressed.ts';
import { lockAltered } from './rules/lockAltered.ts';
import { lockUnmatched } from './rules/lockUnmatched.ts';
import { migrationUnasked } from './rules/migrationUnasked.ts';
import { outcomeForged } from './rules/outcomeForged.ts';
import { ownFilesEdited } from './rules/ownFilesEdited.ts';
import { planEdited } from './rules/planEdited.ts';
import { programShadowed } from './rules/programShadowed.ts';
import { repositoryNested } from './rules/repositoryNested.ts';
import { secretAdded } from './rules/secretAdded.ts';
import { settingsChanged } from './rules/settingsChanged.ts';
import { settingsReplaced } from './rules/settingsReplaced.ts';
import { shellReplaced } from './rules/shellReplaced.ts';
import { testsRewritten } from './rules/testsRewritten.ts';
import { testSettingsRelaxed } from './rules/testSettingsRelaxed.ts';
import { testToolWeakened } from './rules/testToolWeakened.ts';
import { typesEscaped } from './rules/typesEscaped.ts';
import { typeSettingsRelaxed } from './rules/typeSettingsRelaxed.ts';
import { typesSuppressed } from './rules/typesSuppressed.ts';
import { unreadable } from './rules/unreadable.ts';
import type { TamperRule } from './tamper.ts';

/** Every way of cheating that is looked for. */
export const tamperRules: readonly TamperRule[] = [
  lintSuppressed,
  typesSuppressed,
  typesEscaped,
  coverageIgnored,
  generatedClaimed,
  typeSettingsRelaxed,
  lintSettingsRelaxed,
  testSettingsRelaxed,
  coverageSettingsLowered,
  deadCodeSettingsRelaxed,
  settingsReplaced,
  settingsChanged,
  failureSwallowed,
  commandRemoved,
  commandNarrowed,
  commandEnvironment,
  testsRewritten,
  commandChanged,
  ciWeakened,
  hookWeakened,
  healthStackEdited,
  ownFilesEdited,
  planEdited,
  dependencyUnasked,
  dependencySource,
  testToolWeakened,
  lockUnmatched,
  lockAltered,
  programShadowed,
  outcomeForged,
  shellReplaced,
  filesHidden,
  gitSettingsChanged,
  secretAdded,
  conflictLeft,
  debrisLeft,
  debuggingLeft,
  fileTooLarge,
  binaryAdded,
  unreadable,
  linkOutside,
  repositoryNested,
  migrationUnasked,
];
