import { textHash } from '../base/textHash.ts';
import { isOwnSource, isTestFile } from './sources.ts';

/** What is known of the repository for the choice of the files that are mutated. Paths are relative, forward slashes. */
export interface SourceFacts {
  readonly files: ReadonlySet<string>;
  /** Files that plans which are not done yet touch. */
  readonly planned: readonly string[];
  /** How often each file was changed in the latest commits. */
  readonly changed: ReadonlyMap<string, number>;
  /** Texts of the test files, as far as they were read. */
  readonly tests: ReadonlyMap<string, string>;
}

export interface PickedSources {
  readonly files: readonly string[];
  readonly why: 'plans' | 'changes' | 'sources';
}

/**
 * The files that a mutation sample is taken from: those that plans touch, because work is about to be done there; else
 * those that were changed most often of late, if a test reaches them by name; else any source that a test reaches.
 *
 * @param most files at most
 * @param seed decides where nothing else does
 */
export function pickSources(facts: SourceFacts, most: number, seed: string): PickedSources {
  const planned = [...new Set(facts.planned)].filter((file) => facts.files.has(file) && isOwnSource(file));
  if (planned.length > 0) {
    return { files: planned.toSorted().slice(0, most), why: 'plans' };
  }
  const named = namesInTests(facts.tests);
  const sources = [...facts.files].filter(isOwnSource);
  const reached = sources.filter((file) => isReached(file, named, facts.files));
  const often = (file: string): number => facts.changed.get(file) ?? 0;
  const order = new Map(sources.map((file) => [file, textHash(`${seed}\n${file}`)]));
  const byChanges = (list: readonly string[]): string[] =>
    list
      .toSorted(
        (one, other) => often(other) - often(one) || ((order.get(one) ?? '') < (order.get(other) ?? '') ? -1 : 1),
      )
      .slice(0, most);
  const changed = reached.filter((file) => often(file) > 0);
  if (changed.length > 0) {
    return { files: byChanges(changed), why: 'changes' };
  }
  return { files: byChanges(reached.length > 0 ? reached : sources), why: 'sources' };
}

/** Every name that test files are called by or speak of, lower case: of files, modules, classes. */
function namesInTests(tests: ReadonlyMap<string, string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [file, text] of tests) {
    names.add(bareName(file));
    for (const [name] of text.matchAll(/[A-Za-z_][\w-]*/g)) {
      names.add(plainName(name));
    }
  }
  return names;
}

function isReached(file: string, named: ReadonlySet<string>, files: ReadonlySet<string>): boolean {
  const name = bareName(file);
  // Rust's and Go's tests lie in the same file or package, and need not name it.
  const inside = file.endsWith('.rs') || (file.endsWith('.go') && hasTestBeside(file, files));
  return inside || named.has(name) || (/^(?:index|main|mod|__init__|lib)$/.test(name) && named.has(folderName(file)));
}

function hasTestBeside(file: string, files: ReadonlySet<string>): boolean {
  return (
    files.has(file.replace(/\.go$/, '_test.go')) || files.has(`${file.slice(0, file.lastIndexOf('/') + 1)}main_test.go`)
  );
}

/** `src/readPlan.test.ts`, `test_read_plan.py` and `ReadPlanTest.java` are all `readplan`. */
function bareName(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const dot = base.indexOf('.', 1);
  const stem = dot === -1 ? base : base.slice(0, dot);
  return plainName(isTestFile(file) ? stem.replace(/^test_|(?:_test|_spec|Tests?|Spec|IT)$/g, '') : stem);
}

function plainName(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

function folderName(file: string): string {
  return plainName(file.split('/').at(-2) ?? '');
}
