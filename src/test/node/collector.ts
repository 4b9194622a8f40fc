/** Collects what comes, and tells when what has come is enough. */
export interface Collector<Value> {
  readonly all: readonly Value[];
  readonly add: (value: Value) => void;
  /** Settles when the condition holds; rejects after the deadline, with what came until then. */
  readonly until: (enough: (all: readonly Value[]) => boolean) => Promise<void>;
}

const deadlineMs = 5000;

export function collector<Value>(): Collector<Value> {
  const all: Value[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    add: (value) => {
      all.push(value);
      for (const check of waiting) {
        check();
      }
    },
    until: async (enough) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const check = (): void => {
        if (enough(all)) {
          resolve();
        }
      };
      const timer = setTimeout(() => {
        reject(new Error(`Not enough after ${String(deadlineMs)} ms: ${JSON.stringify(all)}`));
      }, deadlineMs);
      waiting.add(check);
      check();
      try {
        await promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(check);
      }
    },
  };
}
