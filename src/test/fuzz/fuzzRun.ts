import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Draw, Failure, Target } from './target.ts';

/** Inputs of one target, drawn together. */
export interface Task extends Draw {
  readonly target: string;
}

interface Slowest {
  readonly index: number;
  readonly milliseconds: number;
}

export interface WorkerReport {
  readonly failure: Failure | undefined;
  readonly slowest: Slowest;
}

/** What a file that lists targets exports. */
export interface Registry {
  readonly targets: readonly Target[];
}

export interface WorkerStart {
  readonly shared: SharedArrayBuffer;
  /** Path of the file that lists the targets: functions cannot be handed to a thread. */
  readonly registry: string;
}

export interface FuzzOptions {
  readonly registry: string;
  /** Those of the registry that are tried. */
  readonly targets: readonly Target[];
  readonly seed: number;
  /** Of all targets together. */
  readonly count: number;
  readonly workers: number;
  /** An input that takes longer is a hang. */
  readonly deadlineSeconds: number;
  /** Called now and then with the number of inputs tried so far. */
  readonly onProgress: (tried: number) => void;
}

export interface Finding {
  readonly task: Task;
  readonly failure: Failure;
}

export interface FuzzReport {
  readonly tried: number;
  readonly findings: readonly Finding[];
  /** Of each target, the input that took longest. Nothing follows from it, but a person may want to look. */
  readonly slowest: ReadonlyMap<string, { readonly task: Task; readonly index: number; readonly milliseconds: number }>;
}

/** Inputs of one task: few enough that progress is seen, many enough that starting one costs nothing. */
const taskSize = 1_000;

/** Lists what is tried unless somebody says otherwise. */
export const ownRegistry = path.join(import.meta.dirname, 'targets.ts');

/** Tries the targets on generated inputs, in worker threads that are watched: who does not come back is ended. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const waiting = tasksOf(options);
  const findings: Finding[] = [];
  const slowest = new Map<string, { task: Task; index: number; milliseconds: number }>();
  let tried = 0;
  const inProgress = new Map<Task, () => number>();
  const ticker = setInterval(() => {
    options.onProgress(tried + [...inProgress.values()].reduce((sum, done) => sum + done(), 0));
  }, 500);
  const work = async (): Promise<void> => {
    let worker = startWorker(options.registry);
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const running = task;
      inProgress.set(task, () => Math.min(worker.done(), running.count));
      const report = await worker.run(task, options.deadlineSeconds);
      inProgress.delete(task);
      if ('hangsAt' in report) {
        await worker.end();
        worker = startWorker(options.registry);
        findings.push({ task, failure: hangFailure(options, task, report.hangsAt) });
        tried += report.hangsAt + 1;
        continue;
      }
      tried += task.count;
      if (report.failure !== undefined) {
        findings.push({ task, failure: report.failure });
      }
      if (report.slowest.milliseconds > (slowest.get(task.target)?.milliseconds ?? 0)) {
        slowest.set(task.target, { task, ...report.slowest });
      }
    }
    await worker.end();
  };
  try {
    await Promise.all(Array.from({ length: options.workers }, work));
  } finally {
    clearInterval(ticker);
  }
  return { tried, findings, slowest };
}

/** Tasks of all targets by turns, so that an early end has seen something of each. */
function tasksOf({ targets, count, seed }: FuzzOptions): Task[] {
  const shares = targets.reduce((sum, target) => sum + target.share, 0);
  const tasks = targets.flatMap(({ name, share }, index) => {
    const own = Math.max(1, Math.round((count * share) / shares));
    return Array.from({ length: Math.ceil(own / taskSize) }, (_, turn) => ({
      turn: (turn + 1) / share,
      // Far enough apart that targets with the same kind of input do not get the same ones.
      task: {
        target: name,
        seed: (seed + index * 1_000_003 + turn) | 0,
        count: Math.min(taskSize, own - turn * taskSize),
      },
    }));
  });
  return tasks.toSorted((one, other) => one.turn - other.turn).map(({ task }) => task);
}

function hangFailure({ targets, deadlineSeconds }: FuzzOptions, task: Task, index: number): Failure {
  const target = targets.find(({ name }) => name === task.target);
  return {
    // Behind the last input of its own, it was looking for a smaller one that fails.
    input:
      index < task.count
        ? (target?.inputOf(task, index) ?? '')
        : 'a smaller form of a failing input; shrinking did not get further',
    shrinks: 0,
    why: `It did not come back within ${deadlineSeconds} s (input ${index} of ${task.count}).`,
  };
}

interface WatchedWorker {
  readonly run: (task: Task, deadlineSeconds: number) => Promise<WorkerReport | { readonly hangsAt: number }>;
  /** Inputs of the running task that were begun. */
  readonly done: () => number;
  readonly end: () => Promise<void>;
}

function startWorker(registry: string): WatchedWorker {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const progress = new Int32Array(shared);
  const worker = new Worker(path.join(import.meta.dirname, 'fuzzWorker.ts'), {
    workerData: { shared, registry } satisfies WorkerStart,
  });
  const done = (): number => Atomics.load(progress, 0);
  return {
    done,
    run: async (task, deadlineSeconds) => {
      Atomics.store(progress, 0, 0);
      const { promise, resolve, reject } = Promise.withResolvers<WorkerReport | { hangsAt: number }>();
      let last = -1;
      // Before its first input the worker still loads what it tests.
      const watchdog = setInterval(() => {
        const now = done();
        if (now > 0 && now === last) {
          resolve({ hangsAt: now - 1 });
        }
        last = now;
      }, deadlineSeconds * 1_000);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(task, []);
      try {
        return await promise;
      } finally {
        clearInterval(watchdog);
        worker.removeListener('message', resolve);
        worker.removeListener('error', reject);
      }
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
