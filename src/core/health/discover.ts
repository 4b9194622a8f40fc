import { detectCommand, readProject, type Detected, type Project } from './detect.ts';
import { detectInEcosystems, readTargets, type EcosystemFacts } from './ecosystems.ts';
import { categories, type Category, type HealthCommand } from './health.ts';
import { readHealthSettings } from './healthSettings.ts';
import { readHealthStack } from './healthStack.ts';
import { writtenBy } from './lanes.ts';
import { namedReports } from './namedReports.ts';
import { expandScripts } from './packageManager.ts';
import { recogniseTool } from './tools/tools.ts';

/** What the host has read of the repository; paths are relative to it. Undefined: there is no such file. */
export interface HealthSources {
  /** Parsed `.mstack/config.json`. */
  readonly config: unknown;
  readonly agentsMd: string | undefined;
  readonly claudeMd: string | undefined;
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

export interface HealthDiscovery {
  /** At most one for each category, in the order of the categories. */
  readonly commands: readonly HealthCommand[];
  /** Why the other categories have none. */
  readonly notRun: Readonly<Partial<Record<Category, string>>>;
  /** What is wrong in the sources, for a person. */
  readonly problems: readonly string[];
  /** The project says that it has no health tools, and why. */
  readonly declaredNone: string | undefined;
}

/**
 * Finds each category's command: `.mstack/config.json`, then `## Health Stack` of AGENTS.md, then of CLAUDE.md, then the
 * project's own files. The first source that mentions a category decides about it, also when it switches it off.
 */
export function discoverHealth(sources: HealthSources): HealthDiscovery {
  const settings = readHealthSettings(sources.config);
  const agents = readHealthStack('AGENTS.md', sources.agentsMd);
  const claude = readHealthStack('CLAUDE.md', sources.claudeMd);
  const { project, problems } = readProject(sources.manifest, (path) => sources.files.has(path), sources.tsconfig);
  const declaredNone = agents.none ?? (agents.commands.size === 0 ? claude.none : undefined);
  const written: readonly Written[] = [
    { commands: settings.commands, source: '.mstack/config.json', place: '.mstack/config.json' },
    { commands: agents.commands, source: 'AGENTS.md, section Health Stack', place: 'AGENTS.md' },
    { commands: claude.commands, source: 'CLAUDE.md, section Health Stack', place: 'CLAUDE.md' },
  ];
  const facts: EcosystemFacts = {
    names: sources.names ?? [],
    has: (path) => sources.files.has(path),
    text: sources.text ?? (() => undefined),
  };
  const scripts = new Map([
    ...project.scripts,
    ...readTargets(facts.text('Makefile')),
    ...readTargets(facts.text('justfile')),
  ]);
  const commands: HealthCommand[] = [];
  const notRun: Partial<Record<Category, string>> = {};
  for (const category of categories) {
    const found = findCommand(category, written, declaredNone, project, facts);
    if (found.kind === 'none') {
      notRun[category] = found.reason;
    } else {
      const expanded = expandScripts(found.command, scripts);
      const reports = namedReports(expanded);
      commands.push({
        category,
        command: found.command,
        tool: recogniseTool(category, expanded),
        source: found.source,
        writes: writtenBy(category, expanded),
        ...(reports.length === 0 ? {} : { reports }),
        ...(found.ours === true ? { ours: true } : {}),
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
      ...commands.flatMap((command) => rewritingProblem(command, project)),
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

function findCommand(
  category: Category,
  written: readonly Written[],
  declaredNone: string | undefined,
  project: Project,
  facts: EcosystemFacts,
): Detected {
  const writing = written.find(({ commands }) => commands.has(category));
  if (writing !== undefined) {
    const command = writing.commands.get(category);
    return command === undefined
      ? { kind: 'none', reason: `Switched off in ${writing.place}.` }
      : { kind: 'found', command, source: writing.source };
  }
  return declaredNone === undefined
    ? detectAnywhere(category, project, facts)
    : { kind: 'none', reason: `The project declares to have no health tools: ${declaredNone}` };
}

/** The project's package first, then other kinds of projects; what is there besides is named, so that nothing is left out unsaid. */
function detectAnywhere(category: Category, project: Project, facts: EcosystemFacts): Detected {
  const own = detectCommand(category, project);
  const others = detectInEcosystems(category, facts);
  const [first, ...rest] = others;
  if (own.kind === 'none') {
    return first === undefined
      ? own
      : { kind: 'found', command: first.command, source: `${first.source}${alsoFound(rest)}`, ours: true };
  }
  return { ...own, source: `${own.source}${alsoFound(others)}` };
}

function alsoFound(others: readonly { readonly command: string }[]): string {
  return others.length === 0
    ? ''
    : `; not run: ${others.map(({ command }) => `\`${command}\``).join(', ')} (to run both, name them joined with && under ## Health Stack in AGENTS.md)`;
}

/** A gate that repairs what it measures changes the work behind everybody's back. */
function rewritingProblem(command: HealthCommand, project: Project): readonly string[] {
  return command.category === 'lint' && / --(?:fix|write|apply)\b/.test(expandScripts(command.command, project.scripts))
    ? [`The lint command \`${command.command}\` changes files (--fix): give the health gate one that only looks.`]
    : [];
}
