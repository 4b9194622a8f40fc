import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { foldState } from '../core/executor/foldState.ts';
import { success } from '../core/base/result.ts';
import type { Refusal } from '../core/executor/selectPlans.ts';
import type { RunState } from '../core/executor/state.ts';
import { type JournalContent, openJournal } from '../node/journalFile.ts';
import { listenForControl } from '../node/controlServer.ts';
import { processStart, takeLock } from '../node/lock.ts';
import { HealthStore } from '../node/healthStore.ts';
import { ProbeCopies } from '../node/probeCopies.ts';
import { removeForgotten } from '../node/throwAwayCopy.ts';
import { copiesFolder } from './effects/toolInCopy.ts';
import { findRepository, Repository } from '../node/repository.ts';
import { newRunId } from '../node/runFolders.ts';
import {
  controlAddress,
  runFolder,
  stateFolder,
  stateNames,
  type StateSurroundings,
  stateSurroundings,
} from '../node/stateFolder.ts';
import { findMarked, sweep } from '../node/sweep.ts';
import { runRequest, type RunRequest, type StartAnswer } from '../protocol/runnerStart.ts';
import { runMarker } from '../node/agentProcess.ts';
import { chooseAgents, resumedAgents, settingsFor } from '../node/runSettings.ts';
import { type EarlierRun, unfinishedRun } from '../node/unfinishedRun.ts';
import { beginRun, checkGround } from './prepare.ts';
import { Watch } from './watch.ts';
import { startLoop } from './runLoop.ts';
import { openStream } from './streamFile.ts';
import { version } from '../node/version.ts';

/** The runner: a process of its own that drives one run of one repository to its end. */
async function main(): Promise<void> {
  const request = readRequest(process.argv[2]);
  if (request === undefined) {
    answer({ kind: 'refused', code: 2, message: 'The runner is started by `mstack run`, not by hand.' });
    return;
  }
  const place = await findRepository(request.folder);
  if (!place.ok) {
    answer({ kind: 'refused', code: 3, message: place.failure });
    return;
  }
  const surroundings = stateSurroundings();
  const folder = stateFolder(place.value.root, surroundings);
  mkdirSync(path.join(folder, stateNames.runs), { recursive: true, mode: 0o700 });
  const repository = new Repository(place.value, path.join(folder, 'temporary'));
  const address = socketAddress(folder, surroundings);
  const run = newRunId(new Date(), randomBytes(2).toString('hex'));
  const lock = await takeLock(folder, { pid: process.pid, started: processStart(process.pid), address, run });
  if (!lock.ok) {
    const held = lock.failure;
    answer({
      kind: 'refused',
      code: 3,
      message: `A run is going on in this repository already (process ${held.pid}). See \`mstack status\`; end it with \`mstack stop\`.`,
    });
    return;
  }
  const refusal = await drive({ request, repository, folder, address, newRun: run }).finally(lock.value.release);
  if (refusal !== undefined) {
    // Only now: whoever hears it may start another runner at once.
    answer({ kind: 'refused', ...refusal });
  }
}

/** The longest path that a socket may have on Linux and macOS, its closing zero counted. */
const longestSocketPath = 104;

/** Where the runner listens: a runtime folder that is not there, or a temporary folder with a long path, is passed over. */
function socketAddress(folder: string, surroundings: StateSurroundings): string {
  const { XDG_RUNTIME_DIR: runtime, ...environment } = surroundings.environment;
  const places = [runtime, tmpdir(), '/tmp'].filter((place) => place !== undefined && existsSync(place));
  const addresses = places.map((place) => controlAddress(folder, { ...surroundings, environment }, place ?? ''));
  return (
    addresses.find((address) => Buffer.byteLength(address) < longestSocketPath) ??
    controlAddress(folder, surroundings, tmpdir())
  );
}

interface Drive {
  readonly request: RunRequest;
  readonly repository: Repository;
  readonly folder: string;
  readonly address: string;
  readonly newRun: string;
}

/** Opens or continues the run and drives it. Gives a refusal when it could not begin. */
async function drive({ request, repository, folder, address, newRun }: Drive): Promise<Refusal | undefined> {
  const found = settingsFor(repository.root, request);
  const { settings, config, broken, problems } = found;
  if (broken !== undefined) {
    // With other agents and health commands than the person set, it would be another run.
    return { code: 3, message: `${broken} Correct it, then run again.` };
  }
  const earlier: EarlierRun = request.fresh === true ? { kind: 'none' } : unfinishedRun(folder);
  if (earlier.kind === 'unreadable') {
    return { code: 3, message: earlier.reason };
  }
  const resumed = earlier.kind === 'unfinished';
  const run = resumed ? earlier.run : newRun;
  const agents = resumed
    ? success(resumedAgents(request, earlier.agents))
    : await chooseAgents(settings, repository.root);
  if (!agents.ok) {
    return { code: 3, message: agents.failure };
  }
  const runBranch = resumed ? earlier.state.branch : undefined;
  const ground = await checkGround(repository, found, agents.value, runBranch);
  if (ground !== undefined) {
    return ground;
  }
  const begun = resumed ? undefined : await beginRun(repository, settings, agents.value, request);
  if (begun?.ok === false) {
    return begun.failure;
  }
  const own = runFolder(folder, run);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const content: JournalContent = resumed ? earlier.content : { records: [], soundBytes: 0 };
  const journal = openJournal(path.join(own, stateNames.journal), run, content, Date.now);
  const stream = openStream(path.join(own, stateNames.stream), Date.now);
  const abort = new AbortController();
  let state: RunState = resumed ? earlier.state : { kind: 'notStarted' };
  if (begun?.ok === true) {
    journal.append(begun.value);
    state = foldState([begun.value]);
  }
  await endLeftovers(run);
  // A runner that was killed left its copy. Nobody need wait until it is gone.
  removeForgotten(copiesFolder(own)).catch(() => undefined);
  // Git, too, and the hooks that it starts can be left behind.
  process.env[runMarker] = run;
  const context = {
    run,
    version,
    folder: own,
    repository,
    settings,
    agents: agents.value,
    config,
    stream,
    watch: new Watch(repository.root),
    // The key is never written down: what others put into the folder is not believed.
    health: new HealthStore(path.join(folder, stateNames.health), randomBytes(32)),
    probeCopies: new ProbeCopies(),
    tried: new Map(),
    signal: abort.signal,
    now: Date.now,
  };
  // Whoever asks for a stop before the loop runs is heard as soon as it does.
  let stop: (by: string) => void = (by) => {
    early.push(by);
  };
  const early: string[] = [];
  const listening = await listenForControl(address, (message) => {
    if (message.kind === 'stop') {
      stop(message.by);
    }
    return { kind: 'taken', run, pid: process.pid, reason: '' };
  });
  const { control, ended } = startLoop(context, journal, state, abort);
  stop = control.stop;
  early.forEach(control.stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => control.stop(signal));
  }
  const notes =
    resumed && (request.references.length > 0 || request.goal !== undefined)
      ? ['An unfinished run is continued first; the plans named now were not added to it. `--new` gives it up instead.']
      : [];
  answer({ kind: 'started', run, resumed, notes: [...notes, ...problems] });
  await ended;
  // Nobody need wait for that, or for the lock because of it; what is left is removed when the next copy is made.
  context.probeCopies.remove().catch(() => undefined);
  await listening.close();
  journal.close();
  stream.close();
  return undefined;
}

/**
 * What a killed runner left running would go on writing into the tree, or finish a commit that is made again here. Git
 * takes its lock files away when it is asked to end, and only then.
 */
async function endLeftovers(run: string): Promise<void> {
  for (const pid of await findMarked(runMarker, run)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
  for (let waited = 0; waited < leftoverGraceMs; waited += leftoverLookMs) {
    if ((await findMarked(runMarker, run)).length === 0) {
      return;
    }
    await delay(leftoverLookMs);
  }
  await sweep(runMarker, run);
}

const leftoverGraceMs = 2000;
const leftoverLookMs = 50;

function readRequest(argument: string | undefined): RunRequest | undefined {
  try {
    const parsed = runRequest.safeParse(JSON.parse(argument ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: somebody started it by hand.
    return undefined;
  }
}

/** Tells the host that started us, if it still listens; from then on the two have nothing to do with each other. */
function answer(message: StartAnswer): void {
  if (process.send !== undefined && process.connected) {
    process.send(message, () => {
      if (process.connected) {
        process.disconnect();
      }
    });
  }
}

main().catch((error: unknown) => {
  // A bug or a broken machine: the host gets a sentence, the log the whole of it.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  answer({ kind: 'refused', code: 3, message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
