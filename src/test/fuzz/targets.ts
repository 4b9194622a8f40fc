import type { Target } from './target.ts';
import { applyEditTarget } from './targets/applyEdit.ts';
import { criterionTarget, readTokensTarget } from './targets/criterion.ts';
import { criterionFixesTarget } from './targets/criterionFixes.ts';
import { diagnoseTarget } from './targets/diagnose.ts';
import { editingTarget } from './targets/editing.ts';
import { removeKeyTarget, replaceSectionTarget, setKeyTarget, yamlTextTarget } from './targets/editPlan.ts';
import { damagedJournalTarget, journalTarget } from './targets/journal.ts';
import { layoutTarget } from './targets/layout.ts';
import { manifestsTarget } from './targets/manifests.ts';
import { mutantsTarget } from './targets/mutants.ts';
import { navigationTarget } from './targets/navigation.ts';
import { planReadingTarget } from './targets/planReading.ts';
import { readCheckTarget } from './targets/readCheck.ts';
import { readPlanTarget } from './targets/readPlan.ts';
import { settingsTarget } from './targets/settings.ts';

/** Everything that reads text from outside. */
export const targets: readonly Target[] = [
  readPlanTarget,
  planReadingTarget,
  diagnoseTarget,
  applyEditTarget,
  setKeyTarget,
  removeKeyTarget,
  replaceSectionTarget,
  yamlTextTarget,
  readCheckTarget,
  readTokensTarget,
  criterionTarget,
  criterionFixesTarget,
  settingsTarget,
  journalTarget,
  damagedJournalTarget,
  layoutTarget,
  navigationTarget,
  editingTarget,
  manifestsTarget,
  mutantsTarget,
];
