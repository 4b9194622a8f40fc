import { detectCommand, type Project } from './detect.ts';
import { detectInEcosystems, detectTarget, readTargets, type EcosystemFacts } from './ecosystems.ts';
import type { Category } from './health.ts';
import { expandScripts } from './packageManager.ts';
import { startsProgram } from './tools/tool.ts';

/** The repository, or a folder in it that may be a project of its own, with what is known of it. */
export interface ProjectPlace {
  /** Relative to the repository; `''` for the repository itself. */
  readonly folder: string;
  readonly project: Project;
  readonly facts: EcosystemFacts;
}

/** A command that one of the projects has for a category, as it is run in the repository. */
export interface ProjectCommand {
  readonly folder: string;
  readonly command: string;
  /** With the texts of scripts behind it. */
  readonly expanded: string;
  /** For a person: where the command comes from. */
  readonly source: string;
  /** We made the command line up. */
  readonly ours: boolean;
}

interface Candidate extends ProjectCommand {
  readonly kind: string;
}

/** Programs that commands of ours start, by which a script that starts them too is known. */
const programs =
  'mypy pyright ruff flake8 pytest vulture cargo go golangci-lint staticcheck mvn mvnw gradle gradlew dotnet rubocop rspec phpunit pest composer'.split(
    ' ',
  );

/**
 * Commands of all projects of the repository for a category, each in its folder. One is left out that another one runs
 * anyway: a script that starts the same program, a project of the same kind above it, a command above it that names its
 * folder, or a target of the repository's Makefile, which somebody wrote for the whole.
 *
 * @param places the repository first, then what lies deeper
 */
export function findProjectCommands(category: Category, places: readonly ProjectPlace[]): readonly ProjectCommand[] {
  const found: Candidate[] = [];
  for (const place of places) {
    for (const candidate of candidatesIn(category, place)) {
      if (!found.some((other) => covers(other, candidate))) {
        found.push(candidate);
      }
    }
  }
  return found;
}

/** What a repository's Makefile makes is for everything in it. */
const targetKind = 'target';

function covers(other: Candidate, candidate: Candidate): boolean {
  if (other.folder === candidate.folder) {
    return programs.some(
      (program) => startsProgram(candidate.command, [program]) && startsProgram(other.expanded, [program]),
    );
  }
  const isAbove = other.folder === '' || candidate.folder.startsWith(`${other.folder}/`);
  return (
    isAbove && (other.kind === candidate.kind || other.kind === targetKind || names(other.expanded, candidate.folder))
  );
}

/** Whether a folder stands in a command line as a path: `cd api && …`, `--prefix web`, `./api/...`. */
function names(commandLine: string, folder: string): boolean {
  return commandLine
    .split(/[\s;&|()"'`=]+/)
    .some((word) => word === folder || word.startsWith(`${folder}/`) || word.startsWith(`./${folder}`));
}

/** A command line of the place with the texts of the scripts and targets that it calls behind it. */
export function expandIn({ project, facts }: ProjectPlace, command: string): string {
  const targets = [...readTargets(facts.text('Makefile')), ...readTargets(facts.text('justfile'))];
  return expandScripts(command, new Map([...project.scripts, ...targets]));
}

function candidatesIn(category: Category, place: ProjectPlace): readonly Candidate[] {
  const { folder, project, facts } = place;
  const candidate = (kind: string, command: string, source: string, ours: boolean): Candidate => {
    const expanded = expandIn(place, command);
    return folder === ''
      ? { kind, folder, command, expanded, source, ours }
      : { kind, folder, command: `cd ${folder} && ${command}`, expanded, source: `${folder}: ${source}`, ours };
  };
  const own = detectCommand(category, project);
  const others = detectInEcosystems(category, facts).map(({ kind, command, source }) =>
    candidate(kind, command, source, true),
  );
  const found =
    own.kind === 'found' ? [candidate('package', own.command, own.source, own.ours === true), ...others] : others;
  const target = found.length === 0 ? detectTarget(category, facts) : undefined;
  return target === undefined ? found : [candidate(targetKind, target.command, target.source, true)];
}
