import { moduleAdvice } from '../health/missing.ts';
import { alwaysSucceeds } from '../doctor/reading/certainResult.ts';
import type { GateFacts, PreflightFacts } from './facts.ts';
import { item, someOf } from './item.ts';
import type { PreflightFix, PreflightItem } from './preflight.ts';

const measure: PreflightFix = { kind: 'terminal', label: 'Measure Now', command: 'mstack health' };
const openSettings: PreflightFix = { kind: 'open', label: 'Open Settings', file: '.mstack/config.json', line: 0 };
const openStack: PreflightFix = { kind: 'open', label: 'Open AGENTS.md', file: 'AGENTS.md', line: 0 };

/** Whether the health gate can run, and what is known of its result. That there is no tool at all, the ground says. */
export function gateItems({ gate, ground, tree }: PreflightFacts): readonly PreflightItem[] {
  const { declaredNone } = ground.health;
  const vain = gate.commands.filter(({ command }) => alwaysSucceeds(command));
  const sound = gate.commands.filter((each) => !vain.includes(each));
  if (declaredNone !== undefined) {
    return [
      item(
        'gate',
        'declared-none',
        'warning',
        `The project declares that it has no health tools (${declaredNone}): only the plans’ own checks and the reviewer stand before a commit.`,
        [openStack],
      ),
    ];
  }
  if (gate.commands.length === 0) {
    return [];
  }
  return [
    ...(sound.length === 0 ? [] : [item('gate', 'tools', 'fine', `The gate runs ${commandsText(sound)}.`)]),
    ...(vain.length === 0
      ? []
      : [
          item(
            'gate',
            'proves-nothing',
            'warning',
            `The gate runs ${commandsText(vain)}: ${vain.length === 1 ? 'it succeeds' : 'they succeed'} whatever is done, and ${vain.length === 1 ? 'proves' : 'prove'} nothing. Write the command that runs the tool (${someOf([...new Set(vain.map(({ source }) => source))])}).`,
            [openOf(vain[0]?.source)],
          ),
        ]),
    ...gate.commands.flatMap(({ category, command, missing, source }) =>
      missing === undefined
        ? []
        : [
            item(
              'gate',
              'tool-missing',
              'warning',
              `The program ${missing} of \`${command}\` (${category}) was not found, so it proves nothing. Install it, or change the command (${source}).${moduleAdvice(command)}`,
              [measure],
            ),
          ],
    ),
    ...gate.problems.map((problem) => item('gate', 'settings', 'warning', problem, [openSettings])),
    ...untested(gate),
    // What programs say that cannot fail is no result.
    ...(sound.length === 0 ? [] : [resultItem(gate, tree.changes.length > 0)]),
  ];
}

function commandsText(commands: GateFacts['commands']): string {
  return commands.map(({ category, command }) => `${category}: \`${command}\``).join(', ');
}

/** Where a command is changed, as far as its source is a file that is known to hold it. */
function openOf(source = ''): PreflightFix {
  const file = ['.mstack/config.json', 'package.json', 'CLAUDE.md'].find((name) => source.includes(name));
  return file === undefined ? openStack : { kind: 'open', label: `Open ${file}`, file, line: 0 };
}

/** Without tests the gate says little: it is the one category that a person should know to be missing. */
function untested({ commands, notRun }: GateFacts): PreflightItem[] {
  return commands.some(({ category }) => category === 'test')
    ? []
    : [item('gate', 'no-tests', 'warning', `The gate runs no unit tests. ${notRun.test ?? ''}`.trimEnd(), [openStack])];
}

function resultItem({ known }: GateFacts, changed: boolean): PreflightItem {
  if (known === undefined) {
    return item(
      'gate',
      'not-measured',
      'unknown',
      'Whether the gate is green on this commit is not known. It is measured at the start; what fails then counts as there before.',
      [measure],
    );
  }
  const score = known.composite === undefined ? '' : ` (${known.composite.toFixed(1)})`;
  const since = changed ? ', before your uncommitted changes' : '';
  return known.failing.length === 0
    ? item('gate', 'green', 'fine', `The gate was green on this commit${score}${since}.`)
    : item(
        'gate',
        'red',
        'warning',
        `The gate was red on this commit${score}${since}: ${someOf(known.failing)}. The run goes on from there: only what gets worse counts.`,
        [measure],
      );
}
