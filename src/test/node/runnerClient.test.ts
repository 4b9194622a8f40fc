import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, realpath, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeRecord } from '../../core/journal/codec.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import type { RunSituation } from '../../extension/present/runSituation.ts';
import { followRunner, type RunnerClient } from '../../extension/runnerClient.ts';
import { journalChecksum } from '../../node/journalFile.ts';
import { processStart } from '../../node/lock.ts';
import { runFolder, stateFolder, stateNames, stateSurroundings } from '../../node/stateFolder.ts';
import type { StreamLine } from '../../protocol/stream.ts';
import { type Collector, collector } from './collector.ts';

const started: RunEvent = {
  kind: 'runStarted',
  branch: 'main',
  agent: 'rehearsal',
  reviewer: 'rehearsal',
  limits: { attempts: 3 },
  plans: [{ key: '1', id: 1, goal: '', title: 'One', file: 'docs/plans/001.md', waitsFor: [], obstacle: undefined }],
};
const done: RunEvent = {
  kind: 'planCommitted',
  plan: '1',
  attempt: 1,
  commit: 'abc',
  subject: 'feat: one',
  healthBefore: 10,
  healthAfter: 10,
};

function record(run: string, seq: number, event: RunEvent): string {
  return encodeRecord({ v: 1, seq, t: 0, run, event }, journalChecksum);
}

describe('runner client', () => {
  let base: string;
  let folder: string;
  let client: RunnerClient;
  let situations: Collector<RunSituation>;
  let streamed: Collector<string>;
  const previous = process.env['MSTACK_STATE_HOME'];

  const journal = (run: string): string => path.join(runFolder(folder, run), stateNames.journal);
  const begin = async (): Promise<void> => {
    client = await followRunner({
      repository: base,
      script: 'runner.mjs',
      onSituation: () => {
        const situation = client.situation();
        if (situation !== undefined) {
          situations.add(situation);
        }
      },
      onStream: (event) => {
        streamed.add(event.kind === 'lines' ? event.lines.map((line) => line.text).join() : `(${event.kind})`);
      },
    });
  };
  const writeRun = async (run: string, text: string): Promise<void> => {
    await mkdir(runFolder(folder, run), { recursive: true });
    await appendFile(journal(run), text);
  };
  const holdLock = async (pid: number, start: string): Promise<void> => {
    const lock = { pid, started: start, address: path.join(base, 'no.sock'), run: 'a' };
    await writeFile(path.join(folder, stateNames.lock), JSON.stringify(lock));
  };

  beforeEach(async () => {
    base = await realpath(await mkdtemp(path.join(tmpdir(), 'mstack-client-')));
    process.env['MSTACK_STATE_HOME'] = path.join(base, 'state');
    folder = stateFolder(base, stateSurroundings());
    situations = collector();
    streamed = collector();
  });

  afterEach(async () => {
    client.dispose();
    if (previous === undefined) {
      delete process.env['MSTACK_STATE_HOME'];
    } else {
      process.env['MSTACK_STATE_HOME'] = previous;
    }
    await rm(base, { recursive: true, force: true });
  });

  it('finds a run that began before the window, and follows it', async () => {
    await writeRun('a', record('a', 1, started));
    await holdLock(process.pid, processStart(process.pid));
    await begin();
    await situations.until((all) => all.at(-1)?.alive === true);
    await writeRun('a', record('a', 2, done));
    await situations.until((all) => all.at(-1)?.view.plans[0]?.state === 'done');
  });

  it('sees that the runner is gone although the journal says that it runs', async () => {
    await writeRun('a', record('a', 1, started));
    await holdLock(process.pid, processStart(process.pid));
    await begin();
    await situations.until((all) => all.at(-1)?.alive === true);
    // The same process id with another start time: the holder has died and its number is in use again.
    await holdLock(process.pid, '1');
    await situations.until((all) => all.at(-1)?.alive === false);
    assert.equal(situations.all.at(-1)?.view.state, 'running');
  });

  it('changes over to a newer run', async () => {
    await writeRun('a', record('a', 1, started) + record('a', 2, { kind: 'runFinished' }));
    await begin();
    await situations.until((all) => all.at(-1)?.view.state === 'finished');
    await writeRun('b', record('b', 1, started));
    await situations.until((all) => all.at(-1)?.view.run === 'b');
    assert.deepEqual(streamed.all, ['(run)', '(run)']);
  });

  it('is not misled by a torn line that a new runner has cut off and written over', async () => {
    const torn = record('a', 2, { kind: 'stopRequested', by: 'somebody' }).slice(0, 20);
    await writeRun('a', record('a', 1, started) + torn);
    await begin();
    await situations.until((all) => all.length > 0);
    await truncate(journal('a'), Buffer.byteLength(record('a', 1, started)));
    await writeRun('a', record('a', 2, done));
    await situations.until((all) => all.at(-1)?.view.plans[0]?.state === 'done');
    assert.equal(situations.all.at(-1)?.view.reason, undefined);
  });

  it('hands out the stream, and skips what it cannot read', async () => {
    const line: StreamLine = { t: 0, plan: '1', source: 'agent', kind: 'text', text: 'Hello' };
    await writeRun('a', record('a', 1, started));
    await writeFile(
      path.join(runFolder(folder, 'a'), stateNames.stream),
      `${JSON.stringify(line)}\n{"kind":"from the future"}\n${JSON.stringify({ ...line, text: 'again' })}\n`,
    );
    await begin();
    await streamed.until((all) => all.length === 2);
    assert.deepEqual(streamed.all, ['(run)', 'Hello,again']);
  });
});
