import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PowerFacts } from '../core/preflight/facts.ts';
import { askProgram } from './askProgram.ts';

/** Where Linux shows batteries and mains; a test gives its own. */
const powerSupplies = '/sys/class/power_supply';

/** Whether this machine runs on battery, as far as it tells. */
export async function readPower(platform: NodeJS.Platform = process.platform): Promise<PowerFacts> {
  switch (platform) {
    case 'linux':
      return await linuxPower(powerSupplies);
    case 'darwin':
      return macPower(await outputOf('pmset', ['-g', 'batt']));
    case 'win32':
      return windowsPower(
        await outputOf('powershell.exe', [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          '(Get-CimInstance Win32_Battery | Select-Object -First 1 BatteryStatus,EstimatedChargeRemaining | ConvertTo-Json -Compress) + "."',
        ]),
      );
    default:
      return { kind: 'unknown' };
  }
}

async function outputOf(program: string, args: readonly string[]): Promise<string | undefined> {
  const answer = await askProgram({ program, args, folder: process.cwd(), environment: process.env });
  return answer.kind === 'answered' && answer.code === 0 ? answer.text : undefined;
}

/** Linux's documentation of the class (sysfs-class-power): `type`, `online` of mains, `status` and `capacity` of batteries. */
export async function linuxPower(folder: string): Promise<PowerFacts> {
  const names = await readdir(folder).catch(() => []);
  const supplies = await Promise.all(
    names.map(async (name) => {
      const value = async (key: string): Promise<string> =>
        (await readFile(path.join(folder, name, key), 'utf8').catch(() => '')).trim();
      const [type, scope, online, status, capacity] = await Promise.all(
        ['type', 'scope', 'online', 'status', 'capacity'].map(value),
      );
      return { type, scope, online, status, capacity };
    }),
  );
  // A mouse has a battery, too.
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  const battery = own.find(({ type }) => type === 'Battery');
  if (own.some(({ type, online }) => type !== 'Battery' && online === '1')) {
    return { kind: 'mains' };
  }
  if (battery === undefined) {
    // Desktops, servers and containers show nothing, or mains that is not online: neither says anything.
    return { kind: 'unknown' };
  }
  return battery.status === 'Discharging'
    ? { kind: 'battery', percent: percentOf(battery.capacity) }
    : battery.status === 'Charging' || battery.status === 'Full'
      ? { kind: 'mains' }
      : { kind: 'unknown' };
}

/** `Now drawing from 'Battery Power'`, then a line for each battery with `87%;`. */
export function macPower(output: string | undefined): PowerFacts {
  if (output === undefined) {
    return { kind: 'unknown' };
  }
  if (/drawing from 'AC Power'/.test(output)) {
    return { kind: 'mains' };
  }
  return /drawing from 'Battery Power'/.test(output)
    ? { kind: 'battery', percent: percentOf(/(\d{1,3})%/.exec(output)?.[1]) }
    : { kind: 'unknown' };
}

/** Win32_Battery: BatteryStatus 1 is discharging, 4 and 5 low and critical (also discharging); no object: no battery. */
export function windowsPower(output: string | undefined): PowerFacts {
  const text = output?.trim();
  if (text === undefined || text === '') {
    return { kind: 'unknown' };
  }
  if (text === '.') {
    return { kind: 'mains' };
  }
  const status = /"BatteryStatus":(\d+)/.exec(text)?.[1];
  if (status === undefined) {
    return { kind: 'unknown' };
  }
  return ['1', '4', '5'].includes(status)
    ? { kind: 'battery', percent: percentOf(/"EstimatedChargeRemaining":(\d+)/.exec(text)?.[1]) }
    : { kind: 'mains' };
}

function percentOf(text: string | undefined): number | undefined {
  const percent = Number(text);
  return text === undefined || text === '' || !Number.isFinite(percent) || percent > 100 ? undefined : percent;
}
