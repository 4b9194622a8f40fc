import { oncePer } from '../../base/oncePer.ts';
import type { AttemptedChange } from '../tamper.ts';
import { type CommandPlace, commandPlaces, holdsCommands, type PlaceKind } from './commandPlaces.ts';
import type { GateCall } from './gateCalls.ts';
import { narrowedBy } from './narrowing.ts';
import { provesByName, ReachedCalls } from './reachedCalls.ts';

/** What was done to a call of the gate. */
export interface CommandChange {
  /** `unknown`: its words differ in a way that nobody can judge. `unheard`, `gone` and `narrowed` prove less. */
  readonly what: 'unheard' | 'gone' | 'narrowed' | 'unknown' | 'variable';
  readonly kind: PlaceKind;
  readonly file: string;
  /** Script, target, job or file. */
  readonly place: string;
  readonly tool: string;
  /** More of what was done, for the message. */
  readonly detail: string;
  readonly line: number;
}

/** What a change did to the calls of the gate, place by place. */
export const commandChanges = oncePer((change: AttemptedChange): readonly CommandChange[] => {
  const paths = new Set(
    change.files.flatMap(({ path, pathBefore }) => (pathBefore === undefined ? [path] : [path, pathBefore])),
  );
  if (![...paths].some(holdsCommands)) {
    return [];
  }
  const unchanged = [...change.pathsBefore]
    .filter((path) => holdsCommands(path) && !paths.has(path))
    .flatMap((path) => commandPlaces(path, change.textBefore(path) ?? ''));
  const before = change.files.flatMap(({ path, pathBefore, before: text }) =>
    text === undefined || !holdsCommands(pathBefore ?? path) ? [] : commandPlaces(pathBefore ?? path, text),
  );
  const after = change.files.flatMap(({ path, after: text }) =>
    text === undefined || !holdsCommands(path) ? [] : commandPlaces(path, text),
  );
  const old = new ReachedCalls([...before, ...unchanged]);
  const now = new ReachedCalls([...after, ...unchanged]);
  const moved = new Map(
    change.files.flatMap(({ path, pathBefore }) => (pathBefore === undefined ? [] : [[pathBefore, path] as const])),
  );
  const found = before.flatMap((place) => {
    const file = moved.get(place.file) ?? place.file;
    const isOwn = after.every(
      (each) => each.file !== file || each.name !== place.name || textOf(each) !== textOf(place),
    );
    return changesOf(place, { old, now, file }).map((each) => ({ each, isOwn }));
  });
  // What a script did not do itself is said of the one that it calls.
  return found
    .filter(
      ({ each, isOwn }) =>
        isOwn || found.every((other) => !other.isOwn || other.each.what !== each.what || other.each.tool !== each.tool),
    )
    .map(({ each }) => each);
});

function textOf({ blocks, needs }: CommandPlace): string {
  return [...blocks.map(({ text, muted }) => `${String(muted)} ${text}`), ...needs].join('\n');
}

interface Moments {
  readonly old: ReachedCalls;
  readonly now: ReachedCalls;
  readonly file: string;
}

function changesOf(place: CommandPlace, { old, now, file }: Moments): CommandChange[] {
  const calls = old.of(place);
  if (calls.length === 0) {
    return [];
  }
  const same = now.places.find(
    (each) =>
      each.file === file && (each.name === place.name || (place.name === place.file && each.name === each.file)),
  );
  const left = same === undefined ? [] : now.of(same);
  const others =
    place.kind === 'ci' || place.kind === 'hook'
      ? now.places.filter((each) => each.file === file).flatMap((each) => now.of(each))
      : left;
  return calls.flatMap((call, at): CommandChange[] => {
    if (calls.findIndex((each) => each.tool === call.tool && each.words.join(' ') === call.words.join(' ')) !== at) {
      return [];
    }
    const found = bestMatch(call, left) ?? bestMatch(call, others);
    const base = { kind: place.kind, file, place: place.name, tool: call.tool };
    if (found === undefined) {
      return isStillDone(call, place, same, now) || !call.heard
        ? []
        : [{ ...base, what: 'gone', detail: '', line: same?.blocks[0]?.line ?? 0 }];
    }
    const line = { line: found.line };
    if (call.heard && !found.heard) {
      return [{ ...base, ...line, what: 'unheard', detail: '' }];
    }
    const variables = found.variables.filter((each) => !call.variables.includes(each) && changesTools(each));
    if (variables.length > 0) {
      return [{ ...base, ...line, what: 'variable', detail: variables.join(' ') }];
    }
    const { narrowed, unsure } = narrowedBy(call.words, found.words);
    return narrowed !== undefined
      ? [{ ...base, ...line, what: 'narrowed', detail: narrowed }]
      : unsure
        ? [{ ...base, ...line, what: 'unknown', detail: found.words.join(' ') }]
        : [];
  });
}

/** Of several calls of a program, the one with the same words; else the one that is heard. */
function bestMatch(call: GateCall, calls: readonly GateCall[]): GateCall | undefined {
  const same = calls.filter(({ tool }) => tool === call.tool);
  const words = call.words.join(' ');
  return (
    same.find((each) => each.words.join(' ') === words && each.heard) ??
    same.find((each) => each.heard) ??
    same.find((each) => each.words.join(' ') === words) ??
    same[0]
  );
}

/**
 * A script that was called may be called by another name, or what it did be done here; a place that is gone may have been
 * renamed, so that it still stands in its file.
 */
function isStillDone(call: GateCall, place: CommandPlace, same: CommandPlace | undefined, now: ReachedCalls): boolean {
  if (call.tool.startsWith('script:')) {
    // What it did is looked for by itself.
    return same !== undefined || place.kind === 'ci' || !provesByName(place.name);
  }
  return (
    same === undefined &&
    place.kind !== 'ci' &&
    place.kind !== 'hook' &&
    !isCalledByGate(place.name) &&
    now.places.some(
      (other) => other.kind === place.kind && now.of(other).some((each) => each.tool === call.tool && each.heard),
    )
  );
}

/** Names that the gate, or everybody, calls a script by. */
function isCalledByGate(name: string): boolean {
  return /^(?:test|lint|typecheck|type-check|check|e2e|test:e2e|check-types|check:types|types|tsc|check:lint|lint:check|knip|check:dead)$/.test(
    name,
  );
}

/** Variables that decide what a tool loads, runs or counts. */
export function changesTools(assignment: string): boolean {
  return /^(?:NODE_OPTIONS|NODE_PATH|PYTEST_ADDOPTS|PYTEST_PLUGINS|PYTHONPATH|PYTHONSTARTUP|PYTHONOPTIMIZE|PATH|GOFLAGS|RUSTFLAGS|RUSTC_WRAPPER|RUSTDOCFLAGS|CARGO_\w{0,80}RUNNER|LD_PRELOAD|DYLD_\w{1,80}|BASH_ENV|ENV|SHELL|MAKEFLAGS|HUSKY|SKIP|LEFTHOOK|PRE_COMMIT_\w{1,80}|npm_config_\w{1,80}|JEST_\w{1,80}|VITEST_\w{1,80}|MOCHA_\w{1,80}|UPDATE_\w{1,80}|SNAPSHOT_\w{1,80}|INSTA_\w{1,80}|PROPTEST_\w{1,80}|COVERAGE_\w{1,80}|JAVA_TOOL_OPTIONS|MAVEN_OPTS|GRADLE_OPTS|RUBYOPT|RUBYLIB|PERL5OPT|PHPRC|PHP_INI_SCAN_DIR)=/i.test(
    assignment,
  );
}
