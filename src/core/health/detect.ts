import * as z from 'zod';
import { ecosystemFiles } from './ecosystemFiles.ts';
import type { Category } from './health.ts';
import {
  lockFileNames,
  packageManagerOf,
  runPackageProgram,
  runScript,
  type PackageManager,
} from './packageManager.ts';

/** What the project's files say about its tools. */
export interface Project {
  readonly scripts: ReadonlyMap<string, string>;
  readonly manager: PackageManager;
  readonly packages: ReadonlySet<string>;
  readonly hasKnipKey: boolean;
  readonly has: (path: string) => boolean;
  readonly tsconfig: string | undefined;
}

/** A command that was found, with the reason; or the reason why there is none. */
export type Detected =
  | {
      readonly kind: 'found';
      readonly command: string;
      readonly source: string;
      /** We made the command line up. */
      readonly ours?: boolean;
    }
  | { readonly kind: 'none'; readonly reason: string };

const manifestSchema = z.looseObject({
  scripts: z.record(z.string(), z.unknown()).optional().catch(undefined),
  dependencies: z.record(z.string(), z.unknown()).optional().catch(undefined),
  devDependencies: z.record(z.string(), z.unknown()).optional().catch(undefined),
  packageManager: z.string().optional().catch(undefined),
  knip: z.unknown().optional(),
});

const scriptNames: Readonly<Record<Category, readonly string[]>> = {
  typecheck: ['typecheck', 'type-check', 'check-types', 'check:types', 'types', 'tsc'],
  lint: ['lint', 'check:lint', 'lint:check'],
  test: ['test'],
  e2e: ['test:e2e', 'e2e', 'test:playwright', 'test:cypress'],
  deadcode: ['knip', 'deadcode', 'dead-code', 'check:dead'],
};

function namesWith(stems: readonly string[], endings: readonly string[]): readonly string[] {
  return stems.flatMap((stem) => endings.map((ending) => `${stem}${ending}`));
}

const lintConfigs: readonly { readonly files: readonly string[]; readonly command: string }[] = [
  // Biome prints only 20 diagnostics unless told otherwise.
  { files: ['biome.json', 'biome.jsonc'], command: 'biome lint --max-diagnostics=200' },
  {
    files: [
      ...namesWith(['eslint.config'], ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']),
      ...namesWith(['.eslintrc'], ['.js', '.cjs', '.json', '.yml', '.yaml', '']),
    ],
    command: 'eslint .',
  },
  { files: ['.oxlintrc.json', '.oxlintrc.jsonc', 'oxlint.config.ts'], command: 'oxlint' },
];
const playwrightConfigs = namesWith(['playwright.config'], ['.ts', '.js', '.mjs', '.cjs', '.mts', '.cts']);
const cypressConfigs = namesWith(['cypress.config'], ['.ts', '.js', '.mjs', '.cjs']);
const knipConfigs = [
  ...namesWith(['knip', '.knip'], ['.json', '.jsonc']),
  ...namesWith(['knip', 'knip.config'], ['.ts', '.js']),
];

/** Every path that detection may ask for: the host looks them up beforehand. */
export const detectedFiles: readonly string[] = [
  'tsconfig.json',
  ...lockFileNames,
  ...ecosystemFiles,
  ...lintConfigs.flatMap((config) => config.files),
  ...playwrightConfigs,
  ...cypressConfigs,
  ...knipConfigs,
];

/** Reads package.json (text; undefined where there is none). */
export function readProject(
  manifest: string | undefined,
  has: (path: string) => boolean,
  tsconfig: string | undefined,
): { readonly project: Project; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = manifestSchema.safeParse(parseJson(manifest ?? '{}'));
  if (!read.success) {
    problems.push('package.json cannot be read as JSON: no tool was detected from it.');
  }
  const data = read.data ?? {};
  const scripts = Object.entries(data.scripts ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    project: {
      scripts: new Map(scripts),
      manager: packageManagerOf(has, data.packageManager),
      packages: new Set([...Object.keys(data.dependencies ?? {}), ...Object.keys(data.devDependencies ?? {})]),
      hasKnipKey: data.knip !== undefined,
      has,
      tsconfig,
    },
    problems,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Reported by the caller as unreadable: a manifest that npm cannot read either.
    return undefined;
  }
}

/** Finds a category's command in the project's own files. */
export function detectCommand(category: Category, project: Project): Detected {
  const name = scriptNames[category].find((candidate) => isRealScript(project.scripts.get(candidate)));
  if (name !== undefined) {
    return {
      kind: 'found',
      command: runScript(project.manager, name),
      source: `package.json has the script "${name}"`,
    };
  }
  switch (category) {
    case 'typecheck':
      return program(project, typecheckCommand(project), ['tsconfig.json'], 'a tsconfig.json');
    case 'lint': {
      const config = lintConfigs.find(({ files }) => files.some(project.has));
      return program(project, config?.command ?? '', config?.files ?? [], 'a configuration of Biome, ESLint or Oxlint');
    }
    case 'test':
      return { kind: 'none', reason: 'package.json has no script "test".' };
    case 'e2e':
      return playwrightConfigs.some(project.has) || !cypressConfigs.some(project.has)
        ? program(project, 'playwright test', playwrightConfigs, 'a Playwright or Cypress configuration')
        : program(project, 'cypress run', cypressConfigs, 'a Playwright or Cypress configuration');
    case 'deadcode':
      return detectKnip(project);
    default:
      return category satisfies never;
  }
}

/** A solution-style tsconfig checks nothing itself: only the build mode follows its references. */
function typecheckCommand(project: Project): string {
  return /"references"\s*:\s*\[\s*[^\]\s]/.test(project.tsconfig ?? '') ? 'tsc -b --noEmit' : 'tsc --noEmit';
}

function detectKnip(project: Project): Detected {
  const source = project.hasKnipKey
    ? 'package.json has the key "knip"'
    : project.packages.has('knip')
      ? 'package.json lists knip'
      : undefined;
  return source === undefined
    ? program(project, 'knip', knipConfigs, 'a configuration or dependency of Knip')
    : { kind: 'found', command: runPackageProgram(project.manager, 'knip'), source, ours: true };
}

function program(project: Project, commandLine: string, files: readonly string[], what: string): Detected {
  const file = files.find(project.has);
  return file === undefined
    ? { kind: 'none', reason: `Found neither a script nor ${what}.` }
    : {
        kind: 'found',
        command: runPackageProgram(project.manager, commandLine),
        source: `there is a ${file}`,
        ours: true,
      };
}

/** `npm init` writes a test script that only says that there is none. */
function isRealScript(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !/no test specified/i.test(text);
}
