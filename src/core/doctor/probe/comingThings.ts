import type { Plan } from '../../plan/plan.ts';
import { matcherOf, testGlobs } from '../../plan/scope.ts';
import type { CheckCommand } from '../reading/checkCommands.ts';
import type { CommandPath } from '../reading/commandPath.ts';
import { type MissingName, missingNames } from '../reading/missingName.ts';
import { missingPaths } from '../reading/missingPath.ts';
import { ownPaths, PlannedPaths, plannedPaths } from '../reading/plannedPaths.ts';
import { wordsOutsideChecks } from '../reading/planWords.ts';
import { type NeededPath, type RuleReading, readForRules } from '../reading/ruleReading.ts';
import { lookers } from '../reading/traces.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is not there yet and will be, once a plan and those that it waits for have done what they say. In doubt it comes. */
export interface ComingThings {
  /** A program that is called by this name or path. */
  readonly bringsProgram: (program: string) => boolean;
  readonly bringsPath: (path: string) => boolean;
  /** A script, target or recipe. */
  readonly bringsScript: (name: string) => boolean;
  /** A plan changes what a command starts: a script that it names, or the project file that it calls one from. */
  readonly rewrites: (command: CheckCommand) => boolean;
  readonly writesTests: () => boolean;
  /** The first path of a command that no plan makes. */
  readonly missingPath: (command: CheckCommand) => string | undefined;
  /** The same, of tests only. */
  readonly missingTests: (command: CheckCommand) => string | undefined;
  readonly missingName: (command: CheckCommand) => MissingName | undefined;
}

/** Files in which projects say what they install and what may be called. */
const manifests = new Set(
  'package.json pnpm-workspace.yaml deno.json deno.jsonc Makefile makefile GNUmakefile justfile Justfile Taskfile.yml Taskfile.yaml Cargo.toml go.mod pyproject.toml setup.py setup.cfg Pipfile tox.ini noxfile.py Gemfile Rakefile composer.json pom.xml build.gradle build.gradle.kts mix.exs flake.nix mise.toml .tool-versions'.split(
    ' ',
  ),
);

function isManifest(path: string): boolean {
  const name = nameOf(path);
  return manifests.has(name) || name.endsWith('.csproj') || (name.startsWith('requirements') && name.endsWith('.txt'));
}

/** Tests of Rust stand in the sources, and so may those of others. */
const testsInside = /\.(?:rs|zig|d)$/;

/**
 * @param exists whether a path is there after all: what git does not list may be
 */
export function comingThings(plan: Plan, surroundings: Surroundings, exists: (path: string) => boolean): ComingThings {
  const reading = readForRules(plan);
  const planned = plannedPaths(plan, surroundings);
  const paths = new PlannedPaths(planned);
  const before = surroundings.neighbours?.before(plan) ?? [];
  const spoken = [plan, ...before].map((each) => wordsOutsideChecks(each, each.lines()));
  const changesManifest = [planned, ...before.map(ownPaths)].flat().some((path) => isManifest(path));
  const speaksOf = (name: string): boolean =>
    spoken.some((each) => each.quoted.has(name) || each.paths.has(name) || each.made.has(name));
  const bringsPath = (path: string): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (
      path === '' ||
      exists(path) ||
      paths.has(path) ||
      speaksOf(path) ||
      spoken.some((each) => each.made.has(name)) ||
      // A module may be a file or a folder, with one of several endings.
      planned.some((each) => each.startsWith(`${path}.`) || each.startsWith(`${path}/`))
    );
  };
  const missing = onceAsked(() =>
    missingPaths(allRoles, plan, surroundings, reading).filter(({ path }) => !exists(path)),
  );
  const names = onceAsked(() => missingNames(plan, surroundings, reading));
  return {
    bringsPath,
    bringsProgram: (program) =>
      program.includes('/') && !program.includes('node_modules/')
        ? bringsPath(program)
        : changesManifest || speaksOf(program) || planned.some((path) => nameOf(path) === nameOf(program)),
    bringsScript: (name) => changesManifest || speaksOf(name),
    rewrites: ({ words }) => changesManifest || words.some(({ text }) => paths.has(text.replace(/^(?:\.\/)+/, ''))),
    writesTests: () => {
      const isTest = matcherOf(testGlobs);
      const listed = [plan, ...before].flatMap((each) => [...ownPaths(each), ...each.allow]);
      return (
        listed.some((path) => isTest(path) || testsInside.test(path) || isTest(`${path}/x`)) ||
        [plan, ...before].some(speaksOfTests)
      );
    },
    missingPath: (command) =>
      missing().find((each) => isSame(each.command, command) && !mayBeMade(each, reading))?.path,
    missingTests: (command) => missing().find((each) => isSame(each.command, command) && each.role === 'tests')?.path,
    missingName: (command) => names().find((each) => isSame(each.command, command)),
  };
}

const allRoles: ReadonlySet<CommandPath['role']> = new Set(['script', 'input', 'folder', 'tests', 'searched'] as const);

/** They are read anew for each question, and mean the same. */
function isSame(one: CheckCommand, other: CheckCommand): boolean {
  return one.check === other.check && one.index === other.index;
}

/** What is read may have been written a moment before, by a program of the same check that does more than look. */
function mayBeMade({ role, order, command }: NeededPath, { commands }: RuleReading): boolean {
  return (
    (role === 'input' || role === 'searched') &&
    commands.slice(0, order).some((each) => each.check === command.check && !lookers.has(each.program))
  );
}

function speaksOfTests(plan: Plan): boolean {
  const inChecks = new Set(plan.checks.flatMap(({ range }) => [range.start.line, range.end.line]));
  return plan.lines().some((line, at) => !inChecks.has(at) && /\b(?:tests?|specs?|test cases?)\b/i.test(line));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function onceAsked<Value>(ask: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: ask() };
    return known.value;
  };
}
