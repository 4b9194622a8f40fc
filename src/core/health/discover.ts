import { detectCommand, readProject, type Project } from './detect.ts';
import { expandIn, findProjectCommands, type ProjectCommand, type ProjectPlace } from './findProjects.ts';
import { categories, type Category, type HealthCommand } from './health.ts';
import { readHealthSettings } from './healthSettings.ts';
import { readHealthStack } from './healthStack.ts';
import { writtenBy } from './lanes.ts';
import { namedReports } from './namedReports.ts';
import { expandScripts, lockFileNames } from './packageManager.ts';
import { recogniseTool } from './tools/tools.ts';

/** What the host has read of a folder; paths are relative to it. Undefined: there is no such file. */
export interface ProjectFiles {
  /** Text of package.json. */
  readonly manifest: string | undefined;
  /** Text of tsconfig.json. */
  readonly tsconfig?: string | undefined;
  /** Which of `detectedFiles` exist (a `Set` of paths will do). */
  readonly files: { readonly has: (path: string) => boolean };
  /** For projects of other kinds than `package.json`'s: what lies at the top level, and the text of it. */
  readonly names?: readonly string[];
  readonly text?: (path: string) => string | undefined;
}

/** What the host has read of the repository. */
export interface HealthSources extends ProjectFiles {
  /** Parsed `.mstack/config.json`. */
  readonly config: unknown;
  readonly agentsMd: string | undefined;
  readonly claudeMd: string | undefined;
  /** Folders that may be projects of their own, such as `web` and `packages/api`; those above others first. */
  readonly projects?: readonly (ProjectFiles & { readonly folder: string })[];
}

export interface HealthDiscovery {
  /** In the order of the categories; several of one where there are several projects. */
  readonly commands: readonly HealthCommand[];
  /** Why the other categories have none. */
  readonly notRun: Readonly<Partial<Record<Category, string>>>;
  /** What is wrong in the sources, for a person. */
  readonly problems: readonly string[];
  /** The project says that it has no health tools, and why. */
  readonly declaredNone: string | undefined;
}

/**
 * Finds each category's commands: `.mstack/config.json`, then `## Health Stack` of AGENTS.md, then of CLAUDE.md, then the
 * project's own files. The first source that mentions a category decides about it, also when it switches it off.
 */
export function discoverHealth(sources: HealthSources): HealthDiscovery {
  const settings = readHealthSettings(sources.config);
  const agents = readHealthStack('AGENTS.md', sources.agentsMd);
  const claude = readHealthStack('CLAUDE.md', sources.claudeMd);
  const { place: root, problems } = placeOf('', sources, (path) => sources.files.has(path));
  const inner = (sources.projects ?? []).map(({ folder, ...files }) =>
    // A repository with one lock file for all of its packages has it at the top.
    placeOf(
      folder,
      files,
      (path) => files.files.has(path) || (lockFileNames.includes(path) && sources.files.has(path)),
    ),
  );
  const places: [ProjectPlace, ...ProjectPlace[]] = [root, ...inner.map(({ place }) => place)];
  const declaredNone = agents.none ?? (agents.commands.size === 0 ? claude.none : undefined);
  const written: readonly Written[] = [
    { commands: settings.commands, source: '.mstack/config.json', place: '.mstack/config.json' },
    { commands: agents.commands, source: 'AGENTS.md, section Health Stack', place: 'AGENTS.md' },
    { commands: claude.commands, source: 'CLAUDE.md, section Health Stack', place: 'CLAUDE.md' },
  ];
  const commands: HealthCommand[] = [];
  const notRun: Partial<Record<Category, string>> = {};
  for (const category of categories) {
    const found = findCommands(category, written, declaredNone, places);
    if (found.kind === 'none') {
      notRun[category] = found.reason;
      continue;
    }
    for (const { command, expanded, folder, source, ours } of found.commands) {
      const reports = namedReports(expanded);
      commands.push({
        category,
        command,
        tool: recogniseTool(category, expanded),
        source,
        writes: writtenBy(category, expanded),
        ...(folder === '' ? {} : { folder }),
        ...(reports.length === 0 ? {} : { reports }),
        ...(ours ? { ours: true } : {}),
      });
    }
  }
  return {
    commands,
    notRun,
    problems: [
      ...settings.problems,
      ...agents.problems,
      ...claude.problems,
      ...problems,
      ...inner.flatMap((each) => each.problems),
      ...commands.flatMap((command) => rewritingProblem(command, root.project)),
    ],
    declaredNone,
  };
}

interface Written {
  readonly commands: ReadonlyMap<Category, string | undefined>;
  /** For a person: where the command comes from. */
  readonly source: string;
  readonly place: string;
}

type FoundCommands =
  | { readonly kind: 'found'; readonly commands: readonly ProjectCommand[] }
  | { readonly kind: 'none'; readonly reason: string };

function findCommands(
  category: Category,
  written: readonly Written[],
  declaredNone: string | undefined,
  places: readonly [ProjectPlace, ...ProjectPlace[]],
): FoundCommands {
  const [root] = places;
  const writing = written.find(({ commands }) => commands.has(category));
  if (writing !== undefined) {
    const command = writing.commands.get(category);
    return command === undefined
      ? { kind: 'none', reason: `Switched off in ${writing.place}.` }
      : {
          kind: 'found',
          commands: [{ folder: '', command, expanded: expandIn(root, command), source: writing.source, ours: false }],
        };
  }
  if (declaredNone !== undefined) {
    return { kind: 'none', reason: `The project declares to have no health tools: ${declaredNone}` };
  }
  const commands = findProjectCommands(category, places);
  if (commands.length > 0) {
    return { kind: 'found', commands };
  }
  const own = detectCommand(category, root.project);
  return { kind: 'none', reason: own.kind === 'none' ? own.reason : '' };
}

function placeOf(
  folder: string,
  { manifest, tsconfig, names = [], text = () => undefined }: ProjectFiles,
  has: (path: string) => boolean,
): { readonly place: ProjectPlace; readonly problems: readonly string[] } {
  const { project, problems } = readProject(manifest, has, tsconfig);
  const where = folder === '' ? '' : `${folder}/`;
  return {
    place: { folder, project, facts: { names, has, text } },
    problems: problems.map((problem) => `${where}${problem}`),
  };
}

/** A gate that repairs what it measures changes the work behind everybody's back. */
function rewritingProblem(command: HealthCommand, project: Project): readonly string[] {
  return command.category === 'lint' && / --(?:fix|write|apply)\b/.test(expandScripts(command.command, project.scripts))
    ? [`The lint command \`${command.command}\` changes files (--fix): give the health gate one that only looks.`]
    : [];
}
