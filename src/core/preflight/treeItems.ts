import type { Plan } from '../plan/plan.ts';
import { worksOn } from '../plan/scope.ts';
import type { ComingRun, PreflightFacts } from './facts.ts';
import { count, item, someOf } from './item.ts';
import { nameOf } from './planItems.ts';
import type { ComingPlan, PreflightFix, PreflightItem } from './preflight.ts';

const showChanges: PreflightFix = { kind: 'showChanges', label: 'Show Changes' };

/** The state of the work tree, as far as it does not keep a run from beginning at all: that the ground says. */
export function treeItems(facts: PreflightFacts, coming: readonly ComingPlan[]): readonly PreflightItem[] {
  const { ground, tree } = facts;
  const inTheWay = changesInTheWay(facts, coming);
  return [
    ...(ground.branch === undefined || !ground.hasCommit
      ? []
      : [
          item('tree', 'branch', 'fine', `Commits go to the branch ${ground.branch}; nothing is pushed.`),
          ...(inTheWay.length > 0 ? inTheWay : changesItems(facts, coming)),
        ]),
    ...hookItems(facts),
    ...(tree.signs
      ? [
          item(
            'tree',
            'signed-commits',
            'unknown',
            'Commits are signed (commit.gpgSign). Whether the key asks for a passphrase is not known: then each commit waits and fails.',
            [{ kind: 'terminal', label: 'Do Not Sign Here', command: 'git config commit.gpgSign false' }],
          ),
        ]
      : []),
    ...(tree.absentSubmodules.length > 0
      ? [
          item(
            'tree',
            'absent-submodules',
            'warning',
            `${someOf(tree.absentSubmodules)} ${tree.absentSubmodules.length === 1 ? 'is a submodule that is' : 'are submodules that are'} not checked out, so tools and checks may miss files.`,
            [{ kind: 'terminal', label: 'Check Out', command: 'git submodule update --init --recursive' }],
          ),
        ]
      : []),
    ...(tree.lfsMissing
      ? [
          item(
            'tree',
            'lfs-missing',
            'warning',
            'Files of this repository are kept in Git LFS, and git-lfs is not installed: a commit of such a file would store its whole content. Install git-lfs (https://git-lfs.com), then let it take over here.',
            [{ kind: 'terminal', label: 'Use Git LFS', command: 'git lfs install --local && git lfs pull' }],
          ),
        ]
      : []),
  ];
}

/** The run would refuse these plans when their turn comes, by the same rule. */
function changesInTheWay(
  { plans, tree, run }: PreflightFacts,
  coming: readonly ComingPlan[],
): readonly PreflightItem[] {
  if (tree.changes.length === 0 || isUnderWay(run)) {
    return [];
  }
  const byFile = new Map(plans.map((plan): [string, Plan] => [plan.file, plan]));
  return coming.flatMap((each) => {
    const plan = byFile.get(each.file);
    const files = plan === undefined ? [] : tree.changes.filter(worksOn(plan));
    return files.length === 0
      ? []
      : [
          item(
            'tree',
            'changes-in-the-way',
            'warning',
            `${nameOf(each)} would be refused: it works on ${someOf(files)}, where you have uncommitted changes. Commit them or put them away.`,
            [
              showChanges,
              { kind: 'open', label: 'Open Plan', file: each.file, line: plan?.titleRange.start.line ?? 0 },
            ],
          ),
        ];
  });
}

function isUnderWay(run: ComingRun): boolean {
  return run.kind === 'continued' && run.underWay;
}

function changedText(files: readonly string[]): string {
  return `${count(files.length, 'file')} with uncommitted changes (${someOf(files, 3)})`;
}

function changesItems(
  { tree: { changes }, run }: PreflightFacts,
  coming: readonly ComingPlan[],
): readonly PreflightItem[] {
  if (changes.length === 0) {
    return [item('tree', 'clean', 'fine', 'There are no uncommitted changes.')];
  }
  if (isUnderWay(run)) {
    const message = `${changedText(changes)}: what the attempt that was broken off left is put back first.`;
    return [item('tree', 'broken-off', 'fine', message)];
  }
  const written = new Set(coming.map(({ file }) => file));
  const [plans, others] = [changes.filter((file) => written.has(file)), changes.filter((file) => !written.has(file))];
  return [
    ...(plans.length > 0
      ? [
          item(
            'tree',
            'plan-files',
            'fine',
            `${changedText(plans)}: ${plans.length === 1 ? 'a plan' : 'plans'} of this run, which writes into ${plans.length === 1 ? 'it' : 'them'} how far it is and commits that with the work, your changes included.`,
          ),
        ]
      : []),
    ...(others.length > 0
      ? [
          item(
            'tree',
            'own-changes',
            'fine',
            `${changedText(others)}: no plan works on them, so they stay as they are.`,
          ),
        ]
      : []),
  ];
}

function hookItems({ tree }: PreflightFacts): readonly PreflightItem[] {
  const broken = tree.hooks.filter(({ runnable }) => !runnable).map(({ name }) => name);
  const sound = tree.hooks.filter(({ runnable }) => runnable).map(({ name }) => name);
  return [
    ...(broken.length > 0
      ? [
          item(
            'tree',
            'hook-broken',
            'warning',
            `The hook ${broken.join(', ')} cannot be started (its program is not there), so commits would be refused.`,
            [{ kind: 'terminal', label: 'Show Hooks', command: 'ls -l "$(git rev-parse --git-path hooks)"' }],
          ),
        ]
      : []),
    ...(sound.length > 0
      ? [
          item(
            'tree',
            'hooks',
            'unknown',
            `The hook ${sound.join(', ')} runs with each commit. Whether it passes shows only then; a commit that it refuses counts as a failed attempt.`,
          ),
        ]
      : []),
  ];
}
