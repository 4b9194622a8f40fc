/** Values by key, kept up while they come and go, but only from the first question on: many never come. */
export class LazyGroups<Key, Value> {
  readonly #all: () => Iterable<readonly [Key, Value]>;
  #groups: Map<Key, Set<Value>> | undefined;

  /** @param all every value with its key, as they are when the first question comes */
  constructor(all: () => Iterable<readonly [Key, Value]>) {
    this.#all = all;
  }

  get(key: Key): ReadonlySet<Value> {
    return this.#built().get(key) ?? new Set();
  }

  keys(): readonly Key[] {
    return [...this.#built().keys()];
  }

  add(key: Key, value: Value): void {
    if (this.#groups !== undefined) {
      addTo(this.#groups, key, value);
    }
  }

  delete(key: Key, value: Value): void {
    const group = this.#groups?.get(key);
    group?.delete(value);
    if (group?.size === 0) {
      this.#groups?.delete(key);
    }
  }

  #built(): Map<Key, Set<Value>> {
    if (this.#groups === undefined) {
      this.#groups = new Map();
      for (const [key, value] of this.#all()) {
        addTo(this.#groups, key, value);
      }
    }
    return this.#groups;
  }
}

function addTo<Key, Value>(groups: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const known = groups.get(key);
  if (known === undefined) {
    groups.set(key, new Set([value]));
  } else {
    known.add(value);
  }
}
