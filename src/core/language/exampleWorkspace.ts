import type { Position } from '../base/range.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { fileTree } from '../plan/fileTree.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { buildQueue } from '../plan/queue.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { KnownProbe } from '../plan/probe.ts';
import type { CargoName, RepositoryFacts } from '../plan/repositoryFacts.ts';
import { splitLines } from '../plan/splitLines.ts';
import { MentionMemory } from './mentionMemory.ts';
import type { CheckEvidence, LanguageWorkspace, PlanDocument } from './planDocument.ts';

/** A repository for tests. */
export interface ExampleRepository {
  /** Texts of plan files by their path. */
  readonly plans?: Readonly<Record<string, string>>;
  /** Undefined: nothing is known of the files around the plans. */
  readonly files?: readonly string[];
  readonly scripts?: Readonly<Record<string, readonly string[]>>;
  readonly makeTargets?: readonly string[];
  readonly justRecipes?: readonly string[];
  readonly cargoNames?: readonly CargoName[];
  /** Evidence by the command of the check. */
  readonly evidence?: Readonly<Record<string, CheckEvidence>>;
  /** What probes found out, by the text of the check. */
  readonly probed?: Readonly<Record<string, KnownProbe>>;
  /** Texts of other files by their path. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface Example {
  readonly document: PlanDocument;
  /** Where `‸` stood; the text's beginning where there was none. */
  readonly position: Position;
  readonly workspace: LanguageWorkspace;
}

/** A plan file among others, with the cursor at `‸`. */
export function exampleAt(marked: string, repository: ExampleRepository = {}, file = exampleFile): Example {
  const at = marked.indexOf('‸');
  const before = marked.slice(0, Math.max(0, at)).split('\n');
  const workspace = exampleWorkspace({
    ...repository,
    plans: { ...repository.plans, [file]: marked.replace('‸', '') },
  });
  const document = workspace.document(file);
  if (document === undefined) {
    throw new Error('The example has no document.');
  }
  return {
    document,
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    workspace,
  };
}

const exampleFile = 'docs/plans/007-example.md';

export function exampleWorkspace(example: ExampleRepository): LanguageWorkspace {
  const texts = new Map(Object.entries(example.plans ?? {}));
  const plans = [...texts].flatMap(([file, text]) => readPlan(file, text) ?? []);
  const queue = buildQueue(plans);
  const repository = example.files === undefined ? undefined : factsOf(example, example.files);
  const neighbours = new PlanIndex(plans);
  const mentions = new MentionMemory();
  return {
    repository,
    neighbours,
    plans: () => plans,
    probes: (_file, { text }) => example.probed?.[text],
    document: (file) => {
      const text = texts.get(file);
      const plan = plans.find((each) => each.file === file);
      return text === undefined
        ? undefined
        : {
            file,
            lines: splitLines(text),
            plan,
            diagnosis: plan === undefined ? undefined : diagnose(plan, { repository, neighbours }),
          };
    },
    evidenceOf: (_plan, check) => example.evidence?.[check.command ?? ''],
    queueEntryOf: (plan) => queue.entries.find((entry) => entry.plan.file === plan.file),
    mentionsIn: (plan) => mentions.of(plan),
    linesOf: (file) => {
      const text = example.texts?.[file] ?? texts.get(file);
      return text === undefined ? undefined : splitLines(text);
    },
  };
}

function factsOf(example: ExampleRepository, files: readonly string[]): RepositoryFacts {
  return {
    files: fileTree(files),
    packageScripts: new Map(Object.entries(example.scripts ?? {})),
    makeTargets: example.makeTargets,
    justRecipes: example.justRecipes,
    cargoNames: example.cargoNames,
  };
}
