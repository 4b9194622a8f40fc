import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import type { Registry, Task, WorkerReport, WorkerStart } from './fuzzRun.ts';

const { shared, registry } = workerData as WorkerStart;
// What is run here may never come back: the driver reads how far it got from memory that both share.
const progress = new Int32Array(shared);
const { targets } = (await import(registry)) as Registry;

parentPort?.on('message', ({ target: name, seed, count }: Task) => {
  const target = targets.find((one) => one.name === name);
  assert.ok(target !== undefined);
  const slowest = { index: 0, milliseconds: 0 };
  let started = performance.now();
  let running = -1;
  const note = (): void => {
    const milliseconds = performance.now() - started;
    if (running !== -1 && milliseconds > slowest.milliseconds) {
      Object.assign(slowest, { index: running, milliseconds });
    }
  };
  const failure = target.attempt({ seed, count }, (index) => {
    note();
    running = index < count ? index : -1;
    started = performance.now();
    Atomics.store(progress, 0, index + 1);
  });
  note();
  parentPort?.postMessage({ failure, slowest } satisfies WorkerReport, []);
});
