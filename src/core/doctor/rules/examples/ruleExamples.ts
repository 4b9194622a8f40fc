import { fileTree } from '../../../plan/fileTree.ts';
import type { Neighbours } from '../../../plan/neighbours.ts';
import type { Plan } from '../../../plan/plan.ts';
import { PlanIndex } from '../../../plan/planIndex.ts';
import type { KnownProbe } from '../../../plan/probe.ts';
import { readPlan } from '../../../plan/readPlan.ts';
import type { CargoName, RepositoryFacts } from '../../../plan/repositoryFacts.ts';
import type { Surroundings } from '../../surroundings.ts';

/** A plan and what is around it, as far as they differ from a plan that nothing is wrong with. */
export interface Example {
  /** Lines of the frontmatter instead of `id: 1`, `title: Export notes`, `status: pending`. */
  readonly head?: readonly string[];
  /** Criteria, without their markers. */
  readonly criteria?: readonly string[];
  /** Further text of Requirements, before the criteria. */
  readonly requirements?: string;
  /** Listed files, as they stand behind the marker. */
  readonly files?: readonly string[];
  /** Further text of Design. */
  readonly design?: string;
  /** Leaves out “Out of scope”. */
  readonly scopeless?: true;
  readonly tasks?: readonly string[];
  /** Checks, with their tags. */
  readonly checks?: readonly string[];
  /** Further text at the end. */
  readonly end?: string;
  /** The whole file, instead of all of the above. */
  readonly text?: string;
  /** Paths of the repository, which is not known without them. */
  readonly repository?: readonly string[];
  /** Scripts by folder of their package.json. */
  readonly scripts?: Readonly<Record<string, readonly string[]>>;
  /** Packages that the package.json at the top depends on. */
  readonly dependencies?: readonly string[];
  readonly make?: readonly string[];
  readonly just?: readonly string[];
  readonly cargo?: readonly CargoName[];
  /** Folders that git ignores. */
  readonly ignored?: readonly string[];
  /** Plans around it, by file. */
  readonly others?: Readonly<Record<string, Example>>;
  /** What probes found out, by check with its tag. */
  readonly probed?: Readonly<Record<string, KnownProbe>>;
  /** The words that the rule marks, in their order; of words over several lines those on the first. */
  readonly marks?: readonly string[];
}

/** What a rule finds, and what it leaves alone, in its own words. */
export interface RuleExamples {
  readonly code: string;
  readonly rejects: readonly Example[];
  readonly accepts: readonly Example[];
}

const sound = {
  head: ['id: 1', 'title: Export notes', 'status: pending'],
  criteria: ['`notes export` prints one line per note and exits 0', 'An unknown option exits with code 2'],
  files: ['`src/export.ts`: the lines', '`src/cli.ts`: the command'],
  tasks: ['Print the lines in `src/export.ts`', 'Call it from `src/cli.ts`'],
  checks: ['[cmd] `npm test`', '[assert] `node src/cli.ts export` contains `id,title`'],
} as const;

export function exampleText(example: Example): string {
  const { head, criteria, files, tasks, checks } = { ...sound, ...example };
  return (
    example.text ??
    [
      `---\n${head.join('\n')}\n---`,
      '## Requirements',
      example.requirements ?? '',
      criteria.length === 0 ? '' : `**Acceptance criteria:**\n\n${list(criteria, () => '- [ ]')}`,
      '## Design',
      example.design ?? '',
      files.length === 0 ? '' : `**Files expected to change:**\n\n${list(files, () => '-')}`,
      example.scopeless === true ? '' : '**Out of scope:** other formats than CSV',
      tasks.length === 0 ? '' : `## Tasks\n\n${list(tasks, (at) => `${at + 1}.`)}`,
      checks.length === 0 ? '' : `## Verification\n\n${list(checks, () => '-')}`,
      example.end ?? '',
    ]
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n')
  );
}

function list(items: readonly string[], marker: (at: number) => string): string {
  return items.map((item, at) => `${marker(at)} ${item}`).join('\n');
}

export const exampleFile = 'docs/plans/001-export.md';

export function exampleSurroundings(example: Example): Surroundings {
  const repository = example.repository === undefined ? undefined : factsOf(example, example.repository);
  const { probed } = example;
  return {
    repository,
    neighbours: example.others === undefined ? undefined : neighboursOf(example, example.others),
    ...(probed === undefined ? {} : { probes: (_file, { tag, text }) => probed[`[${tag}] ${text}`] }),
  };
}

function factsOf(example: Example, paths: readonly string[]): RepositoryFacts {
  const { make, just, cargo, ignored = [], scripts = {}, dependencies } = example;
  return {
    files: fileTree(paths),
    packageScripts: new Map(Object.entries(scripts)),
    packageDependencies: dependencies === undefined ? undefined : new Map([['', dependencies]]),
    makeTargets: make,
    justRecipes: just,
    cargoNames: cargo,
    mayBeUnlisted: (path) => ignored.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  };
}

function neighboursOf(example: Example, others: Readonly<Record<string, Example>>): Neighbours {
  const texts = {
    ...Object.fromEntries(Object.entries(others).map(([file, other]) => [file, exampleText(other)])),
    [exampleFile]: exampleText(example),
  };
  return new PlanIndex(
    Object.entries(texts)
      .map(([file, text]) => readPlan(file, text))
      .filter((plan): plan is Plan => plan !== undefined),
  );
}
