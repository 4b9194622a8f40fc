import { existsSync } from 'node:fs';
import path from 'node:path';

/** How often the file is looked for: it comes from another process, which can send no event into the extension host. */
const lookMs = 100;

const patienceMs = 10_000;

/** Asks the runner for a picture of the whole window, where it can make one, and waits until it is there. */
export async function picture(name: string): Promise<void> {
  const folder = process.env['MSTACK_PICTURES'];
  if (folder === undefined) {
    return;
  }
  console.log(`@@SHOT ${name}`);
  const file = path.join(folder, `${name}.png`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const looking = setInterval(() => {
    if (existsSync(file)) {
      resolve();
    }
  }, lookMs);
  const timer = setTimeout(() => {
    reject(new Error(`The picture ${name} was not made.`));
  }, patienceMs);
  try {
    await promise;
  } finally {
    clearInterval(looking);
    clearTimeout(timer);
  }
}
