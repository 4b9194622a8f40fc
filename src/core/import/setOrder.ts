/** What waits for what, by positions in a list. */
export interface SetOrder {
  /** Every position once, each behind those that it waits for, else in the order of the list. */
  readonly order: readonly number[];
  /** For each position, what it still waits for: needs that close a circle are taken out. */
  readonly needs: readonly (readonly number[])[];
  /** The needs that were taken out: who waited, and for whom. */
  readonly dropped: readonly { readonly at: number; readonly need: number }[];
}

/** In linear time, and without recursion: a chain may have thousands of links. */
export function orderOf(wanted: readonly (readonly number[])[]): SetOrder {
  const state = Array.from({ length: wanted.length }, (): 'new' | 'open' | 'placed' => 'new');
  const needs: number[][] = wanted.map(() => []);
  const order: number[] = [];
  const dropped: { at: number; need: number }[] = [];
  const walk = (start: number): void => {
    const path: { at: number; next: number }[] = [{ at: start, next: 0 }];
    state[start] = 'open';
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const need = wanted[top.at]?.[top.next];
      top.next += 1;
      if (need === undefined) {
        state[top.at] = 'placed';
        order.push(top.at);
        path.pop();
      } else if (state[need] === 'open') {
        dropped.push({ at: top.at, need });
      } else {
        needs[top.at]?.push(need);
        if (state[need] === 'new') {
          state[need] = 'open';
          path.push({ at: need, next: 0 });
        }
      }
    }
  };
  for (const at of wanted.keys()) {
    if (state[at] === 'new') {
      walk(at);
    }
  }
  return { order, needs, dropped };
}
