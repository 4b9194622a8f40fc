import type { Preflight, PreflightFix, PreflightItem } from '../../core/preflight/preflight.ts';
import { assertNever } from '../../core/base/assertNever.ts';
import { plainText } from './plainText.ts';

const marks = {
  fine: '✓ fine   ',
  unknown: '? unknown',
  warning: '! warning',
  stops: '✗ stops  ',
} as const;

const headings = {
  agents: 'Agents',
  plans: 'Plans',
  tree: 'Work tree',
  gate: 'Health gate',
  checks: 'Checks',
  machine: 'Machine',
  budget: 'Budget',
} as const;

/** Every item below its topic, what can be done about it behind it, and the verdict at the end. */
export function preflightText({ verdict, items, plans, summary }: Preflight): string {
  const lines = [...Map.groupBy(items, ({ topic }) => topic)].flatMap(([topic, own]) => [
    headings[topic],
    ...own.flatMap(itemLines),
    '',
  ]);
  const count = (state: PreflightItem['state']): number => items.filter((item) => item.state === state).length;
  const end = [
    verdictText(verdict, count('warning'), count('stops')),
    ...(plans.length === 0 || verdict === 'stopped' ? [] : [summary]),
  ];
  return plainText(`${[...lines, ...end].join('\n')}\n`);
}

function itemLines({ state, message, fixes }: PreflightItem): string[] {
  const told = state === 'fine' ? [] : fixes;
  return [`  ${marks[state]}  ${message}`, ...told.flatMap((fix) => fixLine(fix) ?? [])];
}

/** What a fix is in a terminal; undefined: only an editor has it. */
function fixLine(fix: PreflightFix): string | undefined {
  const start = ' '.repeat(13);
  switch (fix.kind) {
    case 'open':
      return `${start}${fix.file}:${fix.line + 1}`;
    case 'setKey':
      return `${start}${fix.label}: write \`${fix.key}: ${fix.value}\` into ${fix.file}`;
    case 'terminal':
      return `${start}${fix.label}: ${fix.command}`;
    case 'fixPlan':
    case 'showChanges':
      return undefined;
    default:
      return assertNever(fix);
  }
}

function verdictText(verdict: Preflight['verdict'], warnings: number, stops: number): string {
  const toKnow = warnings === 1 ? '1 thing to know' : `${warnings} things to know`;
  switch (verdict) {
    case 'ready':
      return 'Ready to run.';
    case 'warnings':
      return `Ready to run, with ${toKnow}.`;
    case 'stopped':
      return stops === 0
        ? 'There is nothing to run.'
        : `Cannot run: ${stops === 1 ? '1 thing stops' : `${stops} things stop`} it, marked ✗ above.`;
    default:
      return assertNever(verdict);
  }
}

/**
 * What `mstack run` says before it begins: only what a person should know, a line each. Of settings it has been said.
 *
 * @param probes the run looks at the checks itself, and lists in its account which passed already
 */
export function warningLines({ items }: Preflight, probes: boolean): readonly string[] {
  const said = new Set(['agents.settings', ...(probes ? ['checks.vacuous'] : [])]);
  return items
    .filter(({ state, code }) => state === 'warning' && !said.has(code))
    .map(({ message }) => `warning: ${message}`);
}
