import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDisks, repositorySize } from '../../node/machineDisk.ts';
import { linuxPower, macPower, windowsPower } from '../../node/machinePower.ts';
import { gnomeIdle, linuxLid, macSleep, windowsSleep } from '../../node/machineSleep.ts';

type Supply = Readonly<Record<string, string>>;

async function power(supplies: Readonly<Record<string, Supply>>): ReturnType<typeof linuxPower> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ms-power-'));
  try {
    for (const [name, values] of Object.entries(supplies)) {
      await mkdir(path.join(folder, name));
      for (const [key, value] of Object.entries(values)) {
        await writeFile(path.join(folder, name, key), `${value}\n`);
      }
    }
    return await linuxPower(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the power of a machine', () => {
  const battery = { type: 'Battery', status: 'Discharging', capacity: '81' };

  it('is read from what Linux shows', async () => {
    assert.deepEqual(await power({ AC: { type: 'Mains', online: '1' }, BAT0: battery }), { kind: 'mains' });
    assert.deepEqual(await power({ AC: { type: 'Mains', online: '0' }, BAT0: battery }), {
      kind: 'battery',
      percent: 81,
    });
    assert.deepEqual(await power({ BAT0: { ...battery, status: 'Charging' } }), { kind: 'mains' });
    assert.deepEqual(await power({ BAT0: { ...battery, capacity: 'many' } }), { kind: 'battery', percent: undefined });
  });

  it('is not that of a mouse, and not known where nothing is shown', async () => {
    assert.deepEqual(await power({ mouse: { ...battery, scope: 'Device' } }), { kind: 'unknown' });
    assert.deepEqual(await power({ AC: { type: 'Mains', online: '0' } }), { kind: 'unknown' });
    assert.deepEqual(await linuxPower('/no/such/folder'), { kind: 'unknown' });
  });

  it('is read from what macOS and Windows print', () => {
    const line = ' -InternalBattery-0 (id=123)\t87%; discharging; 4:10 remaining present: true\n';
    assert.deepEqual(macPower(`Now drawing from 'Battery Power'\n${line}`), { kind: 'battery', percent: 87 });
    assert.deepEqual(macPower(`Now drawing from 'AC Power'\n${line}`), { kind: 'mains' });
    assert.deepEqual(macPower(undefined), { kind: 'unknown' });
    assert.deepEqual(windowsPower('{"BatteryStatus":1,"EstimatedChargeRemaining":40}.\r\n'), {
      kind: 'battery',
      percent: 40,
    });
    assert.deepEqual(windowsPower('{"BatteryStatus":2,"EstimatedChargeRemaining":40}.'), { kind: 'mains' });
    assert.deepEqual(windowsPower('.'), { kind: 'mains' });
    assert.deepEqual(windowsPower('access denied'), { kind: 'unknown' });
  });
});

describe('the sleep of a machine', () => {
  it('is read from what GNOME and systemd say', () => {
    assert.deepEqual(gnomeIdle("'suspend'\n", '1200\n'), { minutes: 20 });
    assert.equal(gnomeIdle("'suspend'\n", '0\n'), 'never');
    assert.equal(gnomeIdle("'nothing'\n", '1200\n'), 'never');
    assert.equal(gnomeIdle(undefined, '1200\n'), undefined);
    assert.equal(linuxLid(true, 's "suspend"\n'), 'sleeps');
    assert.equal(linuxLid(true, 's "ignore"\n'), 'stays awake');
    assert.equal(linuxLid(true, undefined), undefined);
    assert.equal(linuxLid(false, 's "suspend"\n'), 'none');
  });

  it('is read from what macOS and Windows print', () => {
    const mac = macSleep(
      'System-wide power settings:\n displaysleep 10\n sleep                1\n',
      'MacBookPro18,1\n',
    );
    assert.deepEqual(mac, { idle: { minutes: 1 }, lid: 'sleeps', inhibitor: 'caffeinate -is' });
    assert.equal(macSleep(' sleep 1 (sleep prevented by caffeinate)\n', 'Macmini9,1').idle, 'never');
    assert.equal(macSleep(' sleep 0\n', 'Macmini9,1').lid, undefined);
    assert.deepEqual(
      windowsSleep('  Current AC Power Setting Index: 0x00000708\n', '  Current AC Power Setting Index: 0x00000001\n'),
      { idle: { minutes: 30 }, lid: 'sleeps', inhibitor: undefined },
    );
    assert.equal(windowsSleep('  Current AC Power Setting Index: 0x00000000\n', undefined).idle, 'never');
    assert.deepEqual(windowsSleep(undefined, undefined), { idle: undefined, lid: undefined, inhibitor: undefined });
  });
});

describe('the disk of a machine', () => {
  it('is told once where all lies on one file system, also before there is a state folder', async () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const [disk, ...more] = await readDisks(root, path.join(root, 'no', 'such', 'folder'));
    assert.deepEqual(more, []);
    assert.ok((disk?.freeBytes ?? 0) > 0);
  });

  it('is needed for the files that are there', async () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const bytes = await repositorySize(root);
    assert.ok(bytes !== undefined && bytes > 1_000_000 && bytes < 10_000_000_000, String(bytes));
    assert.equal(await repositorySize(tmpdir()), undefined);
  });
});
