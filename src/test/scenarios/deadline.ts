import { setTimeout as delay } from 'node:timers/promises';

/** Longer than anything here takes on a busy machine, shorter than a test's own limit. */
const deadlineMs = 30_000;

/** What the promise gives; a failure that names what was waited for when it takes too long. */
export async function within<Value>(promise: Promise<Value>, what: string, milliseconds = deadlineMs): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${milliseconds / 1000} s in vain for ${what}.`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until a question is answered with something. For what no event tells, such as the end of a process not our child. */
export async function until<Value>(
  ask: () => Value | undefined | Promise<Value | undefined>,
  what: string,
  milliseconds = deadlineMs,
): Promise<Value> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}.`);
    }
    await delay(20);
  }
}
