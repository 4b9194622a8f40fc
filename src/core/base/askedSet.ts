/** A set that finds out what it holds when it is asked; what it is made of must not change meanwhile. */
export class AskedSet<Value> implements ReadonlySet<Value> {
  readonly #has: (value: Value) => boolean;
  readonly #all: () => Iterable<Value>;

  /** @param source `has` as cheap as can be; `all` may name a value more than once */
  constructor(source: { readonly has: (value: Value) => boolean; readonly all: () => Iterable<Value> }) {
    this.#has = source.has;
    this.#all = source.all;
  }

  get size(): number {
    return this.#whole().size;
  }

  has(value: Value): boolean {
    return this.#has(value);
  }

  forEach(visit: (value: Value, again: Value, set: ReadonlySet<Value>) => void): void {
    this.#whole().forEach((value) => visit(value, value, this));
  }

  entries(): SetIterator<[Value, Value]> {
    return this.#whole().entries();
  }

  keys(): SetIterator<Value> {
    return this.#whole().keys();
  }

  values(): SetIterator<Value> {
    return this.#whole().values();
  }

  [Symbol.iterator](): SetIterator<Value> {
    return this.values();
  }

  #whole(): Set<Value> {
    return new Set(this.#all());
  }
}
