import { assertNever } from '../base/assertNever.ts';
import type { DiskFacts, MachineFacts, PreflightFacts, SleepFacts } from './facts.ts';
import { item } from './item.ts';
import type { PreflightFix, PreflightItem } from './preflight.ts';

const gigabyte = 1_000_000_000;

/** Less free room than this is a warning, or than three times the repository: copies, builds and transcripts need room. */
function neededBytes(repositoryBytes: number | undefined): number {
  return Math.max(gigabyte, 3 * (repositoryBytes ?? 0));
}

/** Whether the machine can be left alone. What it does not tell is said to be unknown. */
export function machineItems({ machine }: PreflightFacts): readonly PreflightItem[] {
  return [
    ...machine.disks.map((disk) => diskItem(disk, machine.repositoryBytes)),
    powerItem(machine),
    ...sleepItems(machine.sleep),
  ];
}

function diskItem({ of, freeBytes }: DiskFacts, repositoryBytes: number | undefined): PreflightItem {
  if (freeBytes === undefined) {
    return item('machine', 'disk-unknown', 'unknown', `How much room is left for ${of} is not known.`);
  }
  const free = sizeText(freeBytes);
  const needed = neededBytes(repositoryBytes);
  return freeBytes < needed
    ? item(
        'machine',
        'disk-low',
        'warning',
        `Only ${free} are free for ${of}; ${sizeText(needed)} would be safe. A full disk pauses the run.`,
        [{ kind: 'terminal', label: 'Look', command: 'df -h .' }],
      )
    : item('machine', 'disk', 'fine', `${free} are free for ${of}.`);
}

function powerItem({ power }: MachineFacts): PreflightItem {
  switch (power.kind) {
    case 'mains':
      return item('machine', 'mains', 'fine', 'The machine runs on mains power.');
    case 'battery': {
      const left = power.percent === undefined ? '' : ` (${power.percent} %)`;
      return item(
        'machine',
        'battery',
        'warning',
        `The machine runs on battery${left}. Plug it in: when it is empty the run ends, and \`mstack run\` goes on with it later.`,
      );
    }
    case 'unknown':
      return item('machine', 'power-unknown', 'unknown', 'Whether the machine runs on battery is not known.');
    default:
      return assertNever(power);
  }
}

function sleepItems({ idle, lid, inhibitor }: SleepFacts): readonly PreflightItem[] {
  const awake: PreflightFix[] =
    inhibitor === undefined ? [] : [{ kind: 'terminal', label: 'Run Awake', command: `${inhibitor} mstack run` }];
  const how = inhibitor === undefined ? '' : ` \`${inhibitor} mstack run\` keeps it awake.`;
  const idleItem =
    idle === undefined
      ? item(
          'machine',
          'sleep-unknown',
          'unknown',
          `Whether the machine goes to sleep by itself is not known.${how}`,
          awake,
        )
      : idle === 'never'
        ? item('machine', 'awake', 'fine', 'The machine does not go to sleep by itself.')
        : item(
            'machine',
            'sleeps',
            'warning',
            `The machine goes to sleep after ${idle.minutes} minutes without input, and the run stands still then.${how}`,
            awake,
          );
  switch (lid) {
    case 'sleeps':
      // It is so on nearly every laptop: as a warning it would stand before each run, and nobody would read the others.
      // Whether the lid stays open, nobody knows but the person.
      return [
        idleItem,
        item(
          'machine',
          'lid',
          'unknown',
          'Closing the lid puts the machine to sleep, and the run stands still until it is opened. Leave it open.',
        ),
      ];
    case 'stays awake':
      return [idleItem, item('machine', 'lid-free', 'fine', 'Closing the lid does not put the machine to sleep.')];
    case undefined:
      return [
        idleItem,
        item('machine', 'lid-unknown', 'unknown', 'What closing the lid does, if there is one, is not known.'),
      ];
    case 'none':
      return [idleItem];
    default:
      return assertNever(lid);
  }
}

/** `12.3 GB`, in powers of ten, as disks are sold. */
function sizeText(bytes: number): string {
  return bytes < gigabyte ? `${Math.round(bytes / 1_000_000)} MB` : `${(bytes / gigabyte).toFixed(1)} GB`;
}
