import type { CommandPlace } from './commandPlaces.ts';
import { gateCalls, type GateCall } from './gateCalls.ts';

/** Places of a repository that matter together: those of one moment. */
export class ReachedCalls {
  readonly #places: readonly CommandPlace[];
  readonly #byName: ReadonlyMap<string, readonly CommandPlace[]>;

  constructor(places: readonly CommandPlace[]) {
    this.#places = places;
    this.#byName = Map.groupBy(
      places.filter(({ kind }) => kind === 'script' || kind === 'recipe'),
      ({ name }) => name,
    );
  }

  get places(): readonly CommandPlace[] {
    return this.#places;
  }

  /** What a place starts, and what the scripts start that it calls; each heard only when all on the way are. */
  of(place: CommandPlace): readonly GateCall[] {
    return this.#follow(place, new Set());
  }

  #follow(place: CommandPlace, seen: ReadonlySet<CommandPlace>): readonly GateCall[] {
    if (seen.has(place)) {
      return [];
    }
    const within = new Set([...seen, place]);
    const strict = place.kind === 'recipe' ? 'lines' : place.kind === 'ci' || place.kind === 'hook';
    const own = place.blocks.flatMap(({ text, line, muted }) =>
      gateCalls(text, { line, every: provesByName(place.name), strict }).map((call) => ({
        ...call,
        heard: call.heard && !muted,
      })),
    );
    const needed = place.needs.flatMap((need) => this.#named(need).flatMap((each) => this.#follow(each, within)));
    return [...own.flatMap((call) => [call, ...this.#called(call, within)]), ...needed];
  }

  #called(call: GateCall, within: ReadonlySet<CommandPlace>): GateCall[] {
    const [, name] = /^script:(.+)$/.exec(call.tool) ?? [];
    return name === undefined
      ? []
      : this.#named(name).flatMap((each) =>
          this.#follow(each, within).map((inner) => ({
            ...inner,
            heard: inner.heard && call.heard,
            line: call.line,
            words: call.words.length === 0 ? inner.words : [...inner.words, ...call.words],
            variables: [...inner.variables, ...call.variables],
          })),
        );
  }

  #named(name: string): readonly CommandPlace[] {
    if (name === '*') {
      return this.#places.filter(({ kind }) => kind === 'recipe').slice(0, 1);
    }
    if (name.endsWith('*')) {
      return this.#places.filter((place) => place.kind === 'script' && place.name.startsWith(name.slice(0, -1)));
    }
    return [`pre${name}`, name, `post${name}`].flatMap((each) => this.#byName.get(each) ?? []);
  }
}

/** Whether a place is there to prove something, by its name. */
export function provesByName(name: string): boolean {
  return /(?:^|[^a-z])(?:pre|post)?(?:tests?|spec|e2e|lint|types?|typecheck|tsc|checks?|verify|validate|ci|coverage|cov|knip|deadcode|quality|audit|vet|clippy|mypy|ruff|commit|push)(?:$|[^a-z])/i.test(
    name,
  );
}
