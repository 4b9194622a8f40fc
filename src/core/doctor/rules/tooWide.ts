import { lineRange } from '../../base/range.ts';
import type { Plan } from '../../plan/plan.ts';
import { plainPath } from '../reading/plannedPaths.ts';
import type { Rule } from '../rule.ts';

/**
 * Breadth is files times parts, never the number of criteria: a long plan about one thing is a good plan.
 *
 * Of the 75 plans that the numbers come from, the median lists 5 files, 90 % at most 9, three (4 %) 12 or more; 69 touch
 * at most 3 parts, six (8 %) 4 or more. Only one has both, and its own author says that it may have to be split.
 */
const manyFiles = 12;
const manyParts = 4;

/** Units that are shipped by themselves: three at once need an order of shipping, which one commit cannot give. */
const manyUnits = 3;
const filesOfUnits = 6;

/** A change of the database with the pages that show it is usual; one of this size is two plans. */
const filesWithMigration = 10;

export const tooWide: Rule = {
  code: 'plan.too-wide',
  severity: 'warning',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 3 },
  title: 'Plan that is too wide',
  why: 'What touches many parts at once is hard to check and to put back, and one part that fails takes the others with it.',
  bad: '**Files expected to change:** … 14 files in `apps/web`, `apps/api`, `services/mail` and `packages/db`',
  good: 'Four plans, one for each part, that wait for each other (`blocked-by: [003]`)',
  remedy: 'Split the plan by part, and let the later plans wait for the earlier ones.',
  unmended:
    'There is no quick fix: which files belong together, and in what order they can be shipped, only its author can say.',
  find: (plan, _surroundings, { lines }) => {
    const message = breadthOf(plan);
    const first = plan.files[0];
    if (message === undefined || first === undefined) {
      return [];
    }
    const label = plan.labels.find(({ name }) => /^files\b/i.test(name));
    const ofLabel =
      label === undefined ? undefined : lineRange(label.line, 0, (lines[label.line] ?? '').trimEnd().length);
    return [{ message, range: ofLabel ?? first.range }];
  },
};

function breadthOf(plan: Plan): string | undefined {
  if (plan.files.length < filesOfUnits) {
    return undefined;
  }
  // A file that is listed twice is one file.
  const paths = [...new Set(plan.files.map(({ path }) => (path.startsWith('./') ? plainPath(path) : path)))];
  const count = paths.length;
  if (count < filesOfUnits) {
    return undefined;
  }
  const units = partsOf(paths, unitOf);
  if (units.length >= manyUnits) {
    return `The plan changes ${units.length} units that are shipped by themselves (${listed(units)}). Split it into a plan for each, in the order in which they can be shipped.`;
  }
  const parts = count >= manyFiles ? partsOf(paths, partOf) : [];
  if (parts.length >= manyParts) {
    return `The plan changes ${count} files in ${parts.length} parts (${listed(parts)}). Split it by part, and let the later plans wait for the earlier ones.`;
  }
  if (count < filesWithMigration) {
    return undefined;
  }
  const migration = paths.find((path) => migrationFile.test(path));
  const page = paths.find((path) => pageFile.test(path));
  return migration !== undefined && page !== undefined
    ? `The plan changes the database (\`${migration}\`) and what people see (\`${page}\`) in ${count} files. Split it: first the migration, then the pages, which wait for it.`
    : undefined;
}

/** Folders that hold parts beside each other: the part is the folder in them. */
const holders = new Set(
  'apps packages services libs modules crates plugins projects cmd functions lambdas skills extensions workspaces'.split(
    ' ',
  ),
);

/** What goes along with every change, wherever it is: tests, documents, tools. Folders that begin with a dot do, too. */
const along = new Set(
  'test tests __tests__ e2e spec specs doc docs example examples script scripts tool tools public static assets fixtures dist build cypress'.split(
    ' ',
  ),
);

function partOf(path: string): string | undefined {
  const [top = '', second, third] = path.split('/', 3);
  if (second === undefined || top.startsWith('.') || along.has(top.toLowerCase())) {
    return undefined;
  }
  return holders.has(top) && third !== undefined ? `${top}/${second}` : top;
}

const unitFolders = new Set(
  'web webapp website frontend client ui backend api server worker mobile ios android desktop infra infrastructure terraform helm k8s deploy'.split(
    ' ',
  ),
);

const unitHolders = new Set(['apps', 'services', 'functions', 'lambdas', 'cmd']);

function unitOf(path: string): string | undefined {
  const [top = '', second, third] = path.split('/', 3);
  const held = unitHolders.has(top) && third !== undefined;
  return held ? `${top}/${second}` : second !== undefined && unitFolders.has(top.toLowerCase()) ? top : undefined;
}

function partsOf(paths: readonly string[], part: (path: string) => string | undefined): string[] {
  return [...new Set(paths.map(part))].filter((each): each is string => each !== undefined);
}

function listed(parts: readonly string[]): string {
  const shown = parts.slice(0, 4).map((part) => `\`${part}\``);
  return [...shown, ...(parts.length > shown.length ? ['…'] : [])].join(', ');
}

const migrationFile = /(?:^|\/)(?:migrations?|migrate|alembic)\/|\.sql$|(?:^|\/)schema\.prisma$/i;

const pageFile =
  /\.(?:tsx|jsx|vue|svelte|astro|css|scss|html|erb|blade\.php|twig|hbs)$|(?:^|\/)(?:components|pages|views)\//i;
