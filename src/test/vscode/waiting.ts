import type { Event } from 'vscode';

/**
 * Waits until the condition holds; it is asked at once and after each event. Fails after `seconds` with what `describe`
 * says then.
 */
export async function until(
  event: Event<unknown>,
  condition: () => boolean,
  describe: () => string,
  seconds: number,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const check = (): void => {
    if (condition()) {
      resolve();
    }
  };
  const listener = event(check);
  const timer = setTimeout(() => {
    reject(new Error(`Waited ${String(seconds)} s in vain. Last seen:\n${describe()}`));
  }, seconds * 1000);
  check();
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    listener.dispose();
  }
}
