import { existsSync } from 'node:fs';
import type { SleepFacts } from '../core/preflight/facts.ts';
import { askProgram } from './askProgram.ts';
import { findProgram } from './programs.ts';

/** Whether this machine goes to sleep by itself or with its lid, as far as it tells, and what would keep it awake. */
export async function readSleep(platform: NodeJS.Platform = process.platform): Promise<SleepFacts> {
  switch (platform) {
    case 'linux':
      return await linuxSleep();
    case 'darwin': {
      const [settings, model] = await Promise.all([outputOf('pmset', ['-g']), outputOf('sysctl', ['-n', 'hw.model'])]);
      return macSleep(settings, model);
    }
    case 'win32':
      return windowsSleep(
        await outputOf('powercfg', ['/query', 'SCHEME_CURRENT', 'SUB_SLEEP', 'STANDBYIDLE']),
        await outputOf('powercfg', ['/query', 'SCHEME_CURRENT', 'SUB_BUTTONS', 'LIDACTION']),
      );
    default:
      return { idle: undefined, lid: undefined, inhibitor: undefined };
  }
}

/** Undefined: there is no such program, or it could not say. */
async function outputOf(program: string | undefined, args: readonly string[]): Promise<string | undefined> {
  if (program === undefined) {
    return undefined;
  }
  const answer = await askProgram({ program, args, folder: process.cwd(), environment: process.env });
  return answer.kind === 'answered' && answer.code === 0 ? answer.text : undefined;
}

const desktopPower = ['org.gnome.settings-daemon.plugins.power', 'sleep-inactive-ac-type'] as const;
const desktopTimeout = ['org.gnome.settings-daemon.plugins.power', 'sleep-inactive-ac-timeout'] as const;
const login = ['org.freedesktop.login1', '/org/freedesktop/login1', 'org.freedesktop.login1.Manager'] as const;

/** GNOME's settings and systemd's login manager; other desktops keep it elsewhere, and then it is not known. */
async function linuxSleep(): Promise<SleepFacts> {
  const [gsettings, busctl, inhibit] = await Promise.all(
    ['gsettings', 'busctl', 'systemd-inhibit'].map((program) => findProgram(program, '/')),
  );
  // Without a desktop session the settings are defaults that nobody acts upon.
  const desktop = process.env['XDG_CURRENT_DESKTOP'] === undefined ? undefined : gsettings;
  const [type, timeout, onLid, hasLid] = await Promise.all([
    outputOf(desktop, ['get', ...desktopPower]),
    outputOf(desktop, ['get', ...desktopTimeout]),
    outputOf(busctl, ['get-property', ...login, 'HandleLidSwitchExternalPower']),
    Promise.resolve(existsSync('/proc/acpi/button/lid')),
  ]);
  return {
    idle: gnomeIdle(type, timeout),
    lid: existsSync('/proc/acpi') ? linuxLid(hasLid, onLid) : undefined,
    inhibitor:
      inhibit === undefined || busctl === undefined || onLid === undefined
        ? undefined
        : 'systemd-inhibit --what=idle:sleep:handle-lid-switch',
  };
}

/** `'suspend'` and `1200` (seconds); `'nothing'`, or 0 seconds, never. */
export function gnomeIdle(type: string | undefined, timeout: string | undefined): SleepFacts['idle'] {
  const seconds = /^(?:uint32\s+)?(\d+)\s*$/.exec(timeout ?? '')?.[1];
  if (type === undefined) {
    return undefined;
  }
  if (/nothing/.test(type) || seconds === '0') {
    return 'never';
  }
  return seconds === undefined ? undefined : { minutes: Math.max(1, Math.round(Number(seconds) / 60)) };
}

/** `s "suspend"`, `s "ignore"`, `s "lock"`, as busctl prints it. */
export function linuxLid(hasLid: boolean, action: string | undefined): SleepFacts['lid'] {
  if (!hasLid) {
    return 'none';
  }
  const word = /"([\w-]*)"/.exec(action ?? '')?.[1];
  if (word === undefined || word === '') {
    return undefined;
  }
  return word === 'ignore' || word === 'lock' ? 'stays awake' : 'sleeps';
}

/** ` sleep                10 (sleep prevented by caffeinate)`: minutes, 0 never. A portable Mac's model begins with MacBook. */
export function macSleep(settings: string | undefined, model: string | undefined): SleepFacts {
  const lines = (settings ?? '').split('\n').map((line) => line.trim().split(/\s+/));
  const [, minutes = '', ...rest] = lines.find(([name]) => name === 'sleep') ?? [];
  const idle = !/^\d+$/.test(minutes)
    ? undefined
    : Number(minutes) === 0 || rest.includes('prevented')
      ? 'never'
      : { minutes: Number(minutes) };
  const disabled = lines.some(([name, value]) => name === 'SleepDisabled' && value === '1');
  const portable = model === undefined ? undefined : model.includes('MacBook') ? 'sleeps' : undefined;
  return { idle, lid: disabled ? 'stays awake' : portable, inhibitor: 'caffeinate -is' };
}

/** `Current AC Power Setting Index: 0x00000708`: seconds; 0 never. Of the lid: 0 does nothing. */
export function windowsSleep(standby: string | undefined, lid: string | undefined): SleepFacts {
  const seconds = indexOf(standby);
  const action = indexOf(lid);
  return {
    idle:
      seconds === undefined ? undefined : seconds === 0 ? 'never' : { minutes: Math.max(1, Math.round(seconds / 60)) },
    lid: action === undefined ? undefined : action === 0 ? 'stays awake' : 'sleeps',
    inhibitor: undefined,
  };
}

function indexOf(text: string | undefined): number | undefined {
  const hexadecimal = /AC Power Setting Index: 0x([\da-f]+)/i.exec(text ?? '')?.[1];
  return hexadecimal === undefined ? undefined : Number.parseInt(hexadecimal, 16);
}
