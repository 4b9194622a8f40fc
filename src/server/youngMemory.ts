import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's memory for what is new as small as it is while some work is done that looks at much and keeps little: of
 * thousands of plans, each is read and judged in passing. By default that memory grows to 16 MB, three times over, before
 * anybody looks for what can go. Afterwards it may grow again: small, it would make each keystroke in a long plan slower.
 */
export async function withSmallYoungMemory(work: () => Promise<void>): Promise<void> {
  setFlagsFromString('--semi-space-growth-factor=1');
  try {
    await work();
  } finally {
    // V8's own default.
    setFlagsFromString('--semi-space-growth-factor=2');
  }
}
